#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::super::trial::{Trial, id};
use super::*;
use crate::domain::tally::Counts;
use crate::domain::{merging, topics};

fn try_give(trial: &mut Trial, ballot: Id<Ballot>, topic: Id<Topic>, dots: u32) -> Result<Transaction, Refusal> {
    trial.ask(|forum, cx| give(forum, cx, ballot, topic, dots))
}

fn dots(trial: &Trial, topic: Id<Topic>) -> u32 {
    Counts::of(&trial.forum).get(topic).laptop
}

/// V1
#[test]
fn dots_are_given_only_while_the_vote_is_open() {
    let mut trial = Trial::new();
    let topic = trial.topic("Un", &[]);
    assert_eq!(trial.ask(|forum, cx| begin_ballot(forum, cx, "").map(|_| ())), Err(Refusal::VoteNotOpen));
    trial.open();
    let ballot = trial.ballot("");
    trial.give(ballot, topic, 1);
    trial.make(close);
    assert_eq!(try_give(&mut trial, ballot, topic, 2), Err(Refusal::VoteNotOpen));
    trial.open();
    trial.give(ballot, topic, 2);
    assert_eq!(dots(&trial, topic), 2);
}

/// V2
#[test]
fn a_voter_has_no_more_dots_than_the_budget_and_may_take_them_back() {
    let mut trial = Trial::new();
    let wall = ["Un", "Deux", "Trois"].map(|title| trial.topic(title, &[]));
    trial.open();
    let ballot = trial.ballot("");
    trial.give(ballot, wall[0], 3);
    trial.give(ballot, wall[1], 2);
    assert_eq!(budget_left(&trial.forum, ballot), 0);
    assert_eq!(try_give(&mut trial, ballot, wall[2], 1), Err(Refusal::NoDotLeft { budget: 5 }));
    trial.give(ballot, wall[0], 1);
    assert_eq!((budget_left(&trial.forum, ballot), dots_on(&trial.forum, ballot, wall[0])), (2, 1));
    trial.give(ballot, wall[2], 2);
}

/// V3
#[test]
fn a_voter_has_no_more_dots_on_one_topic_than_the_cap() {
    let mut trial = Trial::new();
    let topic = trial.topic("Un", &[]);
    trial.open();
    let ballot = trial.ballot("");
    assert_eq!(try_give(&mut trial, ballot, topic, 4), Err(Refusal::CapReached { cap: 3 }));
    trial.give(ballot, topic, 3);
}

/// V4
#[test]
fn a_ballot_tells_which_topics_are_barred_to_its_voter() {
    let mut trial = Trial::new();
    let own = trial.topic("Un", &["Ada"]);
    trial.topic("Deux", &["Grace"]);
    trial.open();
    let (ballot, nameless) = (trial.ballot("Ada"), trial.ballot(""));
    assert!(barred(&trial.forum, ballot).is_empty(), "own topics are allowed");
    trial.rules(|rules| rules.own_topics = false);
    assert_eq!(barred(&trial.forum, ballot).into_iter().collect::<Vec<_>>(), [own]);
    assert!(barred(&trial.forum, nameless).is_empty());
}

/// V4
#[test]
fn a_named_voter_puts_no_dot_on_an_own_topic_where_that_is_not_allowed() {
    let mut trial = Trial::new();
    let (own, other) = (trial.topic("Un", &["Paul"]), trial.topic("Deux", &["Eve"]));
    trial.rules(|rules| rules.own_topics = false);
    trial.open();
    let (paul, nobody) = (trial.ballot("paul"), trial.ballot(""));
    assert_eq!(try_give(&mut trial, paul, own, 1), Err(Refusal::OwnTopic));
    trial.give(nobody, own, 1);
    trial.give(paul, other, 1);
    trial.make(|forum, cx| merging::merge(forum, cx, &[own], other, "oui"));
    assert_eq!(try_give(&mut trial, paul, other, 2), Err(Refusal::OwnTopic));
    trial.rules(|rules| rules.own_topics = true);
    trial.give(paul, other, 2);
}

/// V5
#[test]
fn dots_go_on_topics_on_the_wall_and_can_be_taken_from_others() {
    let mut trial = Trial::new();
    let (a, b, c) = (trial.topic("Un", &[]), trial.topic("Deux", &[]), trial.topic("Trois", &[]));
    trial.open();
    let ballot = trial.ballot("");
    trial.give(ballot, a, 1);
    trial.make(|forum, cx| topics::withdraw(forum, cx, a));
    trial.make(|forum, cx| merging::merge(forum, cx, &[b], c, "oui"));
    for topic in [a, b] {
        assert_eq!(try_give(&mut trial, ballot, topic, 2), Err(Refusal::NotOnTheWall));
    }
    trial.give(ballot, a, 0);
    assert_eq!(dots(&trial, a), 0);
    assert_eq!(try_give(&mut trial, ballot, id(9), 1), Err(Refusal::Gone));
}

/// V3, V7: for a group, the voter sets one figure
#[test]
fn dots_on_a_lead_replace_those_on_the_topics_merged_into_it() {
    let mut trial = Trial::new();
    let (a, b) = (trial.topic("Un", &[]), trial.topic("Deux", &[]));
    trial.open();
    let ballot = trial.ballot("");
    trial.give(ballot, a, 1);
    trial.give(ballot, b, 2);
    trial.make(|forum, cx| merging::merge(forum, cx, &[b], a, "oui"));
    assert_eq!((dots_on(&trial.forum, ballot, a), budget_left(&trial.forum, ballot)), (3, 2));
    trial.give(ballot, a, 1);
    assert_eq!((dots_on(&trial.forum, ballot, a), budget_left(&trial.forum, ballot)), (1, 4));
}

/// V6
#[test]
fn a_ballots_order_is_always_the_same_also_when_a_topic_comes_or_goes() {
    let topics: Vec<Id<Topic>> = (0..20).map(id).collect();
    let order = order_for(id(7), &topics);
    let mut reversed = topics.clone();
    reversed.reverse();
    assert_eq!(order_for(id(7), &reversed), order);
    let mut without: Vec<_> = order.clone();
    without.retain(|topic| *topic != id(3));
    assert_eq!(order_for(id(7), &without), without);
    assert_ne!(order_for(id(8), &topics), order);
    assert_ne!(order, topics);
}

/// V6
#[test]
fn over_many_ballots_every_topic_stands_as_often_at_each_place() {
    const TOPICS: u32 = 10;
    const BALLOTS: u32 = 2000;
    let topics: Vec<Id<Topic>> = (0..TOPICS).map(|n| id(u128::from(n) + 5000)).collect();
    let mut first = vec![0_u32; TOPICS as usize];
    let mut places = vec![0_u32; TOPICS as usize];
    for ballot in 0..BALLOTS {
        for (place, topic) in (0..).zip(order_for(id(u128::from(ballot)), &topics)) {
            let n = topics.iter().position(|known| *known == topic).unwrap();
            places[n] += place;
            first[n] += u32::from(place == 0);
        }
    }
    let mean = |sum: &u32| f64::from(*sum) / f64::from(BALLOTS);
    assert!(places.iter().all(|sum| (mean(sum) - 4.5).abs() < 0.3), "{places:?}");
    assert!(first.iter().all(|times| (150..250).contains(times)), "{first:?}");
}

/// V8
#[test]
fn a_ballot_handed_in_or_set_aside_takes_no_more_dots() {
    let mut trial = Trial::new();
    let topic = trial.topic("Un", &[]);
    trial.open();
    let (done, aside) = (trial.ballot(""), trial.ballot(""));
    trial.give(done, topic, 1);
    trial.make(|forum, cx| hand_in(forum, cx, done));
    trial.make(|forum, cx| set_aside(forum, cx, aside));
    assert_eq!(try_give(&mut trial, done, topic, 2), Err(Refusal::Gone));
    assert_eq!(try_give(&mut trial, aside, topic, 2), Err(Refusal::Gone));
    let counts = Counts::of(&trial.forum);
    assert_eq!((counts.total(), counts.turnout.begun, counts.turnout.handed_in), (1, 1, 1));
    trial.make(|forum, cx| bring_back(forum, cx, aside));
    trial.give(aside, topic, 2);
    assert_eq!(trial.ask(|forum, cx| hand_in(forum, cx, id(9))), Err(Refusal::Gone));
}

/// V9, V10
#[test]
fn paper_dots_are_entered_at_any_time_within_their_range() {
    let mut trial = Trial::new();
    let topic = trial.topic("Un", &[]);
    trial.make(|forum, cx| enter_tally(forum, cx, topic, 100_000));
    let most = Refusal::OutOfRange { least: 0, most: 100_000 };
    assert_eq!(trial.ask(|forum, cx| enter_tally(forum, cx, topic, 100_001)), Err(most));
    trial.open();
    trial.make(close);
    trial.make(|forum, cx| enter_tally(forum, cx, topic, 4));
    assert_eq!(Counts::of(&trial.forum).get(topic).paper, 4);
    trial.make(|forum, cx| topics::withdraw(forum, cx, topic));
    assert_eq!(trial.ask(|forum, cx| enter_tally(forum, cx, topic, 1)), Err(Refusal::NotOnTheWall));
}

/// V10
#[test]
fn the_rules_of_the_vote_have_ranges() {
    let mut trial = Trial::new();
    let fine = Rules { dots: 1000, cap: 1, own_topics: false, open_totals: true, retain: 0 };
    trial.make(|forum, cx| set_rules(forum, cx, &fine));
    assert_eq!(Rules::of(&trial.forum), fine);
    let dots = Refusal::OutOfRange { least: 1, most: 1000 };
    for (rules, refusal) in [
        (Rules { dots: 0, ..fine }, dots.clone()),
        (Rules { dots: 1001, ..fine }, dots.clone()),
        (Rules { cap: 0, ..fine }, dots),
        (Rules { retain: 20_001, ..fine }, Refusal::OutOfRange { least: 0, most: 20_000 }),
    ] {
        assert_eq!(trial.ask(|forum, cx| set_rules(forum, cx, &rules)), Err(refusal));
    }
}

/// V11
#[test]
fn the_history_learns_nothing_of_who_voted_how() {
    let mut trial = Trial::new();
    let topic = trial.topic("Un", &[]);
    trial.open();
    let (ballot, begun) = trial.ask(|forum, cx| begin_ballot(forum, cx, "Paul")).unwrap();
    crate::domain::apply::apply(&mut trial.forum, &begun);
    let given = trial.make(|forum, cx| give(forum, cx, ballot, topic, 2));
    let handed_in = trial.make(|forum, cx| hand_in(forum, cx, ballot));
    for transaction in [begun, given, handed_in] {
        assert_eq!((transaction.subject.as_str(), transaction.on), ("", None));
    }
}

/// V12
#[test]
fn a_name_on_several_ballots_is_told_and_both_count() {
    let mut trial = Trial::new();
    let topic = trial.topic("Un", &[]);
    trial.open();
    let ballots = ["Marie", "Paul", "MARIE", ""].map(|name| trial.ballot(name));
    for ballot in ballots {
        trial.give(ballot, topic, 1);
    }
    assert_eq!(named_twice(&trial.forum), [(trial.person("Marie"), vec![ballots[0], ballots[2]])]);
    assert_eq!(dots(&trial, topic), 4);
    trial.make(|forum, cx| set_aside(forum, cx, ballots[2]));
    assert_eq!(named_twice(&trial.forum), []);
}

#[test]
fn without_the_forums_identity_no_vote_is_opened() {
    let mut trial = Trial::new();
    trial.forum.identity.take(&id(1));
    assert_eq!(trial.ask(open), Err(Refusal::Gone));
}

/// H12: in either vote, what came late is set aside by itself, and what had come in time stands.
#[test]
fn what_came_late_is_set_aside_and_what_came_in_time_stands() {
    for on in [Matter::Topics, Matter::Actions] {
        let mut trial = Trial::new();
        let on_what = trial.candidates(on, 2);
        trial.open_on(on, |rules| (rules.dots, rules.cap) = (5, 5));
        let (early, late) = (trial.ballot_on(on, "Ada"), trial.ballot_on(on, "Grace"));
        trial.vote_on(on, early, on_what[0], 2);
        let mut then = trial.forum.clone();
        then.ballots.take(&late);
        let stood = ballots::stood(&then, &[early, late]);
        trial.vote_on(on, early, on_what[0], 1);
        trial.vote_on(on, early, on_what[1], 3);
        trial.vote_on(on, late, on_what[1], 4);
        let aside = trial.make(|forum, cx| ballots::set_aside_late(forum, cx, &stood));
        let dots = |forum: &Forum| on_what.iter().map(|what| ballots::dots_on(forum, early, *what)).collect::<Vec<_>>();
        assert_eq!(dots(&trial.forum), [2, 0]);
        assert!(trial.forum.ballots.get(&late).unwrap().removed && !trial.forum.ballots.get(&early).unwrap().removed);
        assert!(aside.verb.is_secret() && aside.subject.is_empty() && aside.on.is_none());
    }
}
