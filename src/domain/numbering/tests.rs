#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::super::apply::apply;
use super::super::trial::{Trial, id};
use super::*;
use crate::domain::{Fate, Moment, topics};

/// Puts a topic there as a merge would bring it: without a number.
fn arrived(trial: &mut Trial, key: u128, proposed: i64) -> Id<Topic> {
    let topic = Topic { title: format!("Topic {key}"), proposed: Moment(proposed), ..Topic::default() };
    trial.set(&id(key), &topic);
    id(key)
}

fn repair(trial: &mut Trial) {
    if let Some(transaction) = give_missing(&trial.forum) {
        apply(&mut trial.forum, &transaction);
    }
}

/// N1
#[test]
fn a_topic_gets_the_next_number_when_it_is_proposed() {
    let mut trial = Trial::new();
    let (a, b) = (trial.topic("Un", &[]), trial.topic("Deux", &[]));
    assert_eq!((number_of(&trial.forum, a), number_of(&trial.forum, b)), (Some(1), Some(2)));
    assert_eq!(give_missing(&trial.forum), None);
}

/// N2
#[test]
fn the_number_of_a_withdrawn_topic_is_nobody_elses() {
    let mut trial = Trial::new();
    trial.topic("Un", &[]);
    let two = trial.topic("Deux", &[]);
    trial.make(|forum, cx| topics::withdraw(forum, cx, two));
    let three = trial.topic("Trois", &[]);
    assert_eq!((number_of(&trial.forum, two), number_of(&trial.forum, three)), (Some(2), Some(3)));
}

/// N3
#[test]
fn topics_that_arrive_get_numbers_in_the_order_in_which_they_were_proposed() {
    let mut trial = Trial::new();
    trial.topic("Un", &[]);
    let (late, early, same) = (arrived(&mut trial, 50, 900), arrived(&mut trial, 60, 100), arrived(&mut trial, 70, 900));
    trial.set(&id::<Topic>(80), &Topic { label: "only a part has arrived".into(), ..Topic::default() });
    assert_eq!(number_of(&trial.forum, late), None);
    repair(&mut trial);
    let numbers = Numbers::of(&trial.forum);
    assert_eq!([early, late, same].map(|topic| numbers.get(topic)), [Some(2), Some(3), Some(4)]);
    assert_eq!(numbers.get(id(80)), None);
    assert_eq!(give_missing(&trial.forum), None);
}

/// N4
#[test]
fn of_two_topics_with_one_number_the_smaller_id_keeps_it_and_the_other_gets_the_next() {
    let mut trial = Trial::new();
    let (b, a, c) = (arrived(&mut trial, 60, 1), arrived(&mut trial, 50, 2), arrived(&mut trial, 70, 3));
    for (topic, n) in [(a, 1), (b, 1), (c, 2)] {
        trial.set(&topic, &Number { n });
    }
    assert_eq!((number_of(&trial.forum, a), number_of(&trial.forum, b)), (Some(1), None));
    repair(&mut trial);
    assert_eq!([a, b, c].map(|topic| number_of(&trial.forum, topic)), [Some(1), Some(3), Some(2)]);
}

/// N5
#[test]
fn workshops_with_one_number_or_none_are_repaired_alike() {
    let mut trial = Trial::new();
    for (key, number) in [(50, 1), (60, 1), (70, 0)] {
        let topic = arrived(&mut trial, key, 1);
        trial.set(&topic, &Workshop { fate: Fate::ByHand, number, ..Workshop::default() });
    }
    repair(&mut trial);
    let numbers = [50, 60, 70].map(|key| workshop_number(&trial.forum, id(key)));
    assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
    assert_eq!(give_missing(&trial.forum), None);
}

#[test]
fn an_absurd_number_reads_as_none_and_one_near_the_end_leaves_room_for_the_next() {
    let mut trial = Trial::new();
    let (a, b) = (arrived(&mut trial, 50, 1), arrived(&mut trial, 60, 2));
    trial.set(&a, &Number { n: u32::MAX });
    trial.set(&b, &Number { n: MOST });
    repair(&mut trial);
    assert_eq!((number_of(&trial.forum, a), number_of(&trial.forum, b)), (Some(1), Some(MOST)));
    let next = trial.topic("Suivant", &[]);
    assert_eq!(number_of(&trial.forum, next), Some(2));
}

proptest! {
    /// N2, N4: whatever arrives, numbers are distinct, and once they are they never change
    #[test]
    fn numbers_are_distinct_and_never_change(given in prop::collection::vec((0_u32..6, 0_i64..4), 1..12), more in 0_usize..4) {
        let mut trial = Trial::new();
        for (key, (n, proposed)) in (10..).zip(&given) {
            let topic = arrived(&mut trial, key, *proposed);
            trial.set(&topic, &Number { n: *n });
        }
        let before = Numbers::of(&trial.forum);
        repair(&mut trial);
        let after = Numbers::of(&trial.forum);
        let distinct: BTreeSet<u32> = after.0.values().copied().collect();
        prop_assert_eq!(distinct.len(), given.len());
        prop_assert!(before.0.iter().all(|(topic, n)| after.get(*topic) == Some(*n)));
        for title in 0..more {
            let topic = trial.topic(&title.to_string(), &[]);
            trial.make(|forum, cx| topics::withdraw(forum, cx, topic));
        }
        arrived(&mut trial, 5, -1);
        repair(&mut trial);
        let last = Numbers::of(&trial.forum);
        prop_assert!(after.0.iter().all(|(topic, n)| last.get(*topic) == Some(*n)));
        prop_assert_eq!(last.0.len(), given.len() + more + 1);
        prop_assert!(last.0.keys().all(|topic| number_of(&trial.forum, *topic) == last.get(*topic)));
    }
}
