//! What a forum is and what may happen in it.
//!
//! Pure: no browser, no clock, no randomness, no CRDT, no screen. Time and new ids come in through
//! [`Context`]; every gesture is a function from a [`Forum`] to a [`Transaction`] or a [`Refusal`].

pub mod apply;
pub mod context;
pub mod due;
pub mod edit;
pub mod forum;
pub mod id;
pub mod limits;
pub mod list_typing;
pub mod record;
pub mod records;
pub mod refusal;

pub use context::{Context, Moment};
pub use due::Due;
pub use edit::{Edit, Edits, Transaction, Verb};
pub use forum::{Forum, Table, for_each_kind};
pub use id::Id;
pub use record::{Document, Kind, Record, RecordRef, Text};
pub use records::*;
pub use refusal::Refusal;
