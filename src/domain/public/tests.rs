#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::large::{Size, large_forum};
use crate::domain::trial::Trial;
use crate::domain::{Language, topics, voting};

/// H6
#[test]
fn nobody_is_told_who_voted_how_or_who_did_what() {
    let mut trial = Trial::new();
    trial.make(|forum, cx| topics::propose_line(forum, cx, "Bread — Ada"));
    trial.make(|forum, cx| crate::domain::participants::add(forum, cx, "Silent", "Secret society"));
    trial.make(|forum, cx| crate::domain::participants::add(forum, cx, "Ada", "Secret society"));
    trial.make(voting::open);
    let topic = *trial.forum.topics.iter().next().unwrap().0;
    let ballot = trial.ballot("Ada");
    trial.make(|forum, cx| voting::give(forum, cx, ballot, topic, 1));
    trial.make(|forum, cx| voting::enter_tally(forum, cx, topic, 3));
    let told = told(&trial.forum, Portion::Closing);
    assert!(told.ballots.is_empty() && told.votes.is_empty() && told.tallies.is_empty() && told.deeds.is_empty());
    assert!(told.stages.is_empty() && told.timers.is_empty() && told.draws.is_empty() && told.books.is_empty());
    let people: Vec<_> = told.participants.iter().map(|(_, person)| (person.name.as_str(), person.organisation.as_str())).collect();
    assert_eq!(people, [("Ada", "")]);
    assert_eq!(told.topics.len(), 1);
}

#[test]
fn each_portion_has_what_comes_before_it() {
    let mut trial = Trial::new();
    for n in 0..5 {
        trial.make(|forum, cx| topics::propose_line(forum, cx, &format!("Topic {n}")));
    }
    let mut last = 0;
    for portion in portions(&trial.forum) {
        let told = told(&trial.forum, portion);
        let size = told.topics.len() + told.identity.len() + told.objectives.len() + told.template.len();
        assert!(size >= last, "{portion:?}");
        last = size;
    }
    assert_eq!(told(&trial.forum, Portion::Topics(2)).numbers.len(), 2);
}

/// What is told anew when something changes is watched by its kinds.
#[test]
fn nothing_is_told_that_is_of_another_kind_than_those_that_are_named() {
    struct Told<'f>(&'f Forum, Vec<Kind>);
    impl crate::domain::record::ForEachKind for Told<'_> {
        fn visit<R: Record>(&mut self) {
            if R::table(self.0).iter().next().is_some() {
                self.1.push(R::KIND);
            }
        }
    }
    let mut trial = Trial::new();
    let made = trial
        .ask(|_, cx| large_forum(cx, 1, Language::Fr, Size { topics: 30, people: 30, workshops: 4, votes: 50, characters: 2_000 }));
    let forum = crate::domain::scene::applied(&made.unwrap());
    let whole = told(&forum, Portion::Closing);
    let mut kinds = Told(&whole, Vec::new());
    crate::domain::for_each_kind(&mut kinds);
    assert!(kinds.1.len() > 8 && kinds.1.iter().all(|kind| KINDS.contains(kind)), "{:?}", kinds.1);
}
