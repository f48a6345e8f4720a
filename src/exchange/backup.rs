//! The backup file: a forum's records in readable form and, beside them, the mergeable state that they
//! came from, and the pictures of its photographs. `docs/FORMAT.md` describes it; rules S14 to S16, Q7.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::checksum;
use super::records::{self, History};
use crate::domain::record::ForEachKind;
use crate::domain::{Document, Edit, Edits, Forum, Id, Identity, Moment, Record, Transaction, Verb, for_each_kind, limits};
use crate::replica::{Replica, ReplicaError};

/// The word by which a file says that it is one of ours.
const FORMAT: &str = "open-forum";
/// The version of the format that this app writes; newer ones aren't opened.
pub const VERSION: u32 = 1;

/// The member that holds the pictures.
const PHOTOGRAPHS: &str = "photographs";

/// The file as it is written, but for its pictures.
#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    forum: Id<Identity>,
    title: String,
    saved: String,
    #[serde(flatten)]
    records: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<State>,
}

/// The mergeable state: one yrs update (encoding v1) a document, in base64, and a checksum of both, by
/// which damage is seen before anything tries to read them.
#[derive(Serialize, Deserialize)]
struct State {
    frame: String,
    floor: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    check: Option<String>,
}

impl State {
    /// FNV-1a, 64 bits, over the two texts with a line break between them, in hexadecimal.
    fn sum(&self) -> String {
        let bytes = self.frame.bytes().chain(*b"\n").chain(self.floor.bytes());
        format!("{:016x}", checksum::of(bytes))
    }
}

/// A backup file, read.
#[derive(Debug)]
pub struct Backup {
    /// Which forum.
    pub forum: Id<Identity>,
    /// Its title.
    pub title: String,
    /// The readable half.
    pub records: Forum,
    /// The mergeable half, where the file has it.
    pub state: Option<Vec<(Document, Vec<u8>)>>,
    /// The pictures of its photographs as the file has them, unread (`exchange::pictures` reads them); null
    /// where it has none.
    pub photographs: Value,
}

/// Why a file can't be opened. The screens turn each case into a sentence that helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// Larger than any forum.
    TooLarge {
        /// How large it is, in bytes.
        bytes: usize,
    },
    /// Not a file of this app.
    NotOurs,
    /// One of ours, cut off or changed on its way.
    Damaged,
    /// Written by a newer version of the app.
    Newer {
        /// The format's version in the file.
        version: u64,
    },
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(f, "{bytes} bytes are more than any forum has"),
            Self::NotOurs => f.write_str("not a file of this app"),
            Self::Damaged => f.write_str("damaged or cut off"),
            Self::Newer { version } => write!(f, "format {version} is newer than this app"),
        }
    }
}

impl std::error::Error for BackupError {}

/// A forum's backup file, as text. Rule S14.
///
/// # Errors
/// [`ReplicaError::Busy`] while a transaction is under way.
pub fn encode(forum: Id<Identity>, replica: &Replica, saved: Moment) -> Result<String, ReplicaError> {
    let mut state = State {
        frame: BASE64.encode(replica.snapshot(Document::Frame)?),
        floor: BASE64.encode(replica.snapshot(Document::Floor)?),
        check: None,
    };
    state.check = Some(state.sum());
    let file = File {
        format: FORMAT.to_owned(),
        version: VERSION,
        forum,
        title: replica.forum().about().title,
        saved: saved.utc().map(|utc| utc.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)).unwrap_or_default(),
        records: records::encode(replica.forum(), History::Kept),
        state: Some(state),
    };
    Ok(serde_json::to_string_pretty(&file).unwrap_or_default())
}

/// The same file with these pictures in it, which come as JSON; null for none. Rule Q7.
pub fn with_pictures(mut file: String, pictures: &Value) -> String {
    // Written into the text: a forum isn't encoded a second time for its pictures, which come later.
    let open = if pictures.is_null() { None } else { file.strip_suffix('}') };
    if let Some(end) = open.map(|open| open.trim_end().len()) {
        file.truncate(end);
        for part in [",\n  \"", PHOTOGRAPHS, "\": ", &pictures.to_string(), "\n}"] {
            file.push_str(part);
        }
    }
    file
}

/// Reads a backup file. The mergeable half is tried on an empty replica before anything else sees it.
/// Rule S15.
///
/// # Errors
/// [`BackupError`] says what is wrong with it.
pub fn decode(text: &str) -> Result<Backup, BackupError> {
    if text.len() > limits::FILE {
        return Err(BackupError::TooLarge { bytes: text.len() });
    }
    let ours = text.contains("\"open-forum\"");
    let mut value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|_| if ours { BackupError::Damaged } else { BackupError::NotOurs })?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(BackupError::NotOurs);
    }
    let version = value.get("version").and_then(Value::as_u64).ok_or(BackupError::Damaged)?;
    if version > u64::from(VERSION) {
        return Err(BackupError::Newer { version });
    }
    if version == 0 {
        return Err(BackupError::Damaged);
    }
    let photographs = value.get_mut(PHOTOGRAPHS).map(Value::take).unwrap_or_default();
    let file: File = serde_json::from_value(value).map_err(|_| BackupError::Damaged)?;
    let records = records::decode(&file.records).map_err(|_| BackupError::Damaged)?;
    let state = file.state.map(|state| readable(&state, file.forum)).transpose()?;
    if state.is_none() && records.identity.get(&file.forum).is_none() {
        return Err(BackupError::Damaged);
    }
    Ok(Backup { forum: file.forum, title: file.title, records, state, photographs })
}

/// The state's updates, once an empty replica has made the forum that the file names out of them: those
/// of another forum would be poured into this one.
fn readable(state: &State, forum: Id<Identity>) -> Result<Vec<(Document, Vec<u8>)>, BackupError> {
    if state.check.as_ref().is_some_and(|check| *check != state.sum()) {
        return Err(BackupError::Damaged);
    }
    let decode = |text: &str| BASE64.decode(text).map_err(|_| BackupError::Damaged);
    let updates = vec![(Document::Frame, decode(&state.frame)?), (Document::Floor, decode(&state.floor)?)];
    let tried = Replica::open(0, updates.iter().map(|(document, bytes)| (*document, bytes.as_slice())));
    let tried = tried.map_err(|_| BackupError::Damaged)?;
    if tried.forum().identity.get(&forum).is_none() {
        return Err(BackupError::Damaged);
    }
    Ok(updates)
}

/// The edits that bring a forum's records into another: for files that have only the readable half.
/// Such a file doesn't tell what is newer, so that what the forum here already says stands, and the file
/// adds what isn't here. Rule S16.
pub fn records_as_edits(here: &Forum, records: &Forum, title: &str) -> Transaction {
    let mut pour = Pour { here, records, edits: Edits::none() };
    for_each_kind(&mut pour);
    let mut edits = pour.edits;
    for (record, text) in &records.texts {
        if !here.texts.contains_key(record) && !text.is_empty() {
            edits.0.push(Edit::Splice { record: record.clone(), at: 0, remove: 0, insert: text.clone() });
        }
    }
    Transaction::new(Verb::FileMerged, title, edits)
}

struct Pour<'a> {
    here: &'a Forum,
    records: &'a Forum,
    edits: Edits,
}

impl ForEachKind for Pour<'_> {
    fn visit<R: Record>(&mut self) {
        for (key, record) in R::table(self.records) {
            if R::table(self.here).get(key).is_none() {
                self.edits.put(self.here, key, record);
            }
        }
    }
}
