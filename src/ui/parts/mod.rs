//! The few components that every screen shares.

pub mod carried;
mod chosen;
mod column_choice;
mod dialog;
mod due_field;
mod each;
mod empty;
mod entry;
mod icon;
mod line_field;
mod list_asides;
mod list_file;
mod long_text;
mod menu;
mod outcome;
mod person_field;
mod picker;
mod progress;

pub use chosen::Chosen;
pub use column_choice::{ColumnChoice, table_in};
pub use dialog::{Dialog, held_by};
pub use due_field::{DueField, due_sentence, due_words};
pub use each::Each;
pub use empty::Empty;
pub use entry::Entry;
pub use icon::{Glyph, Icon};
pub use line_field::LineField;
pub use list_asides::{LineLeftOut, ListAsides, ListRefused};
pub use list_file::{ListFile, take_dropped};
pub use long_text::LongText;
pub use menu::Menu;
pub use outcome::{OutcomeFields, outcome_words};
pub use person_field::{PEOPLE, PeopleList, PersonField};
pub use picker::Picker;
pub use progress::{ProgressChoice, WorkshopChoice, workshop_words};
