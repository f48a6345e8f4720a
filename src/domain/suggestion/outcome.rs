//! What a placement comes to, in records and figures that can be said. Voters are counted, never named.

use super::super::records::{Participant, Room, Topic};
use super::{Cell, Cost, Id, Problem};

/// Fewer voters than this aren't told as a figure of their own: in a small forum it could tell who they
/// are. Rule A13.
pub const FEW: u32 = 3;

/// Two workshops at once that the same people want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The workshops.
    pub workshops: [Id<Topic>; 2],
    /// How many voters gave dots to both: at least [`FEW`].
    pub voters: u32,
}

/// A workshop that expects more people than its room holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowded {
    /// The workshop.
    pub workshop: Id<Topic>,
    /// Its room.
    pub room: Id<Room>,
    /// How many are expected.
    pub expected: u32,
    /// How many the room holds.
    pub seats: u32,
}

/// What a placement comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What it costs.
    pub cost: Cost,
    /// Workshops left parked, by number.
    pub parked: Vec<Id<Topic>>,
    /// Conveners wanted in two workshops at once.
    pub conveners: Vec<(Id<Participant>, [Id<Topic>; 2])>,
    /// Voters who have to choose between workshops at once.
    pub voters: u32,
    /// The workshops at once that share most voters, the most first; pairs that share few are left out.
    /// Rule A13.
    pub shared: Vec<Shared>,
    /// Workshops that expect more people than their rooms hold.
    pub crowded: Vec<Crowded>,
}

impl Outcome {
    /// What this placement of the problem's workshops comes to.
    pub(super) fn of(problem: &Problem, placement: &[Option<Cell>]) -> Self {
        let mut outcome = Self { cost: problem.cost(placement), ..Self::default() };
        for (at, (id, place)) in problem.workshops.iter().zip(placement).enumerate() {
            let Some(cell) = place else {
                outcome.parked.push(*id);
                continue;
            };
            let expected = problem.expected(at);
            if let (Some(seats), Some(room)) = (problem.seats(cell.room), problem.rooms.get(cell.room))
                && expected > seats
            {
                outcome.crowded.push(Crowded { workshop: *id, room: *room, expected, seats });
            }
        }
        outcome.tell_conveners(problem, placement);
        outcome.tell_voters(problem, placement);
        outcome
    }

    fn tell_conveners(&mut self, problem: &Problem, placement: &[Option<Cell>]) {
        for (a, (one, people)) in problem.workshops.iter().zip(&problem.conveners).enumerate() {
            for (b, (other, others)) in problem.workshops.iter().zip(&problem.conveners).enumerate().skip(a + 1) {
                if at_once(problem, placement, a, b) {
                    let both = people.iter().filter(|person| others.contains(person));
                    self.conveners.extend(both.map(|person| (*person, [*one, *other])));
                }
            }
        }
    }

    /// Rule A13: voters are told as counts.
    fn tell_voters(&mut self, problem: &Problem, placement: &[Option<Cell>]) {
        let mut pairs = std::collections::BTreeMap::<(usize, usize), u32>::new();
        for ballot in &problem.ballots {
            let mut chooses = false;
            for (index, (a, _)) in ballot.iter().enumerate() {
                for (b, _) in ballot.iter().skip(index + 1) {
                    if at_once(problem, placement, *a, *b) {
                        *pairs.entry((*a.min(b), *a.max(b))).or_default() += 1;
                        chooses = true;
                    }
                }
            }
            self.voters += u32::from(chooses);
        }
        let named = pairs.into_iter().filter(|(_, voters)| *voters >= FEW).filter_map(|((a, b), voters)| {
            Some(Shared { workshops: [*problem.workshops.get(a)?, *problem.workshops.get(b)?], voters })
        });
        self.shared = named.collect();
        super::super::sorting::sort_by_key(&mut self.shared, |shared| std::cmp::Reverse(shared.voters));
    }
}

fn at_once(problem: &Problem, placement: &[Option<Cell>], a: usize, b: usize) -> bool {
    let cell = |at: usize| placement.get(at).copied().flatten();
    cell(a).zip(cell(b)).is_some_and(|(one, other)| problem.at_once(one.slot, other.slot))
}
