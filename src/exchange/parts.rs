//! A text that is too long for one QR code, in several that follow each other on a screen, over and over, until
//! whoever films them has all.

use std::collections::BTreeMap;
use std::fmt;

use super::checksum;
use crate::domain::limits;

/// What each part begins with.
const MARK: &str = "OF1";
/// Most parts of one text.
pub const MOST: usize = 2_000;

/// The parts of a text, none longer than so many characters of it.
///
/// Each says which it is, of how many, and of what: `OF1.<checksum>.<number>.<count>.<letters>`.
pub fn split(text: &str, characters: usize) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let pieces: Vec<&[char]> = letters.chunks(characters.max(1)).collect();
    let (sum, count) = (checksum::of(text.bytes()), pieces.len());
    pieces
        .into_iter()
        .enumerate()
        .map(|(n, piece)| format!("{MARK}.{sum:016x}.{}.{count}.{}", n + 1, piece.iter().collect::<String>()))
        .collect()
}

/// Why a picture's text is no part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPart;

impl fmt::Display for NoPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not part of a text of this app")
    }
}

impl std::error::Error for NoPart {}

/// Parts that are being gathered; a part of another text begins anew.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    sum: u64,
    count: usize,
    parts: BTreeMap<usize, String>,
}

impl Gathering {
    /// How many parts have come, of how many.
    pub fn so_far(&self) -> (usize, usize) {
        (self.parts.len(), self.count)
    }

    /// Takes a part in, in any order, as often as it comes; the text once it is whole.
    ///
    /// Rule H10: a text that doesn't come to what its parts say of it is dropped, and gathered anew.
    ///
    /// # Errors
    /// [`NoPart`] for any other text.
    pub fn take(&mut self, part: &str) -> Result<Option<String>, NoPart> {
        let (sum, n, count, letters) = read(part).ok_or(NoPart)?;
        if (sum, count) != (self.sum, self.count) {
            *self = Self { sum, count, parts: BTreeMap::new() };
        }
        self.parts.insert(n, letters.to_owned());
        if self.parts.len() < self.count {
            return Ok(None);
        }
        let text: String = self.parts.values().map(String::as_str).collect();
        if checksum::of(text.bytes()) == sum {
            return Ok(Some(text));
        }
        self.parts.clear();
        Ok(None)
    }
}

fn read(part: &str) -> Option<(u64, usize, usize, &str)> {
    let mut pieces = part.trim().splitn(5, '.');
    if pieces.next()? != MARK {
        return None;
    }
    let sum = u64::from_str_radix(pieces.next()?, 16).ok()?;
    let (n, count) = (pieces.next()?.parse().ok()?, pieces.next()?.parse().ok()?);
    let letters = pieces.next()?;
    ((1..=count).contains(&n) && count <= MOST && letters.len() <= limits::PACKET / MOST).then_some((sum, n, count, letters))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    /// H10
    #[test]
    fn a_text_is_gathered_from_its_parts_in_any_order_and_however_often_they_come() {
        let text: String = (0..5_000_u32).map(|n| char::from_u32(65 + n % 26).unwrap()).collect();
        let parts = split(&text, 300);
        assert!(parts.len() == 17 && parts.iter().all(|part| part.len() < 350));
        let mut gathering = Gathering::default();
        let mut whole = None;
        for part in parts.iter().rev().chain(&parts).step_by(2).chain(&parts) {
            whole = whole.or(gathering.take(part).unwrap());
        }
        assert_eq!(whole, Some(text));
    }

    /// H10
    #[test]
    fn a_part_of_another_text_begins_anew_and_a_forged_one_makes_nothing() {
        let (one, other) = (split("one text of some length", 9), split("another text of this length", 9));
        let mut gathering = Gathering::default();
        gathering.take(&one[0]).unwrap();
        gathering.take(&other[0]).unwrap();
        assert_eq!(gathering.so_far(), (1, 3));
        let forged = format!("{}x", other[1]);
        gathering.take(&forged).unwrap();
        assert_eq!(gathering.take(&other[2]), Ok(None));
        assert_eq!(gathering.so_far(), (0, 3));
        for part in &other {
            gathering.take(part).unwrap();
        }
        assert_eq!(gathering.take("https://example.org"), Err(NoPart));
        assert_eq!(gathering.take("OF1.0.0.0."), Err(NoPart));
        assert_eq!(gathering.take("OF1.0.3.2.x"), Err(NoPart));
    }
}
