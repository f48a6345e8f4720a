#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::super::trial::Trial;
use super::*;
use crate::domain::topics::{self, Proposal};
use crate::domain::{merging, voting};

fn wall(trial: &mut Trial) -> [Id<Topic>; 3] {
    let proposal = Proposal {
        title: "L’Été au jardin".into(),
        conveners: vec!["Élise Bœuf".into()],
        questions: vec!["Où planter ?".into()],
        description: "Des tomates".into(),
    };
    let garden = trial.make(|forum, cx| topics::propose(forum, cx, &proposal)).on.unwrap().key.parse().unwrap();
    [garden, trial.topic("Vélo", &["Paul"]), trial.topic("Énergie", &[])]
}

fn found(trial: &Trial, typed: &str) -> Vec<Id<Topic>> {
    search(&trial.forum, &topics::on_the_wall(&trial.forum), typed)
}

/// T7
#[test]
fn a_topic_is_found_by_everything_it_says_accents_and_case_ignored() {
    let mut trial = Trial::new();
    let [garden, bike, energy] = wall(&mut trial);
    for typed in ["ete", "JARDIN", "boeuf", "planter", "tomaté", "#1", "n°1", "l'ete"] {
        assert_eq!(found(&trial, typed), [garden], "{typed}");
    }
    assert_eq!(found(&trial, "2"), [bike]);
    assert_eq!(found(&trial, " "), [garden, bike, energy]);
    assert_eq!(found(&trial, "mer"), []);
}

/// T7
#[test]
fn every_word_must_be_found() {
    let mut trial = Trial::new();
    let [garden, ..] = wall(&mut trial);
    assert_eq!(found(&trial, "tomates elise"), [garden]);
    assert_eq!(found(&trial, "tomates paul"), []);
}

/// T7
#[test]
fn a_lead_is_found_by_what_was_merged_into_it() {
    let mut trial = Trial::new();
    let [garden, bike, _] = wall(&mut trial);
    trial.make(|forum, cx| merging::merge(forum, cx, &[bike], garden, "oui"));
    assert_eq!(found(&trial, "velo tomates"), [garden]);
}

#[test]
fn the_wall_reads_newest_first_by_number_by_title_or_by_votes() {
    let mut trial = Trial::new();
    let [garden, bike, energy] = wall(&mut trial);
    trial.open();
    trial.dots(energy, 2);
    trial.dots(bike, 1);
    trial.make(|forum, cx| voting::enter_tally(forum, cx, bike, 3));
    let all = topics::on_the_wall(&trial.forum);
    let sorted = |by| sorted(&trial.forum, &all, by);
    assert_eq!(sorted(Sort::Newest), [energy, bike, garden]);
    assert_eq!(sorted(Sort::Number), [garden, bike, energy]);
    assert_eq!(sorted(Sort::Title), [energy, garden, bike]);
    assert_eq!(sorted(Sort::Votes), [bike, energy, garden]);
}
