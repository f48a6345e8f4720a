//! What a gesture brings from outside the domain: the time, new ids, and who makes it.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Id;

/// An instant, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The same instant as a UTC date and time; `None` outside the calendar that chrono knows.
    pub fn utc(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.0)
    }

    /// What calendar and clock show at this instant, so many minutes east of UTC; `None` outside the calendar.
    pub fn there(self, offset: i32) -> Option<NaiveDateTime> {
        self.utc()?.naive_utc().checked_add_signed(TimeDelta::minutes(offset.into()))
    }
}

/// The surroundings of one gesture.
pub struct Context<'a> {
    /// When the gesture is made.
    pub now: Moment,
    /// Who makes it, as the person named her- or himself on this machine; empty when unnamed.
    pub who: String,
    /// Gives a new UUID at each call.
    pub mint: &'a mut dyn FnMut() -> Uuid,
}

impl Context<'_> {
    /// A new id of the kind that the caller wants.
    pub fn id<R>(&mut self) -> Id<R> {
        Id::new((self.mint)())
    }
}
