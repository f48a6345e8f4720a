//! An invitation: what a laptop needs in order to take part, as much of it as its way allows.
//!
//! It isn't the forum's state but what is told of it ([`public::told`]): small enough for a QR code, without
//! ballots, and without anything that a laptop could overwrite by accident.

use serde_json::{Map, Value, json};

use super::packet::{Packet, PacketError, Packing};
use super::records;
use crate::domain::each_record::each_record;
use crate::domain::public::{self, Portion};
use crate::domain::{Forum, Id, Identity, Moment, limits};

/// Most characters of an invitation that a QR code shows: what phones still read from a projector's picture.
pub const QR: usize = 800;
/// Most characters of a link: what mail and chat programs carry.
pub const LINK: usize = 8_000;

/// An invitation, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// To which forum.
    pub forum: Id<Identity>,
    /// When it was written: of two, the later one tells.
    pub made: Moment,
    /// What it tells.
    pub told: Forum,
    /// How many topics there are; it may tell of fewer.
    pub topics: usize,
    /// The contributions that had been taken in by then, by their receipts.
    pub receipts: Vec<String>,
}

/// An invitation, written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// As text, for a link, a QR code or a file.
    pub text: String,
    /// How many topics it tells of, and how many there are.
    pub topics: (usize, usize),
    /// Whether it tells everything that can be told.
    pub whole: bool,
}

/// What is needed to write an invitation.
#[derive(Clone, Copy, Debug)]
pub struct Inviting<'a> {
    /// Which forum.
    pub id: Id<Identity>,
    /// The forum.
    pub forum: &'a Forum,
    /// Now.
    pub made: Moment,
    /// Receipts of the contributions taken in, the latest last.
    pub receipts: &'a [String],
}

impl Inviting<'_> {
    /// The invitation that tells the most within so many characters. Rule H8: the first portion is told whatever
    /// its length; the caller sees by the text's length whether that fits.
    pub fn within(&self, characters: usize) -> Written {
        let portions = public::portions(self.forum);
        // The more portions the longer, so that the longest that fits is found by halving; by doubling first, so
        // that what a large forum has in all is never written for a picture that holds a little of it.
        let (mut fits, mut too_long) = (0, portions.len());
        let mut best = self.upto(Portion::Identity);
        let mut doubling = true;
        while too_long - fits > 1 {
            let middle = if doubling { (fits * 2).max(1).min(too_long - 1) } else { fits.midpoint(too_long) };
            let Some(portion) = portions.get(middle) else { break };
            let tried = self.upto(*portion);
            if tried.text.len() <= characters {
                (fits, best) = (middle, tried);
            } else {
                (too_long, doubling) = (middle, false);
            }
        }
        best
    }

    /// The invitation that tells everything that may be told, however long.
    pub fn whole(&self) -> Written {
        self.upto(Portion::Closing)
    }

    fn upto(&self, portion: Portion) -> Written {
        let told = public::told(self.forum, portion);
        let topics = (told.topics.len(), self.forum.topics.len());
        let mut content = lean(&told);
        content.insert("made".to_owned(), json!(self.made));
        if topics.1 > 0 {
            content.insert("topics".to_owned(), json!(topics.1));
        }
        if portion > Portion::Objectives && !self.receipts.is_empty() {
            content.insert("receipts".to_owned(), json!(self.receipts));
        }
        let content = Value::Object(content).to_string().into_bytes();
        let text = Packet { packing: Packing::Invitation, forum: self.id, content }.wrap();
        Written { text, topics, whole: portion == Portion::Closing }
    }
}

/// Reads an invitation.
///
/// # Errors
/// [`PacketError`] says what is wrong with it; [`PacketError::NotOurs`] also where it is another packet.
pub fn read(text: &str) -> Result<Invitation, PacketError> {
    let Packet { packing, forum, content } = Packet::unwrap_text(text)?;
    if packing != Packing::Invitation {
        return Err(PacketError::NotOurs);
    }
    let content: Value = serde_json::from_slice(&content).map_err(|_| PacketError::Damaged)?;
    let told = records::decode(&content).map_err(|_| PacketError::Damaged)?;
    let made = content.get("made").and_then(Value::as_i64).map(Moment).ok_or(PacketError::Damaged)?;
    if told.identity.get(&forum).is_none_or(|identity| identity.title.is_empty()) || told.identity.len() > 1 {
        return Err(PacketError::Damaged);
    }
    let topics = content.get("topics").and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let receipts = content.get("receipts").and_then(Value::as_array).into_iter().flatten();
    let receipts = receipts.filter_map(Value::as_str).take(limits::CONTRIBUTIONS).map(str::to_owned).collect();
    // What nobody may be told isn't taken from anybody either: an invitation that says more is read as if it didn't.
    let told = public::told(&told, Portion::Closing);
    Ok(Invitation { forum, made, topics: topics.max(told.topics.len()), told, receipts })
}

/// A forum as [`records::encode`] writes it, without the fields that have their default.
fn lean(forum: &Forum) -> Map<String, Value> {
    let (mut kinds, mut texts) = (Map::new(), Map::new());
    each_record(forum, &mut |seen| {
        let kind = kinds.entry(seen.record.kind.name()).or_insert_with(|| Value::Object(Map::new()));
        let mut said = Map::new();
        // Filled one by one: collecting compiles a sort for each kind of thing.
        for (name, value) in seen.fields.into_iter().filter(|field| !field.1.is_null() && !seen.defaults.contains(field)) {
            said.insert(name, value);
        }
        if let Value::Object(records) = kind {
            records.insert(seen.record.key, Value::Object(said));
        }
    });
    for (record, text) in &forum.texts {
        texts.insert(record.to_string(), Value::from(text.as_str()));
    }
    let mut whole = Map::new();
    whole.insert("records".to_owned(), Value::Object(kinds));
    if !texts.is_empty() {
        whole.insert("texts".to_owned(), Value::Object(texts));
    }
    whole
}
