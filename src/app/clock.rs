//! The time and the chance that gestures need; the domain has neither.

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use crate::domain::Moment;
use crate::replica::TOLD_CLIENTS;

/// Now.
pub fn now() -> Moment {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are whole and fit for 280,000 years")]
    Moment(js_sys::Date::now() as i64)
}

/// This machine's time zone, in minutes east of UTC.
pub fn offset() -> i32 {
    east(&js_sys::Date::new_0())
}

/// This machine's time zone on a day, in minutes east of UTC: clocks are changed between today and then.
pub fn offset_on(day: NaiveDate) -> i32 {
    let (month, date) = (day.month0().cast_signed(), day.day().cast_signed());
    east(&js_sys::Date::new_with_year_month_day_hr(day.year().cast_unsigned(), month, date, 12))
}

fn east(moment: &js_sys::Date) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a zone lies within a day, in minutes")]
    let west = moment.get_timezone_offset() as i32;
    -west
}

/// Today, in this machine's time zone.
pub fn today() -> Option<NaiveDate> {
    Some(now().there(offset())?.date())
}

/// A new UUID, version 7: it sorts by the time it was made.
pub fn mint() -> Uuid {
    Uuid::now_v7()
}

/// A random client id of a facilitator's window, below [`TOLD_CLIENTS`]; JavaScript holds it exactly, as yrs asks.
pub fn client() -> u64 {
    let bits = Uuid::now_v7().as_u128();
    #[expect(clippy::cast_possible_truncation, reason = "the low 52 bits, which are random in version 7, are what is wanted")]
    let low = bits as u64;
    low & (TOLD_CLIENTS - 1)
}
