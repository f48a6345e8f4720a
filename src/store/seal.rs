//! What is put into cells: text behind a checksum, so that damage is seen. Rule S5.
//!
//! A sealed text is eight hexadecimal digits, a space, and the text. Bytes are sealed as base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{SnapshotKey, keys};

/// FNV-1a, 32 bits, over the cell's name, a byte that no text has, and the text.
///
/// Each step is a bijection of the running sum, so that one changed byte always shows; any other damage
/// goes unseen once in four thousand million times. The name is in it so that a text moved to
/// another cell shows as well.
fn sum(name: &str, text: &str) -> u32 {
    let step = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let named = name.as_bytes().iter().chain(&[0xff]).fold(0x811c_9dc5, step);
    text.as_bytes().iter().fold(named, step)
}

/// The text as it goes into the cell of that name.
pub(super) fn seal(name: &str, text: &str) -> String {
    format!("{:08x} {text}", sum(name, text))
}

/// The text that was sealed, unless it is damaged.
pub(super) fn unseal<'a>(name: &str, sealed: &'a str) -> Option<&'a str> {
    let (digits, text) = sealed.split_once(' ')?;
    (digits == format!("{:08x}", sum(name, text))).then_some(text)
}

/// An update as it goes into the cell of that name.
pub(super) fn seal_bytes(name: &str, bytes: &[u8]) -> String {
    seal(name, &STANDARD.encode(bytes))
}

/// The update that was sealed, unless it is damaged.
pub(super) fn unseal_bytes(name: &str, sealed: &str) -> Option<Vec<u8>> {
    STANDARD.decode(unseal(name, sealed)?).ok()
}

/// A snapshot as it is stored: its bytes, and the names of the snapshots that it holds all of.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Snapshot {
    pub covers: Vec<SnapshotKey>,
    pub bytes: Vec<u8>,
}

/// A snapshot as it goes into the cell of that name: `<covered>,<covered>|<base64>`.
pub(super) fn seal_snapshot(name: &str, bytes: &[u8], covers: &[SnapshotKey]) -> String {
    let covers: Vec<String> = covers.iter().map(ToString::to_string).collect();
    seal(name, &format!("{}|{}", covers.join(","), STANDARD.encode(bytes)))
}

/// The snapshot that was sealed, unless it is damaged.
pub(super) fn unseal_snapshot(name: &str, sealed: &str) -> Option<Snapshot> {
    let (covers, bytes) = unseal(name, sealed)?.split_once('|')?;
    let covers = covers.split(',').filter(|key| !key.is_empty()).map(SnapshotKey::parse).collect::<Option<_>>()?;
    Some(Snapshot { covers, bytes: STANDARD.decode(bytes).ok()? })
}

/// What Home says of a forum, as it is stored.
#[derive(serde::Serialize, serde::Deserialize)]
struct Leaf {
    version: u32,
    #[serde(default)]
    title: String,
    #[serde(default)]
    date: Option<chrono::NaiveDate>,
    #[serde(default)]
    changed: crate::domain::Moment,
}

/// What Home says, as it goes into the cell of that name.
pub(super) fn seal_about(name: &str, about: &super::About) -> String {
    let leaf = Leaf { version: keys::VERSION, title: about.title.clone(), date: about.date, changed: about.changed };
    // Strings, numbers and dates always have a JSON; were it otherwise, an empty text reads as damaged.
    seal(name, &serde_json::to_string(&leaf).unwrap_or_default())
}

/// What Home says and the format it is said in, unless it is damaged.
pub(super) fn unseal_about(name: &str, sealed: &str) -> Option<(u32, super::About)> {
    let leaf: Leaf = serde_json::from_str(unseal(name, sealed)?).ok()?;
    Some((leaf.version, super::About { title: leaf.title, date: leaf.date, changed: leaf.changed }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
    use super::*;
    use crate::store::ReplicaId;

    const NAME: &str = "open-forum/1/x/journal/frame/a/1";

    #[test]
    fn what_is_sealed_is_unsealed() {
        for text in ["", "a", "deux mots", "é | , \u{1F600}"] {
            assert_eq!(unseal(NAME, &seal(NAME, text)), Some(text));
        }
        for bytes in [&b""[..], b"\0", &[255; 1000]] {
            assert_eq!(unseal_bytes(NAME, &seal_bytes(NAME, bytes)).as_deref(), Some(bytes));
        }
        let covers = vec![
            SnapshotKey { generation: 1, replica: ReplicaId(2) },
            SnapshotKey { generation: u64::MAX, replica: ReplicaId(u64::MAX) },
        ];
        let sealed = seal_snapshot(NAME, b"abc", &covers);
        assert_eq!(unseal_snapshot(NAME, &sealed), Some(Snapshot { covers, bytes: b"abc".to_vec() }));
        assert_eq!(unseal_snapshot(NAME, &seal_snapshot(NAME, b"", &[])), Some(Snapshot { covers: vec![], bytes: vec![] }));
    }

    /// S5
    #[test]
    fn one_changed_or_missing_character_is_always_seen() {
        let sealed = seal_bytes(NAME, &(0..=255).collect::<Vec<u8>>());
        for at in 0..sealed.len() {
            for bit in 0..7 {
                let mut bytes = sealed.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                assert_eq!(unseal_bytes(NAME, &String::from_utf8(bytes).unwrap()), None, "{at} {bit}");
            }
            assert_eq!(unseal_bytes(NAME, &sealed[..at]), None, "cut at {at}");
        }
    }

    /// S5
    #[test]
    fn what_lies_in_another_s_cell_is_damaged() {
        assert_eq!(unseal_bytes("open-forum/1/x/journal/frame/a/2", &seal_bytes(NAME, b"abc")), None);
    }
}
