//! What becomes due: the warnings and the end, each told once.

use super::{MINUTE, Moment, Timer, later, millis};
use crate::domain::limits;
use crate::domain::sorting::sort_by_key;

/// A warning, or the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// When it is due.
    pub at: Moment,
    /// How much is left then, in seconds; nothing at the end.
    pub left: u32,
}

impl Stroke {
    /// Whether the time is over.
    pub const fn is_end(self) -> bool {
        self.left == 0
    }
}

/// What has become due after `from` and up to `to`, in the order of time. What would have been due before
/// the timer was last set isn't: whoever set it knew. Rule C6.
pub fn strokes(timer: &Timer, from: Moment, to: Moment) -> Vec<Stroke> {
    let (Some(ends), None) = (timer.ends, timer.left) else { return Vec::new() };
    if timer.length == 0 {
        return Vec::new();
    }
    let warnings = timer.warnings.iter().copied().filter(|warning| *warning > 0).take(limits::WARNINGS);
    let due = |left: u32| Stroke { at: later(ends, -millis(left)), left };
    let mut strokes: Vec<Stroke> = warnings.map(due).filter(|stroke| stroke.at > timer.since).collect();
    if ends >= timer.since {
        strokes.push(due(0));
    }
    strokes.retain(|stroke| from < stroke.at && stroke.at <= to);
    sort_by_key(&mut strokes, |stroke| stroke.at);
    strokes.dedup();
    strokes
}

/// The next thing to become due, if there is one.
pub fn next_stroke(timer: &Timer, now: Moment) -> Option<Stroke> {
    strokes(timer, now, Moment(i64::MAX)).first().copied()
}

/// What one window has been told. After a sleep of the machine, or where the record comes late, it hears the
/// last thing that became due and not all of them. Rule C6.
#[derive(Clone, Copy, Debug)]
pub struct Ear {
    heard: Moment,
    since: Moment,
}

impl Ear {
    /// A window that opens now: what was due before isn't its concern.
    pub const fn new(timer: &Timer, now: Moment) -> Self {
        Self { heard: now, since: timer.since }
    }

    /// What is to be told now, if anything. What became due long ago isn't: a laptop opened in the evening
    /// doesn't ring for the afternoon.
    pub fn hear(&mut self, timer: &Timer, now: Moment) -> Option<Stroke> {
        // Of a timer set anew, nothing has been told yet.
        let from = if timer.since == self.since { self.heard } else { later(timer.since, -1) };
        // A clock that is corrected by a little tells nothing twice; one that was set back begins anew.
        let set_back = self.heard > later(now, MINUTE);
        self.heard = if set_back { now } else { self.heard.max(now) };
        self.since = timer.since;
        let last = strokes(timer, from, now).pop()?;
        (last.at >= later(now, -LATE)).then_some(last)
    }
}

/// How late something is still told, in milliseconds.
const LATE: i64 = 10 * MINUTE;
