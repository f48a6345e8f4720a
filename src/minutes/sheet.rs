//! The model of a table of data: what stands between the forum and a spreadsheet.
//!
//! As in the book, a writer adds nothing: the heads of the columns are in the model, in the language of
//! the minutes.

use chrono::{NaiveDate, NaiveTime};

use super::escape;

/// A table that there is of every forum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// Every topic proposed, whatever became of it.
    Topics,
    /// How many dots each topic has; never who gave them.
    Votes,
    /// The workshops that are held.
    Workshops,
    /// The actions of all workshops, and their dots in the vote on actions.
    Actions,
    /// What people engage to do.
    Engagements,
    /// The people who don't mind being listed.
    Participants,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Topics, Self::Votes, Self::Workshops, Self::Actions, Self::Engagements, Self::Participants];

    /// Its name where a table is asked for; the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Votes => "votes",
            Self::Workshops => "workshops",
            Self::Actions => "actions",
            Self::Engagements => "engagements",
            Self::Participants => "participants",
        }
    }

    /// The table of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }
}

/// One table: a head, and rows with a cell a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called in the name of a file, in the minutes' language: `topics`, `sujets`.
    pub name: &'static str,
    /// The heads of its columns.
    pub head: Vec<&'static str>,
    /// Its rows; each has as many cells as there are heads.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: unknown, or not to be told.
    #[default]
    Empty,
    /// Words of people or ours; see [`Cell::words`].
    Words(String),
    /// A number, to be reckoned with.
    Number(u32),
    /// A calendar date.
    Date(NaiveDate),
    /// A time of day, in the forum's own time.
    Time(NaiveTime),
}

impl Cell {
    /// A cell of words, on as many lines as they have; without what shows nothing but moves what stands
    /// around it.
    pub fn words(text: &str) -> Self {
        let lines: Vec<String> = text.lines().map(|line| escape::plain(line).trim_end().to_owned()).collect();
        let words = lines.join("\n");
        let words = words.trim();
        if words.is_empty() { Self::Empty } else { Self::Words(words.to_owned()) }
    }

    /// Things of which there may be several, in one cell: `a; b`.
    pub fn several<S: AsRef<str>>(things: impl IntoIterator<Item = S>) -> Self {
        let things: Vec<String> = things.into_iter().map(|thing| escape::plain(thing.as_ref()).trim().to_owned()).collect();
        Self::words(&things.into_iter().filter(|thing| !thing.is_empty()).collect::<Vec<_>>().join("; "))
    }
}

impl From<Option<u32>> for Cell {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

impl From<Option<NaiveTime>> for Cell {
    fn from(time: Option<NaiveTime>) -> Self {
        time.map_or(Self::Empty, Self::Time)
    }
}
