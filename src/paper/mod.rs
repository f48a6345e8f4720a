//! What is printed: the sheets that hang on the walls and lie on the tables, as models. What stands on
//! each sheet and how a list parts into sheets is decided here; how a sheet looks is the screens'.
//!
//! Lengths are in units. A unit is a millimetre on A4, and on A3 as much more as A3 is larger, so that
//! a sheet is the same on both.

pub mod agenda;
pub mod choice;
pub mod measure;
pub mod reports;
pub mod rooms;
pub mod topics;

use std::collections::HashMap;

use crate::domain::merging::Groups;
use crate::domain::{Forum, Id, Participant, Topic, participants};

pub use choice::{Choice, Size, Stack, Way};

/// The names of people, those that are known; the others are left out.
fn names(forum: &Forum, people: &[Id<Participant>]) -> Vec<String> {
    people.iter().map(|person| participants::name_of(forum, *person).to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The conveners of every topic that leads, in one line each.
fn conveners(forum: &Forum, groups: &Groups, topics: impl Iterator<Item = Id<Topic>>) -> HashMap<Id<Topic>, String> {
    topics.map(|id| (id, names(forum, &groups.conveners(forum, id)).join(", "))).collect()
}

/// Parts a list into sheets: each takes items in their order until the next would go beyond `most`. An
/// item that is more than a sheet by itself has one to itself; nothing is left out.
pub fn parted<T>(items: Vec<T>, most: usize, weight: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut sheets: Vec<Vec<T>> = Vec::new();
    let mut laden = 0;
    for item in items {
        let more = weight(&item);
        match sheets.last_mut() {
            Some(sheet) if laden + more <= most => sheet.push(item),
            _ => {
                sheets.push(vec![item]);
                laden = 0;
            }
        }
        laden += more;
    }
    sheets
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
