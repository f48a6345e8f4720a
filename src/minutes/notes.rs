//! Notes: what people wrote at length, in `CommonMark` without raw HTML, for the screen and the book.
//!
//! Whatever the text, it stays within its place: raw HTML is shown as text, links lead to `http`,
//! `https` and `mailto` only, images are shown as links so that nothing is fetched, and headings go
//! below the heading that the notes stand under.

mod html;
mod markdown;
mod text;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

pub use html::html;
pub(super) use html::link;
pub(super) use markdown::destination;
pub use markdown::markdown;
pub use text::text;

/// Deepest nesting of lists, quotes and emphasis that is followed. Nobody writes notes so; a hostile
/// text could make a reader's browser follow tens of thousands.
const DEPTH: usize = 32;

/// The titles of the headings in notes, in order, as plain text.
pub fn headings(text: &str) -> Vec<String> {
    let mut titles = Vec::new();
    let mut title: Option<String> = None;
    for event in parser(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => title = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => titles.extend(title.take()),
            Event::Text(words) | Event::Code(words) | Event::InlineHtml(words) => {
                if let Some(title) = &mut title {
                    title.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(title) = &mut title {
                    title.push(' ');
                }
            }
            _ => {}
        }
    }
    titles
}

pub(super) fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::empty())
}

/// Whether the text nests deeper than [`DEPTH`]; it is then shown line by line as it was typed.
pub(super) fn too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    parser(text).any(|event| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEPTH
    })
}

/// The lines of a text, grouped by the empty lines between them.
pub(super) fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let mut groups = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match groups.last_mut() {
            Some(group) if !line.is_empty() => group.push(line),
            Some(group) if !group.is_empty() => groups.push(Vec::new()),
            _ => {}
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Gives the headings of a text their levels in an outline: each one below the heading it stands
/// under, no level skipped, none above the place of the notes.
#[derive(Default)]
pub(super) struct Outline {
    under: u8,
    open: Vec<HeadingLevel>,
}

impl Outline {
    pub(super) const fn new(under: u8) -> Self {
        Self { under, open: Vec::new() }
    }

    pub(super) fn level(&mut self, written: HeadingLevel) -> u8 {
        while self.open.last().is_some_and(|above| *above >= written) {
            self.open.pop();
        }
        self.open.push(written);
        self.under.saturating_add(u8::try_from(self.open.len()).unwrap_or(u8::MAX)).min(6)
    }
}

#[cfg(test)]
#[path = "notes/tests.rs"]
mod tests;
