//! A ZIP archive, which is what a .docx is too: entries, then their directory (APPNOTE 6.3, without ZIP64).
//!
//! Every entry has the date of the format's beginning, so that the same book is the same file.

use std::fmt;

/// How hard to compress: beyond this level the file gets hardly smaller, and takes twice as long.
const LEVEL: u8 = 3;
/// 1 January 1980, as the format writes it; the time is midnight, 0.
const DATE: u16 = 0x21;
/// Version 2.0 of the format: entries are deflated.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
/// As it is: what is compressed already only gets larger.
const STORED: u16 = 0;

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// It would be larger than the format can say: 4 GB, or 65,535 entries.
    TooLarge,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file would be larger than its format allows")
    }
}

impl std::error::Error for Unwritable {}

/// An archive that is being written.
#[derive(Debug, Default)]
pub struct Archive {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Archive {
    /// Adds a file.
    ///
    /// # Errors
    /// [`Unwritable`] where the format can't say how large it is, or how many there are.
    pub fn add(&mut self, name: &str, content: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), Unwritable> {
        self.add_bytes(name, content.as_ref())
    }

    fn add_bytes(&mut self, name: &str, content: &[u8]) -> Result<(), Unwritable> {
        let packed = miniz_oxide::deflate::compress_to_vec(content, LEVEL);
        self.entry(name, DEFLATED, content, &packed)
    }

    /// Adds a file that is compressed already.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn add_packed(&mut self, name: &str, content: &[u8]) -> Result<(), Unwritable> {
        self.entry(name, STORED, content, content)
    }

    fn entry(&mut self, name: &str, method: u16, content: &[u8], packed: &[u8]) -> Result<(), Unwritable> {
        let at = size(self.out.len())?;
        let mut about = Vec::with_capacity(26);
        for n in [VERSION, FLAGS, method, 0, DATE] {
            about.extend(n.to_le_bytes());
        }
        for n in [checksum(content), size(packed.len())?, size(content.len())?] {
            about.extend(n.to_le_bytes());
        }
        // The length of the name, and none of extra fields.
        about.extend(u16::try_from(name.len()).map_err(|_| Unwritable::TooLarge)?.to_le_bytes());
        about.extend(0_u16.to_le_bytes());

        self.out.extend(b"PK\x03\x04");
        self.out.extend(&about);
        self.out.extend(name.as_bytes());
        self.out.extend(packed);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&about);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count = self.count.checked_add(1).ok_or(Unwritable::TooLarge)?;
        Ok(())
    }

    /// The whole archive.
    pub fn finish(mut self) -> Result<Vec<u8>, Unwritable> {
        let (at, length) = (size(self.out.len())?, size(self.directory.len())?);
        self.out.append(&mut self.directory);
        self.out.extend(b"PK\x05\x06");
        // One disk.
        self.out.extend([0; 4]);
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(length.to_le_bytes());
        self.out.extend(at.to_le_bytes());
        self.out.extend(0_u16.to_le_bytes());
        Ok(self.out)
    }
}

fn size(bytes: usize) -> Result<u32, Unwritable> {
    u32::try_from(bytes).map_err(|_| Unwritable::TooLarge)
}

/// CRC-32 as ZIP wants it.
fn checksum(bytes: &[u8]) -> u32 {
    // What each byte does to it.
    let table: [u32; 256] = std::array::from_fn(|byte| {
        let shifted = |crc: u32, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
        (0..8).fold(u32::try_from(byte).unwrap_or(0), shifted)
    });
    let step = |crc: u32, byte: &u8| {
        let [low, ..] = crc.to_le_bytes();
        (crc >> 8) ^ table.get(usize::from(low ^ byte)).copied().unwrap_or(0)
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum(b""), 0);
    }
}
