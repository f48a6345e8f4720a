#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::scene::{LINE_REFUSED, too_long};
use super::super::trial::{Trial, id};
use super::*;
use crate::domain::search::{self, Sort};

fn label(trial: &mut Trial, on: &[Id<Topic>], words: &str) -> Transaction {
    trial.make(|forum, cx| put(forum, cx, on, words))
}

fn names(trial: &Trial) -> Vec<(String, usize)> {
    listed(&trial.forum).into_iter().map(|label| (label.name, label.topics)).collect()
}

fn words_of(trial: &Trial, topic: Id<Topic>) -> &str {
    &trial.forum.topics.get(&topic).unwrap().label
}

/// L1
#[test]
fn accents_capitals_and_spaces_make_no_other_label_and_the_first_spelling_stays() {
    let mut trial = Trial::new();
    let (a, b) = (trial.topic("Un", &[]), trial.topic("Deux", &[]));
    label(&mut trial, &[a], "Énergie, eau");
    label(&mut trial, &[b], "  energie  EAU ");
    assert_eq!(words_of(&trial, b), "Énergie, eau");
    assert_eq!(names(&trial), [("Énergie, eau".into(), 2)]);
    assert_eq!(id_of(" "), None);
}

/// L1: the key is part of the format, and the same on every machine.
#[test]
fn the_key_of_a_label_is_always_the_same() {
    assert_eq!(id_of("Énergie").unwrap().to_string(), KEY_OF_ENERGIE);
    assert_eq!(id_of("energie").unwrap().to_string(), KEY_OF_ENERGIE);
}
const KEY_OF_ENERGIE: &str = "587fca1a-334f-878d-96b8-ef08424cf380";

/// L2
#[test]
fn labels_are_listed_by_their_words_with_how_many_topics_on_the_wall_bear_them() {
    let mut trial = Trial::new();
    let topics: Vec<_> = (0..4).map(|n| trial.topic(&format!("Sujet {n}"), &[])).collect();
    label(&mut trial, &topics[..3], "Habitat");
    label(&mut trial, &topics[3..], "Écoles");
    trial.make(|forum, cx| topics::withdraw(forum, cx, topics[0]));
    assert_eq!(names(&trial), [("Écoles".into(), 1), ("Habitat".into(), 2)]);
    trial.make(|forum, cx| topics::withdraw(forum, cx, topics[3]));
    assert_eq!(names(&trial), [("Écoles".into(), 0), ("Habitat".into(), 2)], "it would be back with its topic");
}

/// L3
#[test]
fn the_first_six_labels_have_six_colours_and_the_facilitator_may_choose_others() {
    let mut trial = Trial::new();
    for n in 0..6 {
        let topic = trial.topic(&format!("Sujet {n}"), &[]);
        label(&mut trial, &[topic], &format!("Label {n}"));
    }
    let colours: BTreeSet<_> = listed(&trial.forum).into_iter().map(|label| label.colour).collect();
    assert_eq!(colours.len(), 6);
    let first = id_of("Label 0").unwrap();
    for colour in Colour::ALL {
        trial.make(|forum, cx| paint(forum, cx, first, colour));
        assert_eq!(colour_of(&trial.forum, first), colour);
    }
    assert_eq!(trial.ask(|forum, cx| paint(forum, cx, id(9), Colour::Red)), Err(Refusal::Gone));
}

/// L3: a label that came in a file has a colour too, the same on every machine.
#[test]
fn a_label_without_a_colour_of_its_own_has_the_one_that_follows_from_its_key() {
    let mut trial = Trial::new();
    trial.set(&id::<Topic>(5), &Topic { title: "Un four".into(), label: "Pain".into(), ..Topic::default() });
    let colour = listed(&trial.forum)[0].colour;
    assert_eq!(colour, colour_of(&Forum::default(), id_of("pain").unwrap()));
    assert!(trial.forum.labels.is_empty());
}

/// L4
#[test]
fn several_topics_get_a_label_in_one_gesture_and_lose_it_in_one() {
    let mut trial = Trial::new();
    let topics: Vec<_> = (0..3).map(|n| trial.topic(&format!("Sujet {n}"), &[])).collect();
    let given = label(&mut trial, &topics, "Habitat");
    assert_eq!((given.verb, given.subject.as_str()), (Verb::LabelGiven, "Habitat"));
    assert_eq!(names(&trial), [("Habitat".into(), 3)]);
    let off = label(&mut trial, &topics[1..], " ");
    assert_eq!(off.verb, Verb::LabelRemoved);
    assert_eq!(names(&trial), [("Habitat".into(), 1)]);
    assert_eq!(trial.ask(|forum, cx| put(forum, cx, &[], "x")), Err(Refusal::Empty));
    assert_eq!(trial.ask(|forum, cx| put(forum, cx, &topics, &too_long())), Err(LINE_REFUSED));
    assert_eq!(trial.ask(|forum, cx| put(forum, cx, &[topics[0], id(9)], "x")), Err(Refusal::Gone));
}

/// L5
#[test]
fn a_renamed_label_keeps_its_colour_and_its_topics() {
    let mut trial = Trial::new();
    let (a, b) = (trial.topic("Un", &[]), trial.topic("Deux", &[]));
    label(&mut trial, &[a, b], "Habitat");
    let habitat = id_of("Habitat").unwrap();
    trial.make(|forum, cx| paint(forum, cx, habitat, Colour::Sky));
    trial.make(|forum, cx| rename(forum, cx, habitat, "Logement"));
    let now = &listed(&trial.forum)[0];
    assert_eq!((now.name.as_str(), now.colour, now.topics), ("Logement", Colour::Sky, 2));
    let logement = now.id;
    trial.make(|forum, cx| rename(forum, cx, logement, "LOGEMENT"));
    assert_eq!((words_of(&trial, a), listed(&trial.forum)[0].colour), ("LOGEMENT", Colour::Sky));
    assert_eq!(trial.ask(|forum, cx| rename(forum, cx, logement, " ")), Err(Refusal::Empty));
    assert_eq!(trial.ask(|forum, cx| rename(forum, cx, habitat, "x")), Err(Refusal::Gone));
}

/// L5
#[test]
fn renaming_a_label_to_another_makes_them_one_with_the_others_colour_and_spelling() {
    let mut trial = Trial::new();
    let (a, b) = (trial.topic("Un", &[]), trial.topic("Deux", &[]));
    label(&mut trial, &[a], "Habitat");
    label(&mut trial, &[b], "Écoles");
    let colour = colour_of(&trial.forum, id_of("Écoles").unwrap());
    trial.make(|forum, cx| rename(forum, cx, id_of("Habitat").unwrap(), "ecoles"));
    assert_eq!(names(&trial), [("Écoles".into(), 2)]);
    assert_eq!(listed(&trial.forum)[0].colour, colour);
}

/// L5
#[test]
fn a_removed_label_is_off_every_topic_also_those_withdrawn() {
    let mut trial = Trial::new();
    let (a, b) = (trial.topic("Un", &[]), trial.topic("Deux", &[]));
    label(&mut trial, &[a, b], "Habitat");
    trial.make(|forum, cx| topics::withdraw(forum, cx, b));
    let removed = trial.make(|forum, cx| remove(forum, cx, id_of("habitat").unwrap()));
    assert_eq!((removed.verb, removed.subject.as_str()), (Verb::LabelRemoved, "Habitat"));
    assert_eq!((names(&trial), words_of(&trial, b)), (Vec::new(), ""));
    assert_eq!(trial.ask(|forum, cx| remove(forum, cx, id(9))), Err(Refusal::Gone));
}

/// L6
#[test]
fn grouped_by_label_the_topics_without_one_come_last() {
    let mut trial = Trial::new();
    let topics: Vec<_> = (0..5).map(|n| trial.topic(&format!("Sujet {n}"), &[])).collect();
    label(&mut trial, &[topics[4], topics[1]], "Habitat");
    label(&mut trial, &[topics[2]], "écoles");
    let sorted = search::sorted(&trial.forum, &topics, Sort::Label);
    assert_eq!(sorted, [topics[2], topics[1], topics[4], topics[0], topics[3]]);
}

proptest! {
    /// L1, L5: whatever two labels are called, renaming one to the other leaves one, and nobody loses a label.
    #[test]
    fn after_renaming_every_topic_that_had_a_label_has_one(a in "\\PC{1,12}", b in "\\PC{1,12}") {
        let mut trial = Trial::new();
        let topics = [trial.topic("Un", &[]), trial.topic("Deux", &[])];
        let kept = |words: &str| limits::optional_line(words).is_ok_and(|words| !words.is_empty());
        prop_assume!(kept(&a) && kept(&b));
        label(&mut trial, &topics[..1], &a);
        label(&mut trial, &topics[1..], &b);
        let from = id_of(words_of(&trial, topics[0])).unwrap();
        trial.make(|forum, cx| rename(forum, cx, from, &b));
        prop_assert_eq!(listed(&trial.forum).len(), 1);
        prop_assert_eq!(listed(&trial.forum)[0].topics, 2);
    }
}
