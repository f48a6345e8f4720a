//! Undo, redo and the history: what would be undone is named, others' work is never undone, and votes
//! are nowhere listed. Rules U1 to U4, V13.

use crate::begin::{EN, new_forum, propose, titles};
use crate::support::{Laptop, Window, play};

/// The lines of the history, newest first.
async fn history(window: &Window) -> Vec<String> {
    window.press("h").await;
    let sheet = window.find("dialog", "History").await;
    let mut lines = Vec::new();
    for line in sheet.all("listitem").await {
        lines.push(line.text().await);
    }
    window.press("Escape").await;
    window.none("dialog", "History").await;
    lines
}

/// Keys work while nothing is being typed.
async fn leave_the_entry(window: &Window) {
    window.script("document.activeElement.blur()", Vec::new()).await;
}

async fn wall(laptop: &Laptop) -> String {
    let base = new_forum(laptop, EN, "Turned back").await;
    laptop.open(&format!("{base}/topics")).await;
    laptop.find("heading", "Topics").await;
    base
}

/// U1, U3
#[test]
fn the_buttons_name_what_they_would_undo_and_do_again() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        wall(&laptop).await;
        propose(&laptop, "A café at night — Aïcha").await;
        propose(&laptop, "Repairing together — Marc").await;
        laptop.click("button", "Undo: Topic proposed: “Repairing together”").await;
        laptop.none("button", "Repairing together").await;
        laptop.find("button", "Undo: Topic proposed: “A café at night”").await;
        laptop.click("button", "Do again: Topic proposed: “Repairing together”").await;
        laptop.find("button", "Repairing together").await;
        assert!(laptop.find("button", "Redo").await.is_disabled().await, "nothing is left to do again");

        // By key, and a whole title typed letter by letter is one step.
        leave_the_entry(&laptop).await;
        laptop.press("Control+z").await;
        laptop.none("button", "Repairing together").await;
        laptop.press("Control+Shift+z").await;
        laptop.find("button", "Repairing together").await;

        // A new gesture ends what could be done again.
        laptop.press("Control+z").await;
        laptop.find("button", "Do again: Topic proposed: “Repairing together”").await;
        propose(&laptop, "Something else").await;
        assert!(laptop.find("button", "Redo").await.is_disabled().await);
        assert_eq!(titles(&laptop).await, ["Something else", "A café at night"]);
        laptop.nothing_complained().await;
    });
}

/// U1
#[test]
fn a_gesture_that_takes_something_away_offers_undo_beside_what_it_says() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        wall(&laptop).await;
        propose(&laptop, "A café at night — Aïcha").await;
        laptop.click("button", "A café at night").await;
        laptop.click("button", "Withdraw").await;
        laptop.see("Topic withdrawn: “A café at night”").await;
        laptop.find("button", "bring back").await;
        laptop.click("button", "Undo").await;
        laptop.none("button", "bring back").await;
    });
}

/// U1: an "Undo" beside a sentence takes back what the sentence says, and never a later gesture.
#[test]
fn undo_beside_what_was_said_goes_with_the_next_gesture() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        wall(&laptop).await;
        propose(&laptop, "A café at night").await;
        // What is said stays: here it mustn't go by itself.
        laptop
            .script(
                "const wait = setTimeout; window.setTimeout = (then, ms, ...rest) => ms === 6000 ? 0 : wait(then, ms, ...rest)",
                Vec::new(),
            )
            .await;
        laptop.click("button", "A café at night").await;
        laptop.click("button", "Withdraw").await;
        laptop.see("Topic withdrawn: “A café at night”").await;
        laptop.find("button", "Undo").await;
        propose(&laptop, "Repairing together").await;
        laptop.none("button", "Undo").await;
        laptop.gone("Topic withdrawn: “A café at night”").await;
        // Taken back by key, what could have been undone before is next again, and says so where undo is.
        leave_the_entry(&laptop).await;
        laptop.press("Control+z").await;
        laptop.none("button", "Repairing together").await;
        laptop.find("button", "Undo: Topic withdrawn: “A café at night”").await;
    });
}

/// U2
#[test]
fn what_somebody_else_has_changed_since_is_not_undone_and_it_is_said_who() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = wall(&laptop).await;
        propose(&laptop, "A café at night").await;
        laptop.click("button", "A café at night").await;
        laptop.field("Title").await.fill("A café in the evening").await;
        laptop.click("button", "Done").await;
        let second = laptop.window(&format!("{base}/topics")).await;
        call_me(&second, "Solène").await;
        second.click("button", "A café in the evening").await;
        second.field("Title").await.fill("A café at dawn").await;
        second.click("button", "Done").await;
        laptop.find("button", "A café at dawn").await;
        leave_the_entry(&laptop).await;
        laptop.press("Control+z").await;
        laptop.see("Solène changed it since; undoing would lose that.").await;
        laptop.find("button", "A café at dawn").await;
    });
}

async fn call_me(window: &Window, name: &str) {
    window.holds("return document.querySelector('.masthead .menu summary') !== null").await;
    window.script("document.querySelector('.masthead .menu summary').click()", Vec::new()).await;
    window.click("button", "My name").await;
    let sheet = window.find("dialog", "My name").await;
    sheet.field("My name").await.fill(name).await;
    sheet.find("button", "Done").await.click().await;
    window.none("dialog", "My name").await;
}

/// U4
#[test]
fn the_history_says_who_did_what_newest_first() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        wall(&laptop).await;
        call_me(&laptop, "Aïcha").await;
        propose(&laptop, "A café at night — Marc").await;
        leave_the_entry(&laptop).await;
        laptop.press("Control+z").await;
        laptop.none("button", "A café at night").await;
        let lines = history(&laptop).await;
        assert!(lines[0].starts_with("Undone: “A café at night”") || lines[0].starts_with("Undone: A café at night"), "{lines:?}");
        assert!(lines[1].starts_with("Topic proposed: “A café at night”"), "{lines:?}");
        assert!(lines[0].contains("Aïcha, ") && lines[1].contains("Aïcha, "), "{lines:?}");
        assert!(lines.last().unwrap().starts_with("Forum created: “Turned back”"), "{lines:?}");
        assert!(!lines.last().unwrap().contains("Aïcha"), "who had no name yet has none in the history: {lines:?}");
        laptop.reload().await;
        laptop.find("heading", "Topics").await;
        leave_the_entry(&laptop).await;
        assert_eq!(history(&laptop).await, lines, "it is kept");
    });
}

/// V13
#[test]
fn votes_are_never_in_the_history_and_the_next_voter_cannot_turn_them_back() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = wall(&laptop).await;
        propose(&laptop, "A café at night").await;
        propose(&laptop, "Repairing together").await;
        laptop.open(&format!("{base}/votes")).await;
        laptop.click("button", "Open the vote").await;
        laptop.click("button", "Next voter").await;
        laptop.field("Your name, if you wish").await.fill("Youssef").await;
        laptop.click("button", "Begin").await;
        laptop.click("button", "Give a dot to no. 1, A café at night").await;
        laptop.click("button", "Hand in").await;
        laptop.see("Your ballot is in.").await;
        laptop.click("button", "Back to the vote").await;
        let undo = laptop.find("button", "Undo: Vote opened").await;
        assert!(!undo.is_disabled().await);
        leave_the_entry(&laptop).await;
        let lines = history(&laptop).await;
        assert!(lines.iter().any(|line| line.starts_with("Vote opened")), "{lines:?}");
        for line in &lines {
            assert!(!line.contains("Dots given") && !line.contains("Youssef"), "{lines:?}");
        }
        laptop.click("button", "Next voter").await;
        laptop.gone("A café at night").await;
    });
}

/// V14
#[test]
fn while_a_voter_has_the_laptop_undo_and_the_keys_rest() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = wall(&laptop).await;
        propose(&laptop, "A café at night").await;
        laptop.open(&format!("{base}/votes")).await;
        laptop.click("button", "Open the vote").await;
        laptop.click("button", "Next voter").await;
        laptop.click("button", "Begin").await;
        laptop.find("heading", "Ballot").await;
        for keys in ["Control+z", "Control+y", "3", "h"] {
            laptop.press(keys).await;
        }
        laptop.find("heading", "Ballot").await;
        assert!(laptop.find("button", "Undo: Ballot begun").await.is_disabled().await);
        laptop.click("button", "Give a dot to no. 1, A café at night").await;
        laptop.click("button", "Hand in").await;
        laptop.press("Control+z").await;
        laptop.see("Your ballot is in.").await;
        laptop.click("button", "Back to the vote").await;
        laptop.see("1 ballot handed in").await;
        assert!(!laptop.find("button", "Undo: Vote opened").await.is_disabled().await);
        laptop.press("3").await;
        laptop.find("heading", "Topics").await;
    });
}
