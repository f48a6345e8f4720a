//! When gathered changes are written: bursts of typing become one journal entry. Rule S11.

use crate::domain::Moment;

/// Longest time that a change waits to be written, in milliseconds: what a crash can cost.
pub const LONGEST: i64 = 300;

/// Says when what has been gathered is to be written.
///
/// It counts from the *first* change that waits, not from the last, so that somebody who types without
/// a pause loses no more than somebody who doesn't.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gather {
    since: Option<Moment>,
}

impl Gather {
    /// A change was made. `Some` is the time in milliseconds after which a timer is to ask
    /// [`is_due`](Self::is_due); `None` where one runs already.
    pub const fn note(&mut self, now: Moment) -> Option<i64> {
        if self.since.is_some() {
            return None;
        }
        self.since = Some(now);
        Some(LONGEST)
    }

    /// Whether anything waits; on `pagehide` and `visibilitychange` it is written whatever the time.
    pub const fn waits(&self) -> bool {
        self.since.is_some()
    }

    /// Whether what waits is to be written now. A clock that was set back makes it so at once.
    pub const fn is_due(&self, now: Moment) -> bool {
        match self.since {
            Some(since) => now.0 < since.0 || now.0.saturating_sub(since.0) >= LONGEST,
            None => false,
        }
    }

    /// Everything that waited has been written.
    pub const fn flushed(&mut self) {
        self.since = None;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
    use super::*;

    /// S11
    #[test]
    fn no_change_waits_longer_than_300_ms_however_long_the_typing() {
        let mut gather = Gather::default();
        let mut written = Vec::new();
        for now in (0..2_000).step_by(20).map(Moment) {
            if gather.is_due(now) {
                gather.flushed();
                written.push(now.0);
            }
            gather.note(now);
        }
        assert_eq!(written, [300, 600, 900, 1_200, 1_500, 1_800]);
    }

    /// S11
    #[test]
    fn a_burst_starts_one_timer() {
        let mut gather = Gather::default();
        assert_eq!([gather.note(Moment(5)), gather.note(Moment(6)), gather.note(Moment(299))], [Some(300), None, None]);
        gather.flushed();
        assert_eq!(gather.note(Moment(400)), Some(300));
    }

    /// S11
    #[test]
    fn nothing_gathered_is_never_due() {
        let mut gather = Gather::default();
        assert!(!gather.waits() && !gather.is_due(Moment(i64::MAX)));
        gather.note(Moment(0));
        gather.flushed();
        assert!(!gather.waits() && !gather.is_due(Moment(i64::MAX)));
    }

    /// S11
    #[test]
    fn a_clock_set_back_does_not_make_changes_wait() {
        let mut gather = Gather::default();
        gather.note(Moment(1_000_000));
        assert!(gather.is_due(Moment(999_999)));
        assert!(!gather.is_due(Moment(1_000_299)) && gather.is_due(Moment(1_000_300)));
    }
}
