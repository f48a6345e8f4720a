//! The names under which things are stored: `open-forum/<format>/<forum>/…`.
//!
//! ```text
//! open-forum/1/<forum>/about                                 what Home says of it
//! open-forum/1/<forum>/mark                                  `kept` or `gone`
//! open-forum/1/<forum>/told, …/me, …/handed-over             where this laptop was invited to it
//! open-forum/1/<forum>/journal/<document>/<replica>/<seq>    one update
//! open-forum/1/<forum>/snapshot/<document>/<generation>-<replica>
//! open-forum/1/setting/<name>
//! ```

use std::fmt;

use super::{Beside, EntryKey, ForumId, ReplicaId, SnapshotKey};
use crate::domain::Document;

/// The format that this app writes. Rule S6.
pub const VERSION: u32 = 1;

const ROOT: &str = "open-forum";

/// What a name of a forum's stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    About,
    Mark,
    Beside(Beside),
    Entry(Document, EntryKey),
    Snapshot(Document, SnapshotKey),
    /// Of this forum, but of a format or kind that this app doesn't know.
    Unknown,
}

/// The name of one thing of one forum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub version: u32,
    pub forum: ForumId,
    pub place: Place,
}

impl Key {
    /// A name in the format that this app writes.
    pub const fn new(forum: ForumId, place: Place) -> Self {
        Self { version: VERSION, forum, place }
    }

    /// Reads a name; `None` where it is no forum's.
    ///
    /// Only the one way of writing a name is read, so that a name read and written again is the same.
    pub fn parse(name: &str) -> Option<Self> {
        let (version, rest) = name.strip_prefix(ROOT)?.strip_prefix('/')?.split_once('/')?;
        let (forum, place) = rest.split_once('/')?;
        let key = Self { version: version.parse().ok()?, forum: forum.parse().ok()?, place: Place::parse(place) };
        if !name.starts_with(&key.shelf()) {
            return None;
        }
        let known = key.version == VERSION || key.place == Place::About;
        Some(if known && key.to_string() == name { key } else { Self { place: Place::Unknown, ..key } })
    }

    fn shelf(&self) -> String {
        format!("{ROOT}/{}/{}/", self.version, self.forum)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shelf())?;
        match &self.place {
            Place::About => f.write_str("about"),
            Place::Mark => f.write_str("mark"),
            Place::Beside(beside) => f.write_str(beside.name()),
            Place::Entry(document, entry) => write!(f, "journal/{}/{}/{}", document.name(), entry.replica, entry.seq),
            Place::Snapshot(document, snapshot) => write!(f, "snapshot/{}/{snapshot}", document.name()),
            Place::Unknown => Ok(()),
        }
    }
}

impl Place {
    fn parse(text: &str) -> Self {
        let mut parts = text.split('/');
        let place = match (parts.next(), parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some("about"), None, ..) => Some(Self::About),
            (Some("mark"), None, ..) => Some(Self::Mark),
            (Some(name), None, ..) => Beside::ALL.into_iter().find(|beside| beside.name() == name).map(Self::Beside),
            (Some("journal"), Some(document), Some(replica), Some(seq), None) => entry(document, replica, seq),
            (Some("snapshot"), Some(document), Some(snapshot), None, _) => {
                named(document).zip(SnapshotKey::parse(snapshot)).map(|(document, key)| Self::Snapshot(document, key))
            }
            _ => None,
        };
        place.unwrap_or(Self::Unknown)
    }
}

fn entry(document: &str, replica: &str, seq: &str) -> Option<Place> {
    let key = EntryKey { replica: ReplicaId::parse(replica)?, seq: seq.parse().ok()? };
    Some(Place::Entry(named(document)?, key))
}

fn named(name: &str) -> Option<Document> {
    Document::ALL.into_iter().find(|document| document.name() == name)
}

impl ReplicaId {
    fn parse(text: &str) -> Option<Self> {
        u64::from_str_radix(text, 16).ok().map(Self)
    }
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl SnapshotKey {
    /// Reads what [`Display`](fmt::Display) wrote.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (generation, replica) = text.split_once('-')?;
        Some(Self { generation: generation.parse().ok()?, replica: ReplicaId::parse(replica)? })
    }
}

impl fmt::Display for SnapshotKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.generation, self.replica)
    }
}

/// The name of a setting of this machine; `setting` stands where a forum's id would, and is none.
pub(super) fn setting(name: &str) -> String {
    format!("{ROOT}/{VERSION}/setting/{name}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
    use super::*;
    use uuid::Uuid;

    const FORUM: &str = "00000000-0000-0000-0000-0000000000ff";

    fn places() -> [Place; 5] {
        let replica = ReplicaId(0xab);
        [
            Place::About,
            Place::Mark,
            Place::Beside(Beside::HandedOver),
            Place::Entry(Document::Frame, EntryKey { replica, seq: u64::MAX }),
            Place::Snapshot(Document::Floor, SnapshotKey { generation: 7, replica }),
        ]
    }

    #[test]
    fn a_name_written_is_read_as_the_same() {
        for place in places() {
            let key = Key::new(ForumId::new(Uuid::from_u128(0xff)), place);
            assert_eq!(Key::parse(&key.to_string()), Some(key));
        }
    }

    /// S9
    #[test]
    fn names_that_are_not_a_forum_s_are_none() {
        let upper = format!("open-forum/1/{}/about", FORUM.to_uppercase());
        let plus = format!("open-forum/+1/{FORUM}/about");
        for name in ["", "theme", "open-forum", "open-forum/1/", "open-forum/1/setting/theme", "other/1/x/about", &upper, &plus] {
            assert_eq!(Key::parse(name), None, "{name}");
        }
    }

    #[test]
    fn names_of_a_forum_written_otherwise_are_unknown() {
        for rest in
            ["", "abouts", "about/", "journal/frame/ab/1", "journal/roof/00000000000000ab/1", "journal/frame/00000000000000ab/01"]
        {
            let key = Key::parse(&format!("open-forum/1/{FORUM}/{rest}")).unwrap();
            assert_eq!(key.place, Place::Unknown, "{rest}");
        }
    }

    /// S6
    #[test]
    fn of_a_newer_format_only_what_home_says_is_known() {
        let at = |rest: &str| Key::parse(&format!("open-forum/2/{FORUM}/{rest}")).unwrap();
        assert_eq!((at("about").version, at("about").place), (2, Place::About));
        assert_eq!(at("mark").place, Place::Unknown);
    }
}
