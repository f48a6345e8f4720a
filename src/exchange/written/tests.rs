#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::trial::Trial;
use crate::domain::{Record as _, Vote};

/// H14
#[test]
fn a_ballot_is_one_thing_and_stands_as_the_dot_that_was_given_last() {
    let mut trial = Trial::new();
    let (bread, buses) = (trial.topic("Bread", &["Ada"]), trial.topic("Buses", &["Grace"]));
    trial.open();
    let ballot = trial.ballot("Ada");
    trial.give(ballot, bread, 1);
    trial.give(ballot, buses, 1);
    let name = |topic| Vote::reference(&VoteKey { ballot, topic }).to_string();
    let marks = Marks::from([(Ballot::reference(&ballot).to_string(), 1), (name(bread), 2), (name(buses), 3)]);
    let text = r#"{"arrived": {"receipt": "7QK2MX", "at": 0, "state": "", "marks": MARKS}}"#;
    let before: Marks = marks.iter().filter(|(of, _)| **of != name(buses)).map(|(of, mark)| (of.clone(), *mark)).collect();
    let arrived = |marks: &Marks| HandedOver::from_text(&text.replace("MARKS", &serde_json::to_string(marks).unwrap()));
    assert_eq!(written(&trial.forum, &arrived(&before), &marks), [(Thing::Ballot(Matter::Topics), Standing::Here)]);
    assert_eq!(written(&trial.forum, &arrived(&marks), &marks), [(Thing::Ballot(Matter::Topics), Standing::Arrived)]);
}

#[test]
fn one_s_name_is_no_thing_by_itself() {
    let mut trial = Trial::new();
    let bread = trial.topic("Bread", &["Ada"]);
    let ada = crate::domain::Participant::reference(&trial.person("Ada")).to_string();
    let marks = Marks::from([(ada, 1), (Topic::reference(&bread).to_string(), 2), ("nothing/known".to_owned(), 3)]);
    assert_eq!(written(&trial.forum, &HandedOver::default(), &marks), [(Thing::Topic(bread), Standing::Here)]);
}
