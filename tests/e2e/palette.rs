//! Keys and the command palette: anything is found by a few letters, keys fire where they should and
//! nowhere else. Rules G1 to G5, V14.

use serde_json::json;

use crate::begin::{EN, FR, Words, example, new_forum, propose};
use crate::support::{Laptop, Setting, Window, play};

const LIGHT: &str = "return document.documentElement.dataset.theme ?? 'system'";

async fn rest(window: &Window) {
    window.script("document.activeElement.blur()", Vec::new()).await;
}

async fn open_palette(window: &Window, words: Words) {
    window.press("Control+k").await;
    window.see_focus("combobox", &words.say("keys.palette-field")).await;
}

async fn find(window: &Window, words: Words, typed: &str) {
    open_palette(window, words).await;
    window.type_text(typed).await;
}

/// A key as a keyboard of another country sends it.
async fn press_as(window: &Window, key: &str, code: &str, modifiers: u32) {
    for kind in ["keyDown", "keyUp"] {
        let event = json!({"type": kind, "key": key, "code": code, "modifiers": modifiers});
        window.devtools("Input.dispatchKeyEvent", event).await.unwrap();
    }
}

async fn on_view(window: &Window, view: &str) {
    window.holds(&format!("return location.hash.endsWith('/{view}')")).await;
}

/// G5
#[test]
fn a_topic_is_found_without_its_accents_and_its_sheet_opens_on_the_wall() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Found again").await;
        laptop.open(&format!("{base}/topics")).await;
        propose(&laptop, "Réouvrir l’épicerie — Élise").await;
        propose(&laptop, "Un four").await;
        laptop.open(&format!("{base}/agenda")).await;
        laptop.find("heading", "Agenda").await;
        // Also while something is being typed.
        find(&laptop, EN, "EPICERIE reouvrir").await;
        let found = laptop.find("option", "1 Réouvrir l'épicerie").await;
        assert!(found.is_on().await, "the first row is chosen");
        laptop.press("Enter").await;
        on_view(&laptop, "topics").await;
        laptop.find("dialog", "Topic no. 1").await;
        laptop.field("Title").await.see_value("Réouvrir l’épicerie").await;
        laptop.press("Escape").await;
        laptop.none("dialog", "Topic no. 1").await;

        // By number, with the pointer; and what was chosen last stands first.
        find(&laptop, EN, "2").await;
        laptop.find("option", "2 Un four").await.click().await;
        laptop.find("dialog", "Topic no. 2").await;
        laptop.press("Escape").await;
        laptop.none("dialog", "Topic no. 2").await;
        open_palette(&laptop, EN).await;
        let recent = laptop.find("group", "Chosen last").await.all("option").await;
        assert_eq!(recent.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["2 Un four", "1 Réouvrir l'épicerie"]);
        laptop.press("Escape").await;

        // A person leads to what she proposes.
        find(&laptop, EN, "elise").await;
        laptop.press("Enter").await;
        laptop.holds("return document.querySelectorAll('.topic').length === 1").await;
        laptop.field("Search").await.see_value("Élise").await;
        laptop.nothing_complained().await;
    });
}

/// G5
#[test]
fn the_keyboard_goes_through_the_list_and_an_action_is_run() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        laptop.open("#/").await;
        laptop.see(&EN.say("home.empty")).await;
        // Keys are heard once a forum's code is here, which the morning's is fetched after.
        let fetched = "return performance.getEntriesByType('resource').some(entry => entry.name.endsWith('_morning.wasm') && entry.responseEnd > 0)";
        laptop.holds(fetched).await;
        open_palette(&laptop, EN).await;
        // Outside a forum, only what makes sense there.
        let offered = laptop.names("option").await;
        assert!(
            offered.iter().any(|name| name.starts_with("Keys")) && !offered.iter().any(|name| name.starts_with("Undo")),
            "{offered:?}"
        );
        let active =
            "return document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.innerText ?? ''";
        let first = laptop.script(active, Vec::new()).await;
        laptop.press("ArrowDown").await;
        assert_ne!(laptop.script(active, Vec::new()).await, first);
        laptop.press("Home").await;
        assert_eq!(laptop.script(active, Vec::new()).await, first);
        laptop.press("ArrowUp").await;
        let last = laptop.script(active, Vec::new()).await;
        laptop.press("End").await;
        assert_eq!(laptop.script(active, Vec::new()).await, last, "up from the first is the last");
        laptop.type_text("zzz").await;
        laptop.see("Nothing says all of these words.").await;
        laptop.press("Enter").await;
        laptop.press("Escape").await;
        // In either language.
        find(&laptop, EN, "contraste").await;
        laptop.press("Enter").await;
        laptop.holds("return document.documentElement.dataset.theme === 'light'").await;
        find(&laptop, EN, "keys").await;
        laptop.press("Enter").await;
        laptop.find("dialog", "Keys").await;
        laptop.press("Escape").await;
        laptop.nothing_complained().await;
    });
}

/// G5
#[test]
fn the_other_forums_kept_here_are_found_from_within_one() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        new_forum(&laptop, EN, "La vallée").await;
        let second = new_forum(&laptop, EN, "La gare").await;
        find(&laptop, EN, "vallee").await;
        laptop.press("Enter").await;
        laptop.holds(&format!("return location.hash.startsWith('#/f/') && !location.hash.startsWith('{second}')")).await;
        laptop.see("La vallée").await;
    });
}

/// G2
#[test]
fn single_letters_can_be_switched_off_and_stay_so_while_keys_with_ctrl_work() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        laptop.open(&format!("{base}/opening")).await;
        laptop.find("button", "Overview").await;
        rest(&laptop).await;
        laptop.press("?").await;
        let keys = laptop.find("dialog", "Keys").await;
        keys.find("heading", "Opening").await;
        for said in ["Fill the screen F", "Overview O", "Find anything Ctrl K"] {
            assert!(keys.text().await.contains(said), "{said} is listed");
        }
        keys.find("checkbox", "Letters, figures and signs by themselves are keys").await.click().await;
        laptop.press("Escape").await;
        laptop.none("dialog", "Keys").await;
        rest(&laptop).await;
        laptop.press("t").await;
        laptop.press("o").await;
        laptop.press("3").await;
        // Arrows stay: they are no letters.
        laptop.press("ArrowRight").await;
        laptop.see("2 of").await;
        on_view(&laptop, "opening").await;
        assert_eq!(laptop.script(LIGHT, Vec::new()).await, json!("system"));
        laptop.find("button", "Overview").await;
        laptop.reload().await;
        laptop.find("button", "Overview").await;
        laptop.holds("return document.querySelector('dialog') !== null").await;
        rest(&laptop).await;
        laptop.press("t").await;
        open_palette(&laptop, EN).await;
        assert_eq!(laptop.script(LIGHT, Vec::new()).await, json!("system"));
        // And back on again, found by the palette.
        laptop.type_text("keys").await;
        laptop.press("Enter").await;
        laptop.find("checkbox", "Letters, figures and signs by themselves are keys").await.click().await;
        laptop.press("Escape").await;
        laptop.none("dialog", "Keys").await;
        rest(&laptop).await;
        laptop.press("t").await;
        laptop.holds("return document.documentElement.dataset.theme === 'light'").await;
    });
}

/// G1, G3
#[test]
fn nothing_fires_while_somebody_types_nor_with_alt_gr() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Quiet").await;
        laptop.open(&format!("{base}/topics")).await;
        laptop.fill("A new topic", "th?/0123456789").await;
        laptop.field("A new topic").await.see_value("th?/0123456789").await;
        on_view(&laptop, "topics").await;
        laptop.none("dialog", "History").await;
        assert_eq!(laptop.script(LIGHT, Vec::new()).await, json!("system"));
        // In what is edited in place, too.
        laptop.script("const box = document.createElement('p'); box.contentEditable = 'true'; box.tabIndex = 0; document.querySelector('#main').append(box); box.focus()", Vec::new()).await;
        laptop.press("t").await;
        assert_eq!(laptop.script(LIGHT, Vec::new()).await, json!("system"));
        rest(&laptop).await;
        // AltGr as Windows tells it: Alt (1) and Ctrl (2).
        press_as(&laptop, "k", "KeyK", 3).await;
        press_as(&laptop, "s", "KeyS", 3).await;
        laptop.none("dialog", "Find anything").await;
        laptop.none("dialog", "Save a backup file").await;
        laptop.press("t").await;
        laptop.holds("return document.documentElement.dataset.theme === 'light'").await;
    });
}

/// G4
#[test]
fn a_french_keyboard_reaches_the_views_without_shift() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().french()).await;
        let base = new_forum(&laptop, FR, "Azerty").await;
        laptop.open(&format!("{base}/topics")).await;
        laptop.find("heading", "Les sujets").await;
        for (key, code, view) in
            [("é", "Digit2", "opening"), ("(", "Digit5", "agenda"), ("ç", "Digit9", "minutes"), ("\"", "Digit3", "topics")]
        {
            rest(&laptop).await;
            press_as(&laptop, key, code, 0).await;
            on_view(&laptop, view).await;
        }
        // With Shift, a figure is typed; on an American keyboard it is a sign.
        rest(&laptop).await;
        press_as(&laptop, "5", "Digit5", 8).await;
        on_view(&laptop, "agenda").await;
        rest(&laptop).await;
        press_as(&laptop, "#", "Digit3", 8).await;
        press_as(&laptop, "à", "Digit0", 0).await;
        laptop.holds("return location.hash === '#/'").await;
    });
}

/// V14
#[test]
fn with_a_voter_at_the_laptop_the_palette_leads_nowhere_and_no_notice_offers_undo() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Secret").await;
        laptop.open(&format!("{base}/topics")).await;
        propose(&laptop, "A café").await;
        propose(&laptop, "A fair").await;
        laptop.open(&format!("{base}/votes")).await;
        laptop.click("button", &EN.say("votes.open")).await;
        laptop.find("button", &EN.say("votes.next-voter")).await;
        laptop.open(&format!("{base}/topics")).await;
        laptop.click("button", "A fair").await;
        laptop.click("button", "Withdraw").await;
        laptop.see("Topic withdrawn: “A fair”").await;
        rest(&laptop).await;
        laptop.press("4").await;
        laptop.click("button", &EN.say("votes.next-voter")).await;
        laptop.field(&EN.say("votes.name")).await;
        // The notice is still there; what it offered rests.
        assert!(!laptop.names("button").await.contains(&"Undo".to_owned()));
        open_palette(&laptop, EN).await;
        for row in laptop.all("option").await {
            let leads_away =
                ["1 A café", "All forums", "History", "Undo", "Topics", "Labels"].iter().any(|name| row.name.starts_with(name));
            assert!(!leads_away, "{}", row.name);
        }
        laptop.type_text("history").await;
        laptop.see("Nothing says all of these words.").await;
    });
}

async fn accessible(laptop: &Laptop, words: Words) {
    example(laptop, words).await;
    open_palette(laptop, words).await;
    laptop.axe().await;
    laptop.type_text("a").await;
    laptop.find("listbox", &words.say("keys.found")).await;
    laptop.axe().await;
    laptop.type_text("zzz").await;
    laptop.see(&words.say("keys.nothing")).await;
    laptop.axe().await;
    laptop.press("Escape").await;
    rest(laptop).await;
    laptop.press("?").await;
    laptop.find("dialog", &words.say("app.keys")).await;
    laptop.axe().await;
}

#[test]
fn axe_finds_nothing_on_the_palette_and_the_list_of_keys_in_both_languages() {
    play(async |scene| {
        let english = scene.laptop_as(Setting::default().still()).await;
        accessible(&english, EN).await;
        let french = scene.laptop_as(Setting::default().still().french().dark()).await;
        accessible(&french, FR).await;
    });
}
