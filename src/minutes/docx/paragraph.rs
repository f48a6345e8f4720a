//! How paragraphs and runs are set. Word wants the properties of each in one fixed order
//! (ECMA-376, 17.3.1.26 and 17.3.2.28), so they are written here and nowhere else.

use super::numbering::Number;
use super::section::Section;
use super::xml::Xml;

/// How a paragraph is set; its style says everything that isn't said here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// The id of its style.
    pub style: &'static str,
    /// Whether it stays on the page of what follows.
    pub keep_next: bool,
    /// Whether no page divides it.
    pub keep_lines: bool,
    /// Whether it begins a page, where that is otherwise than its style says.
    pub page_break: Option<bool>,
    /// Its bullet or number.
    pub number: Option<Number>,
    /// The space above it, where that is otherwise than its style says.
    pub before: Option<u32>,
    /// How it is indented, where that is otherwise than its style or its list say.
    pub indent: Option<Indent>,
    /// The section that it is the last paragraph of.
    pub section: Option<Section>,
}

/// Indents in twentieths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indent {
    /// On the left.
    pub left: u32,
    /// On the right.
    pub right: u32,
    /// By how much the first line hangs out on the left.
    pub hanging: u32,
}

impl Look {
    /// A paragraph as its style says.
    pub const fn style(style: &'static str) -> Self {
        Self {
            style,
            keep_next: false,
            keep_lines: false,
            page_break: None,
            number: None,
            before: None,
            indent: None,
            section: None,
        }
    }

    /// The same, indented on the left.
    #[must_use]
    pub fn inset(self, left: u32) -> Self {
        if left == 0 { self } else { Self { indent: Some(Indent { left, ..Indent::default() }), ..self } }
    }

    /// The same, on the page of what follows.
    #[must_use]
    pub const fn kept(self) -> Self {
        Self { keep_next: true, ..self }
    }

    /// Writes the properties.
    pub fn write(&self, xml: &mut Xml) {
        xml.start("w:pPr", &[]);
        xml.value("w:pStyle", self.style);
        if self.keep_next {
            xml.empty("w:keepNext", &[]);
        }
        if self.keep_lines {
            xml.empty("w:keepLines", &[]);
        }
        match self.page_break {
            Some(true) => xml.empty("w:pageBreakBefore", &[]),
            Some(false) => xml.value("w:pageBreakBefore", "0"),
            None => {}
        }
        if let Some(number) = self.number {
            xml.start("w:numPr", &[]);
            xml.value("w:ilvl", &number.level.to_string());
            xml.value("w:numId", &number.list.to_string());
            xml.end();
        }
        if let Some(before) = self.before {
            xml.empty("w:spacing", &[("w:before", &before.to_string())]);
        }
        if let Some(indent) = self.indent {
            let sides = [("w:left", indent.left), ("w:right", indent.right), ("w:hanging", indent.hanging)]
                .map(|(side, n)| (side, n.to_string()));
            let told: Vec<_> = sides.iter().filter(|(_, n)| n != "0").map(|(side, n)| (*side, n.as_str())).collect();
            xml.empty("w:ind", &told);
        }
        if let Some(section) = self.section {
            section.write(xml);
        }
        xml.end();
    }
}

/// How a run of words is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Type {
    /// The id of its style.
    pub style: Option<&'static str>,
    /// As code, within a link whose style it has.
    pub code: bool,
    /// Bold. Set on the run itself: in a heading, which is bold already, a style would undo it.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

impl Type {
    /// Words in a style.
    pub const fn style(style: &'static str) -> Self {
        Self { style: Some(style), code: false, bold: false, italic: false }
    }

    fn write(self, xml: &mut Xml) {
        if self == Self::default() {
            return;
        }
        xml.start("w:rPr", &[]);
        if let Some(style) = self.style {
            xml.value("w:rStyle", style);
        }
        if self.code {
            xml.empty("w:rFonts", &[("w:ascii", "Consolas"), ("w:hAnsi", "Consolas"), ("w:cs", "Consolas")]);
        }
        if self.bold {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        }
        if self.italic {
            xml.empty("w:i", &[]);
            xml.empty("w:iCs", &[]);
        }
        xml.end();
    }
}

/// A run of words; a line feed in them is a break, a tab stays one.
pub fn run(xml: &mut Xml, words: &str, set: Type) {
    if words.is_empty() {
        return;
    }
    xml.start("w:r", &[]);
    set.write(xml);
    for (n, line) in words.split('\n').enumerate() {
        if n > 0 {
            xml.empty("w:br", &[]);
        }
        for (n, piece) in line.split('\t').enumerate() {
            if n > 0 {
                xml.empty("w:tab", &[]);
            }
            if !piece.is_empty() {
                let kept = piece.starts_with(' ') || piece.ends_with(' ') || piece.contains("  ");
                xml.element("w:t", if kept { &[("xml:space", "preserve")] } else { &[] }, piece);
            }
        }
    }
    xml.end();
}
