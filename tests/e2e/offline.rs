//! The app without its site, and new versions of it: everything is kept after one visit, and another version
//! comes when somebody says so.

use std::fs;
use std::path::Path;

use serde_json::json;
use tempfile::TempDir;
use xtask::site::Site;

use crate::begin::{EN, base, propose, saved};
use crate::support::{Laptop, Scene, Setting, Window, built_site, play};

/// Home, with the service worker, also where the site was built to be worked on.
const HOME: &str = "?offline#/";

/// What a second build says of itself.
const SECOND: &str = "return document.documentElement.dataset.build === 'second'";
const FIRST: &str = "return document.documentElement.dataset.build === undefined && document.querySelector('#main') !== null";

/// A laptop that has visited this site once and has everything.
async fn visitor(scene: &Scene, site: &Site) -> Laptop {
    let laptop = scene.laptop_at(site.origin(), Setting::default().keeping_the_site()).await;
    laptop.open(HOME).await;
    laptop.see(&EN.say("home.offline")).await;
    laptop
}

/// Makes a forum from Home, where the laptop is. Says its address, without the view.
async fn forum(laptop: &Laptop, title: &str) -> String {
    laptop.fill(&EN.say("home.new"), title).await;
    laptop.press("Enter").await;
    laptop.find("heading", &EN.say("setup.title")).await;
    base(laptop).await
}

async fn go(window: &Window, route: &str) {
    window.script("location.hash = arguments[0]", vec![json!(route)]).await;
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// Puts a second build in the place of a site: its starting script says so, and its worker knows it.
async fn build_again(folder: &Path, laptop: &Laptop) {
    let start = folder.join("start.js");
    let old = fs::read_to_string(&start).unwrap();
    let new = format!("{old}document.documentElement.dataset.build = 'second';\n");
    let (before, after) = (digest(laptop, &old).await, digest(laptop, &new).await);
    fs::write(&start, new).unwrap();
    let worker = folder.join("service_worker.js");
    let code = fs::read_to_string(&worker).unwrap();
    assert!(code.contains(&before), "the worker knows every file by its content");
    fs::write(&worker, code.replace(&before, &after)).unwrap();
}

async fn digest(laptop: &Laptop, text: &str) -> String {
    let script = "const [text, done] = arguments;
        crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then(bytes => done('sha256-' + btoa(String.fromCharCode(...new Uint8Array(bytes)))))";
    laptop.script_async(script, vec![json!(text)]).await.as_str().unwrap().to_owned()
}

/// Lets the browser look for another version, as it does by itself when a window is opened. Says what became of
/// it: `installed` or `redundant`.
async fn look_for_another(laptop: &Laptop) -> String {
    let script = "const done = arguments[0];
        navigator.serviceWorker.ready.then(registration => registration.update()).then(registration => {
            const worker = registration.installing ?? registration.waiting;
            const look = () => ['installed', 'redundant'].includes(worker.state) && done(worker.state);
            if (!worker) return done('none');
            worker.addEventListener('statechange', look);
            look();
        }, error => done(`${error}`))";
    laptop.script_async(script, Vec::new()).await.as_str().unwrap().to_owned()
}

#[test]
fn after_one_visit_the_app_starts_and_does_everything_without_its_site() {
    play(async |scene| {
        let site = Site::open(&built_site().unwrap(), 0).unwrap();
        let laptop = visitor(scene, &site).await;
        laptop.axe().await;
        laptop.nothing_complained().await;
        drop(site);
        // Switched off and on, so that nothing is left but what is kept.
        let laptop = laptop.restart().await;
        laptop.open(HOME).await;
        laptop.see(&EN.say("home.offline")).await;
        let base = forum(&laptop, "In a barn without a network").await;
        let screens = [
            ("votes", "votes.title"),
            ("agenda", "agenda.title"),
            ("workshops", "workshops.title"),
            ("engagements", "engagements.title"),
            ("closing", "closing.title"),
            ("paper", "paper.title"),
            ("console", "console.title"),
            ("topics", "topics.title"),
        ];
        for (view, heading) in screens {
            go(&laptop, &format!("{base}/{view}")).await;
            laptop.find("heading", &EN.say(heading)).await;
        }
        propose(&laptop, "Who brings the bread? — Aïcha").await;
        go(&laptop, &format!("{base}/minutes")).await;
        laptop.see("Who brings the bread?").await;
        laptop.click("button", "Plain text").await;
        assert!(laptop.download().await.text().contains("Who brings the bread?"));
        go(&laptop, "#/").await;
        laptop.click("button", &EN.say("home.example")).await;
        laptop.holds("return document.querySelectorAll('.topic').length > 30").await;
        laptop.asked_no_other_origin().await;
    });
}

/// H4: two laptops and not a single wire: invited, proposed, handed over and taken in after the site is gone.
#[test]
fn laptops_join_and_hand_over_without_a_network() {
    play(async |scene| {
        let site = Site::open(&built_site().unwrap(), 0).unwrap();
        let (facilitator, laptop) = (visitor(scene, &site).await, visitor(scene, &site).await);
        drop(site);
        let (facilitator, laptop) = (facilitator.restart().await, laptop.restart().await);
        facilitator.open(HOME).await;
        let base = forum(&facilitator, "In a barn without a network").await;
        go(&facilitator, &format!("{base}/laptops")).await;
        facilitator.click("button", &EN.say("laptops.file")).await;
        let invitation = facilitator.download().await.text();

        laptop.open(&format!("?offline#/join/{invitation}")).await;
        laptop.fill(&EN.say("participant.my-name"), "Ada Lovelace").await;
        laptop.press("Enter").await;
        laptop.fill(&EN.say("participant.propose"), "Who mends the roof?").await;
        laptop.press("Enter").await;
        laptop.see("Who mends the roof?").await;
        go(&laptop, &format!("{base}/hand-over")).await;
        laptop.click("button", &EN.say("participant.show-code")).await;
        laptop.holds("return document.querySelector('.give svg[role=img]') !== null").await;
        laptop.click("button", &EN.say("participant.save-file")).await;
        let contribution = laptop.download().await.text();
        facilitator.field(&EN.say("laptops.place")).await.paste(&contribution).await;
        facilitator.click("button", "Take in what Ada Lovelace sends").await;
        go(&facilitator, &format!("{base}/topics")).await;
        facilitator.find("button", "Who mends the roof?").await;
        facilitator.nothing_complained().await;
        laptop.nothing_complained().await;
    });
}

#[test]
fn a_new_version_waits_and_comes_in_every_window_when_somebody_says_so_and_nothing_typed_is_lost() {
    play(async |scene| {
        let folder = TempDir::new().unwrap();
        copy(&built_site().unwrap(), folder.path());
        let site = Site::open(folder.path(), 0).unwrap();
        let laptop = visitor(scene, &site).await;
        let base = forum(&laptop, "A long day").await;
        let second = laptop.window(&format!("?offline{base}/topics")).await;
        second.fill("A new topic", "Not handed over yet").await;
        laptop.none("button", &EN.say("app.newer-load")).await;

        build_again(folder.path(), &laptop).await;
        assert_eq!(look_for_another(&laptop).await, "installed");
        laptop.see(&EN.say("app.newer-is-here")).await;
        laptop.axe().await;
        // It waits, also when a window is loaded anew.
        laptop.reload().await;
        laptop.see(&EN.say("app.newer-is-here")).await;
        laptop.holds(FIRST).await;
        second.holds(FIRST).await;
        // The room isn't told.
        go(&second, &format!("{base}/stage")).await;
        second.none("button", &EN.say("app.newer-load")).await;
        go(&second, &format!("{base}/topics")).await;
        second.find("button", &EN.say("app.newer-load")).await;

        laptop.fill(&EN.say("setup.field-theme"), "What do we owe the valley?").await;
        laptop.click("button", &EN.say("app.newer-load")).await;
        laptop.holds(SECOND).await;
        second.holds(SECOND).await;
        laptop.field(&EN.say("setup.field-theme")).await.see_value("What do we owe the valley?").await;
        second.field("A new topic").await.see_value("Not handed over yet").await;
        laptop.none("button", &EN.say("app.newer-load")).await;
        saved(&laptop).await;
        // What the first build alone had is gone.
        let kept = "const done = arguments[0]; caches.keys().then(async names => done(await Promise.all(names.map(
            async name => (await (await caches.open(name)).keys()).filter(request => request.url.includes('start.js')).length))))";
        assert_eq!(laptop.script_async(kept, Vec::new()).await, json!([1]));
    });
}

#[test]
fn a_window_with_an_open_dialog_takes_a_new_version_when_the_dialog_is_closed() {
    play(async |scene| {
        let folder = TempDir::new().unwrap();
        copy(&built_site().unwrap(), folder.path());
        let site = Site::open(folder.path(), 0).unwrap();
        let laptop = visitor(scene, &site).await;
        let base = forum(&laptop, "In the midst of a word").await;
        go(&laptop, &format!("{base}/topics")).await;
        propose(&laptop, "A café").await;
        let other = laptop.window(HOME).await;
        laptop.click("button", "A café").await;
        laptop.fill("Description", "Half a sent").await;
        build_again(folder.path(), &laptop).await;
        assert_eq!(look_for_another(&laptop).await, "installed");
        other.click("button", &EN.say("app.newer-load")).await;
        other.holds(SECOND).await;
        laptop.see(&EN.say("app.newer-refused")).await;
        laptop.field("Description").await.see_value("Half a sent").await;
        laptop.press("Escape").await;
        laptop.holds(SECOND).await;
        laptop.click("button", "A café").await;
        laptop.field("Description").await.see_value("Half a sent").await;
    });
}

#[test]
fn a_site_that_is_only_half_replaced_is_not_taken_for_a_version() {
    play(async |scene| {
        let folder = TempDir::new().unwrap();
        copy(&built_site().unwrap(), folder.path());
        let site = Site::open(folder.path(), 0).unwrap();
        let laptop = visitor(scene, &site).await;
        let start = fs::read(folder.path().join("start.js")).unwrap();
        build_again(folder.path(), &laptop).await;
        fs::write(folder.path().join("start.js"), start).unwrap();
        assert_eq!(look_for_another(&laptop).await, "redundant");
        laptop.reload().await;
        laptop.see(&EN.say("home.offline")).await;
        laptop.none("button", &EN.say("app.newer-load")).await;
        forum(&laptop, "As before").await;
    });
}

#[test]
fn other_apps_of_the_same_address_keep_what_is_theirs() {
    play(async |scene| {
        let site = Site::open(&built_site().unwrap(), 0).unwrap();
        let laptop = scene.laptop_at(site.origin(), Setting::default().keeping_the_site()).await;
        laptop.open("icons/icon.svg").await;
        let theirs = "const done = arguments[0]; caches.open('theirs').then(cache => cache.put('/theirs', new Response('x'))).then(() => done(true))";
        laptop.script_async(theirs, Vec::new()).await;
        laptop.open(HOME).await;
        laptop.see(&EN.say("home.offline")).await;
        let still = "const done = arguments[0]; caches.match('/theirs').then(found => done(Boolean(found)))";
        assert_eq!(laptop.script_async(still, Vec::new()).await, json!(true));
    });
}
