//! The model of the book: what stands between the forum and every writer.
//!
//! A writer (Markdown, HTML, Word, …) adds no content of its own: every word of the book, captions and
//! headings of columns included, is in the model, in the book's language.

use std::fmt;

use crate::domain::{Design, Language};

use super::escape;

/// What parts the pieces of a line that is no sentence. It stays with what comes before it.
pub const BESIDE: &str = "\u{a0}· ";

/// A whole book.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// The language it is written in.
    pub language: Language,
    /// How it looks.
    pub design: Design,
    /// The first page.
    pub cover: Cover,
    /// What is where; without entries where it was left out.
    pub contents: Contents,
    /// The parts, in order.
    pub parts: Vec<Part>,
}

/// The first page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// What kind of document it is.
    pub kind: String,
    /// The logo; where its picture isn't at hand there is none.
    pub logo: Option<Picture>,
    /// What the forum is called.
    pub title: String,
    /// The calling question; empty when the title says it already or there is none.
    pub theme: String,
    /// The day in words; empty when unknown.
    pub day: String,
    /// Where, who receives, who organises, who facilitates.
    pub facts: Vec<Fact>,
    /// How many topics, workshops, …; only what there is.
    pub figures: Vec<Figure>,
}

/// A picture. Its bytes travel beside the book, under its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What stands under it.
    pub caption: Line,
    /// What it shows, for those who don't see it; never empty.
    pub alt: String,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
    /// The name of the picture.
    pub name: String,
}

/// One figure of the cover.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number, as the language writes it.
    pub number: String,
    /// Of what.
    pub of: String,
}

/// The table of contents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// Its heading.
    pub title: String,
    /// Its entries: one a part.
    pub entries: Vec<Entry>,
}

/// One line of the contents.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where it leads.
    pub anchor: Anchor,
    /// What comes before the title: « Atelier 3 ».
    pub mark: String,
    /// The title.
    pub title: String,
    /// The chapters of a part.
    pub under: Vec<Self>,
}

/// A place in the book that can be linked to; unique in it, made of `a-z`, `0-9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(String);

impl Anchor {
    /// The anchor with this name; characters that an anchor can't hold become `-`.
    pub fn new(name: &str) -> Self {
        Self(name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect())
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One part of the book; its heading is of level 2.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where it is.
    pub anchor: Anchor,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Its chapters: the workshops.
    pub chapters: Vec<Chapter>,
}

/// One chapter of a part, on a page of its own; its heading is of level 3.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// Where it is.
    pub anchor: Anchor,
    /// What comes before the title: « Atelier 3 ».
    pub mark: String,
    /// Where it comes from: « d'après le sujet nº 21, 31 gommettes ».
    pub origin: Line,
    /// Its title.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One piece of content.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within a part or chapter.
    Heading {
        /// Its level in the book's outline, from 3 to 6.
        level: u8,
        /// The heading.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Line,
        /// How it is said.
        manner: Manner,
    },
    /// Terms and what is to be said of each.
    Facts {
        /// The terms.
        facts: Vec<Fact>,
        /// How they are set.
        manner: FactsManner,
    },
    /// What people wrote at length, in `CommonMark` without raw HTML.
    Notes {
        /// The text, as it was written.
        text: String,
        /// The level of the heading it stands under; its own headings go below that.
        under: u8,
    },
    /// A list, with lists within.
    List {
        /// Its items.
        items: Vec<ListItem>,
        /// How it is set.
        manner: ListManner,
    },
    /// A table.
    Table(Table),
    /// Bars with their numbers.
    Chart(Chart),
    /// A photograph.
    Picture(Picture),
    /// Something with a title of its own within a part: a topic, a plenary item, closing words.
    Item(Item),
}

/// How a paragraph is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// As text.
    #[default]
    Plain,
    /// In large letters: the theme.
    Lead,
    /// In a low voice: what wasn't recorded, where something comes from.
    Quiet,
}

/// How facts are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactsManner {
    /// A short sheet: where, when, who.
    #[default]
    Sheet,
    /// A long roll: people and their engagements.
    Roll,
}

/// How a list is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListManner {
    /// One item a line.
    #[default]
    Bullets,
    /// Short items, in columns where there is room.
    Columns,
}

/// A term and what is to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The term.
    pub term: Line,
    /// What is said; one value a line.
    pub values: Vec<Line>,
}

/// One item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListItem {
    /// What it says.
    pub text: Line,
    /// The list within it.
    pub under: Vec<Self>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether the first cell of each row is that row's head.
    pub row_heads: bool,
    /// Whether the columns after the first are of a kind, as rooms are, and so of one width.
    pub even: bool,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// A cell a column; each cell holds any number of lines.
    Cells(Vec<Vec<Line>>),
    /// A first cell, and one across all other columns.
    Across {
        /// The first cell.
        first: Line,
        /// The other.
        rest: Line,
    },
}

/// A chart of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub caption: String,
    /// The heads of its columns: what each bar is, its number, what became of it.
    pub head: [String; 3],
    /// The bars, in order.
    pub bars: Vec<Bar>,
    /// The cut line, if one was drawn.
    pub cut: Option<Cut>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is.
    pub label: Line,
    /// Its number, as the language writes it.
    pub number: String,
    /// Its length, in thousandths of the longest.
    pub share: u16,
    /// What became of it; empty when there is nothing to say.
    pub note: String,
    /// Whether it is worked on.
    pub strong: bool,
}

/// The cut line of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// After how many bars.
    pub after: usize,
    /// In words.
    pub words: String,
}

/// Something with a title of its own; its heading is of level 3.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where it is, if it can be linked to.
    pub anchor: Option<Anchor>,
    /// What stands before the title: a number, an hour.
    pub mark: String,
    /// Its title.
    pub title: String,
    /// What stands right under the title: conveners, kind.
    pub by: Line,
    /// What became of it, or empty.
    pub fate: Line,
    /// Whether that fate is to be worked on.
    pub strong: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line(pub Vec<Span>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// The secretary's words.
    Ours(String),
    /// What people wrote, never retouched.
    Said(String),
    /// A link that leaves the book.
    Link {
        /// What is shown.
        words: String,
        /// Where it leads.
        address: Address,
    },
    /// A reference to another place of the book.
    See {
        /// What is shown.
        words: String,
        /// The place.
        anchor: Anchor,
    },
}

impl Span {
    /// What the span shows.
    pub fn words(&self) -> &str {
        match self {
            Self::Ours(words) | Self::Said(words) | Self::Link { words, .. } | Self::See { words, .. } => words,
        }
    }
}

impl Line {
    /// A line of the secretary's words.
    pub fn ours(words: impl Into<String>) -> Self {
        Self(vec![Span::Ours(words.into())])
    }

    /// A line of what people wrote.
    pub fn said(words: impl Into<String>) -> Self {
        Self(vec![Span::Said(words.into())])
    }

    /// A reference to another place of the book.
    pub fn see(words: impl Into<String>, anchor: &Anchor) -> Self {
        Self(vec![Span::See { words: words.into(), anchor: anchor.clone() }])
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| escape::plain(span.words()).trim().is_empty())
    }

    /// The line as plain text.
    pub fn plain(&self) -> String {
        self.0.iter().map(|span| escape::plain(span.words())).collect()
    }

    /// This line, and another after it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The lines one after the other, with `between` between them; empty ones are left out.
    pub fn join(lines: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut joined = Self::default();
        for line in lines {
            if line.is_empty() {
                continue;
            }
            if !joined.is_empty() {
                joined.0.push(Span::Ours(between.to_owned()));
            }
            joined.0.extend(line.0);
        }
        joined
    }
}

/// An address that may be linked to: `http`, `https` or `mailto`, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// The address, if it is of a kind that may be linked to.
    ///
    /// White space and control characters are what a browser drops when it reads an address, so that
    /// `java\nscript:` would become another scheme; an address that holds one is no address.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once(':')?;
        let known = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with('/')),
            "mailto" => !rest.is_empty(),
            _ => false,
        };
        let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control() || escape::turns_direction(c));
        (known && clean).then(|| Self(text.to_owned()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
