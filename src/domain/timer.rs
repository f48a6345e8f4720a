//! The room's timer: one at a time, for a phase, a slot or whatever the room does. It stores when it ends,
//! so that a window that opens late, or a laptop that slept, shows the right time. Rule C2.

mod ear;
mod length;
mod presets;
mod reading;

use serde::{Deserialize, Serialize};

use super::edit::{Edit, Edits, Transaction, Verb, fields};
use super::record::Record;
use super::sorting::sort_by_key;
use super::{Context, Forum, Moment, Refusal, limits, setup};

pub use ear::{Ear, Stroke, next_stroke, strokes};
pub use length::read as read_length;
pub use presets::{Occasion, Preset, Usual, next_turn, presets};
pub use reading::{Face, Figure, Standing, face, next_change, standing};

/// The room's timer. One that was never set has a length of 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Timer {
    /// What the time is for, in words; may be empty.
    pub label: String,
    /// How long it was set for, in seconds, minutes added and taken included; 0: there is no timer.
    pub length: u32,
    /// When it ends, while it runs.
    pub ends: Option<Moment>,
    /// What is left, in milliseconds, while it is paused.
    pub left: Option<u32>,
    /// When to warn, in seconds before the end, the longest first.
    pub warnings: Vec<u32>,
    /// When it was last set: what would have been due before isn't told any more.
    pub since: Moment,
}

/// The timer as it was last set.
pub fn timer(forum: &Forum) -> Timer {
    forum.timers.iter().next().map(|(_, timer)| timer.clone()).unwrap_or_default()
}

/// Starts the timer anew. Warnings as long as the whole time or longer are left out. Rule C1.
///
/// # Errors
/// [`Refusal::TimeOutOfRange`], [`Refusal::TooMany`] for the warnings, [`Refusal::TooLong`] for the label,
/// [`Refusal::Gone`] before the forum has arrived.
pub fn start(forum: &Forum, cx: &mut Context<'_>, label: &str, seconds: u32, warnings: &[u32]) -> Result<Transaction, Refusal> {
    let label = limits::optional_line(label)?;
    if !(1..=limits::TIMER).contains(&seconds) {
        return Err(OUT_OF_RANGE);
    }
    let warnings = fitting(warnings, seconds)?;
    set(forum, cx, &Timer { label, length: seconds, ends: Some(later(cx.now, millis(seconds))), warnings, ..Timer::default() })
}

/// The warnings that fit into a time, the longest first, each once.
fn fitting(warnings: &[u32], seconds: u32) -> Result<Vec<u32>, Refusal> {
    let mut fitting: Vec<u32> = warnings.iter().copied().filter(|warning| (1..seconds).contains(warning)).collect();
    sort_by_key(&mut fitting, |warning| std::cmp::Reverse(*warning));
    fitting.dedup();
    if fitting.len() > limits::WARNINGS { Err(Refusal::TooMany { limit: limits::WARNINGS }) } else { Ok(fitting) }
}

/// Warns at other moments, as far as they are still to come. Rule C1.
///
/// # Errors
/// [`Refusal::Gone`] where there is no timer, [`Refusal::TooMany`].
pub fn warn(forum: &Forum, cx: &mut Context<'_>, warnings: &[u32]) -> Result<Transaction, Refusal> {
    let timer = timer(forum);
    if standing(&timer, cx.now) == Standing::None {
        return Err(Refusal::Gone);
    }
    let warnings = fitting(warnings, timer.length)?;
    set(forum, cx, &Timer { warnings, ..timer })
}

/// Stops the time; what is left is kept to the millisecond. A timer that doesn't run stays as it is. Rule C3.
///
/// # Errors
/// [`Refusal::Gone`] before the forum has arrived.
pub fn pause(forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    let timer = timer(forum);
    match standing(&timer, cx.now) {
        Standing::Running { left } => set(forum, cx, &Timer { ends: None, left: Some(left), ..timer }),
        Standing::None | Standing::Paused { .. } | Standing::Over { .. } => nothing(forum),
    }
}

/// Lets the time run on. A timer that isn't paused stays as it is. Rule C3.
///
/// # Errors
/// [`Refusal::Gone`] before the forum has arrived.
pub fn resume(forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    let timer = timer(forum);
    match standing(&timer, cx.now) {
        Standing::Paused { left } => set(forum, cx, &Timer { ends: Some(later(cx.now, i64::from(left))), left: None, ..timer }),
        Standing::None | Standing::Running { .. } | Standing::Over { .. } => nothing(forum),
    }
}

/// Pauses a timer that runs, and lets one that is paused run on.
///
/// # Errors
/// [`Refusal::Gone`] where there is no timer.
pub fn pause_or_resume(forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    match standing(&timer(forum), cx.now) {
        Standing::None => Err(Refusal::Gone),
        Standing::Paused { .. } => resume(forum, cx),
        Standing::Running { .. } | Standing::Over { .. } => pause(forum, cx),
    }
}

/// Adds seconds, or takes them. Taking more than is left ends the time now; adding to a time that is over
/// starts it again from now. Rule C4.
///
/// # Errors
/// [`Refusal::Gone`] where there is no timer, [`Refusal::TimeOutOfRange`] beyond [`limits::TIMER`].
pub fn add(forum: &Forum, cx: &mut Context<'_>, seconds: i32) -> Result<Transaction, Refusal> {
    let timer = timer(forum);
    let (left, paused) = match standing(&timer, cx.now) {
        Standing::None => return Err(Refusal::Gone),
        Standing::Over { .. } if seconds <= 0 => return nothing(forum),
        Standing::Over { .. } => (0, false),
        Standing::Running { left } => (left, false),
        Standing::Paused { left } => (left, true),
    };
    let changed = i64::from(left) + i64::from(seconds) * SECOND;
    if changed <= 0 {
        // What it took until now is then its length.
        let spent = (millis(timer.length) - i64::from(left)).div_euclid(SECOND).max(1);
        return set(forum, cx, &Timer { length: counted(spent), ends: Some(cx.now), left: None, ..timer });
    }
    let length = i64::from(timer.length) + i64::from(seconds);
    if changed > millis(limits::TIMER) || length > i64::from(limits::TIMER) {
        return Err(OUT_OF_RANGE);
    }
    let length = counted(length.max(1));
    if paused {
        set(forum, cx, &Timer { length, left: Some(counted(changed)), ..timer })
    } else {
        set(forum, cx, &Timer { length, ends: Some(later(cx.now, changed)), ..timer })
    }
}

/// Takes the timer away.
///
/// # Errors
/// [`Refusal::Gone`] before the forum has arrived.
pub fn stop(forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    if timer(forum).length == 0 { nothing(forum) } else { set(forum, cx, &Timer::default()) }
}

/// Brings back a timer as it stood before it was stopped or another one was started: one that ran has run on
/// meanwhile. Rule C10.
///
/// # Errors
/// [`Refusal::Gone`] where there was none.
pub fn bring_back(forum: &Forum, cx: &mut Context<'_>, former: &Timer) -> Result<Transaction, Refusal> {
    if standing(former, cx.now) == Standing::None { Err(Refusal::Gone) } else { set(forum, cx, former) }
}

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const OUT_OF_RANGE: Refusal = Refusal::TimeOutOfRange { hours: limits::TIMER / 3_600 };

/// Every field is written at each setting, not only those that changed: of two windows that set the timer at
/// once, one has the whole say, and no time is made of halves of both. Rule C7.
fn set(forum: &Forum, cx: &Context<'_>, timer: &Timer) -> Result<Transaction, Refusal> {
    let key = setup::forum_id(forum).ok_or(Refusal::Gone)?;
    let record = Timer::reference(&key);
    let timer = Timer { since: cx.now, ..timer.clone() };
    let puts = fields(&timer).into_iter().map(|(field, value)| Edit::Put { record: record.clone(), field, value });
    Ok(Transaction::on::<Timer>(Verb::TimerSet, timer.label.clone(), &key, Edits(puts.collect())))
}

fn nothing(forum: &Forum) -> Result<Transaction, Refusal> {
    let key = setup::forum_id(forum).ok_or(Refusal::Gone)?;
    Ok(Transaction::on::<Timer>(Verb::TimerSet, "", &key, Edits::none()))
}

/// A moment moved by milliseconds; at the ends of time it stays.
const fn later(moment: Moment, by: i64) -> Moment {
    Moment(moment.0.saturating_add(by))
}

const fn millis(seconds: u32) -> i64 {
    seconds as i64 * SECOND
}

/// A count of seconds or milliseconds, as it is stored.
fn counted(figure: i64) -> u32 {
    u32::try_from(figure.max(0)).unwrap_or(u32::MAX)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
