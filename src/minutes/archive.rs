//! Everything in one ZIP archive: the book in every form, the tables, the calendar, the backup.

use chrono::NaiveDate;

use crate::i18n::{Text, say, t};

use super::book::Book;
use super::calendar::Calendar;
use super::container::Archive;
use super::file_names::file_name;
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
    /// Its tables.
    pub sheets: &'a [Sheet],
    /// Its calendar; left out where nothing is in it.
    pub calendar: &'a Calendar,
    /// The typeface for the web page, as [`html::page`] takes it.
    pub face: Option<&'a str>,
    /// The backup file, if it is to be there.
    pub backup: Option<&'a str>,
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
    let Enclosed { book, calendar, .. } = *enclosed;
    let mut archive = Archive::default();
    archive.add(&enclosed.named(t::book::FILE, "html"), &html::page(book, enclosed.face))?;
    archive.add(&enclosed.named(t::book::FILE, "docx"), &docx::docx(book)?)?;
    archive.add(&enclosed.named(t::book::FILE, "md"), &markdown::markdown(book))?;
    archive.add(&enclosed.named(t::book::FILE, "txt"), &text::text(book))?;
    add_tables(&mut archive, enclosed.day, &book.cover.title, enclosed.sheets)?;
    if !calendar.events.is_empty() {
        archive.add(&enclosed.named(t::tables::CALENDAR, "ics"), &ical::ical(calendar))?;
    }
    if let Some(backup) = enclosed.backup {
        archive.add(&enclosed.named(t::app::BACKUP_FILE, "json"), backup)?;
    }
    archive.finish()
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
