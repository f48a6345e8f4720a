//! Places in a list that people arrange by hand: fractional indices, kept as their hexadecimal text.
//!
//! A place read from a file or from another machine may be anything, and two machines that add at
//! once give the same one. Lists sort by that text and then by id, whatever it holds; a move that
//! finds no room between its neighbours gives the whole list fresh places.

use fractional_index::FractionalIndex;

use super::edit::{Edits, Transaction, Verb};
use super::photographs::Photograph;
use super::record::Record;
use super::records::{Action, Engagement, Objective, Participant, Plenary, Room, Section, Slot, TemplateSection, Word};
use super::{Forum, Id, Refusal, sorting};

/// Longest place that is built upon; beyond it a list gets fresh places.
const LONGEST: usize = 256;

/// A record that is marked as removed rather than deleted.
pub trait Removable: Record<Key = Id<Self>> {
    /// Whether it is removed.
    fn is_removed(&self) -> bool;
    /// Marks it as removed or not.
    fn set_removed(&mut self, removed: bool);
}

/// A record with a place among its like.
pub trait Ordered: Removable {
    /// Its place, as stored.
    fn place(&self) -> &str;
    /// Gives it another place.
    fn set_place(&mut self, place: String);
}

macro_rules! removable {
    ($($record:ty),+) => {
        $(impl Removable for $record {
            fn is_removed(&self) -> bool { self.removed }
            fn set_removed(&mut self, removed: bool) { self.removed = removed; }
        })+
    };
}
macro_rules! ordered {
    ($($record:ty),+) => {
        $(impl Ordered for $record {
            fn place(&self) -> &str { &self.order }
            fn set_place(&mut self, place: String) { self.order = place; }
        })+
    };
}
removable!(Objective, Room, Slot, Plenary, TemplateSection, Section, Action, Photograph, Word, Engagement, Participant);
ordered!(Objective, Room, Slot, Plenary, TemplateSection, Section, Action, Photograph, Word);

/// Where something goes in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the one before it.
    Up,
    /// After the one after it.
    Down,
    /// To this position, counted from 0; beyond the end is the end.
    To(usize),
}

/// The place of the first in an empty list.
pub fn first() -> String {
    FractionalIndex::default().to_string()
}

/// A place between two others. Where they leave no room (equal, the wrong way round, unreadable) it
/// is after `before` if that can be read, else before `after`, else the first. Rule F1.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    strictly(before, after).unwrap_or_else(|| match (before.and_then(read), after.and_then(read)) {
        (Some(before), _) => FractionalIndex::new_after(&before).to_string(),
        (None, Some(after)) => FractionalIndex::new_before(&after).to_string(),
        (None, None) => first(),
    })
}

/// A place after all of these; those that can't be read are passed over.
pub fn last_of<'a>(places: impl Iterator<Item = &'a str>) -> String {
    let last = places.filter(|place| read(place).is_some()).max();
    between(last, None)
}

/// A place truly between two others, if there is one.
fn strictly(before: Option<&str>, after: Option<&str>) -> Option<String> {
    match (before, after) {
        (None, None) => Some(first()),
        (Some(before), None) => Some(FractionalIndex::new_after(&read(before)?).to_string()),
        (None, Some(after)) => Some(FractionalIndex::new_before(&read(after)?).to_string()),
        (Some(before), Some(after)) => inside(&read(before)?, &read(after)?),
    }
    .filter(|place| place.len() <= LONGEST)
}

/// `FractionalIndex::new_between`, called only where it can't overflow: it subtracts from bytes that
/// both sides share, and those may be 0. The shared bytes are set aside and put back.
fn inside(before: &FractionalIndex, after: &FractionalIndex) -> Option<String> {
    let (left, right) = (before.as_bytes(), after.as_bytes());
    if left >= right {
        return None;
    }
    let shorter = left.len().min(right.len()).saturating_sub(1);
    let shared = left.iter().zip(right).take(shorter).take_while(|(a, b)| a == b).count();
    let (prefix, left) = left.split_at_checked(shared)?;
    let (_, right) = right.split_at_checked(shared)?;
    let left = FractionalIndex::from_bytes(left.to_vec()).ok()?;
    let right = FractionalIndex::from_bytes(right.to_vec()).ok()?;
    let middle = FractionalIndex::new_between(&left, &right)?;
    let whole = FractionalIndex::from_bytes([prefix, middle.as_bytes()].concat()).ok()?;
    Some(whole.to_string())
}

/// A place as an index, if it is one in the one way of writing it. The crate slices the text in pairs
/// of bytes, so anything but lower-case hexadecimal digits is turned away first.
fn read(place: &str) -> Option<FractionalIndex> {
    let whole = place.len().is_multiple_of(2) && place.len() <= LONGEST;
    let digits = place.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if whole && digits { FractionalIndex::from_string(place).ok() } else { None }
}

/// The live records of one kind, by place and then by id. Rule F1.
pub fn live_sorted<R: Ordered>(forum: &Forum) -> Vec<(Id<R>, &R)> {
    let mut live: Vec<_> = live::<R>(forum).collect();
    sorting::sort_by(&mut live, |(a_id, a), (b_id, b)| a.place().cmp(b.place()).then(a_id.cmp(b_id)));
    live
}

/// The live records of one kind, by id.
pub fn live<R: Removable>(forum: &Forum) -> impl Iterator<Item = (Id<R>, &R)> {
    R::table(forum).iter().filter(|(_, record)| !record.is_removed()).map(|(id, record)| (*id, record))
}

/// The record, if it is there and not removed.
///
/// # Errors
/// [`Refusal::Gone`] otherwise.
pub fn there<R: Removable>(forum: &Forum, id: Id<R>) -> Result<&R, Refusal> {
    forum.get::<R>(&id).filter(|record| !record.is_removed()).ok_or(Refusal::Gone)
}

/// Checks that so many more may be added. Rule F10.
///
/// # Errors
/// [`Refusal::TooMany`] at the limit.
pub fn room_for<R: Removable>(forum: &Forum, more: usize, limit: usize) -> Result<(), Refusal> {
    if live::<R>(forum).count().saturating_add(more) > limit { Err(Refusal::TooMany { limit }) } else { Ok(()) }
}

/// The place after every live record of the kind.
pub fn last_place<R: Ordered>(forum: &Forum) -> String {
    last_of(live::<R>(forum).map(|(_, record)| record.place()))
}

/// Marks a record as removed.
pub(super) fn remove<R: Removable>(forum: &Forum, id: Id<R>, verb: Verb, subject: String) -> Result<Transaction, Refusal> {
    there(forum, id)?;
    let mut edits = Edits::none();
    edits.change::<R>(forum, &id, |record| record.set_removed(true))?;
    Ok(Transaction::on::<R>(verb, subject, &id, edits))
}

/// Moves one of `peers` (which stand in the order shown); at the edge nothing changes. Rule F1.
pub(super) fn rearrange<R: Ordered>(forum: &Forum, peers: &[Id<R>], id: Id<R>, step: Step) -> Result<Edits, Refusal> {
    let list: Vec<_> = peers.iter().map(|peer| (*peer, forum.get(peer).map_or("", R::place))).collect();
    let mut edits = Edits::none();
    for (peer, place) in moved(&list, id, step)? {
        edits.change::<R>(forum, &peer, |record| record.set_place(place))?;
    }
    Ok(edits)
}

/// The places to be given so that `id` makes its step in a list shown in this order: its own where
/// there is room, else everybody's.
pub(super) fn moved<K: Copy + PartialEq>(list: &[(K, &str)], id: K, step: Step) -> Result<Vec<(K, String)>, Refusal> {
    let from = list.iter().position(|(key, _)| *key == id).ok_or(Refusal::Gone)?;
    let end = list.len().saturating_sub(1);
    let to = match step {
        Step::Up => from.saturating_sub(1),
        Step::Down => from.saturating_add(1).min(end),
        Step::To(position) => position.min(end),
    };
    if to == from {
        return Ok(Vec::new());
    }
    let mut others: Vec<_> = list.iter().filter(|(key, _)| *key != id).copied().collect();
    let before = to.checked_sub(1).and_then(|index| others.get(index)).map(|(_, place)| *place);
    let after = others.get(to).map(|(_, place)| *place);
    if let Some(place) = strictly(before, after) {
        return Ok(vec![(id, place)]);
    }
    others.insert(to, (id, ""));
    let mut fresh: Vec<(K, String)> = Vec::with_capacity(others.len());
    for (key, _) in others {
        let next = between(fresh.last().map(|(_, last)| last.as_str()), None);
        fresh.push((key, next));
    }
    Ok(fresh)
}

#[cfg(test)]
mod tests;
