//! Tables as text, as spreadsheets write and copy them: cells parted by tabs, semicolons or commas, some of
//! them between quotation marks. Rule F13.

use super::entry::AtLine;
use super::{Refusal, limits};

/// One row with something in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its cells, without the white space around them.
    pub cells: Vec<String>,
}

/// The rows of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Those with something in them.
    pub rows: Vec<Row>,
    /// The lines, from 1, on which a quotation mark opens that nothing closes. It is read as if it weren't there.
    pub unclosed: Vec<usize>,
}

/// What may part cells, what is rarest in plain words first.
pub const DELIMITERS: [char; 3] = ['\t', ';', ','];

/// The text without a byte order mark, and the delimiter that its first line names, as Excel's `sep=;` does.
fn begun(text: &str) -> (&str, Option<char>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let named = text.strip_prefix("sep=").and_then(|rest| rest.chars().next());
    (text, named.filter(|delimiter| DELIMITERS.contains(delimiter)))
}

/// The rows of a text, once for each delimiter that may be meant, what the text itself names alone. Tabs may
/// always be: a table of one column has no delimiter.
///
/// # Errors
/// Where a line is: [`Refusal::TooMany`] rows or cells.
pub fn readings(text: &str) -> Vec<(char, Result<Rows, AtLine>)> {
    let (_, named) = begun(text);
    let meant = DELIMITERS.into_iter().filter(|delimiter| named.is_none_or(|named| named == *delimiter));
    meant
        .filter(|delimiter| *delimiter == '\t' || text.contains(*delimiter))
        .map(|delimiter| (delimiter, rows(text, delimiter)))
        .collect()
}

/// The rows of a text whose cells this character parts; rows without a word are passed over.
///
/// # Errors
/// Where a line is: [`Refusal::TooMany`] rows or cells.
pub fn rows(text: &str, delimiter: char) -> Result<Rows, AtLine> {
    let (text, named) = begun(text);
    let row = Row { line: 1, cells: Vec::new() };
    let mut reader = Reader { delimiter, line: 1, row, cell: String::new(), read: Rows::default() };
    let mut letters = text.chars().peekable();
    if named.is_some() {
        while letters.next_if(|c| !is_break(*c)).is_some() {}
    }
    while let Some(c) = letters.next() {
        match c {
            '"' if reader.cell.trim().is_empty() => reader.quoted(&mut letters),
            c if c == delimiter => reader.end_cell()?,
            c if is_break(c) => {
                if c == '\r' {
                    letters.next_if_eq(&'\n');
                }
                reader.end_row()?;
                reader.line += 1;
                reader.row.line = reader.line;
            }
            c => reader.cell.push(c),
        }
    }
    reader.end_row()?;
    Ok(reader.read)
}

const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

type Letters<'t> = std::iter::Peekable<std::str::Chars<'t>>;

struct Reader {
    delimiter: char,
    line: usize,
    row: Row,
    cell: String,
    read: Rows,
}

impl Reader {
    /// What stands between quotation marks, where the first one has been read. Where nothing closes it, what
    /// follows is read without it.
    fn quoted(&mut self, letters: &mut Letters<'_>) {
        let (opened, after) = (self.line, letters.clone());
        self.cell.clear();
        if !self.closed(letters) {
            self.read.unclosed.push(opened);
            self.line = opened;
            self.cell.clear();
            *letters = after;
        }
    }

    /// Reads to the mark that closes; two of them are one. A mark on a later line that more words follow opens
    /// a cell itself: the one before was left open.
    fn closed(&mut self, letters: &mut Letters<'_>) -> bool {
        let opened = self.line;
        while let Some(c) = letters.next() {
            match c {
                '"' if letters.next_if_eq(&'"').is_none() => return self.line == opened || self.ends(letters.clone()),
                '\r' => {
                    letters.next_if_eq(&'\n');
                    self.line += 1;
                    self.cell.push('\n');
                }
                c => {
                    self.line += usize::from(is_break(c));
                    self.cell.push(c);
                }
            }
        }
        false
    }

    /// Whether the cell ends here.
    fn ends(&self, mut letters: Letters<'_>) -> bool {
        letters.find(|c| *c != ' ').is_none_or(|c| c == self.delimiter || is_break(c))
    }

    fn end_cell(&mut self) -> Result<(), AtLine> {
        if self.row.cells.len() >= limits::COLUMNS {
            return Err(AtLine { line: self.row.line, refusal: Refusal::TooMany { limit: limits::COLUMNS } });
        }
        self.row.cells.push(self.cell.trim().to_owned());
        self.cell.clear();
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), AtLine> {
        self.end_cell()?;
        let row = std::mem::take(&mut self.row);
        if row.cells.iter().all(String::is_empty) {
            return Ok(());
        }
        if self.read.rows.len() > limits::TOPICS {
            return Err(AtLine { line: row.line, refusal: Refusal::TooMany { limit: limits::TOPICS } });
        }
        self.read.rows.push(row);
        Ok(())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
