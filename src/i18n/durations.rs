//! Lengths of time, as figures: they read alike in every language.

use crate::domain::timer::Figure;

/// What a clock face shows: `12:40`, from an hour on `1 h 05`.
pub fn clock(figure: Figure) -> String {
    match figure {
        Figure::Seconds(seconds) => format!("{}:{:02}", seconds / 60, seconds % 60),
        Figure::Minutes(minutes) => format!("{}\u{202f}h\u{202f}{:02}", minutes / 60, minutes % 60),
    }
}

/// A length: `45 s`, `6 min`, `1 min 30`, `2 h`, `1 h 15`. From an hour on, seconds are left out.
pub fn length(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes, rest) {
        (0, 0, rest) => format!("{rest}\u{202f}s"),
        (0, minutes, 0) => format!("{minutes}\u{202f}min"),
        (0, minutes, rest) => format!("{minutes}\u{202f}min\u{202f}{rest:02}"),
        (hours, 0, _) => format!("{hours}\u{202f}h"),
        (hours, minutes, _) => format!("{hours}\u{202f}h\u{202f}{minutes:02}"),
    }
}
