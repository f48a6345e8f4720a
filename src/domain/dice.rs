//! Chance that isn't: figures that look random and are the same for the same seed.

use super::Id;

/// Figures that look random and are the same for the same seed: `SplitMix64` (Steele, Lea, Flood 2014).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The figures of a seed.
    pub const fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A figure below `n`; 0 for 0.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.roll()) * n as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// One of several; the default of none.
    pub fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        let at = self.below(from.len());
        from.get(at).copied().unwrap_or_default()
    }

    /// One of several ids, if there is any.
    pub fn one_of<R>(&mut self, ids: &[Id<R>]) -> Option<Id<R>> {
        let at = self.below(ids.len());
        ids.get(at).copied()
    }
}
