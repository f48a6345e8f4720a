//! Code that comes after the first screen: Home does without it, what needs it waits, and where it can't
//! be fetched that is said, nothing is lost, and it can be tried again.

use serde_json::json;

use crate::begin::{EN, base, example, new_forum, propose};
use crate::support::{Laptop, play};

/// Lets no request for these files through, or every request again.
async fn block(laptop: &Laptop, files: &[&str]) {
    laptop.devtools("Network.enable", json!({})).await.unwrap();
    laptop.devtools("Network.setBlockedURLs", json!({"urls": files})).await.unwrap();
}

/// Waits until every bundle has come.
async fn all_here(laptop: &Laptop) {
    laptop
        .holds(
            "return ['forum', 'morning', 'evening', 'afternoon', 'stage', 'laptops'].every(bundle => performance.getEntriesByType('resource')
                .some(entry => entry.name.endsWith(`_${bundle}.wasm`) && entry.responseEnd > 0))",
        )
        .await;
}

#[test]
fn home_stands_without_a_forum_s_code_and_a_title_typed_too_early_is_not_lost() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        block(&laptop, &["*_forum.wasm"]).await;
        laptop.open("#/").await;
        laptop.find("heading", &EN.say("home.title")).await;
        laptop.fill(&EN.say("home.new"), "Too early").await;
        laptop.press("Enter").await;
        laptop.see(&EN.say("app.not-loaded-hint")).await;
        laptop.field(&EN.say("home.new")).await.see_value("Too early").await;
        laptop.axe().await;
        block(&laptop, &[]).await;
        laptop.find("button", &EN.say("home.create")).await.click().await;
        laptop.find("heading", &EN.say("setup.title")).await;
        laptop.see("Too early").await;
    });
}

#[test]
fn a_title_that_cannot_be_is_refused_before_a_forum_s_code_has_come() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        block(&laptop, &["*_forum.wasm"]).await;
        laptop.open("#/").await;
        laptop.fill(&EN.say("home.new"), &"x".repeat(301)).await;
        laptop.press("Enter").await;
        laptop.see("301").await;
    });
}

#[test]
fn a_screen_whose_code_cannot_be_fetched_says_so_and_comes_when_it_is_tried_again() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let forum = new_forum(&laptop, EN, "A torn cable").await;
        block(&laptop, &["*_afternoon.wasm"]).await;
        laptop.open(&format!("{forum}/agenda")).await;
        laptop.reload().await;
        laptop.find("heading", &EN.say("app.not-loaded")).await;
        laptop.axe().await;
        block(&laptop, &[]).await;
        laptop.click("button", &EN.say("app.try-again")).await;
        laptop.find("heading", &EN.say("agenda.title")).await;
        laptop.gone(&EN.say("app.not-loaded")).await;
    });
}

#[test]
fn a_topic_s_sheet_that_cannot_be_fetched_is_said_and_opens_when_it_is_asked_for_again() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let forum = new_forum(&laptop, EN, "A torn cable").await;
        laptop.open(&format!("{forum}/topics")).await;
        propose(&laptop, "A café").await;
        block(&laptop, &["*_morning.wasm"]).await;
        laptop.reload().await;
        laptop.click("button", "A café").await;
        laptop.see(&EN.say("app.not-loaded-hint")).await;
        propose(&laptop, "A fair").await;
        block(&laptop, &[]).await;
        laptop.click("button", "A café").await;
        laptop.find("dialog", "Topic no. 1").await;
    });
}

#[test]
fn an_address_within_a_forum_opens_there_at_once() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let forum = example(&laptop, EN).await;
        laptop.open(&format!("{forum}/votes")).await;
        laptop.reload().await;
        laptop.find("heading", &EN.say("votes.result")).await;
        assert_eq!(base(&laptop).await, forum);
        laptop.nothing_complained().await;
    });
}

#[test]
fn once_everything_has_come_every_screen_opens_with_the_network_cut() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let forum = example(&laptop, EN).await;
        all_here(&laptop).await;
        scene.cut_network(true);
        let screens = [
            ("set-up", "setup.title"),
            ("votes", "votes.result"),
            ("agenda", "agenda.title"),
            ("workshops", "workshops.title"),
            ("engagements", "engagements.title"),
            ("closing", "closing.title"),
            ("convergence", "convergence.title"),
            ("paper", "paper.title"),
            ("console", "console.title"),
            ("topics", "topics.title"),
        ];
        for (view, heading) in screens {
            laptop.script(&format!("location.hash = '{forum}/{view}'"), Vec::new()).await;
            laptop.find("heading", &EN.say(heading)).await;
        }
        scene.cut_network(false);
    });
}

#[test]
fn after_a_panic_the_page_says_so_and_gives_the_backup() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let forum = example(&laptop, EN).await;
        laptop.fill("A new topic", "The last one").await;
        // Where the browser makes no elements, no screen can go on.
        let broken = "document.createElement = () => { throw new Error('broken') }";
        laptop.script(broken, Vec::new()).await;
        laptop.press("Enter").await;
        laptop.see("Something broke in the app.").await;
        laptop.script("delete document.createElement", Vec::new()).await;
        laptop.axe().await;
        let backup = laptop.find("link", "Backup · Sauvegarde").await;
        backup.click().await;
        let file = laptop.download().await;
        let saved: serde_json::Value = serde_json::from_str(&file.text()).unwrap();
        assert!(forum.contains(saved["forum"].as_str().unwrap()));
        assert!(saved["records"]["topic"].as_object().unwrap().len() > 30);
    });
}
