//! What a suggestion is measured against: placements drawn by lot, and the best there is.

use open_forum::domain::dice::Dice;
use open_forum::domain::suggestion::{Cell, Cost, Placement, Problem, Suggestion};

/// The placement that a suggestion makes of a problem.
#[allow(dead_code, reason = "the bench knows the cost already")]
pub fn suggested(problem: &Problem, suggestion: &Suggestion) -> Placement {
    let mut placement = problem.stands();
    for moved in &suggestion.moves {
        let at = problem.workshops.iter().position(|id| *id == moved.workshop).unwrap();
        placement[at] = moved.to.map(|(room, slot)| Cell {
            room: problem.rooms.iter().position(|id| *id == room).unwrap(),
            slot: problem.slots.iter().position(|id| *id == slot).unwrap(),
        });
    }
    placement
}

/// A placement by lot: the pinned where they are, every other workshop in a cell that is free, as long as
/// there is one.
pub fn by_lot(problem: &Problem, dice: &mut Dice) -> Placement {
    let mut placement: Placement = problem.stands();
    let mut loose: Vec<usize> = problem.loose().collect();
    for at in &loose {
        placement[*at] = None;
    }
    let mut cells: Vec<Cell> = problem.cells().collect();
    shuffle(&mut loose, dice);
    shuffle(&mut cells, dice);
    let mut taken: Vec<Cell> = placement.iter().flatten().copied().collect();
    for at in loose {
        let free = cells
            .iter()
            .position(|cell| !taken.iter().any(|other| other.room == cell.room && problem.at_once(other.slot, cell.slot)));
        if let Some(free) = free {
            let cell = cells.swap_remove(free);
            taken.push(cell);
            placement[at] = Some(cell);
        }
    }
    placement
}

/// The least cost of this many placements by lot.
pub fn best_by_lot(problem: &Problem, many: usize, seed: u64) -> Cost {
    let mut dice = Dice::of(seed);
    (0..many).map(|_| problem.cost(&by_lot(problem, &mut dice))).min().unwrap()
}

fn shuffle<T>(items: &mut [T], dice: &mut Dice) {
    for last in (1..items.len()).rev() {
        items.swap(last, dice.below(last + 1));
    }
}

/// The least cost there is, by going through all placements; a branch is left where it already costs as much
/// as the best. `known` is the cost of some placement. Only for a few workshops.
pub fn least(problem: &Problem, known: Cost) -> Cost {
    let mut placement = Vec::new();
    let mut least = known;
    go_through(problem, &problem.stands(), &mut placement, &mut least);
    least
}

fn go_through(problem: &Problem, stands: &Placement, placement: &mut Placement, least: &mut Cost) {
    let at = placement.len();
    // A workshop more never makes it cheaper.
    let cost = problem.cost(placement);
    if cost >= *least {
        return;
    }
    if at == problem.workshops.len() {
        *least = cost;
        return;
    }
    if problem.is_pinned(at) {
        placement.push(stands[at]);
        go_through(problem, stands, placement, least);
        placement.pop();
        return;
    }
    let pinned = (0..).zip(stands).filter(|(other, _)| *other > at && problem.is_pinned(*other)).filter_map(|(_, place)| *place);
    let taken: Vec<Cell> = placement.iter().flatten().copied().chain(pinned).collect();
    let free = |cell: &Cell| !taken.iter().any(|other| other.room == cell.room && problem.at_once(other.slot, cell.slot));
    for place in problem.cells().filter(free).map(Some).chain([None]) {
        placement.push(place);
        go_through(problem, stands, placement, least);
        placement.pop();
    }
}
