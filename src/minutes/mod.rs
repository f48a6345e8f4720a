//! The minutes: one model of the book, composed from a forum in whatever state it is, and writers that
//! turn it into Markdown, HTML, plain text and Word; beside it tables and a calendar, made alike.
//!
//! *forum → [`compose()`] → [`Book`] → [`mod@markdown`], [`mod@html`], [`mod@text`] or [`mod@docx`].*
//! *forum → [`compose::sheets`] → [`sheet::Sheet`] → [`mod@csv`].*
//! *forum → [`compose::calendar()`] → [`calendar::Calendar`] → [`mod@ical`].*
//! A writer adds no content; the composer knows no format.

pub mod archive;
pub mod book;
pub mod calendar;
pub mod compose;
mod container;
pub mod csv;
pub mod docx;
pub mod escape;
pub mod file_names;
pub mod html;
pub mod ical;
pub mod markdown;
pub mod notes;
pub mod pieces;
pub mod plates;
pub mod sheet;
pub mod text;

pub use book::Book;
pub use compose::{compose, follow_up};
pub use plates::Plates;
