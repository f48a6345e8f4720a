#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Builder;

use super::super::trial::Trial;
use super::*;
use crate::domain::apply::apply;
use crate::domain::{Moment, retaining, stage};

fn draw<R>(trial: &mut Trial, pool: Pool<R>) -> Id<R> {
    let (id, transaction) = trial.ask(|forum, cx| next(forum, cx, pool)).expect("something is left");
    apply(&mut trial.forum, &transaction);
    id
}

/// Ids as the app mints them at one moment: the same clock, another chance.
fn with_chance<T>(random: u32, gesture: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let mut mint = || {
        let [a, b, c, d] = random.to_be_bytes();
        Builder::from_unix_timestamp_millis(1_764_000_000_000, &[7, 7, 7, 7, 7, 7, a, b, c, d]).into_uuid()
    };
    gesture(&mut Context { now: Moment(0), who: String::new(), mint: &mut mint })
}

proptest! {
    /// R1
    #[test]
    fn everyone_is_drawn_once_before_anyone_is_drawn_twice(count in 1_usize..12, random in prop::collection::vec(any::<u32>(), 12)) {
        let mut trial = Trial::new();
        let all: BTreeSet<_> = (0..count).map(|n| trial.topic(&format!("Sujet {n}"), &[])).collect();
        let mut drawn = BTreeSet::new();
        for random in &random[..count] {
            let (id, transaction) = with_chance(*random, |cx| next(&trial.forum, cx, TOPICS)).unwrap();
            apply(&mut trial.forum, &transaction);
            prop_assert!(drawn.insert(id), "drawn twice");
        }
        prop_assert_eq!(drawn, all);
        prop_assert_eq!(trial.ask(|forum, cx| next(forum, cx, TOPICS)), Err(Refusal::NothingLeft));
    }
}

/// R1
#[test]
fn each_has_the_same_chance() {
    let mut trial = Trial::new();
    let all: Vec<_> = (0..5).map(|n| trial.topic(&format!("Sujet {n}"), &[])).collect();
    let mut times = [0_u32; 5];
    for step in 0..1_000_u32 {
        // Evenly spread over all that 32 bits can be.
        let random = step * (u32::MAX / 1_000);
        let (id, _) = with_chance(random, |cx| next(&trial.forum, cx, TOPICS)).unwrap();
        times[all.iter().position(|other| *other == id).unwrap()] += 1;
    }
    assert!(times.iter().all(|times| (150..=250).contains(times)), "{times:?}");
}

/// R2
#[test]
fn one_that_had_its_turn_by_hand_is_not_drawn_any_more() {
    let mut trial = Trial::new();
    let (a, b) = (trial.topic("Un", &[]), trial.topic("Deux", &[]));
    trial.make(|forum, cx| stage::spotlight(forum, cx, a));
    assert_eq!(left(&trial.forum, TOPICS), [b]);
    assert_eq!(draw(&mut trial, TOPICS), b);
}

/// R3
#[test]
fn a_new_topic_is_in_the_pool_at_once_and_a_withdrawn_one_is_not() {
    let mut trial = Trial::new();
    let (a, b) = (trial.topic("Un", &[]), trial.topic("Deux", &[]));
    draw(&mut trial, TOPICS);
    draw(&mut trial, TOPICS);
    let c = trial.topic("Trois", &[]);
    assert_eq!(left(&trial.forum, TOPICS), [c]);
    trial.make(|forum, cx| topics::withdraw(forum, cx, c));
    assert_eq!(left(&trial.forum, TOPICS), []);
    trial.make(|forum, cx| Ok(again(forum, cx, TOPICS)));
    assert_eq!(left(&trial.forum, TOPICS), [a, b]);
}

/// R4
#[test]
fn after_starting_over_all_are_in_again_at_the_cost_of_one_figure() {
    let mut trial = Trial::new();
    let all: Vec<_> = (0..9).map(|n| trial.topic(&format!("Sujet {n}"), &[])).collect();
    for _ in &all {
        draw(&mut trial, TOPICS);
    }
    let over = trial.make(|forum, cx| Ok(again(forum, cx, TOPICS)));
    assert_eq!(over.edits.0.len(), 1);
    assert_eq!(left(&trial.forum, TOPICS), all);
}

#[test]
fn topics_workshops_and_people_are_drawn_apart() {
    let mut trial = Trial::new();
    let topic = trial.topic("Un jardin", &["Paul", "Eve"]);
    trial.topic("Un four", &[]);
    trial.make(|forum, cx| retaining::retain(forum, cx, topic));
    assert_eq!(left(&trial.forum, WORKSHOPS), [topic]);
    assert_eq!(draw(&mut trial, WORKSHOPS), topic);
    assert_eq!((left(&trial.forum, WORKSHOPS).len(), left(&trial.forum, TOPICS).len()), (0, 2));
    let (first, second) = (draw(&mut trial, PEOPLE), draw(&mut trial, PEOPLE));
    assert_eq!(BTreeSet::from([first, second]), BTreeSet::from([trial.person("Paul"), trial.person("Eve")]));
}

#[test]
fn a_pools_name_reads_back_from_what_it_prints() {
    for name in PoolName::ALL {
        assert_eq!(name.to_string().parse(), Ok(name));
    }
    assert_eq!("nobody".parse::<PoolName>(), Err(NotAPool));
}
