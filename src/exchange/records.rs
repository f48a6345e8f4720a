//! A forum's records as readable JSON: the part of a backup that another tool can read, and what the
//! book's worker is given.
//!
//! `{"records": {"<kind>": {"<key>": {fields…}}}, "texts": {"<kind>/<key>": "…"}}`. A field that isn't
//! there is its default. Kinds and fields that this version doesn't know are passed over.

use serde_json::{Map, Value};

use crate::domain::apply;
use crate::domain::record::{ForEachKind, WithKind, for_each_kind};
use crate::domain::sorting::sort_by;
use crate::domain::{Deed, Forum, Kind, Record, RecordRef, Table, limits};

/// Whether the history of who did what goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// It does.
    Kept,
    /// It stays behind.
    LeftOut,
}

/// What can't be read as a forum's records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Something isn't the object that it should be: the whole, `records`, `texts`, a kind or a record.
    NotAnObject {
        /// Which one.
        what: String,
    },
    /// A key that can't be one of its kind.
    Key {
        /// The record, as `kind/key`.
        record: String,
    },
    /// A text that isn't one.
    NotAText {
        /// The record, as `kind/key`.
        record: String,
    },
    /// A text or field that is longer than any may be.
    TooLong {
        /// The record, as `kind/key`.
        record: String,
        /// How long it is, in characters.
        length: usize,
    },
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Unreadable {}

/// The forum as JSON.
pub fn encode(forum: &Forum, history: History) -> Value {
    let mut encoder = Encoder { forum, history, kinds: Map::new() };
    for_each_kind(&mut encoder);
    let mut texts: Vec<_> = forum.texts.iter().filter(|(_, text)| !text.is_empty()).collect();
    sort_by(&mut texts, |(a, _), (b, _)| a.cmp(b));
    let texts = object_of(&mut texts.into_iter().map(|(record, text)| (record.to_string(), Value::from(text.as_str()))));
    let mut whole = Map::new();
    whole.insert("records".to_owned(), Value::Object(encoder.kinds));
    whole.insert("texts".to_owned(), texts);
    Value::Object(whole)
}

struct Encoder<'f> {
    forum: &'f Forum,
    history: History,
    kinds: Map<String, Value>,
}

impl ForEachKind for Encoder<'_> {
    fn visit<R: Record>(&mut self) {
        let table: &Table<R> = R::table(self.forum);
        if table.is_empty() || R::KIND == Deed::KIND && self.history == History::LeftOut {
            return;
        }
        let records = object_of(&mut table.iter().map(|(key, record)| (key.to_string(), fields(record))));
        self.kinds.insert(R::KIND.name().to_owned(), records);
    }
}

/// The fields that hold something.
fn fields<R: Record>(record: &R) -> Value {
    holding(serde_json::to_value(record).unwrap_or_default())
}

fn holding(record: Value) -> Value {
    match record {
        Value::Object(fields) => object_of(&mut fields.into_iter().filter(|(_, value)| !value.is_null())),
        _ => Value::Object(Map::new()),
    }
}

/// An object of these members. Filled one by one: collecting compiles a sort for each kind of record.
fn object_of(members: &mut dyn Iterator<Item = (String, Value)>) -> Value {
    let mut object = Map::new();
    object.extend(members);
    Value::Object(object)
}

/// The forum that JSON holds.
///
/// # Errors
/// [`Unreadable`] says what isn't as it should be.
pub fn decode(json: &Value) -> Result<Forum, Unreadable> {
    let whole = object(json, "the forum")?;
    let mut forum = Forum::default();
    for (name, records) in part(whole, "records")? {
        let Some(kind) = Kind::named(name) else { continue };
        let records = object(records, name)?;
        kind.with(Records { forum: &mut forum, records })?;
    }
    for (name, text) in part(whole, "texts")? {
        let Ok(record) = name.parse::<RecordRef>() else { continue };
        let Some(text) = text.as_str() else { return Err(Unreadable::NotAText { record: name.clone() }) };
        within_limits(text, name)?;
        let record = record.kind.with(Reference(&record.key)).ok_or_else(|| Unreadable::Key { record: name.clone() })?;
        if !text.is_empty() {
            forum.texts.insert(record, text.to_owned());
        }
    }
    Ok(forum)
}

/// One of the two parts of the whole; a file without it has none of its things.
fn part<'v>(whole: &'v Map<String, Value>, name: &str) -> Result<impl Iterator<Item = (&'v String, &'v Value)>, Unreadable> {
    let part = whole.get(name).map(|part| object(part, name)).transpose()?;
    Ok(part.into_iter().flatten())
}

fn object<'v>(value: &'v Value, what: &str) -> Result<&'v Map<String, Value>, Unreadable> {
    value.as_object().ok_or_else(|| Unreadable::NotAnObject { what: what.to_owned() })
}

fn within_limits(text: &str, record: &str) -> Result<(), Unreadable> {
    limits::text(text).map_err(|_| Unreadable::TooLong { record: record.to_owned(), length: text.chars().count() })
}

struct Records<'a> {
    forum: &'a mut Forum,
    records: &'a Map<String, Value>,
}

impl WithKind for Records<'_> {
    type Output = Result<(), Unreadable>;

    fn with<R: Record>(self) -> Self::Output {
        for (key, fields) in self.records {
            let name = format!("{}/{key}", R::KIND.name());
            let flat = flat(object(fields, &name)?);
            let Ok(key) = key.parse::<R::Key>() else { return Err(Unreadable::Key { record: name }) };
            strings_within_limits(&flat, &name)?;
            let fields: Vec<(&str, &Value)> = flat.iter().map(|(field, value)| (field.as_str(), *value)).collect();
            R::table_mut(self.forum).put(key, apply::decode::<R>(&fields));
        }
        Ok(())
    }
}

fn strings_within_limits(fields: &[(String, &Value)], record: &str) -> Result<(), Unreadable> {
    for (_, value) in fields {
        let strings = value.as_array().map_or(std::slice::from_ref(*value), Vec::as_slice).iter().filter_map(Value::as_str);
        strings.into_iter().try_for_each(|text| within_limits(text, record))?;
    }
    Ok(())
}

/// The fields as they are stored: a map's members as `name.member`.
fn flat(fields: &Map<String, Value>) -> Vec<(String, &Value)> {
    let mut flat = Vec::with_capacity(fields.len());
    for (name, value) in fields {
        match value {
            Value::Object(members) => flat.extend(members.iter().map(|(member, value)| (format!("{name}.{member}"), value))),
            value => flat.push((name.clone(), value)),
        }
    }
    flat
}

/// The reference of a record, its key written as keys are.
struct Reference<'k>(&'k str);

impl WithKind for Reference<'_> {
    type Output = Option<RecordRef>;

    fn with<R: Record>(self) -> Self::Output {
        self.0.parse::<R::Key>().ok().map(|key| R::reference(&key))
    }
}

#[cfg(test)]
mod tests;
