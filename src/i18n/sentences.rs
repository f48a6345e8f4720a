//! Sentences made from the domain's types: why a gesture is refused, what was done.

use serde_json::Value;

use super::{fill, named, number, say, t};
use crate::domain::{Language, Refusal, Verb};

/// Why a gesture was refused, and what to do about it (`locales/*/refusal.json`).
pub fn refusal(language: Language, refusal: &Refusal) -> String {
    let Ok(Value::Object(parts)) = serde_json::to_value(refusal) else { return String::new() };
    let why = parts.get("why").and_then(Value::as_str).unwrap_or_default();
    let Some(text) = named(t::refusal::ALL, why) else { return String::new() };
    let values: Vec<(&str, String)> = parts
        .iter()
        .map(|(name, value)| {
            let said = match value {
                Value::String(words) if words.is_empty() => say(language, t::refusal::SOMEBODY).to_owned(),
                Value::String(words) => words.clone(),
                Value::Number(figure) => match figure.as_u64().and_then(|figure| usize::try_from(figure).ok()) {
                    Some(figure) => number(language, figure),
                    None => figure.to_string(),
                },
                other => other.to_string(),
            };
            (name.as_str(), said)
        })
        .collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(language, text, &values)
}

/// What was done, as the history and "Undo …" say it (`locales/*/deed.json`).
pub fn deed(language: Language, verb: Verb, subject: &str) -> String {
    let name = serde_json::to_value(verb).ok();
    let name = name.as_ref().and_then(Value::as_str).unwrap_or_default();
    let Some(text) = named(t::deed::ALL, name) else { return subject.to_owned() };
    if subject.is_empty() {
        let bare = fill(language, text, &[("subject", "")]);
        return bare.trim_end_matches([' ', ':', '\u{202f}', '\u{a0}', '“', '”', '«', '»']).to_owned();
    }
    fill(language, text, &[("subject", subject)])
}
