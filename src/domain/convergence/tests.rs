#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::ballots::{barred, give};
use crate::domain::trial::{Trial, id};
use crate::domain::{actions, ballots, topics};

/// A vote on actions with these dots on paper, not yet closed; the line is after `first`.
fn voted(dots: &[u32], first: u32) -> (Trial, Vec<Id<Action>>) {
    let mut trial = Trial::new();
    let all: Vec<_> = (0..dots.len()).map(|n| trial.action(&n.to_string())).collect();
    trial.open_on(Matter::Actions, |rules| rules.retain = first);
    for (action, dots) in all.iter().zip(dots) {
        trial.make(|forum, cx| enter_tally(forum, cx, *action, *dots));
    }
    (trial, all)
}

fn fates(trial: &Trial, all: &[Id<Action>]) -> Vec<Fate> {
    let (kept, ranking) = (convergence(&trial.forum), ranking(&trial.forum));
    let of = |action: &Id<Action>| ranking.iter().find(|standing| standing.candidate.action() == *action).unwrap();
    all.iter().map(|action| fate(&kept, of(action))).collect()
}

/// D1
#[test]
fn the_vote_on_actions_has_rules_of_its_own_and_leaves_the_first_alone() {
    let mut trial = Trial::new();
    let (before, first) = (trial.forum.about(), Rules::of(&trial.forum));
    assert_eq!(
        Rules::on(&trial.forum, Matter::Actions),
        Rules { dots: 3, cap: 1, own_topics: true, open_totals: false, retain: 5 }
    );
    let rules = Rules { dots: 7, cap: 2, own_topics: true, open_totals: true, retain: 1 };
    trial.make(|forum, cx| set_rules(forum, cx, &rules));
    trial.make(open);
    trial.make(close);
    assert_eq!((Rules::on(&trial.forum, Matter::Actions), Rules::of(&trial.forum)), (rules, first));
    assert_eq!(trial.forum.about(), before);
    assert_eq!(trial.ask(close), Err(Refusal::VoteNotOpen));
}

/// D2
#[test]
fn an_action_added_while_the_vote_is_open_joins_it_and_one_removed_leaves() {
    let (mut trial, all) = voted(&[2, 1], 1);
    let late = trial.action("late");
    let ballot = trial.ballot_on(Matter::Actions, "");
    trial.make(|forum, cx| give(forum, cx, ballot, late, 1));
    trial.make(|forum, cx| actions::remove(forum, cx, all[0]));
    let listed: Vec<_> = ranking(&trial.forum).iter().map(|standing| (standing.candidate.action(), standing.dots)).collect();
    assert_eq!(listed, [(all[1], 1), (late, 1)]);
    assert_eq!(trial.ask(|forum, cx| give(forum, cx, ballot, all[0], 1)), Err(Refusal::Gone));
    assert_eq!(trial.ask(|forum, cx| enter_tally(forum, cx, all[0], 1)), Err(Refusal::Gone));
}

/// D2
#[test]
fn dots_on_a_removed_action_can_still_be_taken_back() {
    let (mut trial, all) = voted(&[0], 1);
    let ballot = trial.ballot_on(Matter::Actions, "");
    trial.make(|forum, cx| give(forum, cx, ballot, all[0], 1));
    trial.make(|forum, cx| actions::remove(forum, cx, all[0]));
    trial.make(|forum, cx| give(forum, cx, ballot, all[0], 0));
    assert_eq!(ballots::dots_on(&trial.forum, ballot, all[0]), 0);
}

/// D3
#[test]
fn no_action_is_anybodys_own() {
    let mut trial = Trial::new();
    let topic = trial.topic("Un", &["Ada"]);
    trial.rules(|rules| rules.own_topics = false);
    let made = trial.make(|forum, cx| actions::add(forum, cx, Some(topic), &actions::parse("Call — Ada — 2026-12-01")));
    let action: Id<Action> = made.on.unwrap().key.parse().unwrap();
    trial.make(open);
    let ada = trial.ballot_on(Matter::Actions, "Ada");
    assert!(barred(&trial.forum, ada).is_empty());
    trial.make(|forum, cx| give(forum, cx, ada, action, 1));
    assert_eq!(ballots::dots_on(&trial.forum, ada, action), 1);
}

/// D4
#[test]
fn equals_stand_as_they_do_among_all_actions() {
    let mut trial = Trial::new();
    let [undated, later, sooner] = ["un", "deux — Ada — 2026-12-02", "trois — Ada — 2026-12-01"].map(|line| trial.action(line));
    let ranked: Vec<_> = ranking(&trial.forum).iter().map(|standing| standing.candidate.action()).collect();
    assert_eq!(ranked, [sooner, later, undated]);
    trial.make(|forum, cx| enter_tally(forum, cx, undated, 1));
    assert_eq!(ranking(&trial.forum)[0].candidate.action(), undated);
}

/// D5
#[test]
fn closing_makes_priorities_of_those_above_the_line_and_leaves_ties_to_the_room() {
    let (mut trial, all) = voted(&[4, 2, 2, 1, 0], 2);
    assert_eq!(fates(&trial, &all), [Fate::Undecided; 5], "nothing is first while the vote is open");
    trial.make(close);
    assert_eq!(fates(&trial, &all)[..4], [Fate::ByVote, Fate::Undecided, Fate::Undecided, Fate::Undecided]);
    trial.make(|forum, cx| prioritise(forum, cx, all[1]));
    trial.make(|forum, cx| set_back(forum, cx, all[2]));
    trial.make(|forum, cx| prioritise(forum, cx, all[4]));
    let decided = [Fate::ByVote, Fate::Tie, Fate::LetGo, Fate::Undecided, Fate::ByHand];
    assert_eq!(fates(&trial, &all), decided);
    assert!(!Fate::Undecided.is_workshop() && !Fate::LetGo.is_workshop() && decided[0].is_workshop());
}

/// D5
#[test]
fn priorities_follow_the_line_and_the_dots_and_a_hand_stands_also_when_reopened() {
    let (mut trial, all) = voted(&[4, 3, 2], 1);
    trial.make(close);
    trial.make(|forum, cx| set_back(forum, cx, all[1]));
    let rules = Rules { retain: 3, ..Rules::on(&trial.forum, Matter::Actions) };
    trial.make(|forum, cx| set_rules(forum, cx, &rules));
    assert_eq!(fates(&trial, &all), [Fate::ByVote, Fate::LetGo, Fate::ByVote]);
    trial.make(reopen);
    assert_eq!(fates(&trial, &all), [Fate::Undecided, Fate::LetGo, Fate::Undecided]);
    trial.make(|forum, cx| enter_tally(forum, cx, all[2], 0));
    trial.make(open);
    trial.make(close);
    assert_eq!(fates(&trial, &all), [Fate::ByVote, Fate::LetGo, Fate::Undecided]);
    trial.make(|forum, cx| prioritise(forum, cx, all[1]));
    assert_eq!(fates(&trial, &all)[1], Fate::ByVote);
    assert_eq!(trial.ask(|forum, cx| prioritise(forum, cx, id(9))), Err(Refusal::Gone));
}

/// D6
#[test]
fn the_vote_changes_no_action() {
    let (mut trial, all) = voted(&[2, 1], 1);
    let before = trial.forum.actions.clone();
    trial.make(close);
    trial.make(|forum, cx| set_back(forum, cx, all[0]));
    trial.make(|forum, cx| prioritise(forum, cx, all[1]));
    trial.make(reopen);
    assert_eq!(trial.forum.actions, before);
}

/// D1, V9
#[test]
fn the_projector_reads_how_many_have_voted_and_the_ranking() {
    let (mut trial, all) = voted(&[0, 5], 1);
    for name in ["Ada", ""] {
        let ballot = trial.ballot_on(Matter::Actions, name);
        trial.make(|forum, cx| give(forum, cx, ballot, all[0], 1));
        trial.make(|forum, cx| ballots::hand_in(forum, cx, ballot));
    }
    assert_eq!(turnout(&trial.forum), Turnout { begun: 2, voted: 2, handed_in: 2 });
    let ranked: Vec<_> = ranking(&trial.forum).iter().map(|one| (one.candidate.action(), one.rank, one.dots, one.above)).collect();
    assert_eq!(ranked, [(all[1], 1, 5, Cut::Above), (all[0], 2, 2, Cut::Below)]);
}

/// D1: a topic can't be voted on as an action
#[test]
fn a_ballot_takes_dots_for_its_own_matter_only() {
    let (mut trial, all) = voted(&[0], 1);
    let topic = trial.topic("Un", &[]);
    trial.open();
    let (on_actions, on_topics) = (trial.ballot_on(Matter::Actions, ""), trial.ballot(""));
    assert_eq!(trial.ask(|forum, cx| give(forum, cx, on_actions, topic, 1)), Err(Refusal::Gone));
    assert_eq!(trial.ask(|forum, cx| give(forum, cx, on_topics, all[0], 1)), Err(Refusal::Gone));
    trial.make(|forum, cx| topics::withdraw(forum, cx, topic));
}

/// F6, D1
#[test]
fn a_copy_of_the_set_up_has_the_rules_and_nothing_of_the_vote() {
    let (mut trial, all) = voted(&[2], 4);
    trial.make(close);
    trial.make(|forum, cx| set_back(forum, cx, all[0]));
    let copied = trial.ask(|forum, cx| crate::domain::setup::copy_set_up(forum, cx, "Copie")).unwrap();
    let mut copy = Forum::default();
    crate::domain::apply::apply(&mut copy, &copied);
    assert_eq!(convergence(&copy), Convergence { retain: 4, ..Convergence::default() });
    assert!(copy.action_tallies.is_empty());
}

#[test]
fn without_the_forums_identity_no_vote_on_actions_is_opened() {
    let mut trial = Trial::new();
    trial.forum.identity.take(&id(1));
    assert_eq!(trial.ask(open), Err(Refusal::Gone));
}
