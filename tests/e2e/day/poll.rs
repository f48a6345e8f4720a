//! The vote on a laptop that goes round, the dots on paper, and what the room decides.

use std::collections::BTreeSet;

use super::begin::visit;
use super::script::{self, Voter, title};
use crate::support::Laptop;

/// The vote, from its opening to six workshops.
pub async fn vote(laptop: &Laptop) {
    visit(laptop, "Votes").await;
    laptop.see("36 topics on the wall").await;
    laptop.click("button", "Open the vote").await;
    laptop.see("Each voter gives 5 dots, at most 3 to one topic").await;
    let mut orders = BTreeSet::new();
    for voter in script::VOTERS {
        orders.insert(ballot(laptop, voter).await);
    }
    assert!(orders.len() > 1, "each voter sees the topics in another order");
    laptop.click("button", "Back to the vote").await;
    laptop.see("12 ballots handed in").await;
    count_paper(laptop).await;
    laptop.click("button", "Close the vote").await;
    laptop.see("Result of the vote").await;
    laptop.see("12 ballots · 57 dots on laptops · 22 dots on paper").await;
    laptop.see("Tie across the line: 2 topics with 4 dots each for 1 place. The room decides.").await;
    laptop.reload().await;
    decide(laptop).await;
}

/// One voter's turn. Gives the order in which the topics came.
async fn ballot(laptop: &Laptop, (name, dots): Voter) -> Vec<String> {
    laptop.click("button", "Next voter").await;
    let field = laptop.field("Your name, if you wish").await;
    field.see_value("").await;
    if !name.is_empty() {
        field.fill(name).await;
    }
    laptop.click("button", "Begin").await;
    laptop.see("5 dots left").await;
    let order = laptop.names("heading").await;
    assert_eq!(order.len(), 37, "a heading of the ballot, and one a topic");
    let mut given = 0;
    for (topic, dots) in dots {
        let give = laptop.find("button", &format!("Give a dot to no. {topic}, {}", title(*topic))).await;
        for _ in 0..*dots {
            give.click().await;
        }
        assert_eq!(give.is_disabled().await, *dots == 3 || given + dots == 5, "no more than 3 on one topic, nor than 5 in all");
        given += dots;
    }
    laptop.see(if given == 5 { "All dots are given" } else { "3 dots left" }).await;
    laptop.click("button", "Hand in").await;
    laptop.see("Your ballot is in. Pass the laptop on.").await;
    nothing_left(laptop, (name, dots)).await;
    order
}

/// Nothing of the ballot is on the screen any more: neither who, nor what.
async fn nothing_left(laptop: &Laptop, (name, dots): Voter) {
    laptop.gone("dots left").await;
    let text = laptop.text().await.unwrap();
    assert!(dots.iter().all(|(topic, _)| !text.contains(title(*topic))), "a topic is still to be read:\n{text}");
    let mut said = laptop.names("button").await;
    said.push(text);
    assert!(name.is_empty() || said.iter().all(|said| !said.contains(name)), "the voter is still named: {said:?}");
}

async fn count_paper(laptop: &Laptop) {
    laptop.click("DisclosureTriangle", "Dots on paper").await;
    for (topic, dots) in script::PAPER {
        let label = format!("Dots on paper for no. {topic}, {}", title(topic));
        laptop.find("textbox", &label).await.fill(&dots.to_string()).await;
    }
    laptop.see("22 dots on paper").await;
    laptop.see("merged with no. 12").await;
}

/// The room decides on the tie: one is retained by hand, the other let go.
async fn decide(laptop: &Laptop) {
    let (kept, gone) = script::TIE;
    laptop.see("Tie across the line").await;
    laptop.gone("Workshop 6").await;
    laptop.click("button", &format!("Retain: no. {kept}, {}", title(kept))).await;
    laptop.see("Workshop 6 retained from a tie").await;
    laptop.click("button", &format!("Let go: no. {gone}, {}", title(gone))).await;
    laptop.see("let go").await;
    laptop.gone("The room decides.").await;
    laptop.see("All saved here").await;
    laptop.reload().await;
    laptop.see("Workshop 6 retained from a tie").await;
    laptop.gone("Workshop 7").await;
}

/// Six workshops in rooms and slots, some from the menu and some cell by cell.
pub async fn place(laptop: &Laptop) {
    visit(laptop, "Agenda").await;
    for (number, (room, slot)) in (1..).zip(script::PLACES) {
        if number % 2 == 0 {
            place_from_list(laptop, number, room, slot).await;
        } else {
            laptop.click("button", &format!("Workshop {number}: {}", title(script::RETAINED[number - 1]))).await;
            laptop.click("button", &format!("Put here: {room}, {slot}")).await;
        }
        laptop.see(&format!("Workshop {number} is in {room}, {slot}.")).await;
    }
    laptop.see("Every workshop has its place.").await;
    let text = laptop.text().await.unwrap();
    assert!(!text.contains("clash") && !text.contains("is also in workshop"), "nothing clashes:\n{text}");
}

async fn place_from_list(laptop: &Laptop, number: usize, room: &str, slot: &str) {
    laptop.click("button", &format!("Place workshop {number}")).await;
    let sheet = laptop.find("dialog", &format!("Place workshop {number}")).await;
    if number == 4 {
        laptop.see("Odile Perrin also convenes workshop 1 then").await;
    }
    sheet.find("list", slot).await.find("button", &format!("{room} free")).await.click().await;
    laptop.none("dialog", &format!("Place workshop {number}")).await;
}
