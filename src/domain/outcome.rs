//! What became of what was to be done: its state, the day it was marked so, and a remark. Rules E4, E8.

use chrono::{Datelike, Duration, NaiveDate};

use super::records::Progress;
use super::{Forum, Moment, Refusal, limits};

/// What became of an action or an engagement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Its state.
    pub progress: Progress,
    /// The day it was marked done, dropped or moved, in the forum's own time; `None` where it isn't known.
    pub marked: Option<NaiveDate>,
    /// A line about it; empty where there is nothing to say.
    pub remark: String,
}

/// What is said anew of an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Its state.
    Progress(Progress),
    /// The day of that.
    Marked(Option<NaiveDate>),
    /// The remark.
    Remark(String),
}

impl Outcome {
    /// The outcome as it is told: of what is open, there is neither a day nor a remark. Rule E9.
    #[must_use]
    pub fn told(self) -> Self {
        if self.progress == Progress::Open { Self::default() } else { self }
    }

    /// The outcome once something of it was said anew, at the moment `now`. Rule E8.
    ///
    /// # Errors
    /// [`Refusal::TooLong`] for the remark, [`Refusal::OutOfRange`] for a day in no year of a forum.
    pub(super) fn after(mut self, forum: &Forum, now: Moment, telling: Telling) -> Result<Self, Refusal> {
        match telling {
            // What is marked once more as it was keeps its day.
            Telling::Progress(progress) if progress == self.progress => {}
            Telling::Progress(progress) => {
                self.progress = progress;
                self.marked = if progress == Progress::Open { None } else { today(forum, now) };
            }
            Telling::Marked(day) => self.marked = day.map(in_years).transpose()?,
            Telling::Remark(remark) => self.remark = limits::optional_line(&remark)?,
        }
        Ok(self)
    }
}

/// The day in the forum's own time.
fn today(forum: &Forum, now: Moment) -> Option<NaiveDate> {
    let here = now.utc()?.naive_utc().checked_add_signed(Duration::minutes(forum.about().offset.into()))?;
    in_years(here.date()).ok()
}

fn in_years(day: NaiveDate) -> Result<NaiveDate, Refusal> {
    let (least, most) = (*limits::YEARS.start(), *limits::YEARS.end());
    if limits::YEARS.contains(&day.year()) {
        Ok(day)
    } else {
        Err(Refusal::OutOfRange { least: least.unsigned_abs(), most: most.unsigned_abs() })
    }
}

#[cfg(test)]
mod tests;
