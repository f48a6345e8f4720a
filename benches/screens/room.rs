//! The room: from the console to the projector, and an hour of it.

use serde_json::{Value, json};

use crate::begin::{EN, example};
use crate::support::{Scene, Window, play};
use crate::tell;

/// The clock that both windows share, in milliseconds.
const CLOCK: &str = "const clock = () => performance.timeOrigin + performance.now();";

/// What the projector notes: when it had painted what changed in it.
const WATCH: &str = "
    window.painted = 0; window.first = 0;
    new MutationObserver(() => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { window.painted = clock(); window.first ||= window.painted; }; port2.postMessage(0); }))
        .observe(document.querySelector('.projector'), { childList: true, subtree: true, attributes: true, characterData: true });";

async fn room(scene: &Scene) -> (crate::support::Laptop, Window) {
    let laptop = scene.laptop().await;
    let base = example(&laptop, EN).await;
    laptop.open(&format!("{base}/console")).await;
    laptop.holds("return document.querySelector('.console .picture') !== null").await;
    let projector = laptop.window(&format!("{base}/stage")).await;
    projector.holds("return document.querySelector('.projector .picture') !== null").await;
    (laptop, projector)
}

/// A gesture in the console until the projector has painted it: every scene, several times.
pub async fn console_to_projector(scene: &Scene) {
    let (laptop, projector) = room(scene).await;
    projector.script(&format!("window.clock = () => performance.timeOrigin + performance.now(); {WATCH}"), Vec::new()).await;
    let mut times = Vec::new();
    for round in 0..6 {
        for scene in 0..14 {
            let press = format!(
                "{CLOCK} const at = clock(); document.querySelectorAll('.scenes .choices button')[{scene}].click(); return at;"
            );
            let pressed = laptop.script(&press, Vec::new()).await.as_f64().unwrap();
            projector.holds(&format!("return window.painted > {pressed}")).await;
            projector.settled().await;
            // What is painted later, such as notes that are typeset, is another matter: the first paint counts.
            let first =
                projector.script("const at = window.first; window.first = 0; return at;", Vec::new()).await.as_f64().unwrap();
            if round > 0 {
                times.push(first - pressed);
            }
        }
    }
    tell("a scene chosen until it is on the projector", times);
}

/// An hour in which something happens every three seconds: what stays in memory, before and after.
pub async fn an_hour(scene: &Scene) {
    let (laptop, projector) = room(scene).await;
    happen(&laptop, 120).await;
    let before = [held(&laptop).await, held(&projector).await];
    happen(&laptop, 1200).await;
    let after = [held(&laptop).await, held(&projector).await];
    for ((window, before), after) in ["console", "projector"].into_iter().zip(before).zip(after) {
        println!("{:<66}{:>12.2}{:>12.2}", format!("{window}: megabytes held before and after an hour"), before / 1e6, after / 1e6);
        println!("{:<66}{:>12.3}", format!("{window}: growth"), after / before);
    }
}

/// So many gestures: scenes in turn, pages, black and back, the time started, paused and stopped.
async fn happen(laptop: &Window, gestures: u32) {
    let script = "
        const [gestures] = arguments, done = arguments[arguments.length - 1];
        const scenes = [...document.querySelectorAll('.scenes .choices button')];
        const key = key => window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        const rest = () => new Promise(done => setTimeout(done, 12));
        (async () => {
            for (let n = 0; n < gestures; n += 1) {
                if (n % 5 === 0) scenes[(n / 5) % scenes.length].click();
                else if (n % 5 === 4) { key('b'); }
                else key('PageDown');
                if (n % 20 === 7) document.querySelector('.timer-panel .time')?.click();
                await rest();
            }
            scenes[0].click();
            setTimeout(() => done(true), 500);
        })();";
    let mut left = gestures;
    while left > 0 {
        let some = left.min(120);
        laptop.script_async(script, vec![json!(some)]).await;
        left -= some;
    }
}

/// What a window holds once everything unused was let go of, in bytes.
async fn held(window: &Window) -> f64 {
    for _ in 0..3 {
        window.devtools("HeapProfiler.collectGarbage", json!({})).await.unwrap();
    }
    let usage: Value = window.devtools("Runtime.getHeapUsage", json!({})).await.unwrap();
    usage["usedSize"].as_f64().unwrap() + usage["backingStorageSize"].as_f64().unwrap_or_default()
}

/// Both, each on laptops of their own.
pub fn main() {
    play(async |scene| console_to_projector(scene).await);
    play(async |scene| an_hour(scene).await);
}
