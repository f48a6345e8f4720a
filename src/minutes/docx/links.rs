//! Where the document leads to: addresses outside as relationships, places within as bookmarks.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use super::package::RELATIONSHIPS;
use super::xml::Xml;
use crate::minutes::book::{Address, Anchor, Block, Book};

/// Longest address that Word follows.
const LONGEST: usize = 2_000;
/// Longest name of a bookmark.
const NAME: usize = 40;

/// The addresses that the document links to.
#[derive(Debug, Default)]
pub struct Addresses {
    of: HashMap<String, usize>,
    all: Vec<String>,
}

impl Addresses {
    /// The relationship that leads to the address; none for one that Word would call damage.
    pub fn relationship(&mut self, address: &Address) -> Option<String> {
        let target = target(address.as_str())?;
        let next = self.all.len();
        let n = *self.of.entry(target.clone()).or_insert(next);
        if n == next {
            self.all.push(target);
        }
        Some(format!("link{n}"))
    }

    /// The relationships, for the document's list of them.
    pub fn write(&self, xml: &mut Xml) {
        for (n, target) in self.all.iter().enumerate() {
            xml.empty(
                "Relationship",
                &[
                    ("Id", &format!("link{n}")),
                    ("Type", &format!("{RELATIONSHIPS}/hyperlink")),
                    ("Target", target),
                    ("TargetMode", "External"),
                ],
            );
            xml.line();
        }
    }
}

/// The address as a URI in the strict sense (RFC 3986): one that isn't would make Word refuse the whole file.
fn target(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let mut uri = format!("{}:", scheme.to_ascii_lowercase());
    if let Some(rest) = rest.strip_prefix("//") {
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let (host, port) = host.split_once(':').unwrap_or((host, ""));
        let sound = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        if host.is_empty() || !host.chars().all(sound) || port.len() > 5 || !port.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        uri.push_str("//");
        encode(authority, &mut uri);
        encode(path, &mut uri);
    } else {
        encode(rest, &mut uri);
    }
    (uri.len() <= LONGEST).then_some(uri)
}

/// Writes as `%XX` what a URI can't hold as it is; a `#` only opens a fragment once.
fn encode(text: &str, uri: &mut String) {
    let mut fragment = false;
    for (n, byte) in text.bytes().enumerate() {
        let kept = match byte {
            b'%' => text.as_bytes().get(n + 1..n + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            b'#' => !std::mem::replace(&mut fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if kept {
            uri.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
}

/// The places of a book that can be linked to, with their bookmarks.
#[derive(Debug)]
pub struct Places<'a> {
    of: HashMap<&'a Anchor, (usize, String)>,
    /// Those whose bookmark is set.
    set: HashSet<usize>,
}

impl<'a> Places<'a> {
    /// All places of a book.
    pub fn of(book: &'a Book) -> Self {
        let mut places = Self { of: HashMap::new(), set: HashSet::new() };
        for part in &book.parts {
            places.add(&part.anchor);
            places.blocks(&part.blocks);
            for chapter in &part.chapters {
                places.add(&chapter.anchor);
                places.blocks(&chapter.blocks);
            }
        }
        places
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            if let Block::Item(item) = block {
                item.anchor.iter().for_each(|anchor| self.add(anchor));
                self.blocks(&item.blocks);
            }
        }
    }

    /// A bookmark's name begins with a letter and holds no hyphen; one that begins with `_` is hidden.
    fn add(&mut self, anchor: &'a Anchor) {
        let n = self.of.len();
        let name = anchor.name().replace('-', "_");
        let sound = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() <= NAME;
        self.of.entry(anchor).or_insert_with(|| (n, if sound { name } else { format!("_place{n}") }));
    }

    /// The bookmark of a place, if the book has that place.
    pub fn name(&self, anchor: &Anchor) -> Option<&str> {
        self.of.get(anchor).map(|(_, name)| name.as_str())
    }

    /// Id and name of the bookmark to be set at a place; each place has one, at its first coming.
    pub fn set(&mut self, anchor: &Anchor) -> Option<(String, String)> {
        let (n, name) = self.of.get(anchor)?;
        self.set.insert(*n).then(|| (n.to_string(), name.clone()))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, missing_docs)]
mod tests {
    use super::*;

    fn of(address: &str) -> Option<String> {
        target(Address::read(address).unwrap().as_str())
    }

    #[test]
    fn an_address_is_written_as_a_uri() {
        assert_eq!(of("https://a.example/x?y=1&z=2#w").unwrap(), "https://a.example/x?y=1&z=2#w");
        assert_eq!(
            of("HTTP://é.example/été%20[1]|\"<>\\^`{}").unwrap(),
            "http://%C3%A9.example/%C3%A9t%C3%A9%20%5B1%5D%7C%22%3C%3E%5C%5E%60%7B%7D"
        );
        assert_eq!(of("https://a.example/100%#a#b").unwrap(), "https://a.example/100%25#a%23b");
        assert_eq!(of("mailto:a@b.example?subject=é").unwrap(), "mailto:a@b.example?subject=%C3%A9");
    }

    #[test]
    fn an_address_that_is_no_uri_leads_nowhere() {
        for address in
            ["http://:80", "https://a.example:x/", "https://a.example:123456/", "https://[x]/", "https://a%zz/", "https://a@/"]
        {
            assert_eq!(of(address), None, "{address}");
        }
        assert_eq!(of(&format!("https://a.example/{}", "a".repeat(3_000))), None);
    }

    #[test]
    fn an_address_that_comes_again_has_one_relationship() {
        let mut addresses = Addresses::default();
        let mut of = |address: &str| addresses.relationship(&Address::read(address).unwrap()).unwrap();
        assert_eq!([of("https://a.example"), of("https://b.example"), of("https://a.example")], ["link0", "link1", "link0"]);
    }
}
