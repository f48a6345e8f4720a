//! What a placement costs: a figure for each thing that is bad about it, the worst first.

use std::ops::{Add, AddAssign, Sub};

/// What a placement costs. Two are compared figure by figure, from the first on: no gain in a later one
/// makes up for a loss in an earlier one. Rule A9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// Pairs of workshops in one room at once.
    pub clashes: i64,
    /// Workshops left parked.
    pub parked: i64,
    /// Conveners wanted in two workshops at once, counted for each pair.
    pub conveners: i64,
    /// What voters lose who gave dots to two workshops at once. Rule A10.
    pub split: i64,
    /// People expected beyond the seats there are. Rule A11.
    pub crowding: i64,
    /// Pairs at once of which the one that expects more people has the smaller room.
    pub inverted: i64,
    /// Workshops that don't stay where they stand.
    pub moves: i64,
}

impl Cost {
    /// Whether nothing could be better.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            clashes: self.clashes + other.clashes,
            parked: self.parked + other.parked,
            conveners: self.conveners + other.conveners,
            split: self.split + other.split,
            crowding: self.crowding + other.crowding,
            inverted: self.inverted + other.inverted,
            moves: self.moves + other.moves,
        }
    }
}

impl AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Cost {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            clashes: self.clashes - other.clashes,
            parked: self.parked - other.parked,
            conveners: self.conveners - other.conveners,
            split: self.split - other.split,
            crowding: self.crowding - other.crowding,
            inverted: self.inverted - other.inverted,
            moves: self.moves - other.moves,
        }
    }
}
