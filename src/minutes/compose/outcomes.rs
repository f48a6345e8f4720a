//! What became of what was to be done, in words.

use crate::domain::{Outcome, Progress};
use crate::i18n::{date_short, fill, t};
use crate::minutes::book::Line;

use super::Secretary;

impl Secretary<'_> {
    /// The state, with its day where that is known: « fait le 2 mars 2027 ».
    pub(super) fn state(&self, outcome: &Outcome) -> Line {
        let on = match outcome.progress {
            Progress::Open => None,
            Progress::Done => Some(t::minutes::PROGRESS_DONE_ON),
            Progress::Dropped => Some(t::minutes::PROGRESS_DROPPED_ON),
            Progress::Moved => Some(t::minutes::PROGRESS_MOVED_ON),
        };
        match on.zip(outcome.marked) {
            Some((on, day)) => Line::ours(fill(self.language, on, &[("date", &date_short(self.language, day))])),
            None => Line::ours(self.progress(outcome.progress)),
        }
    }

    /// The state and, on a line of its own, the remark.
    pub(super) fn state_and_remark(&self, outcome: &Outcome) -> Vec<Line> {
        let remark = Line::said(outcome.remark.trim());
        [self.state(outcome), remark].into_iter().filter(|line| !line.is_empty()).collect()
    }
}
