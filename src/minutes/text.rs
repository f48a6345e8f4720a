//! The book as plain text, to be pasted where there is no Markdown: an e-mail, a message.
//!
//! It must read well in any typeface, so nothing stands in columns: a row of a table is its first cell,
//! and under it a line for each of the others with the head of its column.

use super::book::{
    BESIDE, Block, Book, Chart, Cover, Entry, Fact, FactsManner, Item, Line, ListItem, Part, Picture, Row, Span, Table,
};
use super::markdown::{colon, marked, semicolon};
use super::{escape, notes};
use crate::domain::Language;

/// Widest rule under a heading, in signs: what fits on the screen of a phone.
const RULE: usize = 40;
const BULLET: &str = "• ";

/// The book as plain text.
pub fn text(book: &Book) -> String {
    let mut writer = Writer { blocks: Vec::new(), language: book.language };
    writer.cover(&book.cover);
    if !book.contents.entries.is_empty() {
        writer.ruled(&book.contents.title, '─');
        let entries = entries(&book.contents.entries, "");
        writer.put(entries.join("\n"));
    }
    for part in &book.parts {
        writer.part(part);
    }
    let mut text = writer.blocks.join("\n\n");
    text.push('\n');
    text
}

fn entries(entries: &[Entry], before: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in entries {
        lines.push(format!("{before}{BULLET}{}", plain(&marked(&entry.mark, &entry.title))));
        lines.extend(self::entries(&entry.under, &format!("{before}  ")));
    }
    lines
}

fn plain(words: &str) -> String {
    escape::plain(words).trim().to_owned()
}

fn line(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Link { words, address } if words != address.as_str() => format!("{} ({})", escape::plain(words), address.as_str()),
        span => escape::plain(span.words()),
    };
    line.0.iter().map(span).collect::<String>().trim().to_owned()
}

fn several(lines: &[Line], language: Language) -> String {
    lines.iter().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(semicolon(language))
}

fn beside(pieces: &[&str]) -> String {
    pieces.iter().copied().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(BESIDE)
}

struct Writer {
    blocks: Vec<String>,
    language: Language,
}

impl Writer {
    fn put(&mut self, block: String) {
        if !block.is_empty() {
            self.blocks.push(block);
        }
    }

    /// A heading with a rule under it.
    fn ruled(&mut self, title: &str, rule: char) {
        let title = plain(title);
        if title.is_empty() {
            return;
        }
        let width = title.chars().count().min(RULE);
        let rule = rule.to_string().repeat(width);
        // An empty line more sets it off from what was before.
        let before = if self.blocks.is_empty() { "" } else { "\n" };
        self.put(format!("{before}{title}\n{rule}"));
    }

    /// Only the headings of parts and chapters have rules: what people wrote as a heading within their notes
    /// must not look like the beginning of another part.
    fn part(&mut self, part: &Part) {
        self.ruled(&part.title, '─');
        self.each(&part.blocks);
        for chapter in &part.chapters {
            self.ruled(&marked(&chapter.mark, &chapter.title), '┈');
            self.put(line(&chapter.origin));
            self.each(&chapter.blocks);
        }
    }

    fn cover(&mut self, cover: &Cover) {
        self.put(plain(&cover.kind));
        self.ruled(&cover.title, '═');
        self.put(plain(&cover.theme));
        self.put(plain(&cover.day));
        self.facts(&cover.facts, FactsManner::Sheet);
        let figures: Vec<_> = cover.figures.iter().map(|figure| format!("{}\u{a0}{}", figure.number, figure.of)).collect();
        self.put(figures.join(BESIDE));
    }

    fn each(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } => self.put(plain(text)),
                Block::Paragraph { text, .. } => self.put(line(text)),
                Block::Facts { facts, manner } => self.facts(facts, *manner),
                Block::Notes { text, .. } => self.put(notes::text(text)),
                Block::List { items, .. } => self.put(list(items)),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart),
                // What it shows, for there is no picture.
                Block::Picture(Picture { caption, alt, .. }) => {
                    self.put(if caption.is_empty() { plain(alt) } else { line(caption) });
                }
                Block::Item(item) => self.item(item),
            }
        }
    }

    /// A term and a value on one line.
    fn said(&self, term: &str, value: &str) -> String {
        match (term.is_empty(), value.is_empty()) {
            (false, false) => format!("{term}{} {value}", colon(self.language)),
            _ => format!("{term}{value}"),
        }
    }

    fn facts(&mut self, facts: &[Fact], manner: FactsManner) {
        let mut shown = Vec::new();
        for fact in facts {
            let values: Vec<_> = fact.values.iter().map(line).filter(|value| !value.is_empty()).collect();
            match (manner, values.as_slice()) {
                (FactsManner::Sheet, [value]) => shown.push(self.said(&line(&fact.term), value)),
                (_, values) => {
                    let mut lines = vec![line(&fact.term)];
                    lines.extend(values.iter().map(|value| format!("{BULLET}{value}")));
                    shown.push(lines.join("\n"));
                }
            }
        }
        self.put(shown.join(if manner == FactsManner::Roll { "\n\n" } else { "\n" }));
    }

    fn table(&mut self, table: &Table) {
        self.put(plain(&table.caption));
        let rows: Vec<_> = table.rows.iter().map(|row| self.row(&table.head, row)).collect();
        self.put(rows.join("\n"));
    }

    fn row(&self, head: &[String], row: &Row) -> String {
        match row {
            Row::Across { first, rest } => format!("{BULLET}{}", beside(&[&line(first), &line(rest)])),
            Row::Cells(cells) => {
                let first = cells.first().map(|first| several(first, self.language)).unwrap_or_default();
                let mut lines = vec![format!("{BULLET}{first}").trim_end().to_owned()];
                for (head, cell) in head.iter().zip(cells).skip(1) {
                    let cell = several(cell, self.language);
                    if !cell.is_empty() {
                        lines.push(format!("  {}", self.said(&plain(head), &cell)));
                    }
                }
                lines.join("\n")
            }
        }
    }

    fn chart(&mut self, chart: &Chart) {
        self.put(plain(&chart.caption));
        let mut lines: Vec<_> = chart
            .bars
            .iter()
            .map(|bar| {
                let counted = self.said(&line(&bar.label), &bar.number);
                format!("{BULLET}{}", beside(&[&counted, &plain(&bar.note)]))
            })
            .collect();
        if let Some(cut) = &chart.cut {
            lines.insert(cut.after.min(lines.len()), format!("── {} ──", plain(&cut.words)));
        }
        self.put(lines.join("\n"));
    }

    fn item(&mut self, item: &Item) {
        let title = [plain(&marked(&item.mark, &item.title)), line(&item.by)];
        self.put(title.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"));
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
            lines.push(format!("{}{BULLET}{}", "  ".repeat(open.len() - 1), line(&item.text)));
            open.push(item.under.iter());
        } else {
            open.pop();
        }
    }
    lines.join("\n")
}
