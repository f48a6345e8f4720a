//! Records: what a forum is made of, and the one list of their kinds.

use std::fmt;
use std::hash::Hash;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Forum, Table};

/// One of the two documents a forum consists of; they have different authors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// What facilitators decide: identity, settings, rooms, slots, numbers, what is retained, placements.
    Frame,
    /// What everybody contributes: participants, topics, votes, reports, actions, engagements.
    Floor,
}

impl Document {
    /// Both documents, in the order in which they are read.
    pub const ALL: [Self; 2] = [Self::Frame, Self::Floor];

    /// The document's name in keys and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Floor => "floor",
        }
    }
}

/// A record's identity within a forum: its kind and its key as text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// What kind of record it is.
    pub kind: Kind,
    /// Its key, as written in documents and files.
    pub key: String,
}

impl fmt::Display for RecordRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.name(), self.key)
    }
}

impl FromStr for RecordRef {
    type Err = UnknownRecord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, key) = text.split_once('/').ok_or(UnknownRecord)?;
        Ok(Self { kind: Kind::named(kind).ok_or(UnknownRecord)?, key: key.to_owned() })
    }
}

/// A reference to a record of a kind that this version doesn't know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownRecord;

/// One kind of record: a struct whose fields are merged one by one.
///
/// Fields must have defaults and serialise to scalars, arrays of scalars or one level of map.
pub trait Record: Serialize + DeserializeOwned + Default + Clone + PartialEq + fmt::Debug + 'static {
    /// The key that names one record of this kind.
    type Key: Clone + Ord + Hash + fmt::Debug + fmt::Display + FromStr + 'static;
    /// The kind.
    const KIND: Kind;

    /// The table of this kind in a forum.
    fn table(forum: &Forum) -> &Table<Self>;
    /// The same, to be changed by the replica.
    fn table_mut(forum: &mut Forum) -> &mut Table<Self>;

    /// The reference of the record with this key.
    fn reference(key: &Self::Key) -> RecordRef {
        RecordRef { kind: Self::KIND, key: key.to_string() }
    }
}

/// A record that has a long text of its own, typed by several people at once.
pub trait Text: Record {}

/// The single list of kinds: from it come [`Kind`], the tables of [`Forum`], and the dispatch from a
/// stored key to the typed record.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident $table:ident: $record:ty, $key:ty, $name:literal, $document:ident;)+) => {
        /// The kinds of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[doc = $doc])+ $variant,)+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The kind's name in keys and files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The document that records of this kind live in.
            pub const fn document(self) -> Document {
                match self { $(Self::$variant => Document::$document,)+ }
            }

            /// The kind with this name, unless this version doesn't know it.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }

        /// A whole forum as it stands, decoded: one table a kind, and the long texts.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Forum {
            $($(#[doc = $doc])+ pub $table: Table<$record>,)+
            /// The long text of a record, where it has one.
            pub texts: std::collections::HashMap<RecordRef, String>,
        }

        $(impl Record for $record {
            type Key = $key;
            const KIND: Kind = Kind::$variant;
            fn table(forum: &Forum) -> &Table<Self> { &forum.$table }
            fn table_mut(forum: &mut Forum) -> &mut Table<Self> { &mut forum.$table }
        })+

        /// Something done once for every kind, with the record's type at hand.
        pub trait ForEachKind {
            /// Called with each record type in turn.
            fn visit<R: Record>(&mut self);
        }

        /// Calls the visitor with every record type, in the order of the list.
        pub fn for_each_kind(visitor: &mut impl ForEachKind) {
            $(visitor.visit::<$record>();)+
        }

        /// Something done with the record type of one kind.
        pub trait WithKind {
            /// What comes out.
            type Output;
            /// Called with the record type.
            fn with<R: Record>(self) -> Self::Output;
        }

        impl Kind {
            /// Calls the visitor with the record type of this kind.
            pub fn with<V: WithKind>(self, visitor: V) -> V::Output {
                match self { $(Self::$variant => visitor.with::<$record>(),)+ }
            }
        }
    };
}
pub(crate) use kinds;

pub use super::forum::{ForEachKind, Kind, WithKind, for_each_kind};
