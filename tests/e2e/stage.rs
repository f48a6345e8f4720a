//! The projector follows the console: every scene in two windows, and what may never be seen in it.

use serde_json::json;

use crate::begin::{EN, FR, Words, example, new_forum};
use crate::support::{Laptop, Setting, Window, play};

/// What is said of each scene by its name in the page.
const SCENES: [&str; 15] = [
    "theme",
    "objectives",
    "principles",
    "invitation",
    "wall",
    "spotlight",
    "vote",
    "result",
    "agenda",
    "workshops",
    "harvest",
    "action-vote",
    "action-result",
    "engagements",
    "minutes",
];

/// The example's console on a laptop, and a projector beside it.
async fn room(laptop: &Laptop, words: Words) -> (String, Window) {
    let base = example(laptop, words).await;
    let projector = led(laptop, &base).await;
    (base, projector)
}

/// A forum's console on a laptop, and a projector beside it.
async fn led(laptop: &Laptop, base: &str) -> Window {
    laptop.open(&format!("{base}/console")).await;
    laptop.holds("return document.querySelector('.console .picture') !== null").await;
    let projector = laptop.window(&format!("{base}/stage")).await;
    projector.holds("return document.querySelector('.projector .picture') !== null").await;
    projector
}

/// Chooses a scene in the console.
async fn choose(laptop: &Laptop, scene: &str) {
    let place = SCENES.iter().position(|one| *one == scene).unwrap();
    laptop.script(&format!("document.querySelectorAll('.scenes .choices button')[{place}].click()"), Vec::new()).await;
}

/// Waits until the projector shows a scene.
async fn shows(projector: &Window, scene: &str) {
    projector.holds(&format!("return document.querySelector('.projector .picture')?.dataset.scene === {scene:?}")).await;
}

/// Whatever reaches out of the picture or is smaller than what is read from the back row, or too pale.
const LEGIBLE: &str = r"
    const picture = document.querySelector('.projector .picture');
    const box = picture.getBoundingClientRect();
    const inPage = element => {
        const flow = element.closest('.flow');
        if (!flow) return true;
        const [one, frame] = [element.getBoundingClientRect(), flow.getBoundingClientRect()];
        return one.right > frame.left + 2 && one.left < frame.right - 2;
    };
    const lum = ([r, g, b]) => { const f = c => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
        return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data]; };
    const ground = element => { for (let at = element; at; at = at.parentElement) {
        const colour = rgba(getComputedStyle(at).backgroundColor); if (colour[3] > 250) return colour; } return [255, 255, 255, 255]; };
    const wrong = [];
    const walker = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement, words = node.textContent.trim();
        if (!words || element.closest('.tell, [aria-hidden], .lit > .number') || !inPage(element)) continue;
        const style = getComputedStyle(element), size = parseFloat(style.fontSize) / box.height;
        const [ink, paper] = [lum(rgba(style.color)), lum(ground(element))];
        const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
        const title = /^H1$/.test(element.tagName);
        if (size < (title ? 0.0595 : 0.0345)) wrong.push(`${(size * 100).toFixed(2)} %: ${words.slice(0, 60)}`);
        if (ratio < 7) wrong.push(`contrast ${ratio.toFixed(2)}: ${words.slice(0, 60)}`);
        const range = document.createRange(); range.selectNodeContents(node);
        for (const line of range.getClientRects()) {
            const flow = element.closest('.flow')?.getBoundingClientRect();
            if (flow && (line.right < flow.left + 2 || line.left > flow.right - 2)) continue;
            if (line.bottom > box.bottom + 2 || line.top < box.top - 2 || line.right > box.right + 2 || line.left < box.left - 2
                || flow && (line.bottom > flow.bottom + 2 || line.right > flow.right + 2)) { wrong.push(`cut: ${words.slice(0, 60)}`); break; }
        }
    }
    const cards = picture.querySelector('.cards');
    if (cards && cards.scrollHeight > cards.clientHeight + 2) wrong.push('cards are cut');
    return wrong;";

async fn is_legible(projector: &Window, stop: &str, found: &mut Vec<String>) {
    // The typeface and the measuring of pages are awaited: two frames without a change.
    projector.holds("return document.fonts.status === 'loaded'").await;
    projector.settled().await;
    let wrong = projector.script(LEGIBLE, Vec::new()).await;
    found.extend(wrong.as_array().unwrap().iter().map(|line| format!("{stop}: {}", line.as_str().unwrap())));
}

#[test]
fn every_scene_is_on_the_projector_as_soon_as_it_is_chosen_and_read_from_the_back_row() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().french().size(1366, 768)).await;
        let (_, projector) = room(&laptop, FR).await;
        let mut found = Vec::new();
        for (width, height) in [(1920, 1080), (1024, 768)] {
            projector.resize(width, height).await;
            for night in ["Clair", "Sombre"] {
                laptop.click("button", night).await;
                for name in SCENES {
                    choose(&laptop, name).await;
                    shows(&projector, name).await;
                    is_legible(&projector, &format!("{name} {width}×{height} {night}"), &mut found).await;
                }
            }
        }
        assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
        // No controls on the stage, and nothing of the frame.
        assert_eq!(
            projector.script("return document.querySelectorAll('button, a, input, select').length", Vec::new()).await,
            json!(0)
        );
        laptop.nothing_complained().await;
    });
}

#[test]
fn every_scene_of_a_forum_that_has_only_a_title_says_something() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().french().size(1366, 768)).await;
        let base = new_forum(&laptop, FR, "Pain").await;
        let projector = led(&laptop, &base).await;
        let mut found = Vec::new();
        for (width, height) in [(1920, 1080), (1024, 768)] {
            projector.resize(width, height).await;
            for name in SCENES {
                choose(&laptop, name).await;
                shows(&projector, name).await;
                projector.holds("return document.querySelector('.projector .picture').innerText.trim().length > 3").await;
                is_legible(&projector, &format!("{name} {width}×{height}"), &mut found).await;
            }
        }
        assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
        choose(&laptop, "theme").await;
        projector.see("Pain").await;
        let title = "return document.querySelector('.projector .picture').innerText.split('Pain').length - 1";
        assert_eq!(projector.script(title, Vec::new()).await, json!(1), "the title stands once");
        laptop.nothing_complained().await;
    });
}

#[test]
fn the_whole_day_is_led_by_one_key_and_back() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (_, projector) = room(&laptop, EN).await;
        let mut seen = Vec::new();
        let now = async || {
            projector
                .script("return document.querySelector('.projector .picture').dataset.scene", Vec::new())
                .await
                .as_str()
                .unwrap()
                .to_owned()
        };
        let end = "return [...document.querySelectorAll('.gestures .on')].some(b => b.ariaDisabled === 'true')";
        for _ in 0..200 {
            let scene = now().await;
            if seen.last() != Some(&scene) {
                seen.push(scene);
            }
            if laptop.script(end, Vec::new()).await == json!(true) {
                break;
            }
            let before = projector.script("return document.querySelector('.projector .picture').outerHTML", Vec::new()).await;
            laptop.press("PageDown").await;
            projector.changes("return document.querySelector('.projector .picture').outerHTML", &before).await;
        }
        assert_eq!(
            seen,
            [
                "theme",
                "objectives",
                "principles",
                "wall",
                "vote",
                "result",
                "agenda",
                "workshops",
                "harvest",
                "engagements",
                "minutes"
            ]
        );
        laptop.press("PageUp").await;
        shows(&projector, "engagements").await;
    });
}

#[test]
fn a_projector_that_is_reloaded_shows_the_same_scene() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (_, projector) = room(&laptop, EN).await;
        choose(&laptop, "harvest").await;
        shows(&projector, "harvest").await;
        laptop.press("PageDown").await;
        projector.see("2 / ").await;
        let before = projector.script("return document.querySelector('.reported h1').textContent", Vec::new()).await;
        projector.reload().await;
        shows(&projector, "harvest").await;
        projector.see("2 / ").await;
        assert_eq!(projector.script("return document.querySelector('.reported h1').textContent", Vec::new()).await, before);
    });
}

#[test]
fn the_console_knows_of_what_shape_the_projector_is_and_misses_it_when_it_closes() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (base, projector) = room(&laptop, EN).await;
        laptop.see("Open, 1280 × 800").await;
        projector.resize(1024, 768).await;
        laptop.see("Open, 1024 × 768").await;
        laptop.holds("const m = document.querySelector('.now .miniature').getBoundingClientRect(); return Math.abs(m.width / m.height - 4 / 3) < 0.03").await;
        let second = laptop.window(&format!("{base}/stage")).await;
        shows(&second, "theme").await;
        projector.close().await;
        laptop.see("Open, 1280 × 800").await;
        second.close().await;
        laptop.see("No projector is open").await;
    });
}

#[test]
fn the_quick_entry_keeps_the_focus_while_the_projector_is_led() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (_, projector) = room(&laptop, EN).await;
        choose(&laptop, "wall").await;
        shows(&projector, "wall").await;
        laptop.field("A new topic").await.click().await;
        laptop.type_text("Shared cars between three villages — Marc Tissot\n").await;
        projector.see("Shared cars between three villages").await;
        projector.see("35 sujets").await;
        laptop.type_text("A bench at").await;
        laptop.press("PageDown").await;
        shows(&projector, "vote").await;
        laptop.click("button", "Back").await;
        shows(&projector, "wall").await;
        laptop.type_text(" every stop — Ada\n").await;
        projector.see("A bench at every stop").await;
        laptop.see_focus("textbox", "A new topic").await;
    });
}

#[test]
fn the_result_is_revealed_place_by_place_and_nothing_of_it_is_there_before() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (_, projector) = room(&laptop, EN).await;
        choose(&laptop, "result").await;
        shows(&projector, "result").await;
        let there = "return document.querySelectorAll('.place:not(.hidden)').length";
        assert_eq!(projector.script(there, Vec::new()).await, json!(0));
        for revealed in 1..=3 {
            laptop.press("PageDown").await;
            projector.holds(&format!("return document.querySelectorAll('.place:not(.hidden)').length === {revealed}")).await;
        }
        // The last places stand, the first are still hidden.
        assert_eq!(
            projector.script("return document.querySelector('.place').classList.contains('hidden')", Vec::new()).await,
            json!(true)
        );
    });
}

#[test]
fn the_vote_on_actions_is_led_from_the_console_and_its_result_revealed() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (base, projector) = room(&laptop, EN).await;
        laptop.click("button", "English").await;
        choose(&laptop, "action-vote").await;
        projector.see("The vote on the actions opens soon").await;
        laptop.click("button", "Open the vote").await;
        projector.see("The vote on the actions is open").await;
        laptop.click("link", "Ballots and paper").await;
        laptop.click("button", "Next voter").await;
        laptop.click("button", "Begin").await;
        laptop.see("3 dots left").await;
        laptop.script("document.querySelector('[aria-label^=\"Give a dot\"]').click()", Vec::new()).await;
        laptop.see("2 dots left").await;
        laptop.click("button", "Hand in").await;
        laptop.see("Your ballot is in. Pass the laptop on.").await;
        projector.see("has voted").await;
        laptop.open(&format!("{base}/console")).await;
        laptop.click("button", "Close the vote").await;
        projector.see("The vote on the actions is closed").await;
        choose(&laptop, "action-result").await;
        projector.see("What comes first").await;
        let there = "return document.querySelectorAll('.place:not(.hidden)').length";
        assert_eq!(projector.script(there, Vec::new()).await, json!(0));
        laptop.press("PageDown").await;
        projector.holds("return document.querySelectorAll('.place:not(.hidden)').length === 1").await;
    });
}

#[test]
fn topics_are_drawn_by_lot_into_the_light_each_of_them_once() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (_, projector) = room(&laptop, EN).await;
        choose(&laptop, "wall").await;
        let left = "return document.querySelector('.finding button small').textContent";
        let all: u32 = laptop.script(left, Vec::new()).await.as_str().unwrap().parse().unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for drawn in 1..=4 {
            laptop.find("button", &format!("Draw by lot {}", all - drawn + 1)).await.click().await;
            laptop.holds(&format!("{left} === '{}'", all - drawn)).await;
            shows(&projector, "spotlight").await;
            projector.settled().await;
            let lit = projector.script("return document.querySelector('.lit h1').textContent", Vec::new()).await;
            assert!(seen.insert(lit.as_str().unwrap().to_owned()), "{lit} was drawn twice");
        }
    });
}

#[test]
fn black_and_a_message_lie_over_the_scene_and_a_step_lifts_them() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (_, projector) = room(&laptop, EN).await;
        laptop.script("document.activeElement.blur()", Vec::new()).await;
        laptop.press("b").await;
        projector.holds("return document.querySelector('.picture > .black') !== null").await;
        laptop.press("b").await;
        projector.holds("return document.querySelector('.picture > .black') === null").await;
        laptop.click("button", "Message").await;
        laptop.field("Message").await.fill("Coffee <script>alert(1)</script> until half past ten").await;
        laptop.press("Enter").await;
        projector.see("Coffee <script>alert(1)</script> until half past ten").await;
        laptop.press("PageDown").await;
        projector.gone("Coffee").await;
        shows(&projector, "theme").await;
    });
}

/// J1, on the screen: what the facilitator alone may see is in no scene's page.
#[test]
fn no_private_datum_is_in_the_projectors_page() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (base, projector) = room(&laptop, EN).await;
        // A vote is under way, with a named voter, a draft, and running totals shown in the console.
        choose(&laptop, "vote").await;
        laptop.click("button", "Reopen the vote").await;
        laptop.click("link", "Ballots and paper").await;
        laptop.click("button", "Next voter").await;
        laptop.fill("Your name, if you wish", "Zuleika Voter").await;
        laptop.click("button", "Begin").await;
        laptop.see("Ballot of Zuleika Voter").await;
        laptop.open(&format!("{base}/console")).await;
        laptop.click("button", "Show running totals on this screen").await;
        laptop.field("A new topic").await.fill("A draft that nobody sees").await;
        let total = laptop.script("return document.querySelector('.totals .dots').textContent", Vec::new()).await;
        let total = total.as_str().unwrap().to_owned();
        let mut found = Vec::new();
        for name in SCENES {
            choose(&laptop, name).await;
            shows(&projector, name).await;
            projector.settled().await;
            let page = projector.script("return document.documentElement.outerHTML", Vec::new()).await.as_str().unwrap().to_owned();
            for private in ["Zuleika", "A draft that nobody sees", total.as_str()] {
                if page.contains(private) {
                    found.push(format!("{name}: {private}"));
                }
            }
        }
        assert!(found.is_empty(), "{found:?}");
    });
}

#[test]
fn a_late_projector_catches_up_and_a_topic_of_any_length_is_never_cut() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        laptop.open(&format!("{base}/console")).await;
        choose(&laptop, "wall").await;
        let long =
            "What can an association do, and what can a town hall do, when the last shops of a village close one after the other "
                .repeat(3);
        let long = long.chars().take(290).collect::<String>();
        laptop.field("A new topic").await.fill(&format!("{long} — Ada Lovelace")).await;
        laptop.press("Enter").await;
        let projector = laptop.window(&format!("{base}/stage")).await;
        shows(&projector, "wall").await;
        projector.see(long.trim()).await;
        let mut found = Vec::new();
        for (width, height) in [(1920, 1080), (1024, 768), (1280, 720)] {
            projector.resize(width, height).await;
            is_legible(&projector, &format!("wall {width}"), &mut found).await;
        }
        choose(&laptop, "spotlight").await;
        shows(&projector, "spotlight").await;
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}

#[test]
fn a_remote_control_leads_from_the_projectors_window_and_no_other_key_does_anything_there() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (_, projector) = room(&laptop, EN).await;
        let place = projector.route().await;
        for key in ["h", "?", "3", "0", "t", "l", "p", "Control+s"] {
            projector.press(key).await;
        }
        projector.press("PageDown").await;
        shows(&projector, "objectives").await;
        assert_eq!(projector.route().await, place);
        assert_eq!(projector.script("return document.querySelector('dialog[open]') === null", Vec::new()).await, json!(true));
        laptop.holds("return document.querySelector('.now .picture').dataset.scene === 'objectives'").await;
    });
}

#[test]
fn nothing_ticks_while_nothing_moves() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let (base, projector) = room(&laptop, EN).await;
        choose(&laptop, "harvest").await;
        shows(&projector, "harvest").await;
        // Counted in both windows from their loading on, and looked at once they rest.
        let count =
            "for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame']) { const real = window[name].bind(window);
            window.ticks = 0; window[name] = (...all) => { window.ticks += 1; return real(...all); }; }";
        for (window, view) in [(&*laptop, "console"), (&projector, "stage")] {
            window.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": count})).await.unwrap();
            window.open(&format!("{base}/{view}")).await;
            window.reload().await;
            window.holds("return document.querySelector('.picture .found') !== null").await;
            window.settled().await;
        }
        let rest = "const done = arguments[arguments.length - 1]; const channel = new MessageChannel(); const from = performance.now(); const before = window.ticks;
            channel.port1.onmessage = () => performance.now() - from > 2500 ? done(window.ticks - before) : channel.port2.postMessage(0); channel.port2.postMessage(0);";
        projector.script_async(rest, Vec::new()).await;
        for window in [&*laptop, &projector] {
            assert_eq!(window.script_async(rest, Vec::new()).await, json!(0));
        }
    });
}
