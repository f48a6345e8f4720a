//! Finding a placement: a start, the changes that make it better until none does, and small shakes after
//! which it may get better still.
//!
//! The starts are the agenda as it stands, so that what is good in it stays, and one made anew, the hardest
//! workshops first. A change is a workshop moved to a free cell or two workshops that swap, as people do it by
//! hand. Everything runs in a fixed order with dice of a fixed seed and ends after a counted effort, not a
//! measured time: the same forum gets the same answer on every machine. Rule A12.

use super::super::dice::Dice;
use super::board::{Board, Change};
use super::{Cell, Cost, Placement, Problem};

const SEED: u64 = 0x0F0_4A17;
/// Changes that are weighed at most, of all starts and shakes together.
const EFFORT: usize = 240_000;
/// Shakes at most: enough for a small forum to be tried from all sides.
const SHAKES: usize = 240;
/// After so many shakes that gave nothing, another start is made.
const PATIENCE: usize = 40;

/// The best placement found. The pinned are where they stand, and no other workshop gets a room that is taken
/// at the time. Rule A7. Rule A9.
pub(super) fn best(problem: &Problem) -> Placement {
    let stands = problem.stands();
    if problem.allows(&stands) && problem.cost(&stands).is_nothing() {
        return stands;
    }
    let mut search = Search { problem, dice: Dice::of(SEED), spent: 0 };
    let (mut best, mut least) = search.better(search.from(&stands));
    let (mut here, mut cost) = search.better(search.anew(0));
    let mut fruitless = 0;
    for _ in 0..SHAKES {
        if cost < least {
            (best, least) = (here.clone(), cost);
        }
        if search.spent > EFFORT || least.is_nothing() {
            break;
        }
        let start = if fruitless < PATIENCE { search.shaken(&here) } else { search.another_start() };
        let (there, then) = search.better(start);
        if then < cost || fruitless >= PATIENCE {
            fruitless = 0;
            (here, cost) = (there, then);
        } else {
            fruitless += 1;
            // The best so far is shaken in turn with the last start.
            if fruitless == PATIENCE / 2 {
                (here, cost) = (best.clone(), least);
            }
        }
    }
    if cost < least {
        best = here;
    }
    search.better(search.from(&exchange_slots(problem, best))).0
}

struct Search<'a> {
    problem: &'a Problem,
    dice: Dice,
    spent: usize,
}

impl<'a> Search<'a> {
    /// A placement as a board; a loose workshop whose room is taken at the time is parked, then all that are
    /// parked are placed.
    fn from(&self, placement: &[Option<Cell>]) -> Board<'a> {
        let mut board = Board::empty(self.problem);
        for loose in [false, true] {
            for (at, place) in (0..).zip(placement) {
                if let Some(cell) = place
                    && self.problem.is_pinned(at) != loose
                    && (!loose || board.is_free(*cell, [at, at]))
                {
                    board.put(at, *cell);
                }
            }
        }
        board.place_the_parked(0);
        board
    }

    /// A placement made anew, the hardest workshops first.
    fn anew(&self, turn: usize) -> Board<'a> {
        let mut board = Board::empty(self.problem);
        for (at, place) in (0..).zip(self.problem.stands()) {
            if let (true, Some(cell)) = (self.problem.is_pinned(at), place) {
                board.put(at, cell);
            }
        }
        board.place_the_parked(turn);
        board
    }

    fn another_start(&mut self) -> Board<'a> {
        let turn = self.dice.below(usize::from(u16::MAX));
        let mut start = self.anew(turn);
        for _ in 0..self.problem.workshops.len() {
            self.shake(&mut start);
        }
        start
    }

    fn shaken(&mut self, placement: &[Option<Cell>]) -> Board<'a> {
        let mut board = self.from(placement);
        for _ in 0..2 + self.dice.below(3) {
            self.shake(&mut board);
        }
        board
    }

    /// One workshop goes somewhere, at random; who stands there takes its place.
    fn shake(&mut self, board: &mut Board<'_>) {
        let loose: Vec<usize> = self.problem.loose().collect();
        let cell = Cell { room: self.dice.below(self.problem.rooms.len()), slot: self.dice.below(self.problem.slots.len()) };
        let Some(one) = loose.get(self.dice.below(loose.len())).copied() else { return };
        match board.holders(cell).first().copied() {
            Some(other) if other == one || self.problem.is_pinned(other) => {}
            Some(other) => board.swap_if_possible(one, other),
            None if board.is_free(cell, [one, one]) => board.stand(one, Some(cell)),
            None => {}
        }
    }

    /// Makes every change that makes the placement better, until none does.
    fn better(&mut self, mut board: Board<'_>) -> (Placement, Cost) {
        let loose: Vec<usize> = self.problem.loose().collect();
        let cells: Vec<Cell> = self.problem.cells().collect();
        let mut better = true;
        while better && self.spent <= EFFORT {
            better = false;
            for one in &loose {
                if let Some(change) = board.best_change(*one, &loose, &cells, &mut self.spent) {
                    better = true;
                    match change {
                        Change::To(cell) => board.stand(*one, Some(cell)),
                        Change::With(other) => board.swap(*one, other),
                    }
                }
            }
        }
        let cost = self.problem.cost(&board.places);
        (board.places, cost)
    }
}

/// Two slots may have everything of theirs swapped at no cost, where neither overlaps another one nor has
/// somebody pinned: done wherever more workshops then stay where they stand.
fn exchange_slots(problem: &Problem, mut placement: Placement) -> Placement {
    let stands = problem.stands();
    let is_loose = |slot: &usize| {
        let held = (0..).zip(&stands).any(|(at, place)| problem.is_pinned(at) && place.is_some_and(|cell| cell.slot == *slot));
        !held && problem.at_once_with(*slot).len() == 1
    };
    let stay = |placement: &[Option<Cell>]| stands.iter().zip(placement).filter(|(stands, place)| stands == place).count();
    let slots: Vec<usize> = (0..problem.slots.len()).filter(is_loose).collect();
    let mut better = true;
    while better {
        better = false;
        for (index, one) in slots.iter().enumerate() {
            for other in slots.iter().skip(index + 1) {
                let turned = |cell: Cell| match cell.slot {
                    slot if slot == *one => Cell { slot: *other, ..cell },
                    slot if slot == *other => Cell { slot: *one, ..cell },
                    _ => cell,
                };
                let swapped: Placement = placement.iter().map(|place| place.map(turned)).collect();
                if stay(&swapped) > stay(&placement) {
                    (placement, better) = (swapped, true);
                }
            }
        }
    }
    placement
}
