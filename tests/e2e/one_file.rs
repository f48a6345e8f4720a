//! The app as one file, opened from a disk: it does what it does from a site, and asks nobody for anything.

use std::fs;
use std::path::PathBuf;

use crate::begin::{EN, base, propose, saved};
use crate::support::{Laptop, Scene, Setting, built_site, play};

const FILE: &str = "open-forum.html";

fn file() -> PathBuf {
    built_site().unwrap().join(FILE).canonicalize().unwrap()
}

/// A laptop that opens the file, with Home before it.
async fn reader(scene: &Scene, setting: Setting) -> Laptop {
    let folder = format!("file://{}", file().parent().unwrap().display());
    let laptop = scene.laptop_at(folder, setting).await;
    laptop.open(&format!("{FILE}#/")).await;
    laptop.find("heading", &EN.say("home.title")).await;
    laptop
}

/// Holds that nothing but the file itself was ever asked for.
async fn asked_for_the_file_alone(laptop: &Laptop) {
    let others: Vec<String> =
        laptop.asked_for().await.into_iter().filter(|address| !address.contains(&format!("/{FILE}"))).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn the_file_holds_a_forum_from_its_title_to_its_minutes() {
    play(async |scene| {
        let laptop = reader(scene, Setting::default()).await;
        laptop.see(&EN.say("home.offline")).await;
        laptop.axe().await;
        laptop.fill(&EN.say("home.new"), "On a stick").await;
        laptop.press("Enter").await;
        laptop.find("heading", &EN.say("setup.title")).await;
        let base = base(&laptop).await;
        laptop.open(&format!("{FILE}{base}/topics")).await;
        propose(&laptop, "Who brings the bread? — Aïcha").await;
        propose(&laptop, "A swing for the yard — Marc").await;

        laptop.open(&format!("{FILE}{base}/votes")).await;
        laptop.click("button", "Open the vote").await;
        laptop.click("button", "Next voter").await;
        laptop.click("button", "Begin").await;
        laptop.click("button", "Give a dot to no. 1, Who brings the bread?").await;
        laptop.click("button", "Hand in").await;

        let projector = laptop.window(&format!("{FILE}{base}/stage")).await;
        projector.holds("return document.querySelector('.projector .picture') !== null").await;
        laptop.open(&format!("{FILE}{base}/console")).await;
        laptop.holds("return document.querySelector('.scenes .choices button') !== null").await;
        laptop.click("button", &EN.say("console.scene-wall")).await;
        projector.holds("return document.querySelector('.projector .picture')?.dataset.scene === 'wall'").await;
        projector.see("A swing for the yard").await;
        projector.close().await;

        laptop.open(&format!("{FILE}{base}/minutes")).await;
        laptop.see("Who brings the bread?").await;
        laptop.click("button", "Web page").await;
        let minutes = laptop.download().await.text();
        assert!(minutes.contains("A swing for the yard") && minutes.contains("data:font/woff2;base64,"));

        laptop.reload().await;
        laptop.see("Who brings the bread?").await;
        let laptop = laptop.restart().await;
        laptop.open(&format!("{FILE}{base}/topics")).await;
        laptop.find("button", "A swing for the yard").await;
        saved(&laptop).await;
        asked_for_the_file_alone(&laptop).await;
        laptop.nothing_complained().await;
    });
}

#[test]
fn the_file_brings_the_example_and_every_screen() {
    play(async |scene| {
        let laptop = reader(scene, Setting::default()).await;
        laptop.click("button", &EN.say("home.example")).await;
        laptop.holds("return document.querySelectorAll('.topic').length > 30").await;
        let base = base(&laptop).await;
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
        ];
        for (view, heading) in screens {
            laptop.open(&format!("{FILE}{base}/{view}")).await;
            laptop.find("heading", &EN.say(heading)).await;
        }
        asked_for_the_file_alone(&laptop).await;
        laptop.nothing_complained().await;
    });
}

#[test]
fn the_file_hands_itself_on_as_it_is() {
    play(async |scene| {
        // Whatever language the page has meanwhile.
        let laptop = reader(scene, Setting::default()).await;
        laptop.click("button", &EN.say("home.hand-on")).await;
        let copy = laptop.download().await;
        assert_eq!(copy.name, FILE);
        assert!(copy.content == fs::read(file()).unwrap(), "the copy is the file, byte by byte");
        asked_for_the_file_alone(&laptop).await;
    });
}

#[test]
fn a_site_hands_the_file_on_and_keeps_it_once_it_was_asked_for() {
    play(async |scene| {
        let site = xtask::site::Site::open(&built_site().unwrap(), 0).unwrap();
        let laptop = scene.laptop_at(site.origin(), Setting::default().keeping_the_site()).await;
        laptop.open("?offline#/").await;
        laptop.see(&EN.say("home.offline")).await;
        laptop.click("button", &EN.say("home.hand-on")).await;
        let first = laptop.download().await;
        assert!(first.name == FILE && first.content == fs::read(file()).unwrap());
        drop(site);
        laptop.click("button", &EN.say("home.hand-on")).await;
        assert!(laptop.download().await.content == first.content);
    });
}

#[test]
fn without_a_network_a_site_says_that_the_file_cannot_be_fetched() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        laptop.open("#/").await;
        laptop.find("heading", &EN.say("home.title")).await;
        scene.cut_network(true);
        laptop.click("button", &EN.say("home.hand-on")).await;
        laptop.see(&EN.say("home.hand-on-missing")).await;
        scene.cut_network(false);
    });
}

/// H1: two laptops with nothing but the file: the invitation and the contribution go from one to the other.
#[test]
fn laptops_with_the_file_alone_join_and_hand_over() {
    play(async |scene| {
        let facilitator = reader(scene, Setting::default()).await;
        facilitator.fill(&EN.say("home.new"), "On a stick").await;
        facilitator.press("Enter").await;
        facilitator.find("heading", &EN.say("setup.title")).await;
        let base = base(&facilitator).await;
        facilitator.open(&format!("{FILE}{base}/laptops")).await;
        facilitator.click("button", &EN.say("laptops.file")).await;
        let invitation = facilitator.download().await.text();

        let laptop = reader(scene, Setting::default()).await;
        laptop.click("link", &EN.say("home.join")).await;
        laptop.field(&EN.say("participant.paste")).await.set(&invitation).await;
        laptop.click("button", &EN.say("participant.join-now")).await;
        laptop.fill(&EN.say("participant.my-name"), "Zoé").await;
        laptop.press("Enter").await;
        laptop.fill(&EN.say("participant.propose"), "A swing for the yard").await;
        laptop.press("Enter").await;
        laptop.see("A swing for the yard").await;
        laptop.open(&format!("{FILE}{base}/hand-over")).await;
        laptop.click("button", &EN.say("participant.show-code")).await;
        laptop.holds("return document.querySelector('.give svg[role=img]') !== null").await;
        laptop.click("button", &EN.say("participant.save-file")).await;
        let contribution = laptop.download().await.text();
        assert!(!contribution.contains("file:"), "no path of this machine goes along");

        facilitator.field(&EN.say("laptops.place")).await.paste(&contribution).await;
        facilitator.click("button", "Take in what Zoé sends").await;
        facilitator.open(&format!("{FILE}{base}/topics")).await;
        facilitator.find("button", "A swing for the yard").await;
        asked_for_the_file_alone(&laptop).await;
        asked_for_the_file_alone(&facilitator).await;
        laptop.nothing_complained().await;
    });
}
