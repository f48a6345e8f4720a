//! What the timer says at a moment, and when it next says something else.

use super::{MINUTE, Moment, SECOND, Timer, counted, later, millis, strokes};
use crate::domain::limits;

/// How the timer stands. Rule C2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// There is none.
    #[default]
    None,
    /// It runs.
    Running {
        /// What is left, in milliseconds.
        left: u32,
    },
    /// It waits.
    Paused {
        /// What is left, in milliseconds.
        left: u32,
    },
    /// The time is over.
    Over {
        /// Since when.
        since: Moment,
    },
}

/// A time as it is shown: to the second below an hour, to the minute from there on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Seconds, fewer than 3,600.
    Seconds(u32),
    /// Minutes, 60 or more.
    Minutes(u32),
}

/// What a clock face shows: it stays equal as long as nothing on it moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// Nothing.
    #[default]
    None,
    /// The time left; the last second begun counts, so that 0:00 is the end.
    Running(Figure),
    /// The time left, standing.
    Paused(Figure),
    /// The time since the end.
    Over(Figure),
}

/// How the timer stands at this moment. Where a merge brought both an end and what is left, it is paused; a
/// time longer than a timer can be, as after the clock was set back, reads as the longest. Rules C2 and C5.
pub fn standing(timer: &Timer, now: Moment) -> Standing {
    let longest = millis(limits::TIMER);
    if timer.length == 0 {
        return Standing::None;
    }
    if let Some(left) = timer.left {
        return Standing::Paused { left: counted(i64::from(left).min(longest)) };
    }
    let Some(ends) = timer.ends else { return Standing::None };
    let left = ends.0.saturating_sub(now.0);
    match left {
        1.. => Standing::Running { left: counted(left.min(longest)) },
        _ if left > -millis(limits::OVER_TIME) => Standing::Over { since: ends },
        _ => Standing::None,
    }
}

/// What is shown of a timer that stands so.
pub fn face(standing: Standing, now: Moment) -> Face {
    match standing {
        Standing::None => Face::None,
        Standing::Running { left } => Face::Running(figure_left(left)),
        Standing::Paused { left } => Face::Paused(figure_left(left)),
        Standing::Over { since } => {
            let over = now.0.saturating_sub(since.0).max(0);
            let seconds = counted(over / SECOND);
            Face::Over(if seconds < HOUR { Figure::Seconds(seconds) } else { Figure::Minutes(seconds / 60) })
        }
    }
}

const HOUR: u32 = 3_600;

fn figure_left(left: u32) -> Figure {
    let seconds = left.div_ceil(1_000);
    if seconds < HOUR { Figure::Seconds(seconds) } else { Figure::Minutes(seconds.div_ceil(60)) }
}

/// When the face next changes or something is due; never, where nothing runs. A window can sleep until
/// then. Rule C8.
pub fn next_change(timer: &Timer, now: Moment) -> Option<Moment> {
    let ends = timer.ends?;
    let moves = match standing(timer, now) {
        Standing::None | Standing::Paused { .. } => return None,
        Standing::Running { .. } => {
            let left = ends.0.saturating_sub(now.0);
            let seconds = whole_up(left, SECOND);
            let remains = if seconds > i64::from(HOUR) { (whole_up(left, MINUTE) - 1) * MINUTE } else { (seconds - 1) * SECOND };
            later(ends, -remains)
        }
        Standing::Over { since } => {
            let over = now.0.saturating_sub(since.0);
            let step = if over < millis(HOUR) { SECOND } else { MINUTE };
            later(since, (over / step + 1) * step)
        }
    };
    let due = strokes(timer, now, moves).first().map(|stroke| stroke.at);
    Some(due.unwrap_or(moves))
}

/// How many of `unit`, the last one begun included.
const fn whole_up(left: i64, unit: i64) -> i64 {
    left / unit + (left % unit > 0) as i64
}
