//! The book as a Word document (.docx): what ECMA-376 calls `WordprocessingML`, in a ZIP archive.
//!
//! What somebody may want to go on with in Word is Word's own there: styles, headings that fill the
//! navigation pane, lists, tables whose heads come again on every page, a contents field, bookmarks. How
//! it looks is in `parts/styles.xml`, and the text refers to it.

mod body;
mod columns;
mod document;
mod links;
mod notes;
mod numbering;
mod package;
mod paragraph;
mod pictures;
mod section;
mod tables;
mod xml;

pub use super::container::Unwritable;

use super::book::Book;
use super::plates::Plates;

/// The book as the bytes of a .docx file, with its pictures in it.
///
/// # Errors
/// [`Unwritable`] where the file would be larger than its format allows.
pub fn docx(book: &Book, pictures: Plates<'_>) -> Result<Vec<u8>, Unwritable> {
    package::package(book, &document::document(book, pictures))
}
