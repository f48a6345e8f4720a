//! The wrapping of whatever goes from laptop to laptop by hand: what it is, for which forum, whether it came
//! whole. In a link, a QR code or a file it is the same text. `docs/FORMAT.md` describes it.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use miniz_oxide::{deflate, inflate};
use uuid::Uuid;

use super::checksum;
use crate::domain::{Id, Identity, limits};

/// The version of the format that this app writes; newer ones aren't opened.
pub const VERSION: u8 = 1;
/// Versions beyond this one aren't to be expected: what claims to be of one is damaged.
const FORESEEN: u8 = 32;
/// What a packet begins with, before its content: kind, version, forum, checksum.
const HEAD: usize = 1 + 1 + 16 + 4;
/// The hardest compression there is: a packet is made once, and every byte makes a QR code larger.
const LEVEL: u8 = 10;

/// What a packet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// What a laptop needs in order to take part.
    Invitation,
    /// What a laptop brings back.
    Contribution,
}

impl Packing {
    const fn letter(self) -> u8 {
        match self {
            Self::Invitation => b'i',
            Self::Contribution => b'c',
        }
    }

    const fn of(letter: u8) -> Option<Self> {
        match letter {
            b'i' => Some(Self::Invitation),
            b'c' => Some(Self::Contribution),
            _ => None,
        }
    }
}

/// A packet, unwrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// What it is.
    pub packing: Packing,
    /// For which forum.
    pub forum: Id<Identity>,
    /// What is in it.
    pub content: Vec<u8>,
}

/// Why a packet can't be opened. The screens turn each case into a sentence that helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PacketError {
    /// Not a packet of this app.
    NotOurs,
    /// One of ours, cut off or changed on its way.
    Damaged,
    /// Written by a newer version of the app.
    Newer {
        /// The format's version in the packet.
        version: u8,
    },
    /// It holds more than any packet does.
    TooLarge,
}

impl fmt::Display for PacketError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs => f.write_str("not a packet of this app"),
            Self::Damaged => f.write_str("damaged or cut off"),
            Self::Newer { version } => write!(f, "format {version} is newer than this app"),
            Self::TooLarge => f.write_str("it holds more than any packet"),
        }
    }
}

impl std::error::Error for PacketError {}

impl Packet {
    /// The packet as text, of letters that links and QR codes carry unchanged.
    pub fn wrap(&self) -> String {
        let packed = deflate::compress_to_vec(&self.content, LEVEL);
        let mut bytes = Vec::with_capacity(HEAD + packed.len());
        bytes.extend([self.packing.letter(), VERSION]);
        bytes.extend(self.forum.uuid().as_bytes());
        bytes.extend(sum(self.packing, self.forum, &packed).to_le_bytes());
        bytes.extend(packed);
        BASE64.encode(bytes)
    }

    /// Unwraps a packet. Rule H7: nothing of it is looked at before its checksum agrees, and it never becomes
    /// larger than the largest file.
    ///
    /// # Errors
    /// [`PacketError`] says what is wrong with it.
    pub fn unwrap_text(text: &str) -> Result<Self, PacketError> {
        if text.len() > limits::PACKET {
            return Err(PacketError::TooLarge);
        }
        // A link that was broken over lines on its way is whole without its white space.
        let whole: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let is_letters = whole.len() > HEAD && whole.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        let bytes = BASE64.decode(whole).map_err(|_| if is_letters { PacketError::Damaged } else { PacketError::NotOurs })?;
        let (&letter, rest) = bytes.split_first().ok_or(PacketError::NotOurs)?;
        let packing = Packing::of(letter).ok_or(PacketError::NotOurs)?;
        let (&version, rest) = rest.split_first().ok_or(PacketError::Damaged)?;
        if version > VERSION && version <= FORESEEN {
            return Err(PacketError::Newer { version });
        }
        let (forum, rest) = rest.split_first_chunk::<16>().ok_or(PacketError::Damaged)?;
        let (told, packed) = rest.split_first_chunk::<4>().ok_or(PacketError::Damaged)?;
        let forum = Id::new(Uuid::from_bytes(*forum));
        if version != VERSION || u32::from_le_bytes(*told) != sum(packing, forum, packed) {
            return Err(PacketError::Damaged);
        }
        let content = inflate::decompress_to_vec_with_limit(packed, limits::PACKET).map_err(|error| {
            if error.status == inflate::TINFLStatus::HasMoreOutput { PacketError::TooLarge } else { PacketError::Damaged }
        })?;
        Ok(Self { packing, forum, content })
    }
}

/// 32 bits over what the packet is, for whom, and its packed content.
fn sum(packing: Packing, forum: Id<Identity>, packed: &[u8]) -> u32 {
    let head = [packing.letter(), VERSION].into_iter().chain(*forum.uuid().as_bytes());
    let sum = checksum::of(head.chain(packed.iter().copied()));
    #[expect(clippy::cast_possible_truncation, reason = "both halves are folded into one")]
    let folded = (sum >> 32) as u32 ^ sum as u32;
    folded
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
