//! A forum that merges: its two documents (yrs), what they say (a [`Forum`]), and the undo of one window.
//!
//! Everything enters here, one's own transactions by [`Replica::commit`] and other replicas' updates by
//! [`Replica::merge`], and leaves as [`Touched`]: the records that changed. Nothing else writes.

mod document;
mod guard;
mod told;
mod undo;
mod value;

use std::collections::BTreeSet;

use crate::domain::{Deed, Document, Edit, Edits, Forum, Id, Kind, Moment, Record, RecordRef, Transaction, Verb, apply};

pub use document::ReplicaError;
use document::{Everything, Held};
pub use guard::Unsound;
pub use told::Precedence;
use told::Told;
use undo::UndoStack;

/// The records and long texts that a transaction or an update changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// Records with a field that changed.
    pub records: BTreeSet<RecordRef>,
    /// Records whose long text changed.
    pub texts: BTreeSet<RecordRef>,
}

impl Touched {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.texts.is_empty()
    }

    /// Whether a record or text of this kind changed.
    pub fn concerns(&self, kind: Kind) -> bool {
        self.records.iter().chain(&self.texts).any(|record| record.kind == kind)
    }
}

/// What a committed transaction leaves behind: the updates for the journal, the other windows and the
/// room, and what to show anew.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Committed {
    /// One update (yrs, encoding v1) a document that changed.
    pub updates: Vec<(Document, Vec<u8>)>,
    /// What changed.
    pub touched: Touched,
}

/// Who makes a gesture, and when: what the history needs of it.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// As named on this machine; empty when unnamed.
    pub who: String,
    /// When.
    pub at: Moment,
    /// The id for the line of history.
    pub deed: Id<Deed>,
}

/// The client ids of laptops that were only told of a forum are this one or greater, those of facilitators' windows
/// smaller.
///
/// Such a laptop writes without knowing what lies under its writing; of two values of a field that don't know each
/// other, yrs keeps that of the greater id. So what a laptop changed stands, however the ids fell; and what
/// facilitators write after taking it in comes after it. Rule H17.
pub const TOLD_CLIENTS: u64 = 1 << 52;

/// One window's copy of one forum.
pub struct Replica {
    frame: Held,
    floor: Held,
    forum: Forum,
    undo: UndoStack,
    /// What this laptop was told, where the forum is somebody else's.
    told: Option<Told>,
}

impl Replica {
    /// An empty replica. `client` must be this window's alone; of 53 random bits.
    pub fn new(client: u64) -> Self {
        Self {
            frame: Held::new(Document::Frame, client),
            floor: Held::new(Document::Floor, client),
            forum: Forum::default(),
            undo: UndoStack::default(),
            told: None,
        }
    }

    /// A replica opened from what a store kept: updates and snapshots in any order.
    ///
    /// # Errors
    /// [`ReplicaError`] when an update can't be read; the caller decides whether to go on without it.
    pub fn open<'a>(client: u64, kept: impl IntoIterator<Item = (Document, &'a [u8])>) -> Result<Self, ReplicaError> {
        let mut replica = Self::new(client);
        for (document, update) in kept {
            replica.held(document).apply(update)?;
        }
        replica.decode_all();
        Ok(replica)
    }

    /// The forum as it stands.
    pub fn forum(&self) -> &Forum {
        &self.forum
    }

    /// Commits a transaction as a whole: fields, texts, and one line of history.
    ///
    /// # Errors
    /// [`ReplicaError::Busy`] when another transaction is under way; nothing has changed then.
    pub fn commit(&mut self, transaction: &Transaction, stamp: &Stamp) -> Result<Committed, ReplicaError> {
        if transaction.edits.is_empty() && !transaction.verb.is_a_note() {
            return Ok(Committed::default());
        }
        let mut edits = transaction.edits.0.clone();
        // Rule U6.
        if transaction.verb.is_passing() {
            return self.write(&edits);
        }
        let before = UndoStack::inverse(&self.forum, |record, field| self.field(record, field), transaction, stamp.at);
        self.note_deed(transaction, stamp, &mut edits);
        let committed = self.write(&edits)?;
        if !transaction.verb.is_lasting() {
            self.undo.push(before);
        }
        Ok(committed)
    }

    /// Undoes the last step of this window, if what it wrote still stands.
    ///
    /// # Errors
    /// The inner refusal says why not: nothing to undo, or changed since by somebody.
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Result<Committed, crate::domain::Refusal>, ReplicaError> {
        self.turn(stamp, Verb::Undone)
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// As [`Self::undo`].
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Result<Committed, crate::domain::Refusal>, ReplicaError> {
        self.turn(stamp, Verb::Redone)
    }

    /// Lays what this laptop was told of the forum under what was written on it, instead of what it was told
    /// before. Rule H4: being told again, or late, adds nothing twice and changes nothing that was written here.
    pub fn tell(&mut self, told: &Forum, precedence: Precedence) -> Touched {
        let told = Told::of(told, precedence);
        let mut touched = Touched::default();
        for told in self.told.iter().chain([&told]) {
            touched.records.extend(told.records().cloned());
            touched.texts.extend(told.texts());
        }
        self.told = Some(told);
        self.forum = Forum::default();
        self.decode_all();
        touched
    }

    /// From now on one's own version of a record is shown before the one that was told: something is about to
    /// be written. Rule H4.
    pub fn show_own_first(&mut self) -> Touched {
        if !self.told.as_mut().is_some_and(Told::show_own_first) {
            return Touched::default();
        }
        self.forum = Forum::default();
        self.decode_all();
        let told = self.told.iter();
        Touched { records: told.clone().flat_map(Told::records).cloned().collect(), texts: told.flat_map(Told::texts).collect() }
    }

    /// What was written in a document of this replica, without what it was told: records with their fields, and
    /// long texts.
    pub fn own(&mut self, document: Document) -> Everything {
        self.held(document).everything()
    }

    /// The notes of a section that others wrote, as this laptop was told: they stand beside its own.
    pub fn notes_beside(&self, section: &RecordRef) -> Option<&str> {
        self.told.as_ref().and_then(|told| told.beside(section))
    }

    /// What undo would undo: verb and subject.
    pub fn to_undo(&self) -> Option<(Verb, &str)> {
        self.undo.next(Verb::Undone)
    }

    /// What redo would do again.
    pub fn to_redo(&self) -> Option<(Verb, &str)> {
        self.undo.next(Verb::Redone)
    }

    /// Takes in an update from another replica. Twice does no harm, order doesn't matter (yrs). Rule S16.
    ///
    /// # Errors
    /// [`ReplicaError::Unsound`] for bytes that are no update of ours; the forum is as it was.
    pub fn merge(&mut self, document: Document, update: &[u8]) -> Result<Touched, ReplicaError> {
        self.held(document).merge(update)?;
        Ok(self.show_drained())
    }

    /// Everything a document holds, as one update.
    ///
    /// # Errors
    /// [`ReplicaError::Busy`] when a transaction is under way.
    pub fn snapshot(&self, document: Document) -> Result<Vec<u8>, ReplicaError> {
        self.held_ref(document).difference(None)
    }

    /// Whether an update that was merged builds on something that hasn't come; it shows once that comes.
    ///
    /// # Errors
    /// [`ReplicaError::Busy`] when a transaction is under way.
    pub fn lacks_something(&self, document: Document) -> Result<bool, ReplicaError> {
        self.held_ref(document).lacks_something()
    }

    /// What this replica knows of a document, for another one to answer with the difference.
    ///
    /// # Errors
    /// [`ReplicaError::Busy`] when a transaction is under way.
    pub fn state_vector(&self, document: Document) -> Result<Vec<u8>, ReplicaError> {
        self.held_ref(document).state_vector()
    }

    /// What another replica lacks, given its state vector; deletions included.
    ///
    /// # Errors
    /// [`ReplicaError::Unsound`] when the vector can't be read.
    pub fn difference(&self, document: Document, state_vector: &[u8]) -> Result<Vec<u8>, ReplicaError> {
        self.held_ref(document).difference(Some(state_vector))
    }

    fn turn(&mut self, stamp: &Stamp, direction: Verb) -> Result<Result<Committed, crate::domain::Refusal>, ReplicaError> {
        let prepared = self.undo.prepare(direction, &self.forum, |record, field| self.field(record, field));
        let (transaction, step) = match prepared {
            Ok(prepared) => prepared,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let mut edits = transaction.edits.0.clone();
        self.note_deed(&transaction, stamp, &mut edits);
        let committed = self.write(&edits)?;
        self.undo.turned(direction, step);
        Ok(Ok(committed))
    }

    /// Adds the line of history. Ballots leave none: rule V11. Typing leaves one line a
    /// stretch, not one a letter.
    fn note_deed(&self, transaction: &Transaction, stamp: &Stamp, edits: &mut Vec<Edit>) {
        if transaction.verb.is_secret() {
            return;
        }
        let on = transaction.on.as_ref().map(ToString::to_string).unwrap_or_default();
        let deed = Deed { verb: transaction.verb, subject: transaction.subject.clone(), on, who: stamp.who.clone(), at: stamp.at };
        let last = self.forum.deeds.iter().next_back();
        let goes_on = last.is_some_and(|(_, last)| {
            let same = last.verb == deed.verb && last.on == deed.on && last.who == deed.who && !deed.on.is_empty();
            same && !deed.verb.is_a_note() && stamp.at.0.saturating_sub(last.at.0) < STRETCH
        });
        if !goes_on {
            let mut line = Edits::none();
            line.put(&self.forum, &stamp.deed, &deed);
            edits.append(&mut line.0);
        }
    }

    fn write(&mut self, edits: &[Edit]) -> Result<Committed, ReplicaError> {
        let mut updates = Vec::new();
        for document in Document::ALL {
            let own: Vec<&Edit> = edits.iter().filter(|edit| kind_of(edit).document() == document).collect();
            if !own.is_empty() {
                updates.push((document, self.held(document).write(&own)?));
            }
        }
        Ok(Committed { updates, touched: self.show_drained() })
    }

    fn field(&self, record: &RecordRef, field: &str) -> serde_json::Value {
        self.held_ref(record.kind.document()).field(record, field)
    }

    /// Brings the decoded forum up to what the documents now say, for what was touched.
    fn show_drained(&mut self) -> Touched {
        let mut touched = Touched::default();
        for document in Document::ALL {
            let drained = self.held(document).drain();
            for (record, fields) in drained.records {
                let fields = self.shown(&record, fields);
                record.kind.with(PutDecoded { forum: &mut self.forum, key: &record.key, fields: &apply::named(&fields) });
                touched.records.insert(record);
            }
            for (record, text) in drained.texts {
                let text = self.told.as_ref().map_or_else(|| text.clone(), |told| told.shown_text(&record, text.clone()));
                if text.is_empty() {
                    self.forum.texts.remove(&record);
                } else {
                    self.forum.texts.insert(record.clone(), text);
                }
                touched.texts.insert(record);
            }
        }
        touched
    }

    fn shown(&self, record: &RecordRef, own: Vec<document::Field>) -> Vec<document::Field> {
        match &self.told {
            Some(told) => told.shown(record, own),
            None => own,
        }
    }

    fn decode_all(&mut self) {
        for document in Document::ALL {
            let own = self.held(document).everything();
            let (records, texts) = match &self.told {
                Some(told) => told.under(document, own),
                None => own,
            };
            for (record, fields) in records {
                record.kind.with(PutDecoded { forum: &mut self.forum, key: &record.key, fields: &apply::named(&fields) });
            }
            self.forum.texts.extend(texts.into_iter().filter(|(_, text)| !text.is_empty()));
        }
    }

    fn held(&mut self, document: Document) -> &mut Held {
        match document {
            Document::Frame => &mut self.frame,
            Document::Floor => &mut self.floor,
        }
    }

    const fn held_ref(&self, document: Document) -> &Held {
        match document {
            Document::Frame => &self.frame,
            Document::Floor => &self.floor,
        }
    }
}

/// Several updates of one document as one: the same in effect, smaller. `None` when one of them is no
/// update.
pub fn merge_updates(updates: &[Vec<u8>]) -> Option<Vec<u8>> {
    match updates {
        [one] => Some(one.clone()),
        several if several.iter().any(|update| guard::check_update(update).is_err()) => None,
        several => yrs::merge_updates_v1(several.iter().map(Vec::as_slice)).ok(),
    }
}

/// A stretch of the same work by the same person is one line of history for this long, in milliseconds.
const STRETCH: i64 = 120_000;

const fn kind_of(edit: &Edit) -> Kind {
    match edit {
        Edit::Put { record, .. } | Edit::Splice { record, .. } => record.kind,
    }
}

/// Puts one decoded record into its table, or takes it away where none of its fields holds anything:
/// undoing what made a record clears all of them.
struct PutDecoded<'a> {
    forum: &'a mut Forum,
    key: &'a str,
    fields: &'a [(&'a str, &'a serde_json::Value)],
}

impl crate::domain::record::WithKind for PutDecoded<'_> {
    type Output = ();

    fn with<R: Record>(self) {
        let Ok(key) = self.key.parse::<R::Key>() else { return };
        if self.fields.is_empty() {
            R::table_mut(self.forum).take(&key);
        } else {
            R::table_mut(self.forum).put(key, apply::decode::<R>(self.fields));
        }
    }
}
