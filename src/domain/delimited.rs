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
/// Where a line is: [`Refusal::NotClosed`] for a quotation mark, [`Refusal::TooMany`] rows or cells.
pub fn readings(text: &str) -> Vec<(char, Result<Vec<Row>, AtLine>)> {
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
/// Where a line is: [`Refusal::NotClosed`] for a quotation mark, [`Refusal::TooMany`] rows or cells.
pub fn rows(text: &str, delimiter: char) -> Result<Vec<Row>, AtLine> {
    let (text, named) = begun(text);
    let mut reader = Reader { line: 1, row: Row { line: 1, cells: Vec::new() }, cell: String::new(), rows: Vec::new() };
    let mut letters = text.chars().peekable();
    if named.is_some() {
        while letters.next_if(|c| !is_break(*c)).is_some() {}
    }
    while let Some(c) = letters.next() {
        match c {
            '"' if reader.cell.trim().is_empty() => reader.quoted(&mut letters)?,
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
    Ok(reader.rows)
}

const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

struct Reader {
    line: usize,
    row: Row,
    cell: String,
    rows: Vec<Row>,
}

impl Reader {
    /// What stands between quotation marks, where the first one has been read; two of them are one.
    fn quoted(&mut self, letters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Result<(), AtLine> {
        let opened = self.line;
        self.cell.clear();
        while let Some(c) = letters.next() {
            match c {
                '"' if letters.next_if_eq(&'"').is_none() => return Ok(()),
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
        Err(AtLine { line: opened, refusal: Refusal::NotClosed })
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
        if self.rows.len() > limits::TOPICS {
            return Err(AtLine { line: row.line, refusal: Refusal::TooMany { limit: limits::TOPICS } });
        }
        self.rows.push(row);
        Ok(())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
