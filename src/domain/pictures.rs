//! Pictures: the bytes of photographs, under names made from them. They are kept beside the forum's
//! records, which only name them.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

use super::limits;

/// The formats in which pictures are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Media {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl Media {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Webp];

    /// The format with this media type, if it is one of these.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.name() == name)
    }

    /// Its media type.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// How the names of such files end, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    /// The format that the first bytes tell; none of them can hold a script.
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }
}

/// Why bytes are no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPicture {
    /// They are in none of the formats.
    UnknownFormat,
    /// They are more than a picture may be.
    TooLarge {
        /// How many.
        bytes: usize,
    },
}

impl fmt::Display for NotAPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownFormat => f.write_str("neither JPEG nor PNG nor WebP"),
            Self::TooLarge { bytes } => write!(f, "{bytes} bytes are more than a picture may be"),
        }
    }
}

impl std::error::Error for NotAPicture {}

/// A picture as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    media: Media,
    bytes: Vec<u8>,
}

impl Picture {
    /// The picture that these bytes are. Rule Q3.
    ///
    /// # Errors
    /// [`NotAPicture`] where they are in no known format, or more than [`limits::PICTURE`].
    pub fn read(bytes: Vec<u8>) -> Result<Self, NotAPicture> {
        if bytes.len() > limits::PICTURE {
            return Err(NotAPicture::TooLarge { bytes: bytes.len() });
        }
        let media = Media::of(&bytes).ok_or(NotAPicture::UnknownFormat)?;
        Ok(Self { media, bytes })
    }

    /// Its format.
    pub const fn media(&self) -> Media {
        self.media
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its name: the SHA-256 of its bytes, in 64 hexadecimal digits. The same picture has one name on every
    /// machine, and another picture never has it. Rule Q4.
    pub fn name(&self) -> String {
        let digit = |half: u8| char::from_digit(u32::from(half), 16);
        Sha256::digest(&self.bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).flatten().collect()
    }
}

/// The size of a picture once its longest side is reduced to `most` pixels; its shape is kept, and nothing is
/// enlarged. Rule Q2.
pub fn reduced(width: u32, height: u32, most: u32) -> (u32, u32) {
    let longest = u64::from(width.max(height).max(1));
    let most = u64::from(most).min(longest);
    // Rounded to the nearest pixel; a side that vanished would be no picture.
    let side = |side: u32| u32::try_from((u64::from(side) * most + longest / 2) / longest).unwrap_or(u32::MAX).max(1);
    (side(width), side(height))
}

/// Whether a text can be the name of a picture.
pub fn is_name(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Pictures by their names.
pub type Pictures = BTreeMap<String, Picture>;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
mod tests {
    use super::*;

    /// Q4
    #[test]
    fn a_picture_is_named_by_the_digest_of_its_bytes() {
        let picture = Picture::read(vec![0xFF, 0xD8, 0xFF]).unwrap();
        assert_eq!(picture.name(), "6e568e1f67fba258184c78181539e5e8fdee447e49bb706fc0ea34fbf12336a5");
        assert!(is_name(&picture.name()));
        assert!(!is_name("abc") && !is_name(&"G".repeat(64)) && !is_name(&"../".repeat(22)));
    }

    /// Q2
    #[test]
    fn a_picture_is_reduced_to_its_longest_side_and_never_enlarged() {
        assert_eq!(reduced(4_032, 3_024, 1_600), (1_600, 1_200));
        assert_eq!(reduced(1_200, 2_400, 1_600), (800, 1_600));
        assert_eq!(reduced(1_600, 1, 1_600), (1_600, 1));
        assert_eq!(reduced(640, 480, 1_600), (640, 480));
        assert_eq!(reduced(100_000, 10, 1_600), (1_600, 1));
        assert_eq!(reduced(0, 0, 1_600), (1, 1));
        assert_eq!(reduced(u32::MAX, u32::MAX, 1_600), (1_600, 1_600));
    }

    /// Q3
    #[test]
    fn only_jpeg_png_and_webp_up_to_the_limit_are_pictures() {
        let media = |bytes: &[u8]| Picture::read(bytes.to_vec()).map(|picture| picture.media());
        assert_eq!(media(b"\xFF\xD8\xFF\xE0rest"), Ok(Media::Jpeg));
        assert_eq!(media(b"\x89PNG\r\n\x1A\nrest"), Ok(Media::Png));
        assert_eq!(media(b"RIFF....WEBPVP8 "), Ok(Media::Webp));
        for other in [&b""[..], b"GIF89a", b"<svg onload=alert(1)>", b"RIFF....WAVE"] {
            assert_eq!(media(other), Err(NotAPicture::UnknownFormat));
        }
        let mut most = vec![0xFF; limits::PICTURE];
        most[1] = 0xD8;
        assert!(media(&most).is_ok());
        most.push(0);
        assert_eq!(media(&most), Err(NotAPicture::TooLarge { bytes: limits::PICTURE + 1 }));
    }
}
