//! How fast the screens answer, measured in the real Chromium on the release site: `cargo xtask bench`.
//!
//! Every figure is the median and the 95th percentile of one run. Machines are noisy: compare figures of
//! one run with each other, not with another day's.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
// What only tests need of the support is left unused here.
#![allow(dead_code)]

#[path = "../tests/e2e/begin.rs"]
mod begin;
#[path = "../examples/large-forum/making.rs"]
mod making;
#[path = "screens/room.rs"]
mod room;
#[path = "../tests/e2e/support/mod.rs"]
mod support;

use begin::{EN, base, hand_over, new_forum};
use open_forum::domain::Language;
use open_forum::domain::large::Size;
use serde_json::{Value, json};
use support::{Laptop, Scene, Window, play};

/// What the scripts below have in common.
const TOOLS: &str = "
    const painted = () => new Promise(done => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now()); port2.postMessage(0); }));
    const type = (field, text) => { field.value = text; field.dispatchEvent(new InputEvent('input', { bubbles: true })); };
    const until = async there => { for (let n = 0; n < 3000; n += 1) { const found = there(); if (found) return found;
        await new Promise(done => setTimeout(done, 4)); } throw new Error('not within 12 s: ' + there); };
    const propose = title => { const line = document.querySelector('[data-quick-entry]'); type(line, title); line.form.requestSubmit(); };
    const card = title => [...document.querySelectorAll('.topic .title')].find(found => found.textContent === title);
";

fn main() {
    println!("{:<66}{:>12}{:>12}", "milliseconds", "median", "p95");
    if std::env::args().any(|argument| argument == "room") {
        return room::main();
    }
    play(async |scene| {
        cold_start(scene).await;
        a_topic_on_the_wall(scene).await;
        the_large_forum(scene).await;
        as_it_grows(scene).await;
    });
    room::main();
}

/// Prints one figure.
fn tell(what: &str, mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    let (median, last) = (times[times.len() / 2], times[(times.len() * 95).div_ceil(100) - 1]);
    println!("{what:<66}{median:>12.1}{last:>12.1}");
    median
}

/// A first visit with nothing cached: the shell painted, the first gesture possible.
async fn cold_start(scene: &Scene) {
    let (mut paint, mut gesture) = (Vec::new(), Vec::new());
    for _ in 0..7 {
        let laptop = scene.laptop().await;
        let watch = "new MutationObserver((_, watching) => { if (document.querySelector('[data-quick-entry]')) {
            window.ready = performance.now(); watching.disconnect(); } }).observe(document, { childList: true, subtree: true })";
        laptop.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": watch})).await.unwrap();
        laptop.open("#/").await;
        laptop.holds("return window.ready > 0 && performance.getEntriesByType('paint').length > 0").await;
        let found = laptop.script("return [performance.getEntriesByType('paint')[0].startTime, window.ready]", Vec::new()).await;
        paint.push(found[0].as_f64().unwrap());
        gesture.push(found[1].as_f64().unwrap());
    }
    tell("cold start: first paint of the shell", paint);
    tell("cold start: first gesture possible", gesture);
}

/// A topic typed where 200 are on the wall already: its card painted, and there in a second window.
async fn a_topic_on_the_wall(scene: &Scene) {
    let laptop = scene.laptop().await;
    let forum = new_forum(&laptop, EN, "Two hundred topics").await;
    laptop.open(&format!("{forum}/topics")).await;
    laptop.find("heading", &EN.say("topics.title")).await;
    let fill = "for (let n = 1; n <= 200; n += 1) { propose(`Number ${n} of the first`); await until(() => card(`Number ${n} of the first`)); } return 0";
    work(&laptop, fill, vec![]).await;
    let second = laptop.window(&format!("{forum}/topics")).await;
    second.holds("return document.querySelectorAll('.topic').length === 200").await;
    second
        .script(
            "window.came = {}; new MutationObserver(() => { for (const title of document.querySelectorAll('.topic .title'))
                window.came[title.textContent] ??= performance.timeOrigin + performance.now(); })
                .observe(document.body, { childList: true, subtree: true, characterData: true })",
            Vec::new(),
        )
        .await;
    let (mut here, mut sent) = (Vec::new(), Vec::new());
    for n in 0..40 {
        let title = format!("Measured {n}");
        let script = "const [title] = given; const start = performance.now(); propose(title); await until(() => card(title));
            return [await painted() - start, performance.timeOrigin + start]";
        let found = work(&laptop, script, vec![json!(title)]).await;
        here.push(found[0].as_f64().unwrap());
        sent.push((title, found[1].as_f64().unwrap()));
    }
    second.holds("return 'Measured 39' in window.came").await;
    let came = second.script("return window.came", Vec::new()).await;
    let there = sent.iter().map(|(title, at)| came[title].as_f64().unwrap() - at).collect();
    tell("a topic typed, 200 on the wall: its card painted", here);
    tell("the same card in a second window", there);
}

/// The large forum against an empty one, and one gesture of each kind in it.
async fn the_large_forum(scene: &Scene) {
    let laptop = scene.laptop().await;
    let empty = new_forum(&laptop, EN, "Empty").await;
    let large = take_in(&laptop, Size::LARGE).await;
    let mut open = Vec::new();
    for forum in [&empty, &large] {
        let mut times = Vec::new();
        for _ in 0..5 {
            let script = "location.hash = '#/'; await until(() => document.querySelector('.shelves')); await painted();
                const start = performance.now(); location.hash = given[0] + '/topics';
                await until(() => document.querySelector('.topic') || document.querySelector('.on-topics .empty'));
                return await painted() - start";
            times.push(work(&laptop, script, vec![json!(forum)]).await.as_f64().unwrap());
        }
        let what = if forum == &empty { "an empty forum opened" } else { "the large forum opened" };
        open.push(tell(what, times));
    }
    println!("{:<66}{:>12.1}", "  more than the empty one", open[1] - open[0]);
    let mut times = Vec::new();
    for n in 0..20 {
        times.push(script_time(&laptop, &format!("propose('Grown {n}'); await until(() => card('Grown {n}'))")).await);
    }
    tell("the large forum: propose a topic, script time", times);
    tell("the large forum: type a letter of notes, script time", letters(&laptop, &large).await);
    tell("the large forum: place a workshop, script time", placements(&laptop, &large).await);
    tell("the large forum: a placement suggested, script time", suggestions(&laptop, &large).await);
    tell("the large forum: the palette opened, script time", palettes(&laptop, &large).await);
    tell("the large forum: give a dot, script time", dots(&laptop, &large).await);
    let minutes = "const start = performance.now(); location.hash = given[0] + '/minutes';
        await until(() => document.querySelector('.desk-of-paper h1')); const shown = await painted() - start;
        location.hash = given[0] + '/topics'; await until(() => document.querySelector('.topic')); return shown";
    let mut times = Vec::new();
    for _ in 0..5 {
        times.push(work(&laptop, minutes, vec![json!(large)]).await.as_f64().unwrap());
    }
    tell("the large forum: minutes composed and on the screen", times);
    files(&laptop, &large).await;
}

/// From the click on a format until its file is there to be saved.
async fn files(laptop: &Laptop, forum: &str) {
    laptop.open(&format!("{forum}/minutes")).await;
    work(laptop, "await until(() => document.querySelector('.desk-of-paper h1')); return 0", vec![]).await;
    for format in ["word", "web-page", "markdown", "tables", "calendar", "text", "everything"] {
        let button = EN.say(&format!("book.{format}"));
        let take = "const button = [...document.querySelectorAll('.formats button')].find(button => button.textContent.trim() === given[0]);
            const make = URL.createObjectURL; let made; URL.createObjectURL = blob => { made ??= performance.now(); return make.call(URL, blob); };
            const start = performance.now(); button.click(); await until(() => made);
            URL.createObjectURL = make; await until(() => button.ariaDisabled !== 'true'); return made - start";
        let mut times = Vec::new();
        for _ in 0..5 {
            times.push(work(laptop, take, vec![json!(button)]).await.as_f64().unwrap());
        }
        tell(&format!("the large forum: {button}"), times);
    }
}

async fn letters(laptop: &Laptop, forum: &str) -> Vec<f64> {
    laptop.open(&format!("{forum}/workshops")).await;
    let go = "(await until(() => document.querySelector('main a[href*=\"/workshops/\"], main a[href*=\"/workshop/\"]'))).click();
        await until(() => document.querySelector('.paper textarea')); return 0";
    work(laptop, go, vec![]).await;
    let mut times = Vec::new();
    for _ in 0..20 {
        let letter = "const notes = document.querySelector('.paper textarea'); type(notes, notes.value + 'a')";
        times.push(script_time(laptop, letter).await);
    }
    times
}

async fn placements(laptop: &Laptop, forum: &str) -> Vec<f64> {
    laptop.open(&format!("{forum}/agenda")).await;
    let mut times = Vec::new();
    for _ in 0..10 {
        let open = "const place = await until(() => [...document.querySelectorAll('main button')].find(button => /^Place workshop/.test(button.getAttribute('aria-label') ?? button.textContent)));
            place.click(); await until(() => document.querySelector('dialog[open] ul button:not([disabled]):not([aria-pressed=true])')); return 0";
        work(laptop, open, vec![]).await;
        let put =
            "[...document.querySelectorAll('dialog[open] ul button:not([disabled]):not([aria-pressed=true])')].at(-1).click()";
        times.push(script_time(laptop, put).await);
        work(laptop, "document.querySelector('dialog[open]')?.close(); return 0", vec![]).await;
    }
    times
}

async fn suggestions(laptop: &Laptop, forum: &str) -> Vec<f64> {
    laptop.open(&format!("{forum}/agenda")).await;
    let button = format!(
        "const named = () => [...document.querySelectorAll('button')].find(button => button.textContent.trim() === {:?})",
        EN.say("agenda.suggest")
    );
    work(laptop, &format!("{button}; await until(named); return 0"), vec![]).await;
    let mut times = Vec::new();
    for _ in 0..5 {
        let ask = format!("{button}; named().click(); await until(() => document.querySelector('dialog[open] .choices'))");
        times.push(script_time(laptop, &ask).await);
        work(laptop, "document.querySelector('dialog[open]').close(); await painted(); return 0", vec![]).await;
    }
    times
}

async fn palettes(laptop: &Laptop, forum: &str) -> Vec<f64> {
    laptop.open(&format!("{forum}/topics")).await;
    work(laptop, "await until(() => document.querySelector('.topic')); return 0", vec![]).await;
    let mut times = Vec::new();
    for _ in 0..5 {
        let open =
            "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }));
            await until(() => document.querySelector('.palette [role=option]'))";
        times.push(script_time(laptop, open).await);
        work(laptop, "document.querySelector('dialog[open]').close(); await painted(); return 0", vec![]).await;
    }
    times
}

async fn dots(laptop: &Laptop, forum: &str) -> Vec<f64> {
    laptop.open(&format!("{forum}/votes")).await;
    let begin = "const named = name => [...document.querySelectorAll('button')].find(button => button.textContent.trim() === name);
        (await until(() => named('Reopen the vote') ?? named('Open the vote'))).click();
        (await until(() => named('Next voter'))).click(); (await until(() => named('Begin'))).click();
        await until(() => document.querySelectorAll('button[aria-label^=\"Give a dot\"]').length > 900); return 0";
    work(laptop, begin, vec![]).await;
    let mut times = Vec::new();
    for n in 0..5 {
        let give = format!("document.querySelectorAll('button[aria-label^=\"Give a dot\"]')[{n} * 7].click()");
        times.push(script_time(laptop, &give).await);
    }
    times
}

/// One gesture with 100, 1,000 and 10,000 topics on the wall.
async fn as_it_grows(scene: &Scene) {
    let mut costs = Vec::new();
    for topics in [100, 1_000, 10_000] {
        let laptop = scene.laptop().await;
        take_in(&laptop, Size { topics, people: 100, workshops: 6, votes: 300, characters: 5_000 }).await;
        let mut times = Vec::new();
        for n in 0..10 {
            times.push(script_time(&laptop, &format!("propose('Grown {n}'); await until(() => card('Grown {n}'))")).await);
        }
        costs.push(tell(&format!("{topics} topics: propose a topic, script time"), times));
    }
    println!("{:<66}{:>12.2}", "  with 10,000 topics against 100", costs[2] / costs[0]);
}

/// Opens a forum of this size, handed over as a file. Says its address.
async fn take_in(laptop: &Laptop, size: Size) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.json");
    std::fs::write(&file, making::written(Language::En, size).unwrap()).unwrap();
    laptop.open("#/").await;
    hand_over(laptop, &file).await;
    work(laptop, "await until(() => document.querySelector('.topic')); await painted(); return 0", vec![]).await;
    base(laptop).await
}

/// Runs a script that may wait, with [`TOOLS`] at hand; `given` are its arguments.
async fn work(window: &Window, script: &str, given: Vec<Value>) -> Value {
    let whole = format!(
        "const given = [...arguments], done = given.pop(); {TOOLS}
         (async () => {{ {script} }})().then(done, error => done(`failed: ${{error}}`))"
    );
    let answer = window.turn().await.unwrap().execute_async(whole, given).await.unwrap().json().clone();
    assert!(!answer.as_str().is_some_and(|answer| answer.starts_with("failed: ")), "{answer}\n{script}");
    answer
}

/// How long scripts run for a gesture, in milliseconds, as the browser counts it.
async fn script_time(window: &Window, gesture: &str) -> f64 {
    window.devtools("Performance.enable", json!({})).await.unwrap();
    let before = counted(window).await;
    work(window, &format!("{gesture}; await painted(); return 0"), vec![]).await;
    (counted(window).await - before) * 1_000.0
}

async fn counted(window: &Window) -> f64 {
    let metrics = window.devtools("Performance.getMetrics", json!({})).await.unwrap();
    let all = metrics["metrics"].as_array().unwrap();
    all.iter().find(|metric| metric["name"] == "ScriptDuration").and_then(|metric| metric["value"].as_f64()).unwrap()
}
