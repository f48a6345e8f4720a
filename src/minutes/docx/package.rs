//! The package around the document: what parts there are, how they refer to each other, and what the
//! file says of itself.

use std::borrow::Cow;

use super::links::Addresses;
use super::paragraph::{Look, Type, run};
use super::pictures::Images;
use super::section;
use super::xml::Xml;
use crate::domain::{Design, Language};
use crate::minutes::book::{Book, Cover};
use crate::minutes::container::{Archive, Unwritable};
use crate::minutes::escape;

/// The vocabulary of word processing.
pub const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The relationships of office documents; their kinds begin so too.
pub const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const CONTENT_TYPES: &str = include_str!("parts/content_types.xml");
const PACKAGE: &str = include_str!("parts/package_rels.xml");
const STYLES: &str = include_str!("parts/styles.xml");
const SETTINGS: &str = include_str!("parts/settings.xml");
const FONTS: &str = include_str!("parts/fonts.xml");
const APP: &str = include_str!("parts/app.xml");

/// The parts that are written anew for each book.
pub struct Written<'a> {
    /// The text.
    pub document: String,
    /// Its lists.
    pub numbering: String,
    /// What it links to.
    pub addresses: Addresses,
    /// The pictures that it shows.
    pub images: Images<'a>,
}

/// The file.
pub fn package(book: &Book, written: &Written<'_>) -> Result<Vec<u8>, Unwritable> {
    let (cover, code) = (&book.cover, code(book.language));
    let mut archive = Archive::default();
    archive.add("[Content_Types].xml", CONTENT_TYPES)?;
    archive.add("_rels/.rels", PACKAGE)?;
    archive.add("docProps/core.xml", &core(cover, code))?;
    archive.add("docProps/app.xml", APP)?;
    archive.add("word/document.xml", &written.document)?;
    archive.add("word/_rels/document.xml.rels", &relationships(written))?;
    archive.add("word/styles.xml", &dressed(book.design, STYLES).replace("{language}", code))?;
    archive.add("word/settings.xml", SETTINGS)?;
    archive.add("word/fontTable.xml", dressed(book.design, FONTS).as_ref())?;
    archive.add("word/numbering.xml", &written.numbering)?;
    archive.add("word/header.xml", &header(&cover.title))?;
    archive.add("word/footer.xml", &footer())?;
    written.images.add_to(&mut archive)?;
    archive.finish()
}

/// A part as the design has it: an institution's book has a book face, and blue for red and green.
fn dressed(design: Design, part: &str) -> Cow<'_, str> {
    match design {
        Design::Plain => Cow::Borrowed(part),
        Design::Institution => {
            let inked = part.replace("A5300C", "1F3A5F").replace("1C5A3F", "1F3A5F");
            Cow::Owned(inked.replace("Atkinson Hyperlegible Next", "Cambria"))
        }
    }
}

/// The language as Word names it, for its spelling.
const fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en-GB",
        Language::Fr => "fr-FR",
    }
}

fn core(cover: &Cover, language: &str) -> String {
    let mut xml = Xml::part();
    xml.start(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.element("dc:title", &[], &escape::plain(&cover.title));
    xml.element("dc:subject", &[], &escape::plain(&cover.kind));
    xml.element("dc:language", &[], language);
    xml.finish()
}

fn relationships(written: &Written<'_>) -> String {
    let mut xml = Xml::part();
    xml.start("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")]);
    xml.line();
    for (id, kind, target) in [
        ("styles", "styles", "styles.xml"),
        ("settings", "settings", "settings.xml"),
        ("fonts", "fontTable", "fontTable.xml"),
        ("numbering", "numbering", "numbering.xml"),
        (section::HEADER, "header", "header.xml"),
        (section::FOOTER, "footer", "footer.xml"),
    ] {
        xml.empty("Relationship", &[("Id", id), ("Type", &format!("{RELATIONSHIPS}/{kind}")), ("Target", target)]);
        xml.line();
    }
    written.addresses.write(&mut xml);
    written.images.write(&mut xml);
    xml.finish()
}

/// The forum's title at the head of every page but the first.
fn header(title: &str) -> String {
    let mut xml = Xml::part();
    xml.start("w:hdr", &[("xmlns:w", MAIN)]);
    xml.start("w:p", &[]);
    Look::style("Header").write(&mut xml);
    run(&mut xml, &escape::plain(title), Type::default());
    xml.finish()
}

/// The number of the page at its foot.
fn footer() -> String {
    let mut xml = Xml::part();
    xml.start("w:ftr", &[("xmlns:w", MAIN)]);
    xml.start("w:p", &[]);
    Look::style("Footer").write(&mut xml);
    xml.start("w:fldSimple", &[("w:instr", " PAGE ")]);
    run(&mut xml, "2", Type::default());
    xml.finish()
}
