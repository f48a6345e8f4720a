//! The text that is being written: paragraphs, and the words in them.

use super::links::{Addresses, Places};
use super::numbering::Numbering;
use super::paragraph::{Look, Type, run};
use super::pictures::Images;
use super::section::{Section, WIDTH};
use super::xml::Xml;
use crate::minutes::book::{Anchor, Line, Span};
use crate::minutes::escape;

/// The text so far, and what it refers to.
pub struct Body<'a> {
    /// The part.
    pub xml: Xml,
    /// The places that can be linked to.
    pub places: Places<'a>,
    /// The addresses that are linked to.
    pub addresses: Addresses,
    /// The pictures that are shown.
    pub images: Images<'a>,
    /// The lists.
    pub numbering: Numbering,
    /// By how much everything stands in: what belongs to an item whose mark hangs out.
    pub inset: u32,
    /// Whether an item is being written.
    pub within_item: bool,
    /// Whether every paragraph stays on the page of what follows.
    pub together: bool,
    /// The colour that stands out, of the cut line, and the one of a cell that does.
    pub inks: [&'static str; 2],
    /// How many sections are closed.
    sections: usize,
}

impl<'a> Body<'a> {
    /// A text without a word.
    pub fn new(xml: Xml, places: Places<'a>, images: Images<'a>) -> Self {
        Self {
            xml,
            places,
            addresses: Addresses::default(),
            images,
            numbering: Numbering::default(),
            inset: 0,
            inks: ["A5300C", "F6EFE6"],
            within_item: false,
            together: false,
            sections: 0,
        }
    }

    /// How wide the text is here.
    pub const fn width(&self) -> u32 {
        WIDTH.saturating_sub(self.inset)
    }

    /// Opens a paragraph.
    pub fn begin(&mut self, look: Look) {
        self.xml.start("w:p", &[]);
        Look { keep_next: look.keep_next || self.together, keep_lines: self.together, ..look }.write(&mut self.xml);
    }

    /// Closes it.
    pub fn finish(&mut self) {
        self.xml.end();
        self.xml.line();
    }

    /// Words of a plain field.
    pub fn words(&mut self, words: &str, set: Type) {
        run(&mut self.xml, &escape::plain(words), set);
    }

    /// What parts a mark from its title.
    pub fn tab(&mut self) {
        run(&mut self.xml, "\t", Type::default());
    }

    /// A paragraph of a plain field.
    pub fn paragraph(&mut self, look: Look, words: &str) {
        self.begin(look);
        self.words(words, Type::default());
        self.finish();
    }

    /// A paragraph of one line; none where there is nothing to say.
    pub fn some(&mut self, look: Look, line: &Line) {
        if !line.is_empty() {
            self.begin(look);
            self.line(line);
            self.finish();
        }
    }

    /// The words of a line, with its links.
    pub fn line(&mut self, line: &Line) {
        for span in &line.0 {
            match span {
                Span::Ours(words) | Span::Said(words) => self.words(words, Type::default()),
                Span::Link { words, address } => {
                    let relationship = self.addresses.relationship(address);
                    self.link(relationship.as_deref().map(|id| ("r:id", id)), words);
                }
                Span::See { words, anchor } => {
                    let name = self.places.name(anchor).map(str::to_owned);
                    self.link(name.as_deref().map(|name| ("w:anchor", name)), words);
                }
            }
        }
    }

    fn link(&mut self, target: Option<(&str, &str)>, words: &str) {
        let Some(target) = target else { return self.words(words, Type::default()) };
        self.xml.start("w:hyperlink", &[target, ("w:history", "1")]);
        self.words(words, Type::style("Hyperlink"));
        self.xml.end();
    }

    /// Sets the bookmark of a place around what `content` writes.
    pub fn at(&mut self, anchor: Option<&Anchor>, content: impl FnOnce(&mut Self)) {
        let mark = anchor.and_then(|anchor| self.places.set(anchor));
        if let Some((id, name)) = &mark {
            self.xml.empty("w:bookmarkStart", &[("w:id", id), ("w:name", name)]);
        }
        content(self);
        if let Some((id, _)) = &mark {
            self.xml.empty("w:bookmarkEnd", &[("w:id", id)]);
        }
    }

    /// What Word needs between two tables, which would grow together, and after the last one.
    pub fn gap(&mut self) {
        self.begin(Look::style("TableGap"));
        self.finish();
    }

    /// Closes the section whose text runs in `columns`; it is closed by a paragraph of its own.
    pub fn close_section(&mut self, columns: u8) {
        let section = Some(Section { first: self.sections == 0, columns });
        self.sections += 1;
        self.begin(Look { section, ..Look::style("TableGap") });
        self.finish();
    }

    /// Closes the last section, and with it the text.
    pub fn close(&mut self) {
        Section { first: self.sections == 0, columns: 1 }.write(&mut self.xml);
    }
}
