//! Times of day as people type them: `14:15-15:30`, `14h15 – 15h30`, `9h à 10h`, `9-10`.

use chrono::NaiveTime;

use super::Refusal;

/// From when to when, as far as known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// When it begins.
    pub starts: Option<NaiveTime>,
    /// When it ends.
    pub ends: Option<NaiveTime>,
}

impl Hours {
    /// Checks that the end doesn't lie before the start. Rule F4.
    ///
    /// # Errors
    /// [`Refusal::EndsBeforeStart`].
    pub fn check(self) -> Result<Self, Refusal> {
        match (self.starts, self.ends) {
            (Some(starts), Some(ends)) if ends < starts => Err(Refusal::EndsBeforeStart),
            _ => Ok(self),
        }
    }

    /// Whether two stretches of time, both known, share a moment; touching ends don't.
    pub fn overlap(self, other: Self) -> bool {
        match (self.starts, self.ends, other.starts, other.ends) {
            (Some(a), Some(a_end), Some(b), Some(b_end)) => a < b_end && b < a_end,
            _ => false,
        }
    }
}

/// The hours in a line, and what else the line says. A line without hours comes back whole. Rule F11.
pub fn read(line: &str) -> (Hours, String) {
    let line = line.trim();
    let starts = line.char_indices().filter(|(at, _)| {
        let before = line.get(..*at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| c.is_whitespace() || c == '(')
    });
    for (at, _) in starts {
        let (Some(before), Some(rest)) = (line.get(..at), line.get(at..)) else { continue };
        if let Some((hours, after)) = range(rest, at == 0) {
            return (hours, join(before, after));
        }
    }
    (Hours::default(), line.to_owned())
}

/// What stands before and after the hours, without the marks that set them off.
fn join(before: &str, after: &str) -> String {
    let mark = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | ',' | ';' | '(' | ')' | '·');
    let (before, after) = (before.trim_end_matches(mark), after.trim_start_matches(mark));
    let after = if before.is_empty() { after } else { after.trim_end_matches(mark) };
    [before, after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One or two times at the beginning of the text. Bare figures count as hours only in pairs and only
/// at the beginning of the line, or « créneau 1 » would be one o'clock.
fn range(text: &str, bare_allowed: bool) -> Option<(Hours, &str)> {
    let (first, rest) = clock(text)?;
    let second = dash(rest).and_then(clock).filter(|(_, after)| !after.starts_with(char::is_alphanumeric));
    match second {
        Some((second, after)) if first.marked || second.marked || bare_allowed => {
            Some((Hours { starts: Some(first.time), ends: Some(second.time) }, after))
        }
        _ if first.marked && !rest.starts_with(char::is_alphanumeric) => {
            Some((Hours { starts: Some(first.time), ends: None }, rest))
        }
        _ => None,
    }
}

/// What follows the mark between two times.
fn dash(text: &str) -> Option<&str> {
    let text = text.trim_start();
    ["-", "–", "—", "→", "à ", "to "].iter().find_map(|mark| text.strip_prefix(mark))
}

/// A time as typed, and whether anything but its figures says that it is one.
struct Clock {
    time: NaiveTime,
    marked: bool,
}

/// One time at the beginning of the text.
fn clock(text: &str) -> Option<(Clock, &str)> {
    let text = text.trim_start();
    let (hour, rest) = figures(text, 1..=2)?;
    let (minute, marked, rest) = minutes(rest)?;
    Some((Clock { time: NaiveTime::from_hms_opt(hour, minute, 0)?, marked }, rest))
}

/// The minutes after an hour: `:15`, `h15`, ` h 15`, `h`, or none.
fn minutes(rest: &str) -> Option<(u32, bool, &str)> {
    if let Some(after) = rest.strip_prefix([':', '.']) {
        return figures(after, 2..=2).map(|(minute, rest)| (minute, true, rest));
    }
    let Some(after) = rest.trim_start().strip_prefix(['h', 'H']) else { return Some((0, false, rest)) };
    if let Some((minute, rest)) = figures(after.trim_start(), 2..=2)
        && !rest.starts_with(char::is_alphanumeric)
    {
        return Some((minute, true, rest));
    }
    if after.starts_with(char::is_alphanumeric) { Some((0, false, rest)) } else { Some((0, true, after)) }
}

/// A whole number of that many figures, not one more.
fn figures(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (figures, rest) = text.split_at_checked(digits)?;
    if count.contains(&digits) { Some((figures.parse().ok()?, rest)) } else { None }
}

#[cfg(test)]
mod tests;
