//! One yrs document: a flat root map of fields, and one root text per long text.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::rc::Rc;

use serde_json::Value;
use yrs::branch::BranchID;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{
    Doc, GetString, Map, MapRef, Observable, OffsetKind, Options, Out, ReadTxn, StateVector, Text, TextRef, Transact, Update,
};

use crate::domain::record::WithKind;
use crate::domain::{Document, Edit, Record, RecordRef};

use super::guard::{self, Unsound};
use super::value::{from_any, to_any};

/// The root map's name: short, since every field's update carries it.
const FIELDS: &str = "r";

/// Why a document couldn't be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplicaError {
    /// Another transaction is under way.
    Busy,
    /// Bytes that are no update of ours.
    Unsound(Unsound),
    /// An update that the library can't read or take in; its words say more.
    Undecodable(String),
}

impl fmt::Display for ReplicaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => f.write_str("another transaction is under way"),
            Self::Unsound(why) => write!(f, "not an update of ours: {why}"),
            Self::Undecodable(why) => write!(f, "not a readable update: {why}"),
        }
    }
}

impl std::error::Error for ReplicaError {}

/// A field's name and value.
pub type Field = (String, Value);

/// What changed since the last look.
#[derive(Default)]
pub struct Drained {
    /// Records with a field that changed, with all their fields as they are now; none for a record of
    /// which nothing is left.
    pub records: Vec<(RecordRef, Vec<Field>)>,
    /// Long texts, as they are now.
    pub texts: Vec<(RecordRef, String)>,
}

/// A document with its observers.
pub struct Held {
    doc: Doc,
    fields: MapRef,
    texts: HashMap<RecordRef, TextRef>,
    /// The keys of the fields that hold something, in order: a record's stand together.
    holding: BTreeSet<String>,
    touched_fields: Rc<RefCell<Vec<String>>>,
    touched_texts: Rc<RefCell<Vec<RecordRef>>>,
}

/// The records of a document with their fields, and its texts.
pub type Everything = (BTreeMap<RecordRef, Vec<Field>>, Vec<(RecordRef, String)>);

impl Held {
    /// An empty document whose changes are made in the name of `client`.
    pub fn new(document: Document, client: u64) -> Self {
        let mut options = Options::with_client_id(yrs::ClientID::new(client));
        options.guid = document.name().into();
        options.offset_kind = OffsetKind::Utf16;
        let doc = Doc::with_options(options);
        let fields = doc.get_or_insert_map(FIELDS);
        let touched_fields = Rc::<RefCell<Vec<String>>>::default();
        let heard = Rc::clone(&touched_fields);
        fields.observe("fields", move |txn, event| {
            heard.borrow_mut().extend(event.keys(txn).keys().map(ToString::to_string));
        });
        Self { doc, fields, texts: HashMap::new(), holding: BTreeSet::new(), touched_fields, touched_texts: Rc::default() }
    }

    /// Takes in an update of another replica. One that tells or deletes what this window hasn't written yet
    /// is forged, and would swallow what it writes next.
    pub fn merge(&mut self, update: &[u8]) -> Result<(), ReplicaError> {
        guard::check_update(update).map_err(ReplicaError::Unsound)?;
        let told = Update::decode_v1(update).map_err(|error| ReplicaError::Undecodable(error.to_string()))?;
        let me = self.doc.client_id();
        let written = self.doc.try_transact().map_err(|_| ReplicaError::Busy)?.state_vector().get(&me);
        let deleted = told.delete_set().get(&me).is_some_and(|ranges| ranges.iter().any(|(range, ())| range.end > written));
        if deleted || told.state_vector().get(&me) > written {
            return Err(ReplicaError::Unsound(Unsound::Foreseen));
        }
        self.apply(update)
    }

    /// Takes in an update that was kept.
    pub fn apply(&mut self, update: &[u8]) -> Result<(), ReplicaError> {
        guard::check_update(update).map_err(ReplicaError::Unsound)?;
        let update = Update::decode_v1(update).map_err(|error| ReplicaError::Undecodable(error.to_string()))?;
        {
            let mut txn = self.doc.try_transact_mut().map_err(|_| ReplicaError::Busy)?;
            txn.apply_update(update).map_err(|error| ReplicaError::Undecodable(error.to_string()))?;
        }
        self.adopt_texts();
        Ok(())
    }

    /// Writes edits as one transaction and returns its update.
    pub fn write(&mut self, edits: &[&Edit]) -> Result<Vec<u8>, ReplicaError> {
        for edit in edits {
            if let Edit::Splice { record, .. } = edit {
                self.text(record);
            }
        }
        let mut txn = self.doc.try_transact_mut().map_err(|_| ReplicaError::Busy)?;
        for edit in edits {
            match edit {
                Edit::Put { record, field, value } => {
                    self.fields.insert(&mut txn, field_key(record, field), to_any(value));
                }
                Edit::Splice { record, at, remove, insert } => {
                    let Some(text) = self.texts.get(record) else { continue };
                    let length = text.len(&txn);
                    let at = (*at).min(length);
                    let remove = (*remove).min(length - at);
                    if remove > 0 {
                        text.remove_range(&mut txn, at, remove);
                    }
                    text.insert(&mut txn, at, insert);
                }
            }
        }
        txn.commit();
        Ok(txn.encode_update_v1())
    }

    /// One field's value; `Null` where it was never written.
    pub fn field(&self, record: &RecordRef, field: &str) -> Value {
        let Ok(txn) = self.doc.try_transact() else { return Value::Null };
        held_value(&self.fields, &txn, &field_key(record, field)).unwrap_or(Value::Null)
    }

    /// What this document knows.
    pub fn state_vector(&self) -> Result<Vec<u8>, ReplicaError> {
        Ok(self.doc.try_transact().map_err(|_| ReplicaError::Busy)?.state_vector().encode_v1())
    }

    /// Whether something waits for what it builds on.
    pub fn lacks_something(&self) -> Result<bool, ReplicaError> {
        Ok(self.doc.try_transact().map_err(|_| ReplicaError::Busy)?.has_missing_updates())
    }

    /// What a replica with this state vector lacks; everything for one that knows nothing.
    pub fn difference(&self, state_vector: Option<&[u8]>) -> Result<Vec<u8>, ReplicaError> {
        let known = match state_vector {
            Some(bytes) => {
                guard::check_state_vector(bytes).map_err(ReplicaError::Unsound)?;
                StateVector::decode_v1(bytes).map_err(|error| ReplicaError::Undecodable(error.to_string()))?
            }
            None => StateVector::default(),
        };
        Ok(self.doc.try_transact().map_err(|_| ReplicaError::Busy)?.encode_state_as_update_v1(&known))
    }

    /// What changed since the last call.
    pub fn drain(&mut self) -> Drained {
        let keys = std::mem::take(&mut *self.touched_fields.borrow_mut());
        let mut changed = std::mem::take(&mut *self.touched_texts.borrow_mut());
        changed.sort_unstable();
        changed.dedup();
        let Ok(txn) = self.doc.try_transact() else { return Drained::default() };
        let texts = changed
            .into_iter()
            .filter_map(|record| self.texts.get(&record).map(|text| text.get_string(&txn)).map(|text| (record, text)))
            .collect();
        let mut touched = BTreeSet::new();
        for key in keys {
            let Some((record, _)) = parse_field_key(&key) else { continue };
            touched.insert(record);
            if held_value(&self.fields, &txn, &key).is_some() {
                self.holding.insert(key);
            } else {
                self.holding.remove(&key);
            }
        }
        let records = touched.into_iter().map(|record| {
            let fields = self.fields_of(&txn, &record);
            (record, fields)
        });
        Drained { records: records.collect(), texts }
    }

    /// The fields of one record that hold something.
    fn fields_of(&self, txn: &impl ReadTxn, record: &RecordRef) -> Vec<Field> {
        let prefix = field_key(record, "");
        let keys = self.holding.range(prefix.clone()..).take_while(|key| key.starts_with(&prefix));
        keys.filter_map(|key| {
            let (owner, field) = parse_field_key(key)?;
            (owner == *record).then_some((field.to_owned(), held_value(&self.fields, txn, key)?))
        })
        .collect()
    }

    /// Every record and text of a kind that this version knows. What changed before counts as looked at.
    pub fn everything(&mut self) -> Everything {
        self.touched_fields.borrow_mut().clear();
        self.touched_texts.borrow_mut().clear();
        let mut records: BTreeMap<RecordRef, Vec<Field>> = BTreeMap::new();
        let Ok(txn) = self.doc.try_transact() else { return Everything::default() };
        for (key, out) in self.fields.iter(&txn) {
            if let (Some((record, field)), Some(value)) = (parse_field_key(key), value_of(&out)) {
                records.entry(record).or_default().push((field.to_owned(), value));
                self.holding.insert(key.to_owned());
            }
        }
        let texts = self.texts.iter().map(|(record, text)| (record.clone(), text.get_string(&txn))).collect();
        (records, texts)
    }

    /// Makes the root texts that came with an update known by name, and listens to them.
    fn adopt_texts(&mut self) {
        let names: Vec<RecordRef> = {
            let Ok(txn) = self.doc.try_transact() else { return };
            txn.root_refs().filter_map(|(name, _)| parse_record(name)).collect()
        };
        for record in names {
            if !self.texts.contains_key(&record) {
                self.text(&record);
                self.touched_texts.borrow_mut().push(record);
            }
        }
    }

    /// The root text of a record, listened to from its first use.
    fn text(&mut self, record: &RecordRef) {
        if self.texts.contains_key(record) {
            return;
        }
        let text = self.doc.get_or_insert_text(record.to_string());
        let heard = Rc::clone(&self.touched_texts);
        text.observe("text", move |_, event| {
            if let BranchID::Root(name) = AsRef::<yrs::branch::Branch>::as_ref(event.target()).id()
                && let Some(record) = parse_record(&name)
            {
                heard.borrow_mut().push(record);
            }
        });
        self.texts.insert(record.clone(), text);
    }
}

fn field_key(record: &RecordRef, field: &str) -> String {
    format!("{record}/{field}")
}

fn parse_field_key(key: &str) -> Option<(RecordRef, &str)> {
    let (record, field) = key.rsplit_once('/')?;
    Some((parse_record(record)?, field))
}

/// The record that a name stands for, written as this app writes it: were another spelling of the same
/// key read too, it would depend on the order of arrival which of the two is seen.
fn parse_record(name: &str) -> Option<RecordRef> {
    let record: RecordRef = name.parse().ok()?;
    record.kind.with(IsKey(&record.key)).then_some(record)
}

struct IsKey<'k>(&'k str);

impl WithKind for IsKey<'_> {
    type Output = bool;

    fn with<R: Record>(self) -> bool {
        self.0.parse::<R::Key>().is_ok_and(|key| key.to_string() == self.0)
    }
}

fn held_value(fields: &MapRef, txn: &impl ReadTxn, key: &str) -> Option<Value> {
    value_of(&fields.get(txn, key)?)
}

/// What a field holds; a field that was cleared holds nothing.
fn value_of(out: &Out) -> Option<Value> {
    match out {
        Out::Any(any) => Some(from_any(any)).filter(|value| !value.is_null()),
        _ => None,
    }
}
