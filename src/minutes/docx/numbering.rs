//! Bullets and numbers: lists are Word's own, so that they go on and nest when somebody edits them.

use super::package::MAIN;
use super::paragraph::{Indent, Look};
use super::xml::Xml;

/// By how much a list stands in from what it stands in, and its first line hangs out.
pub const STEP: u32 = 284;
/// Deepest indent: beyond it a line would have no room for its words.
const DEEPEST: u32 = 5_000;
/// Word's lists have nine levels; deeper ones stay at the ninth.
const LEVELS: u8 = 9;
/// The largest number that a list of Word may start with.
const LARGEST: u64 = 32_767;
/// The list that all bullets belong to.
const BULLETS: usize = 1;

/// A paragraph's place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The list.
    pub list: usize,
    /// The level in it, from 0 to 8.
    pub level: u8,
}

/// The lists of a book.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The numbered lists: at which level each stands, and with what it starts.
    numbered: Vec<(u8, u64)>,
}

/// The level of a list that stands in `depth` others.
fn level(depth: usize) -> u8 {
    u8::try_from(depth).unwrap_or(u8::MAX).min(LEVELS - 1)
}

/// A bullet in a list that stands in `depth` others.
pub fn bullet(depth: usize) -> Number {
    Number { list: BULLETS, level: level(depth) }
}

impl Numbering {
    /// A new numbered list that stands in `depth` others; none where Word can't count from `start`.
    pub fn numbered(&mut self, depth: usize, start: u64) -> Option<Number> {
        (start <= LARGEST).then(|| {
            self.numbered.push((level(depth), start));
            Number { list: BULLETS + self.numbered.len(), level: level(depth) }
        })
    }

    /// The part that describes them.
    pub fn part(&self) -> String {
        let mut xml = Xml::part();
        xml.start("w:numbering", &[("xmlns:w", MAIN)]);
        kind(&mut xml, "0", |xml, level| {
            xml.value("w:numFmt", "bullet");
            xml.value("w:lvlText", ["•", "◦", "▪"].get(usize::from(level % 3)).copied().unwrap_or("•"));
        });
        kind(&mut xml, "1", |xml, level| {
            xml.value("w:numFmt", "decimal");
            xml.value("w:lvlText", &format!("%{}.", level + 1));
        });
        xml.start("w:num", &[("w:numId", &BULLETS.to_string())]);
        xml.value("w:abstractNumId", "0");
        xml.end();
        for (n, (level, start)) in self.numbered.iter().enumerate() {
            xml.line();
            xml.start("w:num", &[("w:numId", &(BULLETS + 1 + n).to_string())]);
            xml.value("w:abstractNumId", "1");
            xml.start("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
            xml.value("w:startOverride", &start.to_string());
            xml.end();
            xml.end();
        }
        xml.finish()
    }
}

/// One kind of list, with its nine levels.
fn kind(xml: &mut Xml, id: &str, marks: impl Fn(&mut Xml, u8)) {
    xml.start("w:abstractNum", &[("w:abstractNumId", id)]);
    xml.value("w:multiLevelType", "multilevel");
    for level in 0..LEVELS {
        xml.line();
        xml.start("w:lvl", &[("w:ilvl", &level.to_string())]);
        xml.value("w:start", "1");
        marks(xml, level);
        xml.value("w:lvlJc", "left");
        xml.start("w:pPr", &[]);
        xml.empty("w:ind", &[("w:left", &own_indent(level).to_string()), ("w:hanging", &STEP.to_string())]);
        xml.end();
        xml.start("w:rPr", &[]);
        if id == "0" {
            // The book's typeface, or the one that stands in for it, may lack the inner bullets.
            xml.empty("w:rFonts", &[("w:ascii", "Arial"), ("w:hAnsi", "Arial"), ("w:cs", "Arial"), ("w:hint", "default")]);
        }
        xml.value("w:color", "auto");
        xml.end();
        xml.end();
    }
    xml.end();
    xml.line();
}

fn own_indent(level: u8) -> u32 {
    (u32::from(level) + 1) * STEP
}

/// An indent that leaves room for words.
pub fn bounded(left: u32) -> u32 {
    left.min(DEEPEST)
}

/// A paragraph with its bullet or number, whose words begin at `left`.
pub fn item(style: &'static str, number: Number, left: u32) -> Look {
    let left = bounded(left);
    let indent = (left != own_indent(number.level)).then_some(Indent { left, hanging: STEP, right: 0 });
    Look { number: Some(number), indent, ..Look::style(style) }
}
