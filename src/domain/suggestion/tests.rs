#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::records::{Participant, Room, Slot};
use crate::domain::trial::Trial;
use crate::domain::{Identity, VoteState, reports, retaining, rooms, slots, voting};

/// A day with a vote: workshops in rooms and slots, nobody placed yet.
struct Day {
    trial: Trial,
    rooms: Vec<Id<Room>>,
    slots: Vec<Id<Slot>>,
}

fn day(rooms: &[Option<u32>], hours: &[&str]) -> Day {
    let mut trial = Trial::new();
    let made = |transaction: Transaction| transaction.on.unwrap().key;
    let rooms = rooms.iter().map(|seats| made(trial.make(|forum, cx| rooms::add(forum, cx, "R", *seats))).parse().unwrap());
    let rooms = rooms.collect();
    let slots = hours.iter().map(|hours| {
        let (name, hours) = slots::parse(hours);
        made(trial.make(|forum, cx| slots::add(forum, cx, &name, hours))).parse().unwrap()
    });
    let slots = slots.collect();
    Day { trial, rooms, slots }
}

const TWO: [&str; 2] = ["14h-15h", "15h-16h"];

impl Day {
    fn workshop(&mut self, title: &str, conveners: &[&str]) -> Id<Topic> {
        let topic = self.trial.topic(title, conveners);
        self.trial.make(|forum, cx| retaining::retain(forum, cx, topic));
        topic
    }

    fn workshops(&mut self, titles: &[&str]) -> Vec<Id<Topic>> {
        titles.iter().map(|title| self.workshop(title, &[])).collect()
    }

    fn place(&mut self, workshop: Id<Topic>, room: usize, slot: usize) {
        let (room, slot) = (self.rooms[room], self.slots[slot]);
        self.trial.make(|forum, cx| agenda::place(forum, cx, workshop, room, slot));
    }

    /// That many voters with these dots.
    fn vote(&mut self, voters: usize, dots: &[(Id<Topic>, u32)]) {
        self.trial.set(&crate::domain::trial::id(1), &Identity { vote: VoteState::Open, ..self.trial.forum.about() });
        for _ in 0..voters {
            let ballot = self.trial.ballot("");
            for (topic, dots) in dots {
                self.trial.give(ballot, *topic, *dots);
            }
        }
        self.trial.make(retaining::close);
    }

    fn suggestion(&self) -> Suggestion {
        suggest(&self.trial.forum).unwrap()
    }

    /// Takes what is suggested.
    fn taken(&mut self) -> Transaction {
        let suggestion = self.suggestion();
        self.trial.make(|forum, cx| take(forum, cx, &suggestion))
    }

    fn slot(&self, workshop: Id<Topic>) -> Option<Id<Slot>> {
        self.stands(workshop).map(|(_, slot)| slot)
    }

    fn stands(&self, workshop: Id<Topic>) -> Option<Place> {
        agenda::placement(&self.trial.forum, self.trial.forum.get(&workshop).unwrap())
    }

    fn person(&self, name: &str) -> Id<Participant> {
        self.trial.person(name)
    }
}

/// A9
#[test]
fn where_nothing_can_be_suggested_the_reason_is_said() {
    let mut empty = day(&[], &[]);
    assert_eq!(suggest(&empty.trial.forum), Err(Nothing::NoWorkshops));
    empty.workshop("A", &[]);
    assert_eq!(suggest(&empty.trial.forum), Err(Nothing::NoRooms));
    let mut no_slots = day(&[None], &[]);
    no_slots.workshop("A", &[]);
    assert_eq!(suggest(&no_slots.trial.forum), Err(Nothing::NoSlots));
    let mut pinned = day(&[None], &TWO);
    let a = pinned.workshop("A", &[]);
    pinned.place(a, 0, 0);
    pinned.trial.make(|forum, cx| agenda::pin(forum, cx, a, true));
    assert_eq!(suggest(&pinned.trial.forum), Err(Nothing::AllPinned));
}

/// A9
#[test]
fn a_convener_and_voters_are_kept_apart_and_the_convener_comes_first() {
    let mut day = day(&[None, None], &TWO);
    let (a, b) = (day.workshop("A", &["Ada"]), day.workshop("B", &["Ada"]));
    let (c, d) = (day.workshop("C", &[]), day.workshop("D", &[]));
    // Ten voters would rather have A and C, and B and D, at different times; they can't have both.
    day.vote(5, &[(a, 1), (c, 1)]);
    day.vote(5, &[(b, 1), (c, 1)]);
    day.vote(5, &[(c, 1), (d, 1)]);
    let then = day.suggestion().then;
    assert_eq!((then.cost.parked, then.cost.conveners, then.conveners.len()), (0, 0, 0));
    assert_eq!((then.cost.split, then.voters), (5, 5), "C stands with A or with B, not with D");
    day.taken();
    assert_ne!(day.slot(a), day.slot(b));
    assert_ne!(day.slot(c), day.slot(d));
}

/// A9
#[test]
fn what_cannot_be_avoided_is_told_with_names_and_workshops() {
    let mut day = day(&[None, None], &["14h-15h"]);
    let (a, b) = (day.workshop("A", &["Ada"]), day.workshop("B", &["Ada", "Bo"]));
    let c = day.workshop("C", &[]);
    day.vote(4, &[(a, 1), (b, 2), (c, 2)]);
    let then = day.suggestion().then;
    assert_eq!(then.parked.len(), 1, "three workshops, two cells");
    assert!(then.conveners.is_empty(), "Ada is apart where that is possible: one of hers is parked");
    assert_eq!(then.parked, [b], "and the one that sets most dots against each other stays out");
    day.place(a, 0, 0);
    day.place(b, 1, 0);
    day.place(c, 0, 0);
    let now = day.suggestion().now;
    assert_eq!(now.cost.clashes, 1);
    assert_eq!(now.conveners, [(day.person("Ada"), [a, b])]);
}

/// A9
#[test]
fn what_stands_well_stays_where_it_is() {
    let mut day = day(&[None, None], &TWO);
    let ids = day.workshops(&["A", "B", "C"]);
    day.vote(4, &[(ids[0], 1), (ids[1], 1)]);
    day.place(ids[0], 1, 1);
    day.place(ids[1], 0, 1);
    day.place(ids[2], 1, 0);
    let suggestion = day.suggestion();
    assert_eq!(suggestion.moves.len(), 1, "one of the two moves, no more: {:?}", suggestion.moves);
    assert_eq!(suggestion.then.cost, Cost { moves: 1, ..Cost::default() });
    day.taken();
    assert!(day.suggestion().moves.is_empty());
}

/// A9
#[test]
fn slots_that_overlap_count_as_at_once_and_a_room_serves_once() {
    let mut day = day(&[None], &["14h-15h", "14h30-15h30", "15h30-16h"]);
    let ids = day.workshops(&["A", "B", "C"]);
    day.vote(1, &[(ids[0], 1)]);
    let then = day.suggestion().then;
    assert_eq!((then.parked.len(), then.cost.clashes), (1, 0));
}

/// A10
#[test]
fn two_workshops_at_once_cost_a_voter_the_lesser_of_the_dots() {
    let mut day = day(&[None, None], &["14h-15h"]);
    let ids = day.workshops(&["A", "B"]);
    day.vote(1, &[(ids[0], 3), (ids[1], 2)]);
    day.vote(1, &[(ids[0], 1), (ids[1], 3)]);
    day.vote(1, &[(ids[0], 3)]);
    let then = day.suggestion().then;
    assert_eq!((then.cost.split, then.voters), (3, 2));
}

/// A10
#[test]
fn ballots_set_aside_and_those_of_an_open_vote_are_not_asked() {
    let mut day = day(&[None, None], &["14h-15h"]);
    let ids = day.workshops(&["A", "B"]);
    day.vote(2, &[(ids[0], 3), (ids[1], 2)]);
    let ballot = *day.trial.forum.ballots.iter().next().unwrap().0;
    day.trial.make(|forum, cx| voting::set_aside(forum, cx, ballot));
    assert_eq!(day.suggestion().then.voters, 1);
    day.trial.set(&crate::domain::trial::id(1), &Identity { vote: VoteState::Open, ..day.trial.forum.about() });
    let then = day.suggestion().then;
    assert_eq!((then.voters, then.cost.split), (0, 0));
}

/// A11
#[test]
fn as_many_are_expected_as_came_else_as_voted_and_the_larger_get_the_larger_rooms() {
    let mut day = day(&[Some(2), Some(8)], &["14h-15h"]);
    let ids = day.workshops(&["A", "B"]);
    day.vote(4, &[(ids[1], 1)]);
    day.trial.make(|forum, cx| voting::enter_tally(forum, cx, ids[1], 7));
    let problem = Problem::of(&day.trial.forum);
    assert_eq!((problem.expected(0), problem.expected(1)), (0, 4 + 3), "seven dots, at most three each: three people at least");
    day.taken();
    assert_eq!(day.stands(ids[1]).unwrap().0, day.rooms[1]);
    day.trial.make(|forum, cx| reports::count_heads(forum, cx, ids[0], Some(20)));
    let suggestion = day.suggestion();
    assert_eq!(suggestion.now.crowded, [Crowded { workshop: ids[0], room: day.rooms[0], expected: 20, seats: 2 }]);
    assert_eq!(suggestion.moves.len(), 2, "they swap");
    assert_eq!(suggestion.then.cost.crowding, 12 + 5);
}

/// A12
#[test]
fn a_suggestion_is_taken_in_one_gesture_and_not_where_something_has_moved_since() {
    let mut day = day(&[None, None], &TWO);
    let ids = day.workshops(&["A", "B"]);
    let suggestion = day.suggestion();
    assert_eq!(suggestion.moves.len(), 2);
    day.place(ids[0], 0, 0);
    assert_eq!(day.trial.ask(|forum, cx| take(forum, cx, &suggestion)), Err(Refusal::Gone));
    let taken = day.taken();
    assert_eq!((taken.verb, day.suggestion().moves), (Verb::PlacementSuggested, vec![]));
    let room = day.rooms[1];
    let off = Suggestion {
        moves: vec![Move { workshop: ids[0], from: day.stands(ids[0]), to: Some((room, day.slots[1])) }],
        ..suggestion
    };
    day.trial.make(|forum, cx| rooms::remove(forum, cx, room));
    assert_eq!(day.trial.ask(|forum, cx| take(forum, cx, &off)), Err(Refusal::Gone));
}

/// A13
#[test]
fn voters_are_counted_and_few_are_not_told_apart() {
    let mut day = day(&[None, None, None], &["14h-15h"]);
    let ids = day.workshops(&["A", "B", "C"]);
    day.vote(2, &[(ids[0], 1), (ids[1], 1)]);
    day.vote(3, &[(ids[1], 1), (ids[2], 1)]);
    let then = day.suggestion().then;
    assert_eq!(then.voters, 5);
    assert_eq!(then.shared, [Shared { workshops: [ids[1], ids[2]], voters: 3 }]);
}

/// A7
#[test]
fn a_pin_that_holds_nothing_holds_nothing_and_is_gone_once_the_workshop_is_placed_anew() {
    let mut day = day(&[None, None], &TWO);
    let a = day.workshop("A", &[]);
    day.place(a, 0, 0);
    day.trial.make(|forum, cx| agenda::pin(forum, cx, a, true));
    let room = day.rooms[0];
    day.trial.make(|forum, cx| rooms::remove(forum, cx, room));
    day.taken();
    assert_eq!(day.stands(a).unwrap().0, day.rooms[1]);
    assert!(!day.trial.forum.get::<Workshop>(&a).unwrap().pinned);
}
