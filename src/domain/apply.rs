//! Applies edits to a decoded forum: stored fields to typed records, and splices to long texts.
//!
//! Reading is tolerant: whatever a merge or an older or newer version brings, a field that can't be
//! read is its default, and the other fields of the record stand.

use serde_json::{Map, Number, Value};

use super::edit::fields;
use super::record::{Record, RecordRef, WithKind};
use super::{Edit, Forum, Transaction};

/// Applies the edits of a transaction, in their order.
pub fn apply(forum: &mut Forum, transaction: &Transaction) {
    let edits = &transaction.edits.0;
    for run in edits.chunk_by(|a, b| matches!((a, b), (Edit::Put { record: a, .. }, Edit::Put { record: b, .. }) if a == b)) {
        match run.first() {
            Some(Edit::Put { record, .. }) => {
                let puts = run.iter().filter_map(|edit| match edit {
                    Edit::Put { field, value, .. } => Some((field.as_str(), value)),
                    Edit::Splice { .. } => None,
                });
                set_fields(forum, record, puts);
            }
            Some(Edit::Splice { record, at, remove, insert }) => splice_text(forum, record, *at, *remove, insert),
            None => {}
        }
    }
}

/// Sets one field of a record, or clears it with `Null`; makes the record where there is none.
/// `false`, and nothing done, when the key can't be one of this kind.
pub fn set_field(forum: &mut Forum, record: &RecordRef, field: &str, value: &Value) -> bool {
    set_fields(forum, record, std::iter::once((field, value)))
}

/// Sets several fields of one record at once; a later value for the same field stands.
pub fn set_fields<'v>(forum: &mut Forum, record: &RecordRef, values: impl Iterator<Item = (&'v str, &'v Value)>) -> bool {
    record.kind.with(SetFields { forum, key: &record.key, values })
}

struct SetFields<'f, V> {
    forum: &'f mut Forum,
    key: &'f str,
    values: V,
}

impl<'v, V: Iterator<Item = (&'v str, &'v Value)>> WithKind for SetFields<'_, V> {
    type Output = bool;

    fn with<R: Record>(self) -> bool {
        let Ok(key) = self.key.parse::<R::Key>() else { return false };
        let mut stored = R::table(self.forum).get(&key).map(fields).unwrap_or_default();
        let mut cleared = true;
        for (name, value) in self.values {
            cleared &= value.is_null();
            match stored.iter_mut().find(|(field, _)| field == name) {
                Some((_, old)) => old.clone_from(value),
                None => stored.push((name.to_owned(), value.clone())),
            }
        }
        let record = decode::<R>(stored.iter().map(|(name, value)| (name.as_str(), value)));
        // Undoing what made a record clears all of its fields, and nothing stored is no record.
        if cleared && record == R::default() {
            R::table_mut(self.forum).take(&key);
        } else {
            R::table_mut(self.forum).put(key, record);
        }
        true
    }
}

/// A record from its stored fields; the members of a map come as `name.member`. A field that is
/// absent, `Null` or of the wrong type reads as its default, and so does a single unreadable member.
pub fn decode<'v, R: Record>(mut fields: impl Iterator<Item = (&'v str, &'v Value)>) -> R {
    decoded(&kept(&mut fields))
}

/// Compiled once a kind, however its fields come.
fn decoded<R: Record>(kept: &[(&str, &Value)]) -> R {
    let read = |object| serde_json::from_value::<R>(Value::Object(object)).ok();
    // Nearly every record is read whole; only one that isn't is read field by field.
    let whole = nest(kept).and_then(read);
    whole.or_else(|| read(readable(kept, &|alone| read(alone).is_some()))).unwrap_or_default()
}

fn kept<'v>(fields: &mut dyn Iterator<Item = (&'v str, &'v Value)>) -> Vec<(&'v str, &'v Value)> {
    fields.filter(|(_, value)| !value.is_null()).collect()
}

/// The fields as one object; `None` when a name is both a value and a map.
fn nest(fields: &[(&str, &Value)]) -> Option<Map<String, Value>> {
    let mut object = Map::new();
    for (name, value) in fields {
        match name.split_once('.') {
            None => {
                if object.insert((*name).to_owned(), (*value).clone()).is_some() {
                    return None;
                }
            }
            Some((name, member)) => match object.entry(name).or_insert_with(|| Value::Object(Map::new())) {
                Value::Object(members) => {
                    members.insert(member.to_owned(), (*value).clone());
                }
                _ => return None,
            },
        }
    }
    Some(object)
}

/// Tries each field and each member of a map alone and keeps those that can be read: fields don't
/// depend on each other, so what is readable alone is readable together.
fn readable(fields: &[(&str, &Value)], reads: &dyn Fn(Map<String, Value>) -> bool) -> Map<String, Value> {
    let mut readable: Map<String, Value> = Map::new();
    for (name, value) in fields {
        let value = whole_number(value);
        let (name, value) = match name.split_once('.') {
            None => (*name, value),
            Some((name, member)) => (name, Value::Object(Map::from_iter([(member.to_owned(), value)]))),
        };
        if !reads(Map::from_iter([(name.to_owned(), value.clone())])) {
            continue;
        }
        match (readable.get_mut(name), value) {
            (Some(Value::Object(members)), Value::Object(more)) => members.extend(more),
            (_, value) => {
                readable.insert(name.to_owned(), value);
            }
        }
    }
    readable
}

/// JavaScript has one kind of number: `3.0` written by another tool is a 3.
fn whole_number(value: &Value) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value.as_f64() {
        Some(float) if value.is_f64() && float.fract() == 0.0 && float.abs() <= EXACT => {
            #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53, so exact")]
            let whole = float as i64;
            Value::Number(Number::from(whole))
        }
        _ => value.clone(),
    }
}

/// Replaces `remove` UTF-16 code units at `at` of a record's long text by `insert`.
pub fn splice_text(forum: &mut Forum, record: &RecordRef, at: u32, remove: u32, insert: &str) {
    let before = forum.texts.get(record).map_or("", String::as_str);
    let after = spliced(before, at, remove, insert);
    if after.is_empty() {
        forum.texts.remove(record);
    } else {
        forum.texts.insert(record.clone(), after);
    }
}

/// A text with `remove` UTF-16 code units at `at` replaced by `insert`. Positions past the end, or
/// within a character, move back to the nearest one that exists.
pub fn spliced(before: &str, at: u32, remove: u32, insert: &str) -> String {
    let from = byte_at(before, at);
    let to = byte_at(before, at.saturating_add(remove)).max(from);
    let head = before.get(..from).unwrap_or_default();
    let tail = before.get(to..).unwrap_or_default();
    [head, insert, tail].concat()
}

/// The byte offset of a UTF-16 position.
fn byte_at(text: &str, position: u32) -> usize {
    let mut units = 0_u32;
    for (byte, c) in text.char_indices() {
        // A pair of surrogates is one character: a position between them is its start.
        let next = units.saturating_add(if c.len_utf16() == 1 { 1 } else { 2 });
        if next > position {
            return byte;
        }
        units = next;
    }
    text.len()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
