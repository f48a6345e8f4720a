//! A length of time as people type it: `12`, `1:30`, `90 s`, `1 h 30`, `2 min`.

/// The seconds in what was typed; `None` for what can't be read. A bare figure is minutes.
pub fn read(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.contains(':') { with_colons(text) } else { with_units(text) }
}

/// `minutes:seconds` or `hours:minutes:seconds`.
fn with_colons(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.split(':').map(str::trim).collect();
    let mut total = 0_u32;
    for (place, part) in parts.iter().enumerate() {
        let figure = figures(part)?;
        if place > 0 && (part.len() != 2 || figure > 59) {
            return None;
        }
        total = total.checked_mul(60)?.checked_add(figure)?;
    }
    matches!(parts.len(), 2 | 3).then_some(total)
}

/// Figures each followed by a unit, the largest first. Without one, a figure is of the next smaller unit, the
/// first one minutes.
fn with_units(text: &str) -> Option<u32> {
    let mut rest = text;
    let mut total = 0_u32;
    let mut next = MINUTES;
    let mut smallest = u32::MAX;
    while !rest.is_empty() {
        let (number, after) = split(rest, |c| c.is_ascii_digit());
        let (word, after) = split(after.trim_start(), |c| !c.is_ascii_digit() && !c.is_whitespace());
        let seconds = if word.is_empty() { next } else { unit(word)? };
        if seconds == 0 || seconds >= smallest {
            return None;
        }
        total = total.checked_add(figures(number)?.checked_mul(seconds)?)?;
        smallest = seconds;
        next = seconds / 60;
        rest = after.trim_start();
    }
    (smallest != u32::MAX).then_some(total)
}

const HOURS: u32 = 3_600;
const MINUTES: u32 = 60;

fn unit(word: &str) -> Option<u32> {
    match word.to_lowercase().trim_end_matches('.') {
        "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures" => Some(HOURS),
        "m" | "mn" | "min" | "mins" | "minute" | "minutes" | "'" | "’" | "′" => Some(MINUTES),
        "s" | "sec" | "secs" | "second" | "seconds" | "seconde" | "secondes" | "\"" | "″" => Some(1),
        _ => None,
    }
}

/// What the text begins with, and the rest.
fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn figures(text: &str) -> Option<u32> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
