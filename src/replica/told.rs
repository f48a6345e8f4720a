//! What a participant's laptop was told of a forum: it lies under what was written there, and is no part of
//! what goes out. Rules H4 and H5.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::each_record::each_record;
use crate::domain::{Document, Forum, Kind, RecordRef};

use super::document::{Everything, Field};

/// Whose version of a record is shown where both have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// The laptop's own: something written here hasn't been handed over yet.
    Own,
    /// What was told: the facilitators have all that was written here, and what they say came after.
    Told,
}

/// Records and long texts as they were told.
pub struct Told {
    records: BTreeMap<RecordRef, Vec<Field>>,
    texts: BTreeMap<RecordRef, String>,
    precedence: Precedence,
}

impl Told {
    /// Everything that a forum says.
    pub fn of(forum: &Forum, precedence: Precedence) -> Self {
        let (mut records, mut texts) = (BTreeMap::new(), BTreeMap::new());
        each_record(forum, &mut |seen| {
            let mut held = seen.fields;
            held.retain(|(_, value)| !value.is_null());
            records.insert(seen.record, held);
        });
        // Filled one by one: collecting compiles a sort for each kind of thing.
        texts.extend(forum.texts.iter().map(|(record, text)| (record.clone(), text.clone())));
        Self { records, texts, precedence }
    }

    /// Shows the laptop's own version first; tells whether it didn't so far.
    pub fn show_own_first(&mut self) -> bool {
        std::mem::replace(&mut self.precedence, Precedence::Own) == Precedence::Told
    }

    /// The records told of.
    pub fn records(&self) -> impl Iterator<Item = &RecordRef> {
        self.records.keys()
    }

    /// The records with a long text told of.
    pub fn texts(&self) -> BTreeSet<RecordRef> {
        let mut records = BTreeSet::new();
        records.extend(self.texts.keys().cloned());
        records
    }

    /// A record's fields as they are shown: one's own laid over those told, or those told alone.
    pub fn shown(&self, record: &RecordRef, own: Vec<Field>) -> Vec<Field> {
        let Some(told) = self.records.get(record) else { return own };
        if self.precedence == Precedence::Told || own.is_empty() {
            return told.clone();
        }
        let mut shown = own;
        for (name, value) in told {
            if !shown.iter().any(|(field, _)| field == name) {
                shown.push((name.clone(), value.clone()));
            }
        }
        shown
    }

    /// A record's long text as it is shown. Notes are shown beside one's own, see [`Self::beside`].
    pub fn shown_text(&self, record: &RecordRef, own: String) -> String {
        if is_written_together(record.kind) || self.precedence == Precedence::Own && !own.is_empty() {
            return own;
        }
        self.texts.get(record).cloned().unwrap_or(own)
    }

    /// All that one document of this laptop holds, with what was told laid under it.
    pub fn under(&self, document: Document, (mut records, texts): Everything) -> Everything {
        let in_it = |record: &&RecordRef| record.kind.document() == document;
        for record in self.records.keys().filter(in_it) {
            let own = records.remove(record).unwrap_or_default();
            records.insert(record.clone(), self.shown(record, own));
        }
        let mut own: BTreeMap<RecordRef, String> = BTreeMap::new();
        own.extend(texts);
        for record in self.texts.keys().filter(in_it) {
            let text = self.shown_text(record, own.remove(record).unwrap_or_default());
            own.insert(record.clone(), text);
        }
        (records, own.into_iter().collect())
    }

    /// The notes that others wrote, as told. Rule H5.
    pub fn beside(&self, record: &RecordRef) -> Option<&str> {
        self.texts.get(record).filter(|_| is_written_together(record.kind)).map(String::as_str)
    }
}

/// Texts that several people write at once: what is written here joins what is there, letter by letter, when
/// it is handed over, so it can't begin with a copy of that.
const fn is_written_together(kind: Kind) -> bool {
    matches!(kind, Kind::Section)
}
