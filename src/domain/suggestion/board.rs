//! A placement while it is being changed: who stands where, and what each change of it would cost.

use std::cmp::Reverse;

use super::super::sorting::sort_by_key;
use super::problem::Bond;
use super::{Cell, Cost, Placement, Problem};

/// What a workshop can do.
#[derive(Clone, Copy)]
pub enum Change {
    /// Go to a free cell.
    To(Cell),
    /// Swap with another one.
    With(usize),
}

/// A placement, and what makes a change of it quick to weigh.
pub struct Board<'a> {
    problem: &'a Problem,
    /// Where each workshop stands.
    pub places: Placement,
    /// Who stands in each cell.
    holders: Vec<Vec<usize>>,
    /// Who stands in each slot.
    members: Vec<Vec<usize>>,
    /// For each workshop and slot, what it has in common with all that stand in that slot or at once with it.
    loads: Vec<Bond>,
}

impl<'a> Board<'a> {
    /// Nobody placed.
    pub fn empty(problem: &'a Problem) -> Self {
        let (workshops, rooms, slots) = (problem.workshops.len(), problem.rooms.len(), problem.slots.len());
        Self {
            problem,
            places: vec![None; workshops],
            holders: vec![Vec::new(); rooms * slots],
            members: vec![Vec::new(); slots],
            loads: vec![Bond::default(); workshops * slots],
        }
    }

    fn place(&self, workshop: usize) -> Option<Cell> {
        self.places.get(workshop).copied().flatten()
    }

    /// Who stands in a cell.
    pub fn holders(&self, cell: Cell) -> &[usize] {
        self.holders.get(cell.slot * self.problem.rooms.len() + cell.room).map_or(&[], Vec::as_slice)
    }

    fn load(&self, workshop: usize, slot: usize) -> Bond {
        self.loads.get(workshop * self.problem.slots.len() + slot).copied().unwrap_or_default()
    }

    /// Puts a parked workshop in a cell.
    pub fn put(&mut self, workshop: usize, cell: Cell) {
        if let Some(holders) = self.holders.get_mut(cell.slot * self.problem.rooms.len() + cell.room) {
            holders.push(workshop);
        }
        self.members.get_mut(cell.slot).into_iter().for_each(|members| members.push(workshop));
        self.places.get_mut(workshop).into_iter().for_each(|place| *place = Some(cell));
        self.weigh(workshop, cell.slot, 1);
    }

    fn lift(&mut self, workshop: usize) {
        let Some(cell) = self.place(workshop) else { return };
        if let Some(holders) = self.holders.get_mut(cell.slot * self.problem.rooms.len() + cell.room) {
            holders.retain(|other| *other != workshop);
        }
        self.members.get_mut(cell.slot).into_iter().for_each(|members| members.retain(|other| *other != workshop));
        self.places.get_mut(workshop).into_iter().for_each(|place| *place = None);
        self.weigh(workshop, cell.slot, -1);
    }

    fn weigh(&mut self, workshop: usize, slot: usize, sign: i64) {
        let slots = self.problem.slots.len();
        for other in 0..self.problem.workshops.len() {
            let bond = self.problem.bond(workshop, other);
            if bond.conveners == 0 && bond.split == 0 {
                continue;
            }
            for at in self.problem.at_once_with(slot) {
                if let Some(load) = self.loads.get_mut(other * slots + at) {
                    load.conveners += sign * bond.conveners;
                    load.split += sign * bond.split;
                }
            }
        }
    }

    /// Puts a workshop somewhere, wherever it stands.
    pub fn stand(&mut self, workshop: usize, place: Option<Cell>) {
        self.lift(workshop);
        if let Some(cell) = place {
            self.put(workshop, cell);
        }
    }

    /// Two workshops take each other's place.
    pub fn swap(&mut self, one: usize, other: usize) {
        let (place, its) = (self.place(one), self.place(other));
        self.lift(one);
        self.lift(other);
        for (workshop, place) in [(one, its), (other, place)] {
            if let Some(cell) = place {
                self.put(workshop, cell);
            }
        }
    }

    /// Whether nobody but these stands in the cell's room at its time.
    pub fn is_free(&self, cell: Cell, but: [usize; 2]) -> bool {
        let at_once = self.problem.at_once_with(cell.slot).iter();
        at_once.flat_map(|slot| self.holders(Cell { slot: *slot, ..cell })).all(|other| but.contains(other))
    }

    fn can_swap(&self, one: usize, other: usize) -> bool {
        let fits = |place: Option<Cell>| place.is_none_or(|cell| self.is_free(cell, [one, other]));
        fits(self.place(one)) && fits(self.place(other))
    }

    /// The same, where both fit.
    pub fn swap_if_possible(&mut self, one: usize, other: usize) {
        if self.can_swap(one, other) {
            self.swap(one, other);
        }
    }

    /// Each parked workshop gets the cell where it costs least, the hardest first. The turn decides among
    /// equal cells.
    pub fn place_the_parked(&mut self, turn: usize) {
        let problem = self.problem;
        let mut parked: Vec<usize> = problem.loose().filter(|at| self.place(*at).is_none()).collect();
        sort_by_key(&mut parked, |at| {
            let bonds = (0..problem.workshops.len()).map(|other| problem.bond(*at, other));
            let all = bonds.fold(Bond::default(), |sum, bond| Bond {
                conveners: sum.conveners + bond.conveners,
                split: sum.split + bond.split,
            });
            Reverse((all.conveners, all.split, problem.expected(*at)))
        });
        let mut cells: Vec<Cell> = problem.cells().collect();
        let shift = turn.checked_rem(cells.len()).unwrap_or(0);
        cells.rotate_left(shift);
        for one in parked {
            let free = cells.iter().filter(|cell| self.is_free(**cell, [one, one]));
            let cheapest = free.min_by_key(|cell| self.standing(one, Some(**cell), [one, one])).copied();
            if let Some(cell) = cheapest {
                self.put(one, cell);
            }
        }
    }

    /// What it costs that a workshop stands somewhere among all others but these two.
    fn standing(&self, workshop: usize, place: Option<Cell>, but: [usize; 2]) -> Cost {
        let mut cost = self.problem.alone(workshop, place);
        if let Some(cell) = place {
            let load = self.load(workshop, cell.slot);
            (cost.conveners, cost.split) = (load.conveners, load.split);
            cost.inverted = self.inverted(workshop, cell, but);
        }
        cost
    }

    fn inverted(&self, workshop: usize, cell: Cell, but: [usize; 2]) -> i64 {
        let at_once = self.problem.at_once_with(cell.slot).iter().filter_map(|slot| self.members.get(*slot)).flatten();
        let others = at_once.filter(|other| **other != workshop && !but.contains(other));
        let pair = |other: &usize| self.place(*other).map_or(0, |its| self.problem.inverted(workshop, cell.room, *other, its.room));
        others.map(pair).sum()
    }

    /// The change of one workshop that makes the placement best, if any makes it better.
    pub fn best_change(&self, one: usize, loose: &[usize], cells: &[Cell], spent: &mut usize) -> Option<Change> {
        let mut best = Cost::default();
        let mut change = None;
        let place = self.place(one);
        for cell in cells.iter().filter(|cell| Some(**cell) != place && self.holders(**cell).is_empty()) {
            *spent += 1;
            let first = self.first_figures(one, place, Some(*cell));
            if first <= figures(&best) && self.is_free(*cell, [one, one]) {
                let weighed = self.standing(one, Some(*cell), [one, one]) - self.standing(one, place, [one, one]);
                if weighed < best {
                    (best, change) = (weighed, Some(Change::To(*cell)));
                }
            }
        }
        for other in loose.iter().filter(|other| **other != one) {
            *spent += 1;
            let its = self.place(*other);
            if its == place || self.swap_figures(one, place, *other, its) > figures(&best) || !self.can_swap(one, *other) {
                continue;
            }
            let weighed = self.swapping(one, place, *other, its);
            if weighed < best {
                (best, change) = (weighed, Some(Change::With(*other)));
            }
        }
        change
    }

    /// The figures that weigh most, of a move from one place to another: quick to know, and most times they
    /// decide alone.
    fn first_figures(&self, one: usize, from: Option<Cell>, to: Option<Cell>) -> (i64, i64, i64) {
        let load = |place: Option<Cell>| place.map_or(Bond::default(), |cell| self.load(one, cell.slot));
        let (before, after) = (load(from), load(to));
        let parked = i64::from(to.is_none()) - i64::from(from.is_none());
        (parked, after.conveners - before.conveners, after.split - before.split)
    }

    /// The same of two workshops that swap: what each leaves counts the other one, who isn't there any more.
    fn swap_figures(&self, one: usize, place: Option<Cell>, other: usize, its: Option<Cell>) -> (i64, i64, i64) {
        let (first, second) = (self.first_figures(one, place, its), self.first_figures(other, its, place));
        let bond = self.problem.bond(one, other);
        let times = match (place, its) {
            (Some(here), Some(there)) if !self.problem.at_once(here.slot, there.slot) => -2,
            (Some(_), Some(_)) | (None, None) => 0,
            _ => -1,
        };
        (0, first.1 + second.1 + times * bond.conveners, first.2 + second.2 + times * bond.split)
    }

    fn swapping(&self, one: usize, place: Option<Cell>, other: usize, its: Option<Cell>) -> Cost {
        let but = [one, other];
        let mut cost = self.standing(one, its, but) - self.standing(one, place, but) + self.standing(other, place, but)
            - self.standing(other, its, but);
        let (_, conveners, split) = self.swap_figures(one, place, other, its);
        (cost.conveners, cost.split) = (conveners, split);
        if let (Some(here), Some(there)) = (place, its)
            && self.problem.at_once(here.slot, there.slot)
        {
            cost.inverted +=
                self.problem.inverted(one, there.room, other, here.room) - self.problem.inverted(one, here.room, other, there.room);
        }
        cost
    }
}

const fn figures(cost: &Cost) -> (i64, i64, i64) {
    (cost.parked, cost.conveners, cost.split)
}
