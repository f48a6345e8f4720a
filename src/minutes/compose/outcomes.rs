//! What became of what was to be done, in words.

use chrono::NaiveDate;

use crate::domain::{Due, Outcome, Progress};
use crate::i18n::{Text, fill, t};
use crate::minutes::book::Line;

use super::Secretary;
use super::words::BESIDE;

/// What a state is said of; in French the two are of different genders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Action,
    Engagement,
}

impl Of {
    /// What each state is called, without its day and with it.
    const fn words(self, progress: Progress) -> (Text, Option<Text>) {
        match (self, progress) {
            (_, Progress::Open) => (t::minutes::PROGRESS_OPEN, None),
            (Self::Engagement, Progress::Done) => (t::minutes::PROGRESS_DONE, Some(t::minutes::PROGRESS_DONE_ON)),
            (Self::Engagement, Progress::Dropped) => (t::minutes::PROGRESS_DROPPED, Some(t::minutes::PROGRESS_DROPPED_ON)),
            (Self::Engagement, Progress::Moved) => (t::minutes::PROGRESS_MOVED, Some(t::minutes::PROGRESS_MOVED_ON)),
            (Self::Action, Progress::Done) => (t::minutes::ACTION_DONE, Some(t::minutes::ACTION_DONE_ON)),
            (Self::Action, Progress::Dropped) => (t::minutes::ACTION_DROPPED, Some(t::minutes::ACTION_DROPPED_ON)),
            (Self::Action, Progress::Moved) => (t::minutes::ACTION_MOVED, Some(t::minutes::ACTION_MOVED_ON)),
        }
    }
}

impl Secretary<'_> {
    /// The state alone.
    pub(super) fn progress(&self, of: Of, progress: Progress) -> &'static str {
        self.say(of.words(progress).0)
    }

    /// The state, with its day where that is known: « fait le 2 mars 2027 ».
    pub(super) fn state(&self, of: Of, outcome: &Outcome) -> Line {
        match of.words(outcome.progress).1.zip(outcome.marked) {
            Some((on, day)) => Line::ours(fill(self.language, on, &[("date", &self.date(day))])),
            None => Line::ours(self.progress(of, outcome.progress)),
        }
    }

    /// The same, and that what is still to be done should have been, on a day.
    pub(super) fn state_on(&self, of: Of, outcome: &Outcome, due: &Due, today: Option<NaiveDate>) -> Line {
        let late = if is_late(outcome.progress, due, today) { self.ours(t::minutes::LATE) } else { Line::default() };
        Line::join([self.state(of, outcome), late], BESIDE)
    }

    /// The state and, on a line of its own, the remark.
    pub(super) fn state_and_remark(&self, of: Of, outcome: &Outcome) -> Vec<Line> {
        let remark = Line::said(outcome.remark.trim());
        [self.state(of, outcome), remark].into_iter().filter(|line| !line.is_empty()).collect()
    }
}

/// Whether something still to be done is past its day.
pub(super) fn is_late(progress: Progress, due: &Due, today: Option<NaiveDate>) -> bool {
    progress == Progress::Open && due.date().zip(today).is_some_and(|(due, today)| due < today)
}
