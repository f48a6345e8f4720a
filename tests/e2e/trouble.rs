//! When things go wrong: storage full or denied, files that are not what they should be, texts too long
//! or hostile. The app goes on, says what is wrong and what to do, and nothing is damaged. Rules S7, S15.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::begin::{EN, backup, example, hand_over, new_forum, propose, saved, titles};
use crate::support::{Laptop, Window, play};

/// Fills localStorage to the last character.
const FILL: &str = "
    let size = 1024 * 1024, n = 0;
    while (size >= 1) {
        try { localStorage.setItem('filler/' + n, 'x'.repeat(size)); n += 1; } catch { size = Math.floor(size / 2); }
    }
    return n;";

const MAKE_SPACE: &str =
    "for (const name of Object.keys(localStorage)) if (name.startsWith('filler/')) localStorage.removeItem(name)";

/// What is stored of documents: entries and snapshots.
async fn documents(window: &Window) -> BTreeMap<String, String> {
    let script = "return Object.fromEntries(Object.entries(localStorage).filter(([name]) => /journal|snapshot/.test(name)))";
    let stored: BTreeMap<String, String> = serde_json::from_value(window.script(script, Vec::new()).await).unwrap();
    assert!(!stored.is_empty(), "something is stored");
    stored
}

/// Writes a file for a file field to take.
fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    path
}

fn the_example() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/vivre-bien-a-valsonne.json")).unwrap()
}

/// The titles of the forums on Home.
async fn shelves(window: &Window) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.shelf a')].map(link => link.textContent)";
    serde_json::from_value(window.script(script, Vec::new()).await).unwrap()
}

/// S7
#[test]
fn with_a_full_storage_the_app_goes_on_and_saves_everything_once_there_is_space() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "A full cupboard").await;
        laptop.open(&format!("{base}/topics")).await;
        propose(&laptop, "Before it was full — Aïcha").await;
        saved(&laptop).await;
        laptop.script(FILL, Vec::new()).await;
        let before = documents(&laptop).await;

        propose(&laptop, "After it was full — Marc").await;
        laptop.see("The storage of this browser is full.").await;
        laptop.see("Not saved").await;
        laptop.click("button", "After it was full").await;
        laptop.field("Description").await.fill("Typed while nothing could be stored").await;
        laptop.click("button", "Done").await;
        assert_eq!(documents(&laptop).await, before, "nothing that was stored is damaged");

        // The banner offers the backup, and it holds what could not be stored.
        let banner = laptop.find("alert", "").await;
        banner.find("button", "Save a backup file").await.click().await;
        laptop.click("button", "Download the backup").await;
        let rescued = laptop.download().await;
        for words in ["Before it was full", "After it was full", "Typed while nothing could be stored"] {
            assert!(rescued.text().contains(words), "{words}");
        }

        // Home and back, still in memory.
        laptop.click("link", "All forums").await;
        laptop.see("The storage of this browser is full.").await;
        laptop.click("link", "A full cupboard").await;
        laptop.find("button", "After it was full").await;

        laptop.script(MAKE_SPACE, Vec::new()).await;
        propose(&laptop, "There is space again").await;
        saved(&laptop).await;
        laptop.gone("The storage of this browser is full.").await;
        laptop.reload().await;
        laptop.find("button", "There is space again").await;
        assert_eq!(titles(&laptop).await, ["There is space again", "After it was full", "Before it was full"]);
        laptop.click("button", "After it was full").await;
        laptop.field("Description").await.see_value("Typed while nothing could be stored").await;
    });
}

/// S7
#[test]
fn what_a_full_storage_refused_is_tried_again_by_itself() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Tried again").await;
        laptop.open(&format!("{base}/topics")).await;
        saved(&laptop).await;
        laptop.script(FILL, Vec::new()).await;
        propose(&laptop, "Waiting for space").await;
        laptop.see("Not saved").await;
        laptop.script(MAKE_SPACE, Vec::new()).await;
        saved(&laptop).await;
        laptop.reload().await;
        laptop.find("button", "Waiting for space").await;
    });
}

/// S9
#[test]
fn to_look_at_a_forum_does_not_change_it() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Looked at").await;
        laptop.open(&format!("{base}/topics")).await;
        propose(&laptop, "Once and for all").await;
        saved(&laptop).await;
        let stored = "return JSON.stringify(Object.entries(localStorage).filter(([name]) => !name.includes('/setting/')).sort())";
        let before = laptop.script(stored, Vec::new()).await;
        laptop.click("link", "All forums").await;
        laptop.click("link", "Looked at").await;
        laptop.find("button", "Once and for all").await;
        laptop.click("link", "All forums").await;
        laptop.find("link", "Looked at").await;
        assert_eq!(laptop.script(stored, Vec::new()).await, before);
    });
}

/// S7
#[test]
fn a_storage_found_full_can_still_be_read_and_emptied() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Kept from before").await;
        laptop.open(&format!("{base}/topics")).await;
        propose(&laptop, "Still to be read").await;
        saved(&laptop).await;
        laptop.script(FILL, Vec::new()).await;
        laptop.open("#/").await;
        laptop.reload().await;
        laptop.see("The storage of this browser is full.").await;
        laptop.click("link", "Kept from before").await;
        laptop.find("button", "Still to be read").await;
        laptop.click("link", "All forums").await;
        laptop.see("The storage of this browser is full.").await;
        laptop.script("document.querySelector('.shelf .menu summary').click()", Vec::new()).await;
        laptop.click("button", "Delete").await;
        let asked = laptop.find("dialog", "Delete this forum?").await;
        asked.find("button", "Delete").await.click().await;
        laptop.click("button", "Delete for good").await;
        laptop.gone("The storage of this browser is full.").await;
    });
}

async fn before_anything(laptop: &Laptop, script: &str) {
    laptop.devtools("Page.enable", json!({})).await.unwrap();
    laptop.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await.unwrap();
}

const DENY_ALL: &str = "Object.defineProperty(window, 'localStorage',
    { get() { throw new DOMException('denied', 'SecurityError'); } });";
const DENY_WRITING: &str = "Storage.prototype.setItem = function () { throw new DOMException('denied', 'SecurityError'); };";

/// S7
#[test]
fn where_storage_is_denied_the_app_goes_on_in_memory_says_so_and_gives_a_backup() {
    play(async |scene| {
        for denial in [DENY_ALL, DENY_WRITING] {
            let laptop = scene.laptop().await;
            before_anything(&laptop, denial).await;
            laptop.open("#/").await;
            laptop.see("This browser doesn't let the app store anything.").await;
            let base = new_forum(&laptop, EN, "Only in memory").await;
            laptop.open(&format!("{base}/topics")).await;
            propose(&laptop, "Held in the hand").await;
            laptop.see("This browser doesn't let the app store anything.").await;
            laptop.see("Not saved").await;
            laptop.gone("All saved here").await;
            // Leaving for Home and coming back loses nothing.
            laptop.click("link", "All forums").await;
            laptop.click("link", "Only in memory").await;
            laptop.find("button", "Held in the hand").await;
            let rescued = backup(&laptop).await;

            let other = scene.laptop().await;
            let folder = TempDir::new().unwrap();
            other.open("#/").await;
            hand_over(&other, &file(&folder, &rescued.name, &rescued.content)).await;
            other.find("button", "Held in the hand").await;
        }
    });
}

/// S15
#[test]
fn a_file_that_cannot_be_opened_is_answered_with_a_sentence_that_helps_and_changes_nothing() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        new_forum(&laptop, EN, "The only one").await;
        saved(&laptop).await;
        laptop.click("link", "All forums").await;
        laptop.find("link", "The only one").await;
        let stored = "return JSON.stringify(Object.entries(localStorage).sort())";
        let before = laptop.script(stored, Vec::new()).await;
        let whole = the_example();
        let mut newer: Value = serde_json::from_str(&whole).unwrap();
        newer["version"] = json!(2);
        let mut garbled: Value = serde_json::from_str(&whole).unwrap();
        garbled["state"] = json!({"frame": "AAAA", "floor": "////"});
        let mut shapeless: Value = serde_json::from_str(&whole).unwrap();
        shapeless["records"]["topic"] = json!(["not", "an", "object"]);
        let mut endless: Value = serde_json::from_str(&whole).unwrap();
        endless["state"] = Value::Null;
        let conclusion = format!("forum/{}", endless["forum"].as_str().unwrap());
        endless["texts"][conclusion] = json!("x".repeat(50_001));
        let half = whole.char_indices().nth(whole.chars().count() / 2).unwrap().0;
        let not_ours = "This is not a backup of this app.";
        let damaged = "This file is damaged or was cut off on its way. Nothing here was changed.";
        let cases: [(&str, Vec<u8>, &str); 10] = [
            ("empty.json", Vec::new(), not_ours),
            ("picture.json", vec![0x89, b'P', b'N', b'G', 0, 0xff, 0xfe], not_ours),
            ("other.json", br#"{"name": "something else", "version": 3}"#.to_vec(), not_ours),
            ("deep.json", "[".repeat(200_000).into_bytes(), not_ours),
            ("page.json", b"<script>alert(1)</script>".to_vec(), not_ours),
            ("cut.json", whole.as_bytes()[..half].to_vec(), damaged),
            ("garbled.json", garbled.to_string().into_bytes(), damaged),
            ("shapeless.json", shapeless.to_string().into_bytes(), damaged),
            ("endless.json", endless.to_string().into_bytes(), damaged),
            ("newer.json", newer.to_string().into_bytes(), "This file was saved by a newer version of the app."),
        ];
        let folder = TempDir::new().unwrap();
        for (name, content, sentence) in cases {
            hand_over(&laptop, &file(&folder, name, content)).await;
            laptop.see(sentence).await;
            assert_eq!(laptop.route().await, "#/", "{name} opens nothing");
            let close = laptop.all("button").await.into_iter().rfind(|button| button.name == "Close").unwrap();
            close.click().await;
            laptop.gone(sentence).await;
            assert_eq!(shelves(&laptop).await, ["The only one"], "{name} leaves the list as it is");
            assert_eq!(laptop.script(stored, Vec::new()).await, before, "{name} leaves what is stored as it is");
        }
        laptop.nothing_complained().await;
    });
}

/// S15
#[test]
fn hostile_text_in_a_file_is_only_text() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let mut hostile: Value = serde_json::from_str(&the_example()).unwrap();
        hostile.as_object_mut().unwrap().remove("state");
        let topics = hostile["records"]["topic"].as_object_mut().unwrap();
        let keys: Vec<String> = topics.keys().take(3).cloned().collect();
        let script = "<script>window.broken = 1</script><img src=x onerror='window.broken = 2'>";
        topics[&keys[0]]["title"] = json!(script);
        topics[&keys[1]]["title"] = json!("[harmless](javascript:window.broken=3)");
        topics[&keys[2]]["title"] = json!("turned \u{202e}dnuora");
        let texts = hostile["texts"].as_object_mut().unwrap();
        let text = "<script>window.broken = 4</script>\n\n<img src=x onerror='window.broken = 5'>\n\n\
            [a link](javascript:window.broken=6) <javascript:window.broken=7> ![](https://elsewhere.invalid/spy.png)";
        texts.insert(format!("topic/{}", keys[0]), json!(text));
        let section = hostile["records"]["section"].as_object().unwrap().keys().next().unwrap().clone();
        hostile["texts"][format!("section/{section}")] = json!(text);
        let folder = TempDir::new().unwrap();
        laptop.open("#/").await;
        hand_over(&laptop, &file(&folder, "hostile.json", hostile.to_string())).await;
        laptop.find("button", script).await;
        laptop.find("button", "[harmless](javascript:window.broken=3)").await;
        let base = crate::begin::base(&laptop).await;
        let harmless = "return window.broken === undefined
            && [...document.querySelectorAll('a[href]')].every(link => ['http:', 'https:', 'mailto:', 'blob:'].includes(link.protocol))
            && document.querySelector('#app img, main script, main iframe') === null";
        // Whatever turns the direction turns nothing but its own title.
        let confined = "const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (all.nextNode()) {
                if (!all.currentNode.data.includes('\\u202e')) continue;
                let holder = all.currentNode.parentElement;
                while (!/isolate|plaintext/.test(getComputedStyle(holder).unicodeBidi) && getComputedStyle(holder).display.startsWith('inline'))
                    holder = holder.parentElement;
                if (holder.textContent !== all.currentNode.data) return holder.outerHTML;
            }
            return true;";
        laptop.holds(harmless).await;
        laptop.holds(confined).await;
        laptop.open(&format!("{base}/minutes")).await;
        laptop.holds("return document.querySelector('.desk-of-paper h1') !== null").await;
        laptop.see("window.broken = 4").await;
        laptop.holds(harmless).await;
        laptop.holds(confined).await;
        laptop.open(&format!("{base}/workshops")).await;
        let reports = "return [...document.querySelectorAll('main a[href*=\"/workshops/\"]')].map(link => link.hash)";
        laptop.holds("return document.querySelector('main a[href*=\"/workshops/\"]') !== null").await;
        let reports: Vec<String> = serde_json::from_value(laptop.script(reports, Vec::new()).await).unwrap();
        for report in reports {
            laptop.open(&report).await;
            laptop.holds("return document.querySelector('.paper textarea') !== null").await;
            laptop.holds(harmless).await;
        }
        laptop.asked_no_other_origin().await;
        laptop.nothing_complained().await;
    });
}

/// S14, S16
#[test]
fn a_backup_opens_again_as_the_same_forum_and_merges_where_it_is_already() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Carried by hand").await;
        laptop.open(&format!("{base}/topics")).await;
        propose(&laptop, "On both laptops — Aïcha").await;
        let folder = TempDir::new().unwrap();
        let first = backup(&laptop).await;

        let participant = scene.laptop().await;
        participant.open("#/").await;
        hand_over(&participant, &file(&folder, "first.json", &first.content)).await;
        participant.find("button", "On both laptops").await;
        assert_eq!(crate::begin::base(&participant).await, base, "it is the same forum");
        propose(&participant, "From a participant's laptop — Youssef").await;
        let second = backup(&participant).await;

        propose(&laptop, "Meanwhile here — Marc").await;
        laptop.click("link", "All forums").await;
        hand_over(&laptop, &file(&folder, "second.json", &second.content)).await;
        laptop.see("The file was merged into the forum that was already here.").await;
        laptop.find("button", "From a participant's laptop").await;
        let mut all = titles(&laptop).await;
        all.sort();
        assert_eq!(all, ["From a participant's laptop", "Meanwhile here", "On both laptops"]);
        laptop.reload().await;
        laptop.find("button", "From a participant's laptop").await;
        laptop.click("link", "All forums").await;
        laptop.find("link", "Carried by hand").await;
        assert_eq!(shelves(&laptop).await, ["Carried by hand"], "there is one of it");
    });
}

/// S14
#[test]
fn a_file_with_readable_records_alone_opens_too() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let mut bare: Value = serde_json::from_str(&the_example()).unwrap();
        bare.as_object_mut().unwrap().remove("state");
        let folder = TempDir::new().unwrap();
        laptop.open("#/").await;
        hand_over(&laptop, &file(&folder, "bare.json", bare.to_string())).await;
        laptop.holds("return document.querySelectorAll('.topic').length > 30").await;
        saved(&laptop).await;
        laptop.reload().await;
        laptop.holds("return document.querySelectorAll('.topic').length > 30").await;
    });
}

/// T1
#[test]
fn a_title_of_301_characters_is_refused_with_the_count_and_nothing_of_it_is_lost() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Bounded").await;
        laptop.open(&format!("{base}/topics")).await;
        let just = "é".repeat(300);
        let over = format!("{just}!");
        let entry = laptop.field("A new topic").await;
        entry.paste(&over).await;
        laptop.press("Enter").await;
        laptop.see("That is 301 characters long; 300 is the most.").await;
        laptop.field("A new topic").await.see_value(&over).await;
        assert!(titles(&laptop).await.is_empty());
        entry.paste(&just).await;
        laptop.press("Enter").await;
        laptop.find("button", &just).await;
        assert_eq!(titles(&laptop).await, std::slice::from_ref(&just));
        laptop
            .holds(
                "return [...document.querySelectorAll('.topic .title')].every(title =>
            title.getBoundingClientRect().right <= title.closest('.topic').getBoundingClientRect().right)",
            )
            .await;

        // Changing it on its sheet is bounded too; the topic keeps what it had.
        laptop.click("button", &just).await;
        laptop.field("Title").await.paste(&over).await;
        laptop.see("That is 301 characters long; 300 is the most.").await;
        let long = "x".repeat(50_001);
        laptop.field("Description").await.paste(&long).await;
        laptop.see("That is 50,001 characters long; 50,000 is the most.").await;
        laptop.field("Description").await.see_value(&long).await;
        laptop.reload().await;
        laptop.find("button", &just).await;
        assert_eq!(titles(&laptop).await, [just]);
    });
}

/// A field that is taken away with the focus in it hears of that once more; nothing may break by it.
#[test]
fn a_screen_can_be_left_from_any_of_its_fields() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        laptop.open(&format!("{base}/opening")).await;
        for view in [
            "set-up",
            "topics",
            "votes",
            "convergence",
            "agenda",
            "workshops",
            "engagements",
            "closing",
            "minutes",
            "paper",
            "console",
        ] {
            let leave = "const [base, view] = arguments, done = arguments[arguments.length - 1];
                const until = async there => { for (let n = 0; n < 2500; n += 1) { const found = there(); if (found) return found;
                    await new Promise(done => setTimeout(done, 4)); } throw new Error('not within 10 s: ' + there); };
                const go = async place => { const before = document.title; location.hash = place;
                    await until(() => document.title !== before || document.querySelector('.recovery'));
                    await new Promise(done => requestAnimationFrame(() => setTimeout(done))); };
                const fields = () => [...document.querySelectorAll('main :is(input:not([type=file]), select, textarea)')].filter(field => field.checkVisibility());
                (async () => {
                    for (let n = 0; n < 40; n += 1) {
                        await go(`${base}/${view}`);
                        for (const part of document.querySelectorAll('main details')) part.open = true;
                        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                        const field = fields()[n];
                        if (!field) return n;
                        field.focus();
                        await go(`${base}/opening`);
                        if (document.querySelector('.recovery')) throw new Error(`${view}, field ${n}: ${field.outerHTML}`);
                    }
                    return 40;
                })().then(done, error => done(`${error}`));";
            let left = laptop.script_async(leave, vec![json!(base), json!(view)]).await;
            assert!(left.is_number(), "{view}: {left}");
        }
        laptop.nothing_complained().await;
    });
}
