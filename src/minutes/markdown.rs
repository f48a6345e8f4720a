//! The book as `CommonMark` with GFM tables, readable as plain text too.

use std::collections::HashMap;

use crate::domain::Language;

use super::book::{
    Anchor, Block, Book, Chapter, Chart, Cover, Entry, Fact, FactsManner, Item, Line, ListItem, Manner, Part, Picture, Row, Span,
    Table,
};
use super::{escape, notes};

/// Widest column that is filled up with spaces so that a table reads well as plain text.
const COLUMN: usize = 36;
/// How many signs the longest bar has.
const BAR: u16 = 20;

/// The names of pictures, and where each lies beside the text.
pub type Files = Vec<(String, String)>;

/// The book as Markdown, by itself: of photographs it has the words.
pub fn markdown(book: &Book) -> String {
    beside(book, &[])
}

/// The book as Markdown that shows the pictures which lie beside it.
pub fn beside(book: &Book, files: &[(String, String)]) -> String {
    let mut writer = Writer { blocks: Vec::new(), slugs: slugs(book), language: book.language, files };
    writer.cover(&book.cover);
    if !book.contents.entries.is_empty() {
        writer.heading(2, &book.contents.title);
        let entries = writer.entries(&book.contents.entries, 0);
        writer.blocks.push(entries.join("\n"));
    }
    for part in &book.parts {
        writer.part(part);
    }
    let mut text = writer.blocks.join("\n\n");
    text.push('\n');
    text
}

/// The addresses that readers of Markdown give to headings: small letters and figures, spaces as `-`,
/// a number after those that come again.
fn slugs(book: &Book) -> HashMap<&Anchor, String> {
    let mut slugs = Slugs::default();
    slugs.add(None, &book.cover.title);
    slugs.add(None, &book.contents.title);
    for part in &book.parts {
        slugs.add(Some(&part.anchor), &part.title);
        slugs.blocks(&part.blocks);
        for chapter in &part.chapters {
            slugs.add(Some(&chapter.anchor), &chapter_title(chapter));
            slugs.blocks(&chapter.blocks);
        }
    }
    slugs.of
}

#[derive(Default)]
struct Slugs<'a> {
    of: HashMap<&'a Anchor, String>,
    seen: HashMap<String, usize>,
}

impl<'a> Slugs<'a> {
    fn add(&mut self, anchor: Option<&'a Anchor>, title: &str) {
        let kept = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        let base: String = escape::plain(title).trim().to_lowercase().chars().filter(|c| kept(*c)).collect();
        let base = base.replace(' ', "-");
        let times = self.seen.entry(base.clone()).or_default();
        let slug = if *times == 0 { base } else { format!("{base}-{times}") };
        *times += 1;
        if let Some(anchor) = anchor {
            self.of.insert(anchor, slug);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } => self.add(None, text),
                Block::Notes { text, .. } => notes::headings(text).iter().for_each(|title| self.add(None, title)),
                Block::Item(item) => {
                    self.add(item.anchor.as_ref(), &item_title(item));
                    self.blocks(&item.blocks);
                }
                _ => {}
            }
        }
    }
}

/// A chapter's heading: mark and title on one line.
fn chapter_title(chapter: &Chapter) -> String {
    marked(&chapter.mark, &chapter.title)
}

fn item_title(item: &Item) -> String {
    marked(&item.mark, &item.title)
}

/// A mark and a title on one line: `21. Un lieu ouvert le soir`, « Atelier 3 · Un lieu ouvert le soir ».
pub fn marked(mark: &str, title: &str) -> String {
    match mark {
        "" => title.to_owned(),
        number if number.bytes().all(|b| b.is_ascii_digit()) => format!("{number}. {title}"),
        words => format!("{words} · {title}"),
    }
}

/// What stands between a term and what is said of it.
pub(super) const fn colon(language: Language) -> &'static str {
    match language {
        Language::En => ":",
        Language::Fr => "\u{202f}:",
    }
}

/// What stands between two lines of a table's cell where it has only one.
pub(super) const fn semicolon(language: Language) -> &'static str {
    match language {
        Language::En => "; ",
        Language::Fr => "\u{202f}; ",
    }
}

/// A line of the book where it begins a line of the document.
fn line(line: &Line) -> String {
    let begins = line.0.iter().position(|span| !escape::plain(span.words()).trim().is_empty());
    let span = |(n, span): (usize, &Span)| match span {
        Span::Ours(words) | Span::Said(words) | Span::See { words, .. } if Some(n) == begins => escape::markdown_line(words),
        _ => within(span),
    };
    line.0.iter().enumerate().map(span).collect::<String>().trim().to_owned()
}

/// A line of the book within a line of the document: a cell.
fn cell(line: &Line) -> String {
    line.0.iter().map(within).collect::<String>().trim().to_owned()
}

/// References within the book are words here: only the contents link, so that the text reads well as
/// it stands.
fn within(span: &Span) -> String {
    match span {
        Span::Ours(words) | Span::Said(words) | Span::See { words, .. } => escape::markdown(words),
        Span::Link { words, address } if words == address.as_str() && !words.contains(['<', '>']) => format!("<{words}>"),
        Span::Link { words, address } => format!("[{}]({})", escape::markdown(words), notes::destination(address.as_str())),
    }
}

struct Writer<'a> {
    blocks: Vec<String>,
    slugs: HashMap<&'a Anchor, String>,
    language: Language,
    files: &'a [(String, String)],
}

impl Writer<'_> {
    fn put(&mut self, block: String) {
        if !block.is_empty() {
            self.blocks.push(block);
        }
    }

    fn heading(&mut self, level: u8, title: &str) {
        let title = escape::markdown(escape::plain(title).trim());
        self.put(format!("{} {title}", "#".repeat(usize::from(level.clamp(1, 6)))).trim_end().to_owned());
    }

    fn cover(&mut self, cover: &Cover) {
        if let Some(logo) = cover.logo.as_ref().filter(|logo| self.files.iter().any(|(name, _)| *name == logo.name)) {
            self.picture(logo);
        }
        self.heading(1, &cover.title);
        self.put(emphasis("*", &cover.kind));
        self.put(emphasis("**", &cover.theme));
        self.put(escape::markdown_line(&cover.day));
        self.facts(&cover.facts, FactsManner::Sheet);
        let figures: Vec<_> =
            cover.figures.iter().map(|figure| escape::markdown_line(&format!("{}\u{a0}{}", figure.number, figure.of))).collect();
        self.put(figures.join(" · "));
    }

    fn entries(&self, entries: &[Entry], depth: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for entry in entries {
            let title = marked(&entry.mark, &entry.title);
            let slug = self.slugs.get(&entry.anchor).map_or("", String::as_str);
            lines.push(format!("{}- [{}](#{slug})", "  ".repeat(depth), escape::markdown(title.trim())));
            lines.extend(self.entries(&entry.under, depth + 1));
        }
        lines
    }

    fn part(&mut self, part: &Part) {
        self.heading(2, &part.title);
        self.each(&part.blocks);
        for chapter in &part.chapters {
            self.heading(3, &chapter_title(chapter));
            self.put(line(&chapter.origin));
            self.each(&chapter.blocks);
        }
    }

    fn each(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph { text, manner } => {
                let text = line(text);
                self.put(if *manner == Manner::Lead && !text.is_empty() { format!("> {text}") } else { text });
            }
            Block::Facts { facts, manner } => self.facts(facts, *manner),
            Block::Notes { text, under } => self.put(notes::markdown(text, *under)),
            Block::List { items, .. } => {
                self.put(list(items));
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Picture(picture) => self.picture(picture),
            Block::Item(item) => self.item(item),
        }
    }

    /// A picture that doesn't lie beside the text leaves its words.
    fn picture(&mut self, Picture { name, alt, caption, .. }: &Picture) {
        let file = self.files.iter().find(|(picture, _)| picture == name).map(|(_, file)| file);
        if let Some(file) = file {
            self.put(format!("![{}]({file})", escape::markdown(escape::plain(alt).trim())));
        }
        let words = if caption.is_empty() && file.is_none() { alt.to_owned() } else { caption.plain() };
        self.put(emphasis("*", &words));
    }

    fn facts(&mut self, facts: &[Fact], manner: FactsManner) {
        let colon = colon(self.language);
        let mut lines = Vec::new();
        for fact in facts {
            let values: Vec<_> = fact.values.iter().filter(|value| !value.is_empty()).map(line).collect();
            match (manner, values.as_slice()) {
                (FactsManner::Sheet, [value]) => lines.push(format!("- {}{colon} {value}", line(&fact.term))),
                (_, values) => {
                    let colon = if values.is_empty() { "" } else { colon };
                    lines.push(format!("- **{}**{colon}", line(&fact.term)));
                    lines.extend(values.iter().map(|value| format!("  - {value}")));
                }
            }
        }
        self.put(lines.join("\n"));
    }

    fn table(&mut self, table: &Table) {
        let (width, between) = (table.head.len(), semicolon(self.language));
        let mut rows = vec![table.head.iter().map(|head| escape::markdown(head)).collect::<Vec<_>>()];
        for row in &table.rows {
            let mut cells: Vec<String> = match row {
                Row::Cells(cells) => cells.iter().map(|lines| lines.iter().map(cell).collect::<Vec<_>>().join(between)).collect(),
                Row::Across { first, rest } => vec![cell(first), cell(rest)],
            };
            cells.resize(width, String::new());
            rows.push(cells);
        }
        self.rows(&table.caption, &rows);
    }

    fn chart(&mut self, chart: &Chart) {
        let [what, number, note] = &chart.head;
        let mut rows = vec![vec![escape::markdown(what), escape::markdown(number), String::new(), escape::markdown(note)]];
        for bar in &chart.bars {
            let signs = usize::from((bar.share.min(1000) * BAR).div_ceil(1000));
            rows.push(vec![cell(&bar.label), escape::markdown(&bar.number), "▇".repeat(signs), escape::markdown(&bar.note)]);
        }
        if let Some(cut) = &chart.cut {
            let at = (cut.after + 1).min(rows.len());
            rows.insert(at, vec![format!("*{}*", escape::markdown(&cut.words)), String::new(), String::new(), String::new()]);
        }
        self.rows(&chart.caption, &rows);
    }

    /// A table: its caption, then its rows, whose first one is the head.
    fn rows(&mut self, caption: &str, rows: &[Vec<String>]) {
        let columns = rows.first().map_or(0, Vec::len);
        let width = |column: usize| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .filter(|width| *width <= COLUMN)
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(|column| width(column).max(3)).collect();
        let row = |cells: &Vec<String>| {
            let cells: Vec<_> = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            format!("| {} |", cells.join(" | "))
        };
        let rule = format!("| {} |", widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join(" | "));
        let mut lines: Vec<String> = rows.iter().map(row).collect();
        lines.insert(lines.len().min(1), rule);
        self.put(emphasis("*", caption));
        self.put(lines.join("\n"));
    }

    fn item(&mut self, item: &Item) {
        self.heading(3, &item_title(item));
        self.put(line(&item.by));
        self.each(&item.blocks);
        let fate = line(&item.fate);
        self.put(if fate.is_empty() { fate } else { format!("→ {fate}") });
    }
}

/// Depth is followed without recursion, so that no file can exhaust the stack.
fn list(items: &[ListItem]) -> String {
    let mut lines = Vec::new();
    let mut open = vec![items.iter()];
    while let Some(level) = open.last_mut() {
        if let Some(item) = level.next() {
            lines.push(format!("{}- {}", "  ".repeat(open.len() - 1), line(&item.text)));
            open.push(item.under.iter());
        } else {
            open.pop();
        }
    }
    lines.join("\n")
}

/// Words in emphasis; nothing when there are none. Emphasis holds only around words that neither
/// begin nor end with a space.
fn emphasis(mark: &str, words: &str) -> String {
    let words = escape::plain(words);
    let words = words.trim();
    if words.is_empty() { String::new() } else { format!("{mark}{}{mark}", escape::markdown(words)) }
}
