//! Looks through an update before the library sees it.
//!
//! yrs trusts what it decodes: lengths that run over, orders that it never writes, or values nested
//! without end make it panic or exhaust the memory, and in the browser that is the end of the page. What
//! passes here has the shape of what this app writes: values in flat root maps and characters in root
//! texts, in order and within bounds. Layout: Yjs, update encoding v1. Rule S15.
//!
//! What can't be seen from the bytes alone remains: an update made up with care, which gives other
//! content to what an author has already written, is taken for that author's.

use std::collections::BTreeSet;
use std::fmt;

/// Largest clock that any client may come to: yrs counts with signed 32 bits.
const LATEST: u64 = 1 << 30;
/// Client ids have 53 bits.
const CLIENTS: u64 = 1 << 53;
/// How deep arrays may be nested; this app writes arrays of scalars.
const DEPTH: u32 = 16;

/// What is wrong with an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// It ends too early.
    CutOff,
    /// It goes on after its end.
    GoesOn,
    /// A figure is larger than any that we write.
    TooLarge,
    /// A text isn't UTF-8.
    NotText,
    /// Something that lasts for nothing.
    Empty,
    /// A client, or a stretch that was deleted, comes twice or out of order.
    OutOfOrder,
    /// It builds on something that its own author wrote later.
    BuildsOnLater,
    /// A kind of content, or a place for it, that no version of this app writes.
    Foreign,
    /// Values nested too deep.
    TooDeep,
    /// It speaks of what this window itself hasn't written yet.
    Foreseen,
}

impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CutOff => "it is cut off",
            Self::GoesOn => "it goes on after its end",
            Self::TooLarge => "a figure is too large",
            Self::NotText => "a text is none",
            Self::Empty => "something is empty",
            Self::OutOfOrder => "something is out of order",
            Self::BuildsOnLater => "it builds on what comes later",
            Self::Foreign => "something isn't ours",
            Self::TooDeep => "it is nested too deep",
            Self::Foreseen => "it tells what this window hasn't written yet",
        })
    }
}

/// Looks through an update.
pub fn check_update(update: &[u8]) -> Result<(), Unsound> {
    let mut bytes = Bytes(update);
    let mut clients = BTreeSet::new();
    for _ in 0..bytes.count()? {
        let blocks = bytes.count()?;
        let client = bytes.below(CLIENTS)?;
        if !clients.insert(client) {
            return Err(Unsound::OutOfOrder);
        }
        let mut clock = bytes.below(LATEST)?;
        for _ in 0..blocks {
            clock += bytes.block(client, clock)?;
            if clock > LATEST {
                return Err(Unsound::TooLarge);
            }
        }
    }
    bytes.deletions()?;
    bytes.end()
}

/// Looks through a state vector.
pub fn check_state_vector(vector: &[u8]) -> Result<(), Unsound> {
    let mut bytes = Bytes(vector);
    let mut clients = BTreeSet::new();
    for _ in 0..bytes.count()? {
        if !clients.insert(bytes.below(CLIENTS)?) {
            return Err(Unsound::OutOfOrder);
        }
        bytes.below(LATEST + 1)?;
    }
    bytes.end()
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Result<u8, Unsound> {
        let (first, rest) = self.0.split_first().ok_or(Unsound::CutOff)?;
        self.0 = rest;
        Ok(*first)
    }

    fn take(&mut self, length: u64) -> Result<&'a [u8], Unsound> {
        let length = usize::try_from(length).map_err(|_| Unsound::TooLarge)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Unsound::CutOff)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A whole number, seven bits a byte, the lowest first.
    fn number(&mut self) -> Result<u64, Unsound> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Unsound::TooLarge)
    }

    fn below(&mut self, limit: u64) -> Result<u64, Unsound> {
        let number = self.number()?;
        if number < limit { Ok(number) } else { Err(Unsound::TooLarge) }
    }

    /// How many things follow. Each takes a byte at least, so that no more can follow than there are
    /// bytes: memory is never set aside for things that don't come.
    fn count(&mut self) -> Result<u64, Unsound> {
        let count = self.number()?;
        if usize::try_from(count).is_ok_and(|count| count <= self.0.len()) { Ok(count) } else { Err(Unsound::CutOff) }
    }

    fn text(&mut self) -> Result<&'a str, Unsound> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).map_err(|_| Unsound::NotText)
    }

    /// One block by `client` at `clock`; how long it lasts.
    fn block(&mut self, client: u64, clock: u64) -> Result<u64, Unsound> {
        const GONE: u8 = 0;
        const SKIPPED: u8 = 10;
        let info = self.byte()?;
        let length = if info == GONE || info == SKIPPED { self.below(LATEST)? } else { self.item(info, client, clock)? };
        if length == 0 { Err(Unsound::Empty) } else { Ok(length) }
    }

    fn item(&mut self, info: u8, client: u64, clock: u64) -> Result<u64, Unsound> {
        const AFTER: u8 = 0x80;
        const BEFORE: u8 = 0x40;
        const KEYED: u8 = 0x20;
        const NAMED: u64 = 1;
        for origin in [AFTER, BEFORE] {
            if info & origin != 0 {
                self.origin(client, clock)?;
            }
        }
        if info & (AFTER | BEFORE) == 0 {
            if self.number()? != NAMED {
                return Err(Unsound::Foreign);
            }
            self.text()?;
            if info & KEYED != 0 {
                self.text()?;
            }
        }
        self.content(info & 0x1f)
    }

    /// What an item was put after or before.
    fn origin(&mut self, client: u64, clock: u64) -> Result<(), Unsound> {
        let (other, at) = (self.below(CLIENTS)?, self.below(LATEST)?);
        if other == client && at >= clock { Err(Unsound::BuildsOnLater) } else { Ok(()) }
    }

    fn content(&mut self, kind: u8) -> Result<u64, Unsound> {
        const DELETED: u8 = 1;
        const BINARY: u8 = 3;
        const CHARACTERS: u8 = 4;
        const VALUES: u8 = 8;
        match kind {
            DELETED => self.below(LATEST),
            BINARY => {
                let length = self.number()?;
                self.take(length).map(|_| 1)
            }
            CHARACTERS => self.text().map(|text| text.encode_utf16().count() as u64),
            VALUES => {
                let count = self.count()?;
                (0..count).try_for_each(|_| self.value(DEPTH))?;
                Ok(count)
            }
            _ => Err(Unsound::Foreign),
        }
    }

    /// A value as lib0 writes it.
    fn value(&mut self, depth: u32) -> Result<(), Unsound> {
        let depth = depth.checked_sub(1).ok_or(Unsound::TooDeep)?;
        match self.byte()? {
            // Undefined, null, true, false.
            127 | 126 | 121 | 120 => Ok(()),
            // A whole number, with its sign in the first byte; longer ones are never written so.
            125 => self.number().map(drop),
            124 => self.take(4).map(drop),
            123 | 122 => self.take(8).map(drop),
            119 => self.text().map(drop),
            118 => {
                let count = self.count()?;
                (0..count).try_for_each(|_| {
                    self.text()?;
                    self.value(depth)
                })
            }
            117 => {
                let count = self.count()?;
                (0..count).try_for_each(|_| self.value(depth))
            }
            116 => {
                let length = self.number()?;
                self.take(length).map(drop)
            }
            _ => Err(Unsound::Foreign),
        }
    }

    /// The stretches that were deleted.
    fn deletions(&mut self) -> Result<(), Unsound> {
        let mut clients = BTreeSet::new();
        for _ in 0..self.count()? {
            if !clients.insert(self.below(CLIENTS)?) {
                return Err(Unsound::OutOfOrder);
            }
            let mut last = 0;
            for _ in 0..self.count()? {
                let (start, length) = (self.below(LATEST)?, self.below(LATEST)?);
                if length == 0 {
                    return Err(Unsound::Empty);
                }
                if start < last {
                    return Err(Unsound::OutOfOrder);
                }
                last = start + length;
                if last > LATEST {
                    return Err(Unsound::TooLarge);
                }
            }
        }
        Ok(())
    }

    fn end(&self) -> Result<(), Unsound> {
        if self.0.is_empty() { Ok(()) } else { Err(Unsound::GoesOn) }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
