#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::super::apply::apply;
use super::super::trial::{Trial, id};
use super::*;
use crate::domain::limits::LINE;

fn added(trial: &mut Trial, name: &str) -> Id<Participant> {
    let made = trial.make(|forum, cx| add(forum, cx, name, ""));
    made.on.unwrap().key.parse().unwrap()
}

/// P1
#[test]
fn a_name_finds_the_same_person_whatever_its_accents_case_and_spaces() {
    let mut trial = Trial::new();
    let elise = added(&mut trial, "Élise  Bœuf");
    assert_eq!(find(&trial.forum, " elise BOEUF "), Some(elise));
    assert_eq!(added(&mut trial, "ELISE BŒUF"), elise);
    assert_eq!(find(&trial.forum, "Élise"), None);
    assert_eq!(find(&trial.forum, ""), None);
    assert_eq!(name_of(&trial.forum, elise), "Élise Bœuf");
}

/// P1
#[test]
fn of_two_people_with_one_name_the_first_is_found_and_a_removed_one_last() {
    let mut trial = Trial::new();
    let one = Participant { name: "Marie".into(), ..Participant::default() };
    trial.set(&id(5), &Participant { removed: true, ..one.clone() });
    trial.set(&id(7), &one);
    trial.set(&id(9), &one);
    assert_eq!(find(&trial.forum, "marie"), Some(id(7)));
    assert_eq!(Names::of(&trial.forum).get("marie"), Some(id(7)));
}

/// P2
#[test]
fn a_new_name_given_twice_in_one_gesture_is_one_person() {
    let mut trial = Trial::new();
    let mut edits = Edits::none();
    let (a, b) = trial.ask(|forum, cx| {
        let a = find_or_add(forum, cx, "Paul Roy", &mut edits).unwrap();
        (a, find_or_add(forum, cx, "PAUL  ROY", &mut edits).unwrap())
    });
    assert_eq!(a, b);
    apply(&mut trial.forum, &Transaction::new(Verb::Changed, "", edits));
    assert_eq!(trial.forum.participants.len(), 1);
}

/// P3
#[test]
fn somebody_removed_leaves_the_list_keeps_the_name_and_comes_back_as_the_same_person() {
    let mut trial = Trial::new();
    let paul = added(&mut trial, "Paul");
    trial.make(|forum, cx| remove(forum, cx, paul));
    assert_eq!((find(&trial.forum, "Paul"), listed(&trial.forum).len()), (None, 0));
    assert_eq!(name_of(&trial.forum, paul), "Paul");
    let topic = trial.topic("Un sujet", &["paul"]);
    assert!(trial.forum.topics.get(&topic).unwrap().conveners.contains(paul));
    assert_eq!(find(&trial.forum, "Paul"), Some(paul));
}

/// P4
#[test]
fn people_are_listed_by_folded_name() {
    let mut trial = Trial::new();
    for name in ["Zoé", "Élise", "adam", "Eve", "Álvaro"] {
        added(&mut trial, name);
    }
    let names: Vec<_> = listed(&trial.forum).into_iter().map(|(_, person)| person.name.as_str()).collect();
    assert_eq!(names, ["adam", "Álvaro", "Élise", "Eve", "Zoé"]);
}

#[test]
fn a_person_can_be_renamed_given_an_organisation_and_left_unlisted() {
    let mut trial = Trial::new();
    let paul = added(&mut trial, "Paul");
    trial.make(|forum, cx| rename(forum, cx, paul, "Paul Roy"));
    trial.make(|forum, cx| set_organisation(forum, cx, paul, "Mairie"));
    trial.make(|forum, cx| set_unlisted(forum, cx, paul, true));
    let expected =
        Participant { name: "Paul Roy".into(), organisation: "Mairie".into(), unlisted: true, unnamed: false, removed: false };
    assert_eq!(trial.forum.get::<Participant>(&paul), Some(&expected));
    assert_eq!(trial.ask(|forum, cx| rename(forum, cx, paul, " ")), Err(Refusal::Empty));
    assert_eq!(trial.ask(|forum, cx| remove(forum, cx, id(99))), Err(Refusal::Gone));
    let long = "x".repeat(LINE + 1);
    assert_eq!(trial.ask(|forum, cx| add(forum, cx, &long, "")), Err(Refusal::TooLong { length: LINE + 1, limit: LINE }));
}

#[test]
fn adding_somebody_known_says_more_of_that_person() {
    let mut trial = Trial::new();
    let paul = added(&mut trial, "Paul");
    trial.make(|forum, cx| add(forum, cx, "paul", "Mairie"));
    assert_eq!(trial.forum.participants.len(), 1);
    assert_eq!(trial.forum.get::<Participant>(&paul).unwrap().organisation, "Mairie");
    assert_eq!(trial.forum.get::<Participant>(&paul).unwrap().name, "Paul");
}
