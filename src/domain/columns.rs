//! What the columns of a table are: told by its heading, else by whoever pastes it. Rule F13.

use super::delimited::{self, Row, Rows};
use super::entry::AtLine;
use super::fold::fold;

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// Nothing that is wanted.
    #[default]
    LeftOut,
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
    /// Who proposes a topic.
    Conveners,
}

/// What the columns of a kind of list are called, and what they are taken for where nothing tells.
#[derive(Debug)]
pub struct Headings {
    /// Headings that tell what a column holds, folded.
    known: &'static [(Column, &'static [&'static str])],
    /// The order in which people most often have the columns.
    usual: &'static [Column],
    /// Whether commas part cells where no heading says that they do. Titles have commas of their own.
    commas: bool,
}

/// The columns of a list of people.
pub const OF_PEOPLE: Headings = Headings {
    known: &[
        (Column::FirstName, &["first name", "firstname", "given name", "prenom"]),
        (Column::LastName, &["last name", "lastname", "surname", "family name", "nom de famille"]),
        (
            Column::Name,
            &[
                "name",
                "full name",
                "participant",
                "person",
                "nom",
                "nom complet",
                "personne",
                "nom et prenom",
                "prenom et nom",
                "prenom nom",
                "nom prenom",
            ],
        ),
        (
            Column::Organisation,
            &[
                "organisation",
                "organization",
                "company",
                "association",
                "institution",
                "structure",
                "societe",
                "entreprise",
                "organisme",
                "collectif",
            ],
        ),
    ],
    usual: &[Column::Name, Column::Organisation],
    commas: true,
};

/// The columns of a list of topics.
pub const OF_TOPICS: Headings = Headings {
    known: &[
        (Column::Title, &["title", "topic", "subject", "titre", "sujet", "intitule"]),
        (Column::Description, &["description", "details", "resume"]),
        (
            Column::Conveners,
            &[
                "convener",
                "conveners",
                "proposed by",
                "initiateur",
                "initiatrice",
                "porteur",
                "porteuse",
                "propose par",
                "porte par",
            ],
        ),
    ],
    usual: &[Column::Title, Column::Description, Column::Conveners],
    commas: false,
};

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
    ///
    /// # Errors
    /// Where a line is: those of [`delimited::rows`], once the text is known to be a table.
    pub fn read(text: &str, headings: &Headings) -> Result<Option<Self>, AtLine> {
        let mut even: Option<Rows> = None;
        for (delimiter, rows) in delimited::readings(text) {
            let rows = match rows {
                Ok(rows) => rows,
                Err(error) if is_table(text, delimiter, headings) => return Err(error),
                Err(_) => continue,
            };
            let Some(first) = rows.rows.first() else { continue };
            let told = told(&first.cells, headings);
            if told.iter().any(|column| column.is_main()) {
                let heading = first.cells.clone();
                let Rows { rows, unclosed } = rows;
                return Ok(Some(Self { rows: rows.into_iter().skip(1).collect(), heading, columns: told, unclosed }));
            }
            let width = first.cells.len();
            let parts = delimiter == '\t' || (rows.rows.len() > 1 && (delimiter != ',' || headings.commas));
            if even.is_none() && width > 1 && parts && rows.rows.iter().all(|row| row.cells.len() == width) {
                even = Some(rows);
            }
        }
        Ok(even.map(|Rows { rows, unclosed }| {
            let width = rows.first().map_or(0, |row| row.cells.len());
            Self { columns: guessed(headings, width), heading: Vec::new(), rows, unclosed }
        }))
    }

    /// The cells of a row that a kind of column holds, in one.
    pub fn of(&self, row: &Row, wanted: Column) -> String {
        let cells = row.cells.iter().zip(&self.columns).filter(|(cell, column)| **column == wanted && !cell.is_empty());
        cells.map(|(cell, _)| cell.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// What stands in a row, in one line.
    pub fn said(row: &Row) -> String {
        row.cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ")
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
    let mut columns: Vec<Column> = heading.iter().map(|cell| column(cell, headings)).collect();
    // « Nom » beside « Prénom » is the last name.
    if columns.contains(&Column::FirstName) && !columns.contains(&Column::LastName) {
        for column in columns.iter_mut().filter(|column| **column == Column::Name) {
            *column = Column::LastName;
        }
    }
    columns
}

fn column(cell: &str, headings: &Headings) -> Column {
    let letters: String = fold(cell).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    headings.known.iter().find(|(_, known)| known.contains(&words.as_str())).map_or(Column::LeftOut, |(column, _)| *column)
}

fn guessed(headings: &Headings, width: usize) -> Vec<Column> {
    (0..width).map(|at| headings.usual.get(at).copied().unwrap_or_default()).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
