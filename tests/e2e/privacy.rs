//! What is kept where, in plain words, and forgetting all of it.

use serde_json::json;
use xtask::site::Site;

use crate::begin::{EN, FR, new_forum, propose};
use crate::support::{Setting, built_site, play};

/// What is left in the browser, of this app and of another one of the same address.
const LEFT: &str = "const done = arguments[0];
    (async () => ({
        cells: Object.keys(localStorage).sort(),
        databases: (await indexedDB.databases()).map(database => database.name).sort(),
        caches: (await caches.keys()).sort(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))().then(done, error => done(`${error}`))";

/// Things of another app, and a database of ours as pictures have one.
const OTHERS: &str = "const done = arguments[0];
    const open = name => new Promise(made => { const asked = indexedDB.open(name, 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore('shelf');
        asked.onsuccess = () => { asked.result.close(); made(); }; });
    localStorage.setItem('theirs', 'x');
    Promise.all([open('theirs'), open('open-forum-pictures'), caches.open('theirs')]).then(() => done(true))";

#[test]
fn the_page_says_what_is_kept_in_both_languages_on_every_screen() {
    play(async |scene| {
        for (words, setting) in [(EN, Setting::default()), (FR, Setting::default().french().dark().size(320, 640))] {
            let laptop = scene.laptop_as(setting).await;
            laptop.open("#/").await;
            laptop.click("link", &words.say("home.privacy")).await;
            laptop.find("heading", &words.say("privacy.title")).await;
            laptop.find("heading", &words.say("privacy.host")).await;
            assert_eq!(laptop.route().await, "#/privacy");
            laptop.axe().await;
            laptop.holds("return document.documentElement.scrollWidth <= innerWidth").await;
            laptop.click("button", &words.say("privacy.forget-ask")).await;
            laptop.see(&words.say("privacy.forget-none")).await;
            laptop.axe().await;
            laptop.press("Escape").await;
            laptop.gone(&words.say("privacy.forget-none")).await;
            assert_eq!(laptop.focused().await.1, crate::support::plain(&words.say("privacy.forget-ask")));
            laptop.nothing_complained().await;
        }
    });
}

/// S17
#[test]
fn forgetting_asks_first_and_then_leaves_nothing_in_any_window() {
    play(async |scene| {
        let site = Site::open(&built_site().unwrap(), 0).unwrap();
        let laptop = scene.laptop_at(site.origin(), Setting::default().keeping_the_site()).await;
        laptop.open("?offline#/").await;
        laptop.see(&EN.say("home.offline")).await;
        let first = new_forum(&laptop, EN, "A day in May").await;
        let second = new_forum(&laptop, EN, "A day in June").await;
        laptop.script_async(OTHERS, Vec::new()).await;
        let other = laptop.window(&format!("{second}/topics")).await;
        propose(&other, "Only here").await;
        other.fill("A new topic", "Half a li").await;
        let projector = laptop.window(&format!("{first}/stage")).await;
        projector.holds("return document.querySelector('.projector .picture') !== null").await;

        laptop.open("#/privacy").await;
        let ask = laptop.find("button", &EN.say("privacy.forget-ask")).await;
        ask.focus().await;
        laptop.press("Enter").await;
        for title in ["A day in May", "A day in June"] {
            laptop.see(title).await;
        }
        laptop.axe().await;
        laptop.click("button", "Save a backup file of A day in June").await;
        assert!(laptop.download().await.text().contains("Only here"));
        laptop.click("button", "Cancel").await;
        other.find("button", "Only here").await;

        ask.focus().await;
        laptop.press("Enter").await;
        laptop.find("button", &EN.say("privacy.forget-now")).await.focus().await;
        laptop.press("Enter").await;
        for window in [&*laptop, &other, &projector] {
            window.find("heading", &EN.say("privacy.forgotten")).await;
            window.holds("return document.activeElement.id === 'main'").await;
        }
        laptop.axe().await;
        // A window that goes, or comes into sight, stores nothing either.
        projector.close().await;
        other
            .script("document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event('pagehide'))", Vec::new())
            .await;
        let left = json!({"cells": ["theirs"], "databases": ["theirs"], "caches": ["theirs"], "workers": 0});
        let start = std::time::Instant::now();
        while laptop.script_async(LEFT, Vec::new()).await != left {
            assert!(start.elapsed().as_secs() < 10, "{}", laptop.script_async(LEFT, Vec::new()).await);
        }

        // Nothing of it comes back, not even from a window that had it open.
        laptop.click("button", &EN.say("privacy.begin-anew")).await;
        laptop.see(&EN.say("home.empty")).await;
        other.click("button", &EN.say("privacy.begin-anew")).await;
        other.see(&EN.say("home.empty")).await;
        laptop.open(&format!("{second}/topics")).await;
        laptop.see(&EN.say("app.not-found")).await;
        laptop.nothing_complained().await;
    });
}
