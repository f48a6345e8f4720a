//! Dates and times in words, as each language writes them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::domain::{Language, Moment};

const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// The date in words: `Saturday 14 November 2026`, « samedi 14 novembre 2026 ».
pub fn date(language: Language, date: NaiveDate) -> String {
    let days = match language {
        Language::En => DAYS_EN,
        Language::Fr => DAYS_FR,
    };
    let day = days.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    format!("{day} {}", date_short(language, date))
}

/// The date in words without the day of the week: `1 December 2026`, « 1er décembre 2026 ».
pub fn date_short(language: Language, date: NaiveDate) -> String {
    let months = match language {
        Language::En => MONTHS_EN,
        Language::Fr => MONTHS_FR,
    };
    let month = months.get(date.month0() as usize).copied().unwrap_or_default();
    let first = if language == Language::Fr && date.day() == 1 { "er" } else { "" };
    format!("{}{first}\u{a0}{month} {}", date.day(), date.year())
}

/// A time of day: `14:15`, « 14 h 15 ».
pub fn time(language: Language, time: NaiveTime) -> String {
    match language {
        Language::En => format!("{}:{:02}", time.hour(), time.minute()),
        Language::Fr if time.minute() == 0 => format!("{}\u{202f}h", time.hour()),
        Language::Fr => format!("{}\u{202f}h\u{202f}{:02}", time.hour(), time.minute()),
    }
}

/// From when to when; empty where neither is known.
pub fn hours(language: Language, starts: Option<NaiveTime>, ends: Option<NaiveTime>) -> String {
    match (starts, ends) {
        (Some(starts), Some(ends)) => format!("{}\u{a0}– {}", time(language, starts), time(language, ends)),
        (Some(one), None) | (None, Some(one)) => time(language, one),
        (None, None) => String::new(),
    }
}

/// An instant as date and time in a zone `offset` minutes east of UTC.
pub fn moment(language: Language, moment: Moment, offset: i32) -> String {
    let Some(there) = moment.there(offset) else { return String::new() };
    format!("{}, {}", date_short(language, there.date()), time(language, there.time()))
}
