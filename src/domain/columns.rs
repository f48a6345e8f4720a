//! What the columns of a table are: told by its heading, else by whoever pastes it. Rule F13.

mod headings;

use super::delimited::{self, Row, Rows};
use super::entry::AtLine;
use super::markdown;

pub use headings::{Headings, OF_PEOPLE, OF_TOPICS};

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// Nobody knows what: it isn't taken, and that is said.
    #[default]
    LeftOut,
    /// Nothing that is wanted, as somebody chose, or as it is known of numbers, dots and ranks.
    Aside,
    /// A person's whole name.
    Name,
    /// A person's first name.
    FirstName,
    /// A person's last name.
    LastName,
    /// For whom a person is here.
    Organisation,
    /// A topic's title.
    Title,
    /// A topic's description.
    Description,
    /// A topic's sub-questions, one a line.
    Questions,
    /// Who proposes a topic.
    Conveners,
    /// A topic's label.
    Label,
}

/// A table, and what its columns are taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Its rows, without the heading.
    pub rows: Vec<Row>,
    /// Its heading; empty where the first row is one like the others.
    pub heading: Vec<String>,
    /// What each column holds; where no heading tells, a guess.
    pub columns: Vec<Column>,
    /// The lines on which a quotation mark opens that nothing closes.
    pub unclosed: Vec<usize>,
}

impl Columns {
    /// The table in a text; `None` where the text is a list of lines. A heading that is known makes a table of
    /// it; without one, every row must have as many cells, and two rows at least where tabs don't part them.
    /// What Markdown sets as a table is one.
    ///
    /// # Errors
    /// Where a line is: those of [`delimited::rows`], once the text is known to be a table, and of
    /// [`markdown::table`].
    pub fn read(text: &str, headings: &Headings) -> Result<Option<Self>, AtLine> {
        if let Some(markdown::Table { rows, is_headed }) = markdown::table(text)? {
            return Ok(Some(match Self::told(rows, headings) {
                Ok(told) => told,
                Err(rows) => Self::guessed(rows, headings, is_headed),
            }));
        }
        let mut even: Option<Rows> = None;
        for (delimiter, rows) in delimited::readings(text) {
            let rows = match rows {
                Ok(rows) => rows,
                Err(error) if is_table(text, delimiter, headings) => return Err(error),
                Err(_) => continue,
            };
            let rows = match Self::told(rows, headings) {
                Ok(told) => return Ok(Some(told)),
                Err(rows) => rows,
            };
            let width = width(&rows);
            let parts = delimiter == '\t' || (rows.rows.len() > 1 && (delimiter != ',' || headings.commas));
            if even.is_none() && width > 1 && parts && rows.rows.iter().all(|row| row.cells.len() == width) {
                even = Some(rows);
            }
        }
        Ok(even.map(|rows| Self::guessed(rows, headings, false)))
    }

    /// The rows below a heading that is known, else the rows as they were.
    fn told(rows: Rows, headings: &Headings) -> Result<Self, Rows> {
        let columns = rows.rows.first().map(|first| told(&first.cells, headings)).unwrap_or_default();
        if !columns.iter().any(|column| column.is_main()) {
            return Err(rows);
        }
        let mut rest = rows.rows.into_iter();
        let heading = rest.next().unwrap_or_default().cells;
        Ok(Self { rows: rest.collect(), heading, columns, unclosed: rows.unclosed })
    }

    fn guessed(rows: Rows, headings: &Headings, is_headed: bool) -> Self {
        let columns = (0..width(&rows)).map(|at| headings.usual.get(at).copied().unwrap_or_default()).collect();
        let mut rest = rows.rows.into_iter();
        let heading = if is_headed { rest.next().unwrap_or_default().cells } else { Vec::new() };
        Self { rows: rest.collect(), heading, columns, unclosed: rows.unclosed }
    }

    /// The cells of a row that a kind of column holds, in one.
    pub fn of(&self, row: &Row, wanted: Column) -> String {
        let cells = row.cells.iter().zip(&self.columns).filter(|(cell, column)| **column == wanted && !cell.is_empty());
        let between = match wanted {
            Column::Questions | Column::Description => "\n",
            Column::Conveners => "; ",
            _ => " ",
        };
        cells.map(|(cell, _)| bare(cell)).collect::<Vec<_>>().join(between)
    }

    /// What stands in a row, in one line.
    pub fn said(row: &Row) -> String {
        row.cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ")
    }

    /// What its columns are called: by its heading, else by what stands in its first row; one without a name by
    /// its number.
    pub fn heads(&self) -> Vec<String> {
        let first = || self.rows.first().map(|row| row.cells.clone()).unwrap_or_default();
        let heads = if self.heading.is_empty() { first() } else { self.heading.clone() };
        heads.into_iter().enumerate().map(|(at, head)| if head.is_empty() { (at + 1).to_string() } else { head }).collect()
    }

    /// The columns with something in them of which nobody knows what it is: they won't be taken.
    pub fn not_taken(&self) -> Vec<String> {
        let heads = self.heads().into_iter().enumerate();
        let filled = |at: usize| self.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        heads.filter(|(at, _)| self.columns.get(*at) == Some(&Column::LeftOut) && filled(*at)).map(|(_, head)| head).collect()
    }

    /// Whether some column says what the rows are called.
    pub fn has_names(&self) -> bool {
        self.columns.iter().any(|column| column.is_main())
    }
}

impl Column {
    /// Whether it says what a row is called: a table without such a column is none.
    const fn is_main(self) -> bool {
        matches!(self, Self::Name | Self::FirstName | Self::LastName | Self::Title)
    }
}

/// Whether the first line says that a text which can't be read to its end is a table.
fn is_table(text: &str, delimiter: char, headings: &Headings) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let heading = delimited::rows(first, delimiter).ok().and_then(|rows| rows.rows.into_iter().next());
    heading.is_some_and(|row| told(&row.cells, headings).iter().any(|column| column.is_main()))
}

fn told(heading: &[String], headings: &Headings) -> Vec<Column> {
    let mut columns: Vec<Column> = heading.iter().map(|cell| headings.column(cell)).collect();
    // « Nom » beside « Prénom » is the last name.
    if columns.contains(&Column::FirstName) && !columns.contains(&Column::LastName) {
        for column in columns.iter_mut().filter(|column| **column == Column::Name) {
            *column = Column::LastName;
        }
    }
    columns
}

fn width(rows: &Rows) -> usize {
    rows.rows.first().map_or(0, |row| row.cells.len())
}

/// A cell without the apostrophe by which tables keep its words from being a formula.
fn bare(cell: &str) -> &str {
    let words = cell.strip_prefix('\'').filter(|words| words.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
    words.unwrap_or(cell)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
