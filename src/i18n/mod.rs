//! Languages: texts (from `locales/`), plurals, dates and times in words.

mod dates;
mod durations;
mod sentences;

pub use dates::{date, date_short, hours, moment, time};
pub use durations::{clock, length};
pub use sentences::{deed, refusal};

use crate::domain::Language;
use crate::domain::limits::hidden;

/// One text, in every language. Each stands by itself, not in a table of all: code that is loaded later
/// brings its own texts along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(&'static Words);

#[derive(Debug, PartialEq, Eq)]
struct Words {
    en: &'static str,
    fr: &'static str,
}

/// One text in its singular and its plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    one: Text,
    other: Text,
}

/// The texts, by area and key; made from `locales/` when the app is built.
#[allow(clippy::all, clippy::pedantic, clippy::restriction, reason = "made code")]
#[allow(rustdoc::bare_urls, reason = "each text stands as it is said")]
pub mod t {
    use super::{Plural, Text, Words};
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// The text in a language.
pub const fn say(language: Language, text: Text) -> &'static str {
    match language {
        Language::En => text.0.en,
        Language::Fr => text.0.fr,
    }
}

/// The text with its placeholders `{name}` filled; what is filled in is never read again.
pub fn fill(language: Language, text: Text, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = say(language, text);
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        // What came in a file must not turn the rest of the sentence round.
        filled.extend(value.chars().filter(|c| !hidden(*c)));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The text for `n` things: `{n}` is the figure, and the language's rule picks the form.
pub fn count(language: Language, plural: Plural, n: usize) -> String {
    fill(language, form(plural, language, n), &[("n", &number(language, n))])
}

/// The form of a text that the language uses for `n` things (CLDR: French counts 0 as singular,
/// English doesn't).
pub const fn form(plural: Plural, language: Language, n: usize) -> Text {
    let one = match language {
        Language::En => n == 1,
        Language::Fr => n < 2,
    };
    if one { plural.one } else { plural.other }
}

/// A whole number with its thousands apart: `1,000`, « 1 000 ».
pub fn number(language: Language, n: usize) -> String {
    let digits = n.to_string();
    let mark = match language {
        Language::En => ',',
        Language::Fr => '\u{202f}',
    };
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// The text with this key in an area's list, for keys that come from data (a verb, a refusal).
pub fn named(area: &[(&str, Text)], key: &str) -> Option<Text> {
    area.iter().find(|(name, _)| *name == key).map(|(_, text)| *text)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
