//! A table as CSV (RFC 4180) for any spreadsheet: UTF-8 with a byte order mark, by which Excel knows that
//! it is UTF-8.

use super::sheet::{Cell, Sheet};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The table as a CSV file.
pub fn csv(sheet: &Sheet) -> String {
    let mut out = String::from(BYTE_ORDER_MARK);
    row(&mut out, sheet.head.iter().map(|head| written(&Cell::words(head))));
    for cells in &sheet.rows {
        row(&mut out, cells.iter().map(written));
    }
    out
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (column, cell) in cells.enumerate() {
        if column > 0 {
            out.push(',');
        }
        out.push_str(&quoted(cell));
    }
    out.push_str("\r\n");
}

/// A cell as text: dates and times as ISO 8601 writes them, which spreadsheets of every language read.
pub fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Words(words) => harmless(words.clone()),
        Cell::Number(number) => number.to_string(),
        // A year of five digits has a sign before it.
        Cell::Date(date) => harmless(date.to_string()),
        Cell::Time(time) => time.format("%H:%M").to_string(),
    }
}

/// Words that no spreadsheet takes for a formula: an apostrophe before them makes them text. The wide
/// forms count too, where the spreadsheet is a Japanese one.
fn harmless(words: String) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) { format!("'{words}") } else { words }
}

/// Between quotes where something in it would end the cell, for readers too that part cells by
/// semicolons or tabs.
fn quoted(cell: String) -> String {
    if cell.contains(['"', ',', ';', '\t', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
mod tests {
    use super::*;

    fn line(cells: Vec<Cell>) -> String {
        let sheet = Sheet { name: "", head: vec!["a"; cells.len()], rows: vec![cells] };
        csv(&sheet).split_once("\r\n").unwrap().1.to_owned()
    }

    #[test]
    fn words_that_begin_as_a_formula_become_text() {
        for words in ["=1+1", "+1", "-1", "@sum", "＝1"] {
            assert_eq!(line(vec![Cell::words(words)]), format!("'{words}\r\n"));
        }
        assert_eq!(written(&Cell::Words("\t=1".into())), "'\t=1");
        assert_eq!(line(vec![Cell::words(" \u{202e}=1,2")]), "\"'=1,2\"\r\n");
    }

    #[test]
    fn numbers_dates_and_times_stay_what_they_are() {
        let date = "2026-12-01".parse().unwrap();
        let cells = vec![Cell::Number(7), Cell::Date(date), Cell::Time("14:05:00".parse().unwrap()), Cell::Empty];
        assert_eq!(line(cells), "7,2026-12-01,14:05,\r\n");
    }

    #[test]
    fn quotes_are_doubled_and_lines_kept() {
        assert_eq!(line(vec![Cell::words("a \"b\"\r\nc"), Cell::words("d;e")]), "\"a \"\"b\"\"\nc\",\"d;e\"\r\n");
    }
}
