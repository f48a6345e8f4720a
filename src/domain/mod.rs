//! What a forum is and what may happen in it.
//!
//! Pure: no browser, no clock, no randomness, no CRDT, no screen. Time and new ids come in through
//! [`Context`]; every gesture is a function from a [`Forum`] to a [`Transaction`] or a [`Refusal`].

pub mod actions;
pub mod agenda;
pub mod apply;
pub mod ballots;
pub mod book;
pub mod columns;
pub mod context;
pub mod convergence;
pub mod counting;
pub mod deeds;
pub mod delimited;
pub mod dice;
pub mod draw;
pub mod due;
pub mod each_record;
pub mod edit;
pub mod engagements;
pub mod entry;
pub mod fold;
pub mod forum;
pub mod hours;
pub mod id;
pub mod labels;
pub mod laptop;
pub mod large;
pub mod limits;
pub mod list_typing;
pub mod listed_people;
pub mod listed_topics;
pub mod markdown;
pub mod matter;
pub mod merging;
pub mod namesakes;
pub mod numbering;
pub mod objectives;
pub mod order;
pub mod outcome;
pub mod participants;
mod persons;
pub mod photographs;
pub mod pictures;
pub mod placing;
pub mod plenary;
pub mod projection;
pub mod public;
pub mod publishing;
pub mod ranking;
pub mod record;
pub mod records;
pub mod refusal;
pub mod reports;
pub mod resemblance;
pub mod retaining;
pub mod rooms;
pub mod search;
pub mod set_up_lines;
pub mod setup;
pub mod slots;
pub mod sorting;
pub mod stage;
pub mod suggestion;
pub mod tally;
pub mod template;
pub mod timer;
pub mod topics;
mod typed;
pub mod voting;
pub mod words;

pub use book::{BookChoices, BookPart, Design, Naming};
pub use context::{Context, Moment};
pub use convergence::Convergence;
pub use draw::Draw;
pub use due::Due;
pub use edit::{Edit, Edits, Transaction, Verb};
pub use forum::{Forum, Table, for_each_kind};
pub use id::Id;
pub use labels::{Colour, Label};
pub use matter::{Candidate, Matter};
pub use outcome::{Outcome, Telling};
pub use photographs::Photograph;
pub use pictures::{Media, Picture, Pictures};
pub use record::{Document, Kind, Record, RecordRef, Text};
pub use records::*;
pub use refusal::Refusal;
pub use stage::{Scene, Stage, Veil};
pub use timer::Timer;

#[cfg(test)]
pub(crate) mod scene;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) mod trial;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod works_laws;
