#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::super::trial::{Trial, id};
use super::*;
use crate::domain::counting::level;
use crate::domain::voting::{self, Rules};
use crate::domain::{Identity, Tally, merging, topics};

fn wall(trial: &mut Trial, n: usize) -> Vec<Id<Topic>> {
    (0..n).map(|n| trial.topic(&format!("Topic {n}"), &[])).collect()
}

fn laptop(trial: &Trial, topic: Id<Topic>) -> u32 {
    Counts::of(&trial.forum).get(topic).laptop
}

/// V3, V7: too many dots on one topic are capped, and it is told
#[test]
fn dots_beyond_the_cap_do_not_count() {
    let mut trial = Trial::new();
    let wall = wall(&mut trial, 2);
    trial.open();
    let ballot = trial.ballot("");
    trial.vote(ballot, wall[0], 9);
    let counts = Counts::of(&trial.forum);
    assert_eq!(counts.get(wall[0]), Count { laptop: 3, paper: 0, voters: 1 });
    assert_eq!(counts.clamped, [Clamped { ballot, by: Clamp::Cap { topic: wall[0], given: 9 } }]);
}

/// V2, V7: what exceeds the budget is taken from where most dots stand
#[test]
fn dots_beyond_the_budget_are_taken_from_the_highest() {
    let mut trial = Trial::new();
    let wall = wall(&mut trial, 4);
    trial.open();
    let ballot = trial.ballot("");
    for (topic, dots) in wall.iter().zip([3, 3, 1, 0]) {
        trial.vote(ballot, *topic, dots);
    }
    let counts = Counts::of(&trial.forum);
    assert_eq!(wall.iter().map(|topic| counts.get(*topic).laptop).collect::<Vec<_>>(), [2, 2, 1, 0]);
    assert_eq!(counts.clamped, [Clamped { ballot, by: Clamp::Budget { given: 7 } }]);
    assert_eq!(counts.turnout, Turnout { begun: 1, voted: 1, handed_in: 0 });
}

/// V7: among equals the voter's own order decides, so that no topic is favoured for its age
#[test]
fn what_a_budget_cannot_hold_is_spread_evenly_over_many_ballots() {
    let mut trial = Trial::new();
    trial.rules(|rules| (rules.dots, rules.cap) = (1, 1));
    let wall = wall(&mut trial, 4);
    trial.open();
    for _ in 0..400 {
        let ballot = trial.ballot("");
        for topic in &wall {
            trial.vote(ballot, *topic, 1);
        }
    }
    let counts = Counts::of(&trial.forum);
    assert_eq!(counts.total(), 400);
    assert!(wall.iter().all(|topic| (60..140).contains(&counts.get(*topic).laptop)), "{counts:?}");
}

/// V7, M2: a group's dots are summed, then capped
#[test]
fn merging_gives_nobody_more_weight_than_the_cap() {
    let mut trial = Trial::new();
    let wall = wall(&mut trial, 3);
    trial.open();
    let (one, two) = (trial.ballot(""), trial.ballot(""));
    for (ballot, topic, dots) in [(one, 0, 2), (one, 1, 2), (two, 1, 1), (two, 2, 1)] {
        trial.give(ballot, wall[topic], dots);
    }
    trial.make(|forum, cx| merging::merge(forum, cx, &[wall[1]], wall[0], "oui"));
    let counts = Counts::of(&trial.forum);
    assert_eq!(counts.get(wall[0]), Count { laptop: 4, paper: 0, voters: 2 });
    assert_eq!(counts.get(wall[1]), Count::default());
    assert_eq!(counts.clamped, [Clamped { ballot: one, by: Clamp::Cap { topic: wall[0], given: 4 } }]);
    trial.make(|forum, cx| merging::unmerge(forum, cx, wall[1]));
    assert_eq!((laptop(&trial, wall[0]), laptop(&trial, wall[1])), (2, 3));
}

/// V4
#[test]
fn dots_on_ones_own_topic_do_not_count_where_they_are_not_allowed() {
    let mut trial = Trial::new();
    let own = trial.topic("Un", &["Paul"]);
    let other = trial.topic("Deux", &["Eve"]);
    trial.open();
    let (paul, nobody) = (trial.ballot("Paul"), trial.ballot(""));
    for ballot in [paul, nobody] {
        trial.give(ballot, own, 1);
        trial.give(ballot, other, 1);
    }
    assert_eq!(laptop(&trial, own), 2);
    trial.rules(|rules| rules.own_topics = false);
    let counts = Counts::of(&trial.forum);
    assert_eq!((counts.get(own).laptop, counts.get(other).laptop), (1, 2));
    assert_eq!(counts.clamped, [Clamped { ballot: paul, by: Clamp::OwnTopic { topic: own } }]);
    trial.make(|forum, cx| merging::merge(forum, cx, &[own], other, "oui"));
    assert_eq!(laptop(&trial, other), 2, "a group that Paul convenes is his own");
}

/// V5
#[test]
fn dots_on_a_withdrawn_topic_are_kept_and_burden_no_budget() {
    let mut trial = Trial::new();
    let wall = wall(&mut trial, 3);
    trial.open();
    let ballot = trial.ballot("");
    trial.give(ballot, wall[0], 3);
    trial.make(|forum, cx| topics::withdraw(forum, cx, wall[0]));
    assert_eq!(voting::budget_left(&trial.forum, ballot), 5);
    trial.give(ballot, wall[1], 3);
    trial.give(ballot, wall[2], 2);
    let counts = Counts::of(&trial.forum);
    assert_eq!((wall.iter().map(|topic| counts.get(*topic).laptop).collect::<Vec<_>>(), counts.clamped.len()), (vec![3, 3, 2], 0));
    trial.make(|forum, cx| topics::restore(forum, cx, wall[0]));
    let counts = Counts::of(&trial.forum);
    assert_eq!((counts.total(), counts.clamped.len()), (5, 1));
}

/// V8
#[test]
fn a_ballot_set_aside_does_not_count_until_it_is_brought_back() {
    let mut trial = Trial::new();
    let wall = wall(&mut trial, 1);
    trial.open();
    trial.dots(wall[0], 2);
    let ballot = trial.ballot("");
    trial.give(ballot, wall[0], 2);
    trial.make(|forum, cx| voting::set_aside(forum, cx, ballot));
    assert_eq!((laptop(&trial, wall[0]), Counts::of(&trial.forum).turnout.begun), (2, 2));
    trial.make(|forum, cx| voting::bring_back(forum, cx, ballot));
    assert_eq!(laptop(&trial, wall[0]), 4);
}

/// V8
#[test]
fn a_vote_without_its_ballot_or_its_topic_does_not_count() {
    let mut trial = Trial::new();
    let wall = wall(&mut trial, 1);
    trial.open();
    let ballot = trial.ballot("");
    for stray in [5, 1_000_000] {
        trial.vote(id(stray), wall[0], 1);
    }
    trial.vote(ballot, id(7), 1);
    trial.give(ballot, wall[0], 1);
    let counts = Counts::of(&trial.forum);
    assert_eq!((counts.total(), counts.get(wall[0]).voters, counts.clamped.len()), (1, 1, 0));
}

/// V9
#[test]
fn paper_counts_beside_laptops_and_for_the_lead_of_a_group() {
    let mut trial = Trial::new();
    let wall = wall(&mut trial, 2);
    trial.open();
    trial.dots(wall[0], 2);
    for topic in [wall[0], wall[1]] {
        trial.make(|forum, cx| voting::enter_tally(forum, cx, topic, 10));
    }
    trial.make(|forum, cx| merging::merge(forum, cx, &[wall[1]], wall[0], "oui"));
    let count = Counts::of(&trial.forum).get(wall[0]);
    assert_eq!((count, count.dots()), (Count { laptop: 2, paper: 20, voters: 2 }, 22));
}

#[test]
fn absurd_figures_neither_overflow_nor_outweigh() {
    let mut trial = Trial::new();
    let wall = wall(&mut trial, 2);
    trial.open();
    let ballot = trial.ballot("");
    let identity = Identity { dots: u32::MAX, cap: u32::MAX, retain: u32::MAX, ..trial.forum.about() };
    trial.set(&id(1), &identity);
    trial.vote(ballot, wall[0], u32::MAX);
    trial.vote(ballot, wall[1], u32::MAX);
    trial.set(&wall[0], &Tally { dots: u32::MAX });
    let counts = Counts::of(&trial.forum);
    assert_eq!((counts.get(wall[0]), counts.total()), (Count { laptop: 500, paper: 100_000, voters: 1 }, 101_000));
}

#[derive(Clone, Debug)]
struct Case {
    votes: Vec<(usize, usize, u32)>,
    merges: Vec<(usize, usize)>,
    withdrawn: Vec<bool>,
    rules: Rules,
}

fn case() -> impl Strategy<Value = Case> {
    let votes = prop::collection::vec((0_usize..4, 0_usize..6, 0_u32..8), 0..20);
    let merges = prop::collection::vec((0_usize..6, 0_usize..6), 0..4);
    let withdrawn = prop::collection::vec(prop::bool::weighted(0.2), 6);
    (votes, merges, withdrawn, 1_u32..8, 1_u32..5, any::<bool>()).prop_map(|(votes, merges, withdrawn, dots, cap, own_topics)| {
        Case { votes, merges, withdrawn, rules: Rules { dots, cap, own_topics, open_totals: false, retain: 3 } }
    })
}

const VOTERS: [&str; 4] = ["Paul", "Eve", "", ""];

/// The case as merges bring it: nothing of it went through the gestures' own checks.
fn merged_in(case: &Case, votes: &[(usize, usize, u32)]) -> (Trial, Vec<Id<Topic>>, Vec<Id<Ballot>>) {
    let mut trial = Trial::new();
    let wall: Vec<_> = (0..6).map(|n| trial.topic(&n.to_string(), &[["Paul", "Eve", "Ann"][n % 3]])).collect();
    trial.rules(|rules| *rules = case.rules);
    trial.open();
    let ballots: Vec<_> = VOTERS.iter().map(|name| trial.ballot(name)).collect();
    for (from, into) in &case.merges {
        let topic = Topic { merged_into: Some(wall[*into]), ..trial.forum.topics.get(&wall[*from]).unwrap().clone() };
        trial.set(&wall[*from], &topic);
    }
    for (topic, withdrawn) in wall.iter().zip(&case.withdrawn) {
        let record = Topic { withdrawn: *withdrawn, ..trial.forum.topics.get(topic).unwrap().clone() };
        trial.set(topic, &record);
    }
    for (ballot, topic, dots) in votes {
        trial.vote(ballots[*ballot], wall[*topic], *dots);
    }
    (trial, wall, ballots)
}

/// The last vote of each ballot on each topic.
fn distinct(votes: &[(usize, usize, u32)]) -> Vec<(usize, usize, u32)> {
    let last: BTreeMap<_, _> = votes.iter().map(|(ballot, topic, dots)| ((*ballot, *topic), *dots)).collect();
    last.into_iter().map(|((ballot, topic), dots)| (ballot, topic, dots)).collect()
}

proptest! {
    /// V7: the order in which votes arrive doesn't matter, nor does a vote that arrives twice
    #[test]
    fn counting_does_not_depend_on_the_order_of_arrival(case in case(), turn in 0_usize..20) {
        let votes = distinct(&case.votes);
        let mut turned = votes.clone();
        turned.reverse();
        turned.rotate_left(turn % votes.len().max(1));
        turned.extend(votes.iter().take(turn));
        let (one, other) = (merged_in(&case, &votes).0, merged_in(&case, &turned).0);
        prop_assert_eq!(Counts::of(&one.forum), Counts::of(&other.forum));
    }

    /// V2, V3, V4, V7: whatever merges bring, no ballot counts beyond the rules, and says so when it had
    #[test]
    fn no_ballot_counts_beyond_budget_cap_and_own_topics(case in case()) {
        let (trial, wall, ballots) = merged_in(&case, &case.votes);
        let groups = Groups::of(&trial.forum);
        let counts = Counts::with(&trial.forum, &groups);
        let mut by_topic: BTreeMap<Id<Topic>, u32> = BTreeMap::new();
        for (ballot, name) in ballots.iter().zip(VOTERS) {
            let kept = kept(&trial.forum, *ballot);
            let on_wall = |topic: &Id<Topic>| !trial.forum.topics.get(topic).unwrap().withdrawn;
            let sum: u32 = kept.iter().filter(|(topic, _)| on_wall(topic)).map(|(_, dots)| *dots).sum();
            prop_assert!(sum <= case.rules.dots);
            prop_assert!(kept.values().all(|dots| *dots <= case.rules.cap));
            if !case.rules.own_topics && !name.is_empty() {
                let own = trial.person(name);
                prop_assert!(kept.keys().all(|topic| kept[topic] == 0 || !groups.conveners(&trial.forum, *topic).contains(&own)));
            }
            let raw: u64 = votes_of(&trial.forum, *ballot).map(|(_, vote)| u64::from(vote.dots)).sum();
            let counted: u64 = kept.values().map(|dots| u64::from(*dots)).sum();
            let told = counts.clamped.iter().any(|clamped| clamped.ballot == *ballot);
            prop_assert_eq!(told, counted < raw);
            // As much of the budget is used as the capped dots can fill.
            let capped: u64 = counts.clamped.iter().filter(|clamped| clamped.ballot == *ballot).map(|clamped| match clamped.by {
                Clamp::Budget { given } => given,
                _ => 0,
            }).sum();
            prop_assert!(capped == 0 || sum == case.rules.dots);
            for (topic, dots) in kept {
                *by_topic.entry(topic).or_default() += dots;
            }
        }
        for topic in &wall {
            prop_assert_eq!(counts.get(*topic).laptop, by_topic.get(topic).copied().unwrap_or(0));
        }
    }

    /// V7
    #[test]
    fn levelling_fills_the_budget_exactly_and_keeps_the_order(dots in prop::collection::vec(0_u32..9, 1..8), budget in 0_u32..20) {
        let mut levelled: Vec<(Id<Topic>, u32)> = (0..).map(id).zip(dots.iter().copied()).collect();
        prop_assume!(dots.iter().sum::<u32>() > budget);
        level(&mut levelled, budget);
        prop_assert_eq!(levelled.iter().map(|(_, n)| n).sum::<u32>(), budget);
        for ((_, a), before_a) in levelled.iter().zip(&dots) {
            prop_assert!(a <= before_a);
            for ((_, b), before_b) in levelled.iter().zip(&dots) {
                prop_assert!(before_a > before_b || *a <= b + 1);
            }
        }
    }
}
