//! The model of a calendar: what stands between the forum and iCalendar.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::Moment;

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// When what it says was so.
    pub made: Moment,
    /// Its events: the day's in their order, then what is due.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for the same thing in every calendar made of the forum: a calendar that has it already
    /// changes it instead of having it twice.
    pub uid: String,
    /// When it is.
    pub when: When,
    /// What it is, on one line.
    pub summary: String,
    /// Where it is; empty when unknown.
    pub location: String,
    /// What else is to be said, a thing a line.
    pub description: Vec<String>,
    /// Given up: a calendar that has it takes it out.
    pub cancelled: bool,
}

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day, wherever one is.
    Day(NaiveDate),
    /// From a moment on, in UTC.
    Utc(Span),
    /// From a time of day on, at the place where it happens.
    Local(Span),
}

/// From when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// When it begins.
    pub starts: NaiveDateTime,
    /// When it ends, after it began; `None` where that isn't known.
    pub ends: Option<NaiveDateTime>,
}
