//! The port: what the app asks of a place where forums are kept, and what comes back.

use std::error::Error;
use std::fmt;

use chrono::NaiveDate;

use crate::domain::{Document, Id, Identity, Moment};

/// The id of a forum: that of its one identity record.
pub type ForumId = Id<Identity>;

/// One replica of a forum, which is one window; two windows never share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId(pub u64);

/// Names one entry of a document's journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// The replica that wrote it.
    pub replica: ReplicaId,
    /// Its number among that replica's entries in this document.
    pub seq: u64,
}

/// Names one snapshot of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SnapshotKey {
    /// Higher than that of every snapshot merged into it.
    pub generation: u64,
    /// The replica that wrote it.
    pub replica: ReplicaId,
}

/// What Home says of a forum, kept beside it so that no document need be read for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct About {
    /// What the forum is called.
    pub title: String,
    /// The day it is held.
    pub date: Option<NaiveDate>,
    /// When it was last changed.
    pub changed: Moment,
}

/// What is kept beside a forum on a laptop that was invited to it. Rule S18.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The invitation as it came last.
    Told,
    /// Who the laptop's owner is in this forum.
    Me,
    /// What was handed over, and what of it is known to have arrived.
    HandedOver,
}

impl Beside {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Told, Self::Me, Self::HandedOver];

    /// Its name in storage.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Me => "me",
            Self::HandedOver => "handed-over",
        }
    }
}

/// One forum as Home lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// Which forum.
    pub forum: ForumId,
    /// What is said of it; `None` where that is missing or damaged.
    pub about: Option<About>,
    /// Characters taken in storage, names included: what the storage's limit is counted in. All but
    /// titles is ASCII, so that this is bytes as people know them.
    pub bytes: u64,
    /// The format it is kept in; above [`VERSION`](super::VERSION), a newer app has to open it.
    pub version: u32,
    /// Deleted, and can still be brought back.
    pub buried: bool,
    /// This laptop was invited to it. Rule S18.
    pub invited: bool,
}

/// One entry of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub key: EntryKey,
    /// The update as the replica made it.
    pub update: Vec<u8>,
}

/// What a reading was made of: given back to [`Store::compact`], it says what the new snapshot replaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Snapshots at the head: they stay, as the previous generation.
    pub heads: Vec<SnapshotKey>,
    /// Snapshots that the heads already hold: they go.
    pub spent: Vec<SnapshotKey>,
    /// Journal entries: they go.
    pub entries: Vec<EntryKey>,
}

/// One document as it is kept. All snapshots and all entries merged, in any order, are the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptDocument {
    /// The newest snapshot; several where windows compacted at once, none before the first time.
    pub snapshots: Vec<Vec<u8>>,
    /// What was written since, by replica and number.
    pub entries: Vec<Entry>,
    /// What this was read from.
    pub merged: Merged,
}

/// A forum as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What facilitators decided.
    pub frame: KeptDocument,
    /// What everybody contributed.
    pub floor: KeptDocument,
    /// Names of stored things that were damaged and left out. Where it isn't empty, people are told.
    pub damaged: Vec<String>,
}

impl Kept {
    /// One of the two documents.
    pub const fn document(&self, document: Document) -> &KeptDocument {
        match document {
            Document::Frame => &self.frame,
            Document::Floor => &self.floor,
        }
    }

    /// The same, to be filled by a store.
    pub const fn document_mut(&mut self, document: Document) -> &mut KeptDocument {
        match document {
            Document::Frame => &mut self.frame,
            Document::Floor => &mut self.floor,
        }
    }

    /// Whether nothing at all is kept of this forum. One of which all is damaged is not empty: it was here.
    pub const fn is_empty(&self) -> bool {
        self.damaged.is_empty()
            && self.frame.snapshots.is_empty()
            && self.frame.entries.is_empty()
            && self.floor.snapshots.is_empty()
            && self.floor.entries.is_empty()
    }
}

/// Why a store couldn't do what was asked. Whatever it says, what was stored is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser doesn't let this page store anything, or nothing any more.
    Denied,
    /// There is no space left.
    Full,
    /// What was just written doesn't read back as it was written.
    Damaged {
        /// Its name.
        key: String,
    },
    /// The forum is kept in a newer format than this app knows.
    Newer {
        /// That format.
        version: u32,
    },
    /// There is another journal entry of that name already: two windows act as one replica.
    Taken {
        /// Its name.
        key: String,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied => f.write_str("storage is denied"),
            Self::Full => f.write_str("storage is full"),
            Self::Damaged { key } => write!(f, "{key} doesn't read back as written"),
            Self::Newer { version } => write!(f, "kept in format {version}, which is newer than this app"),
            Self::Taken { key } => write!(f, "{key} is written already"),
        }
    }
}

impl Error for StoreError {}

/// A place where forums are kept.
pub trait Store {
    /// Tries whether things can be stored here.
    ///
    /// # Errors
    /// [`StoreError::Denied`] where neither reading nor writing is possible, [`StoreError::Full`] where
    /// reading is and writing isn't.
    fn probe(&self) -> Result<(), StoreError>;

    /// The forums kept here, last changed first, without reading any document. Rule S9.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    fn forums(&self) -> Result<Vec<Shelf>, StoreError>;

    /// Everything kept of a forum; nothing at all of one that isn't here. Rules S4 and S5.
    ///
    /// # Errors
    /// [`StoreError::Denied`], [`StoreError::Newer`].
    fn read(&self, forum: ForumId) -> Result<Kept, StoreError>;

    /// Writes one update into a document's journal, whole or not at all. Rules S1 and S2.
    ///
    /// # Errors
    /// [`StoreError::Denied`], [`StoreError::Full`], [`StoreError::Newer`], [`StoreError::Taken`].
    fn append(&self, forum: ForumId, document: Document, entry: EntryKey, update: &[u8]) -> Result<(), StoreError>;

    /// Writes what Home says of a forum.
    ///
    /// # Errors
    /// [`StoreError::Denied`], [`StoreError::Full`], [`StoreError::Newer`].
    fn about(&self, forum: ForumId, about: &About) -> Result<(), StoreError>;

    /// Writes a new snapshot, reads it back, and only then drops what it was merged from; the snapshot
    /// it was merged from stays until the next. `by` is the window that compacts, `merged` what a
    /// reading said it was made of. Rules S3 and S4.
    ///
    /// # Errors
    /// [`StoreError::Denied`], [`StoreError::Full`], [`StoreError::Newer`], [`StoreError::Damaged`]
    /// where the snapshot didn't read back.
    fn compact(
        &self,
        forum: ForumId,
        document: Document,
        by: ReplicaId,
        snapshot: &[u8],
        merged: &Merged,
    ) -> Result<(), StoreError>;

    /// Deletes a forum so that it can be brought back. Rule S8.
    ///
    /// # Errors
    /// [`StoreError::Denied`], [`StoreError::Full`].
    fn bury(&self, forum: ForumId) -> Result<(), StoreError>;

    /// Brings a deleted forum back. Rule S8.
    ///
    /// # Errors
    /// [`StoreError::Denied`], [`StoreError::Full`].
    fn unbury(&self, forum: ForumId) -> Result<(), StoreError>;

    /// Drops everything kept of a forum, for good. Rule S8.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    fn forget(&self, forum: ForumId) -> Result<(), StoreError>;

    /// What is kept beside a forum; `None` where there is nothing, or what is there is damaged. Rule S18.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    fn beside(&self, forum: ForumId, what: Beside) -> Result<Option<String>, StoreError>;

    /// Writes what is kept beside a forum, or takes it away. Rule S18.
    ///
    /// # Errors
    /// [`StoreError::Denied`], [`StoreError::Full`], [`StoreError::Newer`].
    fn set_beside(&self, forum: ForumId, what: Beside, text: Option<&str>) -> Result<(), StoreError>;

    /// A setting of this machine (language, theme, one's own name); `None` where there is none. Rule S13.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    fn setting(&self, name: &str) -> Result<Option<String>, StoreError>;

    /// Writes a setting of this machine. Rule S13.
    ///
    /// # Errors
    /// [`StoreError::Denied`], [`StoreError::Full`].
    fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError>;
}
