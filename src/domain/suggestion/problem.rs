//! What the forum says about its placement, in figures: who shares whom, who is expected, what fits.

use std::collections::BTreeMap;

use super::super::merging::Groups;
use super::super::records::{Participant, Room, Slot, Topic};
use super::super::voting::Rules;
use super::super::{Forum, Id, Matter, VoteState, agenda, counting, limits, reports, rooms, slots};
use super::Cost;
use crate::domain::publishing::Place;

/// A cell of the grid, by the positions of its room and its slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The room's position.
    pub room: usize,
    /// The slot's position.
    pub slot: usize,
}

/// Where each workshop stands, in the order of the problem's workshops; `None` is parked.
pub type Placement = Vec<Option<Cell>>;

/// What two workshops have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bond {
    /// How many conveners both have.
    pub conveners: i64,
    /// What their common voters lose where they meet at once. Rule A10.
    pub split: i64,
}

/// The workshops, rooms and slots of a forum, and all figures that a placement is measured by.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// The workshops, by number.
    pub workshops: Vec<Id<Topic>>,
    /// The rooms, in their order.
    pub rooms: Vec<Id<Room>>,
    /// The slots, in the order of the day.
    pub slots: Vec<Id<Slot>>,
    stands: Placement,
    pinned: Vec<bool>,
    pub(super) conveners: Vec<Vec<Id<Participant>>>,
    /// For each ballot with dots on two workshops or more: the workshops, and the dots.
    pub(super) ballots: Vec<Vec<(usize, u32)>>,
    demand: Vec<u32>,
    capacity: Vec<Option<u32>>,
    /// For each slot the slots that share some of its time, itself among them.
    overlapping: Vec<Vec<usize>>,
    bonds: Vec<Bond>,
}

impl Problem {
    /// The problem of a forum.
    pub fn of(forum: &Forum) -> Self {
        let mut problem = Self {
            rooms: rooms::listed(forum).into_iter().map(|(id, _)| id).collect(),
            slots: slots::listed(forum).into_iter().map(|(id, _)| id).collect(),
            capacity: rooms::listed(forum).into_iter().map(|(_, room)| room.capacity).collect(),
            ..Self::default()
        };
        problem.read_hours(forum);
        let groups = Groups::of(forum);
        for held in agenda::workshops(forum) {
            let place = agenda::placement(forum, held.workshop);
            problem.stands.push(place.and_then(|place| problem.cell(place)));
            problem.pinned.push(agenda::is_pinned(forum, held.workshop));
            problem.conveners.push(groups.conveners(forum, held.id));
            problem.workshops.push(held.id);
        }
        if problem.workshops.len() <= limits::SUGGESTED {
            problem.read_votes(forum, &groups);
            problem.read_bonds();
        }
        problem
    }

    /// Slots that share some of their time count as at once. Rule A5.
    fn read_hours(&mut self, forum: &Forum) {
        let pairs = agenda::overlapping(forum);
        let at_once = |a: &Id<Slot>, b: &Id<Slot>| a == b || pairs.contains(&(*a, *b)) || pairs.contains(&(*b, *a));
        let all = |a: &Id<Slot>| (0..).zip(&self.slots).filter(|(_, b)| at_once(a, b)).map(|(index, _)| index).collect();
        self.overlapping = self.slots.iter().map(all).collect();
    }

    /// Rule A10: the ballots that count, as they count; none while the vote is open, when its totals may be
    /// hidden. Rule A11: as many people are expected as attended, where that is known, else as voted; dots on
    /// paper stand for the fewest people who can have stuck them.
    fn read_votes(&mut self, forum: &Forum, groups: &Groups) {
        let position: BTreeMap<Id<Topic>, usize> = self.workshops.iter().copied().zip(0..).collect();
        let (mut voters, mut paper) = (vec![0_u32; self.workshops.len()], vec![0_u32; self.workshops.len()]);
        if forum.about().vote != VoteState::Open {
            counting::for_each_ballot(forum, Matter::Topics, groups, &mut Vec::new(), &mut |_, kept| {
                let dots = kept.into_iter().filter(|(_, dots)| *dots > 0);
                let ours: Vec<_> = dots.filter_map(|(topic, dots)| Some((*position.get(&topic.topic())?, dots))).collect();
                for (at, _) in &ours {
                    voters.get_mut(*at).into_iter().for_each(|voters| *voters += 1);
                }
                if ours.len() > 1 {
                    self.ballots.push(ours);
                }
            });
            for (topic, tally) in &forum.tallies {
                let at = groups.lead(*topic).and_then(|lead| position.get(&lead));
                if let Some(dots) = at.and_then(|at| paper.get_mut(*at)) {
                    *dots = dots.saturating_add(tally.dots.min(limits::PAPER_DOTS));
                }
            }
        }
        let cap = Rules::of(forum).cap.max(1);
        let guessed = voters.iter().zip(&paper).map(|(voters, dots)| voters.saturating_add(dots.div_ceil(cap)));
        let known = self.workshops.iter().map(|id| reports::attendance(forum, *id));
        self.demand = known.zip(guessed).map(|(known, guessed)| known.unwrap_or(guessed)).collect();
    }

    /// Rule A10: to a voter, two workshops at once cost the lesser of the dots given to them, for that one is
    /// left out.
    fn read_bonds(&mut self) {
        let count = self.workshops.len();
        let mut bonds = vec![Bond::default(); count * count];
        let mut both = |a: usize, b: usize, change: &dyn Fn(&mut Bond)| {
            for at in [a * count + b, b * count + a] {
                bonds.get_mut(at).into_iter().for_each(change);
            }
        };
        for ballot in &self.ballots {
            for (index, (a, first)) in ballot.iter().enumerate() {
                for (b, second) in ballot.iter().skip(index + 1) {
                    both(*a, *b, &|bond| bond.split += i64::from(*first.min(second)));
                }
            }
        }
        for (a, people) in self.conveners.iter().enumerate() {
            for (b, others) in self.conveners.iter().enumerate().skip(a + 1) {
                let common = people.iter().filter(|person| others.contains(person)).count();
                both(a, b, &|bond| bond.conveners = i64::try_from(common).unwrap_or(i64::MAX));
            }
        }
        self.bonds = bonds;
    }

    /// The positions of the workshops that may be moved. Rule A7.
    pub fn loose(&self) -> impl Iterator<Item = usize> + '_ {
        (0..).zip(&self.pinned).filter(|(_, pinned)| !**pinned).map(|(index, _)| index)
    }

    /// Whether this one is pinned.
    pub fn is_pinned(&self, workshop: usize) -> bool {
        self.pinned.get(workshop).copied().unwrap_or(false)
    }

    /// Where the workshops stand now.
    pub fn stands(&self) -> Placement {
        self.stands.clone()
    }

    /// Every cell, slot by slot.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + '_ {
        (0..self.slots.len()).flat_map(|slot| (0..self.rooms.len()).map(move |room| Cell { room, slot }))
    }

    /// The place that a cell stands for.
    pub fn place(&self, cell: Cell) -> Option<Place> {
        Some((*self.rooms.get(cell.room)?, *self.slots.get(cell.slot)?))
    }

    fn cell(&self, (room, slot): Place) -> Option<Cell> {
        let room = self.rooms.iter().position(|id| *id == room)?;
        let slot = self.slots.iter().position(|id| *id == slot)?;
        Some(Cell { room, slot })
    }

    pub(super) fn bond(&self, a: usize, b: usize) -> Bond {
        self.bonds.get(a * self.workshops.len() + b).copied().unwrap_or_default()
    }

    /// The slots that share some of this one's time, itself among them.
    pub(super) fn at_once_with(&self, slot: usize) -> &[usize] {
        self.overlapping.get(slot).map_or(&[], Vec::as_slice)
    }

    /// Whether two slots are at once: one and the same, or with some time in common.
    pub fn at_once(&self, a: usize, b: usize) -> bool {
        a == b || self.at_once_with(a).contains(&b)
    }

    /// How many people are expected. Rule A11.
    pub fn expected(&self, workshop: usize) -> u32 {
        self.demand.get(workshop).copied().unwrap_or_default()
    }

    /// How many a room holds, where that is known.
    pub fn seats(&self, room: usize) -> Option<u32> {
        self.capacity.get(room).copied().flatten()
    }

    /// What it costs that one workshop stands somewhere, whoever else stands where.
    pub(super) fn alone(&self, workshop: usize, place: Option<Cell>) -> Cost {
        let seats = place.and_then(|cell| self.seats(cell.room));
        let stands = self.stands.get(workshop).copied().flatten();
        Cost {
            parked: i64::from(place.is_none()),
            crowding: seats.map_or(0, |seats| i64::from(self.expected(workshop).saturating_sub(seats))),
            moves: i64::from(stands.is_some() && stands != place),
            ..Cost::default()
        }
    }

    /// Whether the one of two that expects more people has the smaller room.
    pub(super) fn inverted(&self, a: usize, room: usize, b: usize, other: usize) -> i64 {
        let (Some(seats), Some(others)) = (self.seats(room), self.seats(other)) else { return 0 };
        let (people, more) = (self.expected(a), self.expected(b));
        i64::from(people > more && seats < others || people < more && seats > others)
    }

    /// What it costs that two workshops stand where they stand.
    fn together(&self, a: usize, cell: Cell, b: usize, other: Cell) -> Cost {
        if !self.at_once(cell.slot, other.slot) {
            return Cost::default();
        }
        let Bond { conveners, split } = self.bond(a, b);
        let clashes = i64::from(cell.room == other.room);
        Cost { clashes, conveners, split, inverted: self.inverted(a, cell.room, b, other.room), ..Cost::default() }
    }

    /// What a placement costs, counted from the beginning.
    pub fn cost(&self, placement: &[Option<Cell>]) -> Cost {
        let mut cost = Cost::default();
        for (a, place) in placement.iter().enumerate() {
            cost += self.alone(a, *place);
            let Some(cell) = place else { continue };
            for (b, other) in placement.iter().enumerate().skip(a + 1) {
                if let Some(other) = other {
                    cost += self.together(a, *cell, b, *other);
                }
            }
        }
        cost
    }

    /// Whether a placement leaves the pinned where they are and gives no other workshop a room that is
    /// taken at the time.
    pub fn allows(&self, placement: &[Option<Cell>]) -> bool {
        let there = |cell: &Cell| self.place(*cell).is_some();
        let known = placement.len() == self.workshops.len() && placement.iter().flatten().all(there);
        let kept = (0..).zip(&self.stands).zip(placement).all(|((at, stands), place)| !self.is_pinned(at) || stands == place);
        let placed: Vec<(usize, Cell)> = (0..).zip(placement).filter_map(|(at, place)| Some((at, (*place)?))).collect();
        let clash = |(a, cell): &(usize, Cell), (b, other): &(usize, Cell)| {
            let loose = !self.is_pinned(*a) || !self.is_pinned(*b);
            loose && cell.room == other.room && self.at_once(cell.slot, other.slot)
        };
        let free = (1..).zip(&placed).all(|(next, one)| !placed.iter().skip(next).any(|other| clash(one, other)));
        known && kept && free
    }
}
