//! Everything in one ZIP archive: the book in every form, the tables, the calendar. Not the backup, which holds
//! the ballots: the archive goes round.

use chrono::NaiveDate;

use crate::i18n::{Text, say, t};

use super::book::{Block, Book, Picture};
use super::calendar::Calendar;
use super::container::Archive;
use super::file_names::file_name;
use super::markdown::Files;
use super::plates::{Plate, Plates};
use super::sheet::Sheet;
use super::{csv, docx, html, ical, markdown, text};

pub use super::container::Unwritable;

/// What goes into the archive.
#[derive(Clone, Copy, Debug)]
pub struct Enclosed<'a> {
    /// The day of the forum, for the names of the files.
    pub day: Option<NaiveDate>,
    /// The book.
    pub book: &'a Book,
    /// The pictures of the book's photographs.
    pub pictures: Plates<'a>,
    /// Its tables.
    pub sheets: &'a [Sheet],
    /// Its calendar; left out where nothing is in it.
    pub calendar: &'a Calendar,
    /// The typeface for the web page, as [`html::page`] takes it.
    pub face: Option<&'a str>,
    /// What the book is called in the names of its files: minutes, or a follow-up.
    pub called: Text,
}

impl Enclosed<'_> {
    fn named(&self, what: Text, extension: &str) -> String {
        file_name(self.day, &self.book.cover.title, say(self.book.language, what), extension)
    }
}

/// Everything. The same content is the same file.
///
/// # Errors
/// [`Unwritable`] where a file would be larger than its format allows.
pub fn everything(enclosed: &Enclosed<'_>) -> Result<Vec<u8>, Unwritable> {
    let Enclosed { book, pictures, calendar, .. } = *enclosed;
    let beside = files(book, pictures);
    let mut archive = Archive::default();
    archive.add(&enclosed.named(enclosed.called, "html"), &html::page(book, pictures, enclosed.face))?;
    archive.add(&enclosed.named(enclosed.called, "docx"), &docx::docx(book, pictures)?)?;
    archive.add(&enclosed.named(enclosed.called, "md"), &markdown::beside(book, &beside))?;
    archive.add(&enclosed.named(enclosed.called, "txt"), &text::text(book))?;
    for (name, path) in &beside {
        if let Some(bytes) = pictures.get(name).and_then(Plate::bytes) {
            archive.add_packed(path, &bytes)?;
        }
    }
    add_tables(&mut archive, enclosed.day, &book.cover.title, enclosed.sheets)?;
    if !calendar.events.is_empty() {
        archive.add(&enclosed.named(t::tables::CALENDAR, "ics"), &ical::ical(calendar))?;
    }
    archive.finish()
}

/// Where in the archive the pictures of the book lie, by their names; they are numbered as the book shows them.
fn files(book: &Book, pictures: Plates<'_>) -> Files {
    let blocks =
        book.parts.iter().flat_map(|part| part.blocks.iter().chain(part.chapters.iter().flat_map(|chapter| &chapter.blocks)));
    let mut files = Files::new();
    for block in blocks {
        if let Block::Picture(Picture { name, .. }) = block {
            let n = files.len() + 1;
            lay(&mut files, pictures, name, &|extension| format!("photographs/{n}.{extension}"));
        }
    }
    if let Some(logo) = &book.cover.logo {
        lay(&mut files, pictures, &logo.name, &|extension| format!("logo.{extension}"));
    }
    files
}

/// Gives a picture that is at hand its place, unless it has one.
fn lay(files: &mut Files, pictures: Plates<'_>, name: &str, path: &dyn Fn(&str) -> String) {
    if let Some(plate) = pictures.get(name)
        && !files.iter().any(|(there, _)| there == name)
    {
        files.push((name.to_owned(), path(plate.media.extension())));
    }
}

/// The tables alone, each as a CSV file.
///
/// # Errors
/// [`Unwritable`] where a file would be larger than its format allows.
pub fn tables(day: Option<NaiveDate>, title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, Unwritable> {
    let mut archive = Archive::default();
    add_tables(&mut archive, day, title, sheets)?;
    archive.finish()
}

fn add_tables(archive: &mut Archive, day: Option<NaiveDate>, title: &str, sheets: &[Sheet]) -> Result<(), Unwritable> {
    for sheet in sheets {
        archive.add(&file_name(day, title, sheet.name, "csv"), &csv::csv(sheet))?;
    }
    Ok(())
}
