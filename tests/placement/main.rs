//! The suggested placement held against others: those drawn by lot, the best there is, and the forum's rules.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod forums;
mod rivals;

use forums::{Shape, forum, plain};
use open_forum::domain::apply::apply;
use open_forum::domain::suggestion::{Cost, Nothing, Problem, suggest, take};
use open_forum::domain::{Context, Forum, Id, Moment, Topic, Workshop, agenda};
use proptest::prelude::*;

/// The problem of a forum, and what the suggestion for it costs.
fn answer(forum: &Forum) -> (Problem, Cost) {
    let problem = Problem::of(forum);
    let suggestion = suggest(forum).unwrap();
    let placement = rivals::suggested(&problem, &suggestion);
    assert!(problem.allows(&placement));
    let cost = problem.cost(&placement);
    assert_eq!(cost, suggestion.then.cost, "the suggestion says what it costs");
    (problem, cost)
}

/// A9
#[test]
fn a_suggestion_is_no_worse_than_the_best_of_500_by_lot() {
    for seed in 0..12 {
        for shape in [plain(6, 3, 3, 20), plain(12, 4, 4, 60), Shape { placed: 10, pinned: 3, ..plain(14, 4, 4, 60) }] {
            let (problem, cost) = answer(&forum(seed, shape));
            let lot = rivals::best_by_lot(&problem, 500, seed);
            assert!(cost <= lot, "seed {seed}, {shape:?}: {cost:?} against {lot:?}");
        }
    }
}

/// A9
#[test]
fn a_suggestion_for_a_few_workshops_is_the_best_there_is() {
    for seed in 0..40 {
        for shape in [
            plain(5, 3, 2, 12),
            plain(6, 2, 3, 15),
            plain(7, 2, 3, 15),
            Shape { placed: 5, pinned: 2, ..plain(6, 3, 2, 15) },
            Shape { overlapping: true, ..plain(5, 3, 3, 12) },
        ] {
            let (problem, cost) = answer(&forum(seed, shape));
            assert_eq!(cost, rivals::least(&problem, cost), "seed {seed}, {shape:?}");
        }
    }
}

/// A12
#[test]
fn the_same_forum_gets_the_same_suggestion() {
    for seed in 0..4 {
        let forum = forum(seed, Shape { placed: 8, pinned: 2, ..plain(16, 4, 5, 80) });
        assert_eq!(suggest(&forum), suggest(&forum.clone()));
    }
}

/// A7
#[test]
fn what_is_pinned_stays_where_it_is() {
    for seed in 0..6 {
        let mut forum = forum(seed, Shape { placed: 12, pinned: 6, overlapping: seed % 2 == 0, ..plain(14, 4, 5, 80) });
        let stood: Vec<_> = pinned(&forum).collect();
        assert_eq!(stood.len(), 6);
        accept(&mut forum);
        assert_eq!(pinned(&forum).collect::<Vec<_>>(), stood);
    }
}

fn pinned(forum: &Forum) -> impl Iterator<Item = (Id<Topic>, Workshop)> + '_ {
    forum.workshops.iter().filter(|(_, workshop)| workshop.pinned).map(|(id, workshop)| (*id, workshop.clone()))
}

/// Makes the suggestion's moves, as the button does.
fn accept(forum: &mut Forum) {
    let suggestion = suggest(forum).unwrap();
    let mut mint = || uuid::Uuid::nil();
    let mut cx = Context { now: Moment(1), who: String::new(), mint: &mut mint };
    let taken = take(forum, &mut cx, &suggestion).unwrap();
    apply(forum, &taken);
}

fn shapes() -> impl Strategy<Value = Shape> {
    let sizes = (0_usize..9, 0_usize..4, 0_usize..4, 0_usize..20);
    (sizes, 0_usize..9, 0_usize..5, any::<bool>()).prop_map(|((workshops, rooms, slots, ballots), placed, pinned, overlapping)| {
        Shape { workshops, rooms, slots, ballots, placed, pinned, overlapping }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A9, A12: whatever the forum, what is suggested is allowed, costs no more than what is, and once taken
    /// there is nothing better to suggest.
    #[test]
    fn a_suggestion_is_allowed_whatever_the_forum(seed: u64, shape in shapes()) {
        let mut forum = forum(seed, shape);
        match suggest(&forum) {
            Ok(suggestion) => {
                let problem = Problem::of(&forum);
                let placement = rivals::suggested(&problem, &suggestion);
                prop_assert!(problem.allows(&placement));
                prop_assert!(suggestion.then.cost <= suggestion.now.cost);
                prop_assert_eq!(suggestion.then.cost, problem.cost(&placement));
                accept(&mut forum);
                prop_assert_eq!(agenda::grid(&forum).parked, suggestion.then.parked);
                let again = suggest(&forum).unwrap();
                let but_moves = |cost: Cost| Cost { moves: 0, ..cost };
                prop_assert!(but_moves(again.then.cost) <= but_moves(suggestion.then.cost));
            }
            Err(Nothing::NoWorkshops) => prop_assert_eq!(shape.workshops, 0),
            Err(Nothing::NoRooms) => prop_assert_eq!(shape.rooms, 0),
            Err(Nothing::NoSlots) => prop_assert_eq!(shape.slots, 0),
            Err(Nothing::AllPinned) => prop_assert!(shape.pinned >= shape.workshops && shape.placed >= shape.workshops),
            Err(Nothing::TooMany) => prop_assert!(false, "there are few"),
        }
    }
}
