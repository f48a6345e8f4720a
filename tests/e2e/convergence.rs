//! The vote on actions: its rules, ballots on a laptop that goes round, dots on paper, a tie, and what the
//! minutes make of it. Rules D1 to D7, V13, V14.

use crate::begin::{EN, FR, Words, new_forum};
use crate::day::hands::Hands;
use crate::support::{Laptop, Setting, play};

const ACTIONS: [&str; 4] = [
    "Ask for the key — Inès Roche — 2026-12-01",
    "Draw a map of the benches — Marc Aubry",
    "Find a printer",
    "Write to the newspaper",
];

/// A forum with actions of no workshop. Says its address, without the view.
async fn with_actions(laptop: &Laptop, words: Words) -> String {
    let base = new_forum(laptop, words, "What comes first").await;
    laptop.open(&format!("{base}/closing")).await;
    for action in ACTIONS {
        laptop.fill(&words.say("closing.action-entry"), action).await;
        laptop.press("Enter").await;
        laptop.find("button", action.split(" — ").next().unwrap()).await;
    }
    base
}

/// A ballot, from the door to the box.
async fn vote(laptop: &Laptop, name: &str, actions: &[&str]) {
    laptop.click("button", "Next voter").await;
    let field = laptop.field("Your name, if you wish").await;
    field.see_value("").await;
    if !name.is_empty() {
        field.fill(name).await;
    }
    laptop.click("button", "Begin").await;
    laptop.see("2 dots left").await;
    for action in actions {
        laptop.click("button", &format!("Give a dot: {action}")).await;
    }
}

async fn hand_in(laptop: &Laptop) {
    laptop.see("All dots are given").await;
    laptop.click("button", "Hand in").await;
    laptop.see("Your ballot is in. Pass the laptop on.").await;
    laptop.gone("All dots are given").await;
    let text = laptop.text().await.unwrap();
    assert!(
        ACTIONS.iter().all(|action| !text.contains(action.split(" — ").next().unwrap())),
        "nothing of the ballot is left: {text}"
    );
}

/// D1, D5, D6, D7
#[test]
fn actions_are_voted_on_from_the_rules_to_the_minutes() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = with_actions(&laptop, EN).await;
        laptop.click("link", "Vote on the actions").await;
        laptop.see("Each voter gives 3 dots, at most 1 to one action; totals stay hidden until the vote closes.").await;
        laptop.see("4 actions to vote on").await;
        laptop.click("DisclosureTriangle", "Rules of this vote").await;
        laptop.fill("Dots for each person", "2").await;
        laptop.fill("Actions that come first", "2").await;
        laptop.see("Each voter gives 2 dots").await;
        laptop.fill("Most dots on one action", "0").await;
        laptop.see("Choose a number from 1 to 1,000.").await;
        laptop.fill("Most dots on one action", "1").await;
        laptop.click("button", "Open the vote").await;

        vote(&laptop, "Youssef", &["Ask for the key", "Draw a map of the benches"]).await;
        laptop.see("Inès Roche · by 1 December 2026").await;
        assert!(laptop.find("button", "Give a dot: Find a printer").await.is_disabled().await, "the budget is used up");
        hand_in(&laptop).await;

        // A page closed in the middle of a ballot offers it again; nothing of it shows before.
        vote(&laptop, "", &["Ask for the key", "Find a printer"]).await;
        laptop.see("All saved here").await;
        laptop.reload().await;
        laptop.see("1 ballot handed in").await;
        laptop.see("1 ballot begun and not handed in").await;
        laptop.gone("Find a printer").await;
        laptop.click("button", "Go on").await;
        hand_in(&laptop).await;
        laptop.click("button", "Back to the vote").await;
        laptop.see("2 ballots handed in").await;

        laptop.click("DisclosureTriangle", "Dots on paper").await;
        laptop.find("textbox", "Dots on paper: Ask for the key").await.fill("3").await;
        laptop.see("3 dots on paper").await;

        // An action that comes up now joins the vote.
        laptop.open(&format!("{base}/closing")).await;
        laptop.fill("An action of no workshop", "Thank the cooks").await;
        laptop.press("Enter").await;
        laptop.find("button", "Thank the cooks").await;
        laptop.open(&format!("{base}/minutes")).await;
        laptop.see("The vote on actions").await;
        laptop.see("its totals are given once it is closed").await;
        laptop.gone("Actions in the order of their dots").await;
        laptop.open(&format!("{base}/convergence")).await;

        laptop.click("button", "Close the vote").await;
        laptop.see("2 ballots · 4 dots on laptops · 3 dots on paper").await;
        laptop.see("Nothing is dropped by this: every action stays in the minutes.").await;
        laptop.see("priority by the vote").await;
        laptop.see("Tie across the line: 2 actions with 1 dot each for 1 place. The room decides.").await;
        laptop.see("Thank the cooks").await;
        laptop.click("button", "Put first: Draw a map of the benches").await;
        laptop.see("priority from a tie").await;
        laptop.press("Control+z").await;
        laptop.gone("priority from a tie").await;
        laptop.press("Control+Shift+z").await;
        laptop.see("priority from a tie").await;
        laptop.click("button", "Set back: Find a printer").await;
        laptop.gone("The room decides.").await;
        laptop.see("All saved here").await;
        laptop.reload().await;
        laptop.see("priority from a tie").await;
        laptop.click("button", "One action more").await;
        laptop.gone("Tie across the line").await;
        laptop.click("button", "One action fewer").await;
        laptop.see("Tie across the line").await;

        laptop.open(&format!("{base}/minutes")).await;
        laptop.see("2 people voted, giving 4 dots in all. 3 dots stuck on paper were counted as well.").await;
        laptop.see("“Draw a map of the benches” was put first from among them.").await;
        laptop.see("2 actions received no dot; they remain to be done like the others.").await;
        laptop.nothing_complained().await;
        laptop.asked_no_other_origin().await;
    });
}

/// V13, V14, D1
#[test]
fn a_ballot_on_actions_is_secret_and_out_of_reach_of_undo() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        with_actions(&laptop, EN).await;
        laptop.click("link", "Vote on the actions").await;
        laptop.click("button", "Open the vote").await;
        laptop.click("button", "Next voter").await;
        laptop.fill("Your name, if you wish", "Youssef").await;
        laptop.click("button", "Begin").await;
        laptop.find("heading", "Ballot of Youssef").await;
        laptop.click("button", "Give a dot: Find a printer").await;
        laptop.see("2 dots left").await;
        for keys in ["Control+z", "Control+y", "3", "h"] {
            laptop.press(keys).await;
        }
        laptop.find("heading", "Ballot of Youssef").await;
        laptop.see("2 dots left").await;
        assert!(laptop.find("button", "Undo: Dots given").await.is_disabled().await);
        laptop.click("button", "Hand in").await;
        laptop.see("Your ballot is in.").await;
        laptop.click("button", "Back to the vote").await;
        assert!(!laptop.find("button", "Undo: Vote on actions opened").await.is_disabled().await);
        laptop.press("h").await;
        let sheet = laptop.find("dialog", "History").await;
        let lines = sheet.text().await;
        assert!(lines.contains("Vote on actions opened") && !lines.contains("Youssef") && !lines.contains("Dots given"), "{lines}");
        laptop.press("Escape").await;
        laptop.none("dialog", "History").await;
        laptop.click("DisclosureTriangle", "Ballots 1").await;
        laptop.click("button", "Set aside: ballot 1").await;
        laptop.see("0 ballots handed in").await;
        // The first vote knows nothing of it.
        laptop.press("4").await;
        laptop.see("There is nothing to vote on yet").await;
    });
}

/// D1, D5
#[test]
fn actions_are_voted_on_by_the_keyboard_alone() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        with_actions(&laptop, EN).await;
        let hands = Hands(&laptop);
        hands.back_to("link", "Vote on the actions").await;
        hands.press("Enter").await;
        laptop.see("4 actions to vote on").await;
        hands.press("n").await;
        laptop.see_focus("button", "Open the vote").await;
        hands.press("Enter").await;
        laptop.see_focus("button", "Next voter").await;
        for sought in ["printer", "marc"] {
            hands.press("Enter").await;
            laptop.see_focus("combobox", "Your name, if you wish").await;
            hands.press("Enter").await;
            laptop.see("3 dots left").await;
            hands.press("/").await;
            laptop.see_focus("searchbox", "Search").await;
            hands.type_text(sought).await;
            laptop.see("1 action").await;
            hands.press_all(&["ArrowDown", "+"]).await;
            laptop.see("2 dots left").await;
            hands.push("Hand in").await;
            laptop.see_focus("button", "Next voter").await;
        }
        hands.push("Back to the vote").await;
        laptop.see("2 ballots handed in").await;
        hands.to("DisclosureTriangle", "Rules of this vote").await;
        hands.press("Enter").await;
        hands.to("spinbutton", "Actions that come first").await;
        hands.retype("1").await;
        hands.to("DisclosureTriangle", "Dots on paper").await;
        hands.press("Enter").await;
        hands.to("textbox", "Dots on paper: Ask for the key").await;
        hands.line("1").await;
        laptop.see_focus("textbox", "Dots on paper: Draw a map of the benches").await;
        hands.back_to("button", "Close the vote").await;
        hands.press("Enter").await;
        laptop.see_focus("heading", "Result of the vote on the actions").await;
        laptop.see("Tie across the line: 3 actions with 1 dot each for 1 place.").await;
        hands.push("Put first: Find a printer").await;
        laptop.see("priority from a tie").await;
        hands.push("Reopen the vote").await;
        laptop.see_focus("button", "Next voter").await;
    });
}

/// Every state of the screen, each seen by axe by day and at night.
async fn every_state(laptop: &Laptop, setting: &Setting, words: Words) {
    let say = |place: &str| words.say(place);
    let look = async |stop: &str| {
        for light in [setting.clone().dark(), setting.clone()] {
            laptop.devtools("Emulation.setEmulatedMedia", light.media()).await.unwrap();
            let found = laptop.axe_findings().await;
            assert!(found.is_empty(), "{stop}: {}", found.join("\n"));
        }
    };
    let base = new_forum(laptop, words, "Un petit forum").await;
    laptop.open(&format!("{base}/convergence")).await;
    laptop.find("heading", &say("convergence.title")).await;
    laptop.see(&say("convergence.empty-hint")).await;
    look("empty").await;
    let base = with_actions(laptop, words).await;
    look("closing").await;
    laptop.open(&format!("{base}/convergence")).await;
    laptop.click("DisclosureTriangle", &say("convergence.rules")).await;
    laptop.field(&say("convergence.cap-label")).await;
    look("before").await;
    laptop.click("button", &say("votes.open")).await;
    laptop.click("button", &say("votes.next-voter")).await;
    laptop.field(&say("votes.name")).await;
    look("door").await;
    laptop.click("button", &say("votes.begin")).await;
    laptop.click("button", &say("convergence.give-dot").replace("{title}", "Find a printer")).await;
    look("ballot").await;
    laptop.click("button", &say("votes.hand-in")).await;
    laptop.see(&say("votes.thanks-hint")).await;
    look("thanks").await;
    laptop.click("button", &say("votes.back")).await;
    laptop.click("button", &say("votes.show-totals")).await;
    laptop.script("for (const fold of document.querySelectorAll('details.fold')) fold.open = true", Vec::new()).await;
    laptop.field(&say("convergence.paper-field").replace("{title}", "Ask for the key")).await.fill("1").await;
    look("open, unfolded").await;
    laptop.field(&say("convergence.retain-label")).await.fill("1").await;
    laptop.click("button", &say("votes.close")).await;
    laptop.find("heading", &say("convergence.result")).await;
    laptop.see(&say("votes.room-decides")).await;
    look("closed, a tie").await;
    laptop.click("button", &say("votes.reopen")).await;
    laptop.find("button", &say("votes.close")).await;
    laptop.nothing_complained().await;
}

#[test]
fn axe_finds_nothing_in_any_state_of_the_vote_on_actions_in_english() {
    play(async |scene| {
        let setting = Setting::default().still();
        let laptop = scene.laptop_as(setting.clone()).await;
        every_state(&laptop, &setting, EN).await;
    });
}

#[test]
fn axe_finds_nothing_in_any_state_of_the_vote_on_actions_in_french() {
    play(async |scene| {
        let setting = Setting::default().still().french();
        let laptop = scene.laptop_as(setting.clone()).await;
        every_state(&laptop, &setting, FR).await;
    });
}
