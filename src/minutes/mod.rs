//! The minutes: one model of the book, composed from a forum in whatever state it is, and writers that
//! turn it into Markdown, HTML and Word.
//!
//! *forum → [`compose()`] → [`Book`] → [`mod@markdown`], [`mod@html`] or [`mod@docx`].* A writer adds no content; the
//! composer knows no format.

pub mod book;
pub mod compose;
pub mod docx;
pub mod escape;
pub mod file_names;
pub mod html;
pub mod markdown;
pub mod notes;
pub mod pieces;

pub use book::Book;
pub use compose::{compose, follow_up};
