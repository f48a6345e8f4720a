//! A forum's records in readable form: the half of a file that a reader of another tool needs.
//! `docs/FORMAT.md` describes it.

use std::fmt;

use serde_json::{Map, Value};

use crate::domain::edit::fields;
use crate::domain::record::ForEachKind;
use crate::domain::{Forum, Kind, Record, RecordRef, apply, for_each_kind};

/// A value that isn't a forum's records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRecords;

impl fmt::Display for NotRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a forum's records")
    }
}

impl std::error::Error for NotRecords {}

/// A forum's records: `{"records": {kind: {key: {field: value}}}, "texts": {"kind/key": text}}`. What a
/// field holds by default is left out. `history`: the deeds too.
pub fn encode(forum: &Forum, history: bool) -> Value {
    let mut write = Write { forum, history, records: Map::new() };
    for_each_kind(&mut write);
    let mut texts: Vec<_> = forum.texts.iter().map(|(record, text)| (record.to_string(), Value::String(text.clone()))).collect();
    texts.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut whole = Map::new();
    whole.insert("records".to_owned(), Value::Object(write.records));
    whole.insert("texts".to_owned(), Value::Object(texts.into_iter().collect()));
    Value::Object(whole)
}

struct Write<'a> {
    forum: &'a Forum,
    history: bool,
    records: Map<String, Value>,
}

impl ForEachKind for Write<'_> {
    fn visit<R: Record>(&mut self) {
        if R::KIND == Kind::Deed && !self.history {
            return;
        }
        let plain = serde_json::to_value(R::default()).unwrap_or_default();
        let mut table = Map::new();
        for (key, record) in R::table(self.forum) {
            let Ok(Value::Object(mut held)) = serde_json::to_value(record) else { continue };
            held.retain(|field, value| plain.get(field) != Some(value) && !value.is_null());
            table.insert(key.to_string(), Value::Object(held));
        }
        if !table.is_empty() {
            self.records.insert(R::KIND.name().to_owned(), Value::Object(table));
        }
    }
}

/// A forum from its records. Kinds and fields that this version doesn't know are passed over; a field
/// of the wrong type reads as its default.
///
/// # Errors
/// [`NotRecords`] when there is no object of records.
pub fn decode(whole: &Value) -> Result<Forum, NotRecords> {
    let records = whole.get("records").and_then(Value::as_object).ok_or(NotRecords)?;
    let mut forum = Forum::default();
    for_each_kind(&mut Read { records, forum: &mut forum });
    let texts = whole.get("texts").and_then(Value::as_object);
    for (record, text) in texts.into_iter().flatten() {
        if let (Ok(record), Some(text)) = (record.parse::<RecordRef>(), text.as_str())
            && !text.is_empty()
        {
            forum.texts.insert(record, text.to_owned());
        }
    }
    Ok(forum)
}

struct Read<'a> {
    records: &'a Map<String, Value>,
    forum: &'a mut Forum,
}

impl ForEachKind for Read<'_> {
    fn visit<R: Record>(&mut self) {
        let table = self.records.get(R::KIND.name()).and_then(Value::as_object);
        for (key, held) in table.into_iter().flatten() {
            let (Ok(key), Some(held)) = (key.parse::<R::Key>(), held.as_object()) else { continue };
            let flat = flattened(held);
            let record = apply::decode::<R>(flat.iter().map(|(field, value)| (field.as_str(), value)));
            R::table_mut(self.forum).put(key, record);
        }
    }
}

/// Fields as they are stored: a map's members as `name.member`.
fn flattened(held: &Map<String, Value>) -> Vec<(String, Value)> {
    let mut flat = Vec::with_capacity(held.len());
    for (field, value) in held {
        match value {
            Value::Object(members) => {
                flat.extend(members.iter().map(|(member, value)| (format!("{field}.{member}"), value.clone())));
            }
            value => flat.push((field.clone(), value.clone())),
        }
    }
    flat
}

/// Whether two forums hold the same records: what a backup read back must satisfy.
pub fn same(one: &Forum, other: &Forum) -> bool {
    struct Same<'a> {
        one: &'a Forum,
        other: &'a Forum,
        same: bool,
    }
    impl ForEachKind for Same<'_> {
        fn visit<R: Record>(&mut self) {
            let list = |forum| R::table(forum).iter().map(|(key, record)| (key.clone(), fields(record))).collect::<Vec<_>>();
            self.same &= list(self.one) == list(self.other);
        }
    }
    let mut compare = Same { one, other, same: true };
    for_each_kind(&mut compare);
    compare.same && one.texts == other.texts
}
