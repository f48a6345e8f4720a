//! The text of the document: cover, contents, parts.

use super::body::Body;
use super::links::Places;
use super::notes;
use super::numbering::{STEP, bounded, bullet, item};
use super::package::{MAIN, RELATIONSHIPS, Written};
use super::paragraph::{Indent, Look, Type};
use super::pictures::Images;
use super::xml::Xml;
use crate::domain::Design;
use crate::minutes::book::{Block, Book, Chapter, Contents, Cover, Entry, FactsManner, Item, ListItem, ListManner, Manner, Part};
use crate::minutes::plates::Plates;

/// Where the words of an item begin whose mark is a number.
const NUMBERED: u32 = 794;
/// Where they begin when it is an hour.
const TIMED: u32 = 1247;
/// What stands above a part or a chapter that begins no page.
const APART: u32 = 800;
/// How many bytes of notes an item may hold that stays in one piece.
const LONG: usize = 800;
/// What the contents are made of, when Word makes them anew: parts and chapters, which alone have the
/// styles of headings 1 and 2, as links.
const CONTENTS: &str = " TOC \\o \"1-2\" \\h \\z ";

/// The document, and what it refers to.
pub fn document<'a>(book: &'a Book, pictures: Plates<'a>) -> Written<'a> {
    let mut xml = Xml::part();
    xml.start("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONSHIPS)]);
    xml.start("w:body", &[]);
    xml.line();
    let mut body = Body::new(xml, Places::of(book), Images::of(pictures));
    if book.design == Design::Institution {
        body.inks = ["1F3A5F", "EEF2F7"];
    }
    cover(&mut body, &book.cover);
    contents(&mut body, &book.contents);
    for (n, part) in book.parts.iter().enumerate() {
        // The last one, how the book was made, follows on.
        let last = n > 0 && n + 1 == book.parts.len();
        self::part(&mut body, part, last);
    }
    // A section must have a paragraph.
    body.gap();
    body.close();
    Written { document: body.xml.finish(), numbering: body.numbering.part(), addresses: body.addresses, images: body.images }
}

/// The style of a heading by its level in the book's outline. Below the parts, only the chapters have
/// heading 2 itself: other headings of their level aren't in the contents.
pub fn heading_style(level: u8) -> &'static str {
    match level {
        0..=2 => "Heading1",
        3 => "SectionHeading",
        4 => "Heading3",
        5 => "Heading4",
        _ => "Heading5",
    }
}

fn cover(body: &mut Body<'_>, cover: &Cover) {
    if let Some(logo) = &cover.logo {
        body.logo(logo);
    }
    body.paragraph(Look::style("CoverKind"), &cover.kind);
    body.paragraph(Look::style("Title"), &cover.title);
    if !cover.theme.is_empty() {
        body.paragraph(Look::style("Subtitle"), &cover.theme);
    }
    if !cover.day.is_empty() {
        body.paragraph(Look::style("Date"), &cover.day);
    }
    body.facts(&cover.facts, FactsManner::Sheet);
    body.figures(&cover.figures);
}

fn contents(body: &mut Body<'_>, contents: &Contents) {
    if contents.entries.is_empty() {
        return;
    }
    body.xml.start("w:sdt", &[]);
    body.xml.start("w:sdtPr", &[]);
    body.xml.start("w:docPartObj", &[]);
    body.xml.value("w:docPartGallery", "Table of Contents");
    body.xml.empty("w:docPartUnique", &[]);
    body.xml.end();
    body.xml.end();
    body.xml.start("w:sdtContent", &[]);
    body.xml.line();
    body.paragraph(Look::style("TOCHeading"), &contents.title);
    let mut field = Field::Closed;
    entries(body, &contents.entries, 0, &mut field);
    body.begin(Look::style("TableGap"));
    field_mark(body, "end");
    body.finish();
    body.xml.end();
    body.xml.end();
    body.xml.line();
}

/// Whether the contents' field is opened: that is done within its first entry.
#[derive(PartialEq, Eq)]
enum Field {
    Closed,
    Open,
}

fn field_mark(body: &mut Body<'_>, kind: &str) {
    body.xml.start("w:r", &[]);
    body.xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    body.xml.end();
}

fn entries(body: &mut Body<'_>, entries: &[Entry], depth: usize, field: &mut Field) {
    let style = match depth {
        0 => "TOC1",
        1 => "TOC2",
        _ => "TOC3",
    };
    for entry in entries {
        body.begin(Look::style(style));
        if *field == Field::Closed {
            *field = Field::Open;
            field_mark(body, "begin");
            body.xml.start("w:r", &[]);
            body.xml.element("w:instrText", &[("xml:space", "preserve")], CONTENTS);
            body.xml.end();
            field_mark(body, "separate");
        }
        let name = body.places.name(&entry.anchor).map(str::to_owned);
        if let Some(name) = &name {
            body.xml.start("w:hyperlink", &[("w:anchor", name), ("w:history", "1")]);
        }
        if !entry.mark.is_empty() {
            body.words(&entry.mark, Type::style("Mark"));
            body.tab();
        }
        body.words(&entry.title, Type::default());
        if name.is_some() {
            body.xml.end();
        }
        body.finish();
        self::entries(body, &entry.under, depth + 1, field);
    }
}

fn part(body: &mut Body<'_>, part: &Part, last: bool) {
    let look = if last {
        Look { page_break: Some(false), before: Some(APART), ..Look::style("Heading1") }
    } else {
        Look::style("Heading1")
    };
    body.begin(look);
    let set = if last { Type::style("LastTitle") } else { Type::default() };
    body.at(Some(&part.anchor), |body| body.words(&part.title, set));
    body.finish();
    blocks(body, &part.blocks);
    for (n, chapter) in part.chapters.iter().enumerate() {
        self::chapter(body, chapter, n == 0);
    }
}

/// A chapter begins a page, but for the first, which stands under the heading of its part, and those
/// without a report, which need none.
fn chapter(body: &mut Body<'_>, chapter: &Chapter, first: bool) {
    let short = !chapter.blocks.iter().any(|block| matches!(block, Block::Notes { .. } | Block::Table(_) | Block::Picture(_)));
    let page_break = (!short && !first).then_some(true);
    let before = (short && !first).then_some(APART);
    // The mark is part of the heading, so that the navigation pane and contents made anew have it.
    body.begin(Look { page_break, before, ..Look::style("Heading2") });
    body.at(Some(&chapter.anchor), |body| {
        if !chapter.mark.is_empty() {
            body.words(&chapter.mark, Type::style("Mark"));
            body.words("\u{2002}", Type::default());
        }
        body.words(&chapter.title, Type::default());
    });
    body.finish();
    body.some(Look { keep_next: true, ..Look::style("Eyebrow") }, &chapter.origin);
    if let Some((last, others)) = chapter.blocks.split_last() {
        body.together = short;
        blocks(body, others);
        body.together = false;
        block(body, last);
    }
}

fn blocks(body: &mut Body<'_>, blocks: &[Block]) {
    for block in blocks {
        self::block(body, block);
    }
}

fn block(body: &mut Body<'_>, block: &Block) {
    let inset = body.inset;
    match block {
        Block::Heading { level, text } => body.paragraph(Look::style(heading_style((*level).clamp(3, 6))).inset(inset), text),
        Block::Paragraph { text, manner } => {
            let style = match manner {
                Manner::Plain => "Normal",
                Manner::Lead => "Lead",
                Manner::Quiet => "Quiet",
            };
            body.some(Look::style(style).inset(inset), text);
        }
        Block::Facts { facts, manner } => body.facts(facts, *manner),
        Block::Notes { text, under } => notes::notes(body, text, *under),
        Block::List { items, manner: ListManner::Bullets } => list(body, items),
        Block::List { items, manner: ListManner::Columns } => columns(body, items),
        Block::Table(table) => body.table(table),
        Block::Chart(chart) => body.chart(chart),
        Block::Picture(picture) => body.picture(picture),
        Block::Item(item) => item_block(body, item),
    }
}

/// Depth is followed without recursion, so that no file can exhaust the stack.
fn list(body: &mut Body<'_>, items: &[ListItem]) {
    let mut open = vec![items.iter()];
    while let Some(level) = open.last_mut() {
        if let Some(listed) = level.next() {
            let depth = open.len() - 1;
            let left = u32::try_from(open.len()).unwrap_or(u32::MAX).saturating_mul(STEP).saturating_add(body.inset);
            body.begin(item("ListBullet", bullet(depth), left));
            body.line(&listed.text);
            body.finish();
            open.push(listed.under.iter());
        } else {
            open.pop();
        }
    }
}

/// Short items side by side: a section of its own.
fn columns(body: &mut Body<'_>, items: &[ListItem]) {
    body.close_section(1);
    let mut open = vec![items.iter()];
    while let Some(level) = open.last_mut() {
        if let Some(listed) = level.next() {
            let left = u32::try_from(open.len() - 1).unwrap_or(u32::MAX).saturating_mul(STEP);
            let indent = (left > 0).then(|| Indent { left: bounded(left), hanging: 0, right: 0 });
            body.begin(Look { indent, ..Look::style("List") });
            body.line(&listed.text);
            body.finish();
            open.push(listed.under.iter());
        } else {
            open.pop();
        }
    }
    body.close_section(2);
}

/// Something with a title of its own; its mark hangs out.
fn item_block(body: &mut Body<'_>, item: &Item) {
    let hang = match item.mark.as_str() {
        "" => 0,
        number if number.bytes().all(|b| b.is_ascii_digit()) => NUMBERED,
        _ => TIMED,
    };
    let outer = (body.inset, body.within_item);
    (body.inset, body.within_item) = (body.inset + hang, true);
    let indent = (hang > 0).then_some(Indent { left: body.inset, hanging: hang, right: 0 });
    body.begin(Look { indent, ..Look::style("ItemHeading") });
    body.at(item.anchor.as_ref(), |body| {
        if !item.mark.is_empty() {
            body.words(&item.mark, Type::style("Mark"));
            body.tab();
        }
        body.words(&item.title, Type::default());
    });
    body.finish();
    let byline = Look { keep_next: !item.blocks.is_empty() || !item.fate.is_empty(), ..Look::style("Byline") };
    body.some(byline.inset(body.inset), &item.by);
    // What became of it stays with what it is about, unless that is long.
    let long = item.blocks.iter().any(|block| matches!(block, Block::Notes { text, .. } if text.len() > LONG));
    let together = body.together;
    body.together |= !long && !item.fate.is_empty();
    blocks(body, &item.blocks);
    body.together = together;
    let style = if item.strong { "OutcomeKept" } else { "Outcome" };
    body.some(Look::style(style).inset(body.inset), &item.fate);
    (body.inset, body.within_item) = outer;
}
