#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::super::trial::{Trial, id};
use super::*;
use crate::domain::numbering::workshop_number;
use crate::domain::voting;

/// A vote on topics with these dots, not yet closed.
fn voted(dots: &[u32], keep: u32) -> (Trial, Vec<Id<Topic>>) {
    let mut trial = Trial::new();
    trial.rules(|rules| rules.retain = keep);
    let wall: Vec<_> = (0..dots.len()).map(|n| trial.topic(&n.to_string(), &[])).collect();
    trial.open();
    for (topic, dots) in wall.iter().zip(dots) {
        trial.dots(*topic, *dots);
    }
    (trial, wall)
}

fn fates(trial: &Trial, wall: &[Id<Topic>]) -> Vec<Fate> {
    wall.iter().map(|topic| fate(&trial.forum, *topic)).collect()
}

fn number(trial: &Trial, topic: Id<Topic>) -> Option<u32> {
    workshop_number(&trial.forum, topic)
}

/// K4
#[test]
fn closing_retains_what_is_clearly_above_numbered_by_rank() {
    let (mut trial, wall) = voted(&[1, 3, 2, 3, 0], 3);
    trial.make(close);
    assert_eq!(trial.forum.about().vote, VoteState::Closed);
    assert_eq!(fates(&trial, &wall), [Fate::Undecided, Fate::ByVote, Fate::ByVote, Fate::ByVote, Fate::Undecided]);
    assert_eq!(retained(&trial.forum), [wall[1], wall[3], wall[2]]);
    assert_eq!([1, 3, 2].map(|n| number(&trial, wall[n])), [Some(1), Some(2), Some(3)]);
    assert_eq!(trial.ask(close), Err(Refusal::VoteNotOpen));
}

/// K4
#[test]
fn what_was_decided_by_hand_before_closing_stands() {
    let (mut trial, wall) = voted(&[3, 2, 1], 2);
    trial.make(|forum, cx| let_go(forum, cx, wall[0]));
    trial.make(|forum, cx| retain(forum, cx, wall[2]));
    trial.make(close);
    assert_eq!(fates(&trial, &wall), [Fate::LetGo, Fate::ByVote, Fate::ByHand]);
}

/// K10
#[test]
fn what_the_vote_retained_follows_the_line_and_what_was_decided_by_hand_stands() {
    let (mut trial, wall) = voted(&[5, 4, 3, 2, 1], 2);
    trial.make(close);
    trial.make(|forum, cx| let_go(forum, cx, wall[1]));
    trial.make(|forum, cx| retain(forum, cx, wall[4]));
    trial.rules(|rules| rules.retain = 4);
    assert_eq!(fates(&trial, &wall), [Fate::ByVote, Fate::LetGo, Fate::ByVote, Fate::ByVote, Fate::ByHand]);
    let number_before = number(&trial, wall[3]);
    trial.rules(|rules| rules.retain = 1);
    assert_eq!(fates(&trial, &wall), [Fate::ByVote, Fate::LetGo, Fate::Undecided, Fate::Undecided, Fate::ByHand]);
    trial.rules(|rules| rules.retain = 4);
    assert_eq!(number(&trial, wall[3]), number_before);
}

/// K10
#[test]
fn the_line_of_a_vote_that_is_open_retains_nothing() {
    let (mut trial, wall) = voted(&[2, 1], 1);
    trial.rules(|rules| rules.retain = 2);
    assert_eq!(fates(&trial, &wall), [Fate::Undecided, Fate::Undecided]);
}

/// K5
#[test]
fn tied_topics_wait_for_the_facilitator() {
    let (mut trial, wall) = voted(&[3, 2, 2], 2);
    trial.make(close);
    assert_eq!(fates(&trial, &wall), [Fate::ByVote, Fate::Undecided, Fate::Undecided]);
    trial.make(|forum, cx| retain(forum, cx, wall[2]));
    trial.make(|forum, cx| let_go(forum, cx, wall[1]));
    assert_eq!(fates(&trial, &wall), [Fate::ByVote, Fate::LetGo, Fate::Tie]);
    assert_eq!(retained(&trial.forum), [wall[0], wall[2]]);
}

/// K6
#[test]
fn a_workshop_says_how_it_became_one() {
    let (mut trial, wall) = voted(&[3, 2, 2, 1], 2);
    trial.make(|forum, cx| retain(forum, cx, wall[0]));
    assert_eq!(fate(&trial.forum, wall[0]), Fate::ByHand, "the vote has not closed yet");
    trial.make(|forum, cx| let_go(forum, cx, wall[0]));
    trial.make(close);
    for topic in &wall {
        trial.make(|forum, cx| retain(forum, cx, *topic));
    }
    assert_eq!(fates(&trial, &wall), [Fate::ByVote, Fate::Tie, Fate::Tie, Fate::ByHand]);
    let (again, before) = (trial.make(|forum, cx| retain(forum, cx, wall[1])), fates(&trial, &wall));
    assert!(again.edits.is_empty());
    assert_eq!(fates(&trial, &wall), before);
}

/// K6
#[test]
fn a_topic_off_the_wall_is_neither_retained_nor_let_go() {
    let (mut trial, wall) = voted(&[1, 1], 1);
    trial.make(|forum, cx| topics::withdraw(forum, cx, wall[0]));
    assert_eq!(trial.ask(|forum, cx| retain(forum, cx, wall[0])), Err(Refusal::NotOnTheWall));
    assert_eq!(trial.ask(|forum, cx| let_go(forum, cx, wall[0])), Err(Refusal::NotOnTheWall));
    assert_eq!(trial.ask(|forum, cx| claim(forum, cx, id(9))), Err(Refusal::Gone));
}

/// K7
#[test]
fn reopening_takes_back_what_the_vote_retained_and_nothing_decided_by_hand() {
    let (mut trial, wall) = voted(&[4, 3, 2, 2, 1, 0], 3);
    trial.make(close);
    trial.make(|forum, cx| retain(forum, cx, wall[2]));
    trial.make(|forum, cx| let_go(forum, cx, wall[3]));
    trial.make(|forum, cx| retain(forum, cx, wall[4]));
    trial.make(|forum, cx| claim(forum, cx, wall[5]));
    let placed = Workshop { room: Some(id(3)), ..trial.forum.workshops.get(&wall[0]).unwrap().clone() };
    trial.set(&wall[0], &placed);
    trial.make(reopen);
    let by_hand = [Fate::Tie, Fate::LetGo, Fate::ByHand, Fate::Claimed];
    assert_eq!(fates(&trial, &wall[..2]), [Fate::Undecided, Fate::Undecided]);
    assert_eq!(fates(&trial, &wall[2..]), by_hand);
    assert_eq!(trial.ask(reopen), Err(Refusal::VoteNotOpen));
    trial.dots(wall[1], 3);
    trial.make(close);
    assert_eq!(trial.forum.workshops.get(&wall[0]), Some(&placed));
    assert_eq!((number(&trial, wall[0]), number(&trial, wall[1])), (Some(1), Some(2)));
    assert_eq!(fates(&trial, &wall[2..]), by_hand);
}

/// K8
#[test]
fn a_topic_that_was_not_retained_may_be_claimed() {
    let (mut trial, wall) = voted(&[2, 0], 1);
    trial.make(close);
    for topic in &wall {
        trial.make(|forum, cx| claim(forum, cx, *topic));
    }
    assert_eq!(fates(&trial, &wall), [Fate::ByVote, Fate::Claimed]);
    assert_eq!(retained(&trial.forum), wall);
    trial.make(|forum, cx| retain(forum, cx, wall[1]));
    assert_eq!(fate(&trial.forum, wall[1]), Fate::ByHand);
}

/// K9
#[test]
fn a_workshops_number_is_its_own_for_good() {
    let (mut trial, wall) = voted(&[3, 2, 1], 2);
    trial.make(close);
    trial.make(|forum, cx| let_go(forum, cx, wall[1]));
    trial.make(|forum, cx| retain(forum, cx, wall[2]));
    assert_eq!((number(&trial, wall[2]), retained(&trial.forum)), (Some(3), vec![wall[0], wall[2]]));
    trial.make(|forum, cx| retain(forum, cx, wall[1]));
    assert_eq!((number(&trial, wall[1]), retained(&trial.forum)), (Some(2), wall));
}

#[test]
fn a_workshop_whose_topic_is_withdrawn_is_none_while_it_is_so() {
    let (mut trial, wall) = voted(&[3, 2], 2);
    trial.make(close);
    trial.make(|forum, cx| topics::withdraw(forum, cx, wall[0]));
    assert_eq!(retained(&trial.forum), [wall[1]]);
    trial.make(|forum, cx| topics::restore(forum, cx, wall[0]));
    assert_eq!(retained(&trial.forum), wall);
}

#[test]
fn room_and_slot_are_free_when_a_topic_is_let_go() {
    let (mut trial, wall) = voted(&[3], 1);
    trial.make(close);
    let placed = Workshop { room: Some(id(3)), slot: Some(id(4)), ..trial.forum.workshops.get(&wall[0]).unwrap().clone() };
    trial.set(&wall[0], &placed);
    trial.make(|forum, cx| let_go(forum, cx, wall[0]));
    let workshop = trial.forum.workshops.get(&wall[0]).unwrap();
    assert_eq!((workshop.room, workshop.slot, workshop.number), (None, None, 1));
}

proptest! {
    /// K4, K7, K9, N5: whatever the facilitator does, workshop numbers are distinct and never change
    #[test]
    fn workshop_numbers_are_distinct_and_never_change(steps in prop::collection::vec((0_u8..6, 0_usize..5), 0..16)) {
        let (mut trial, wall) = voted(&[3, 2, 2, 1, 0], 2);
        for (what, n) in steps {
            let topic = wall[n];
            let before: Vec<_> = wall.iter().map(|topic| number(&trial, *topic)).collect();
            let answer = trial.ask(|forum, cx| match what {
                0 => close(forum, cx),
                1 => voting::open(forum, cx),
                2 => retain(forum, cx, topic),
                3 => let_go(forum, cx, topic),
                4 => claim(forum, cx, topic),
                _ => voting::enter_tally(forum, cx, topic, 2),
            });
            if let Ok(transaction) = answer {
                crate::domain::apply::apply(&mut trial.forum, &transaction);
            }
            let after: Vec<_> = wall.iter().map(|topic| number(&trial, *topic)).collect();
            prop_assert!(before.iter().zip(&after).all(|(before, after)| before.is_none() || before == after));
            let numbers: Vec<_> = retained(&trial.forum).into_iter().map(|topic| number(&trial, topic)).collect();
            prop_assert!(numbers.iter().all(Option::is_some) && numbers.is_sorted_by(|a, b| a < b));
        }
    }
}
