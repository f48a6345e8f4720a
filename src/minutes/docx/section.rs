//! The page, and sections whose text runs in columns.

use super::xml::Xml;

/// The page's width and height, A4, in twentieths of a point.
const PAGE: (&str, &str) = ("11906", "16838");
/// The margins on the left and the right.
const SIDE: &str = "1247";
/// How wide the text is: the page without its margins.
pub const WIDTH: u32 = 9412;
/// What stands between two columns.
const BETWEEN: &str = "567";

/// The relationship of the header.
pub const HEADER: &str = "header";
/// The relationship of the footer.
pub const FOOTER: &str = "footer";

/// A stretch of text with its page and its columns.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Whether it is the book's first: the cover has neither header nor footer.
    pub first: bool,
    /// How many columns its text runs in.
    pub columns: u8,
}

impl Section {
    /// Writes its properties.
    pub fn write(self, xml: &mut Xml) {
        xml.start("w:sectPr", &[]);
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", HEADER)]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER)]);
        if !self.first {
            xml.value("w:type", "continuous");
        }
        xml.empty("w:pgSz", &[("w:w", PAGE.0), ("w:h", PAGE.1)]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1474"),
                ("w:right", SIDE),
                ("w:bottom", "1361"),
                ("w:left", SIDE),
                ("w:header", "680"),
                ("w:footer", "624"),
                ("w:gutter", "0"),
            ],
        );
        if self.columns > 1 {
            xml.empty("w:cols", &[("w:num", &self.columns.to_string()), ("w:space", BETWEEN)]);
        } else {
            xml.empty("w:cols", &[("w:space", BETWEEN)]);
        }
        if self.first {
            xml.empty("w:titlePg", &[]);
        }
        xml.end();
    }
}
