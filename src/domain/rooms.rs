//! Rooms: where workshops meet.

use super::edit::{Edits, Transaction, Verb};
use super::order::{self, Step};
use super::records::Room;
use super::{Context, Forum, Id, Refusal, limits};

/// The rooms in their order.
pub fn listed(forum: &Forum) -> Vec<(Id<Room>, &Room)> {
    order::live_sorted(forum)
}

/// A room as typed on one line: `Salle du Moulin (40)` or `Salle du Moulin (40 places)`. Rule F11.
pub fn parse(line: &str) -> (String, Option<u32>) {
    let line = line.trim();
    let capacity = line.strip_suffix(')').and_then(|open| open.rsplit_once('(')).and_then(|(name, inside)| {
        let inside = inside.trim();
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        let (figure, unit) = inside.split_at_checked(digits)?;
        let unit_is_a_word = unit.is_empty() || unit.starts_with(char::is_whitespace);
        Some((name, figure.parse().ok().filter(|_| unit_is_a_word)?))
    });
    match capacity {
        Some((name, capacity)) => (name.trim_end().to_owned(), Some(capacity)),
        None => (line.to_owned(), None),
    }
}

/// Adds a room, after the others.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::TooMany`]; [`Refusal::OutOfRange`] for the capacity.
pub fn add(forum: &Forum, cx: &mut Context<'_>, name: &str, capacity: Option<u32>) -> Result<Transaction, Refusal> {
    let (name, capacity) = checked(name, capacity)?;
    order::room_for::<Room>(forum, 1, limits::LIST)?;
    let id = cx.id();
    let mut edits = Edits::none();
    edits.put(forum, &id, &Room { name: name.clone(), capacity, order: order::last_place::<Room>(forum), removed: false });
    Ok(Transaction::on::<Room>(Verb::RoomAdded, name, &id, edits))
}

/// Changes a room's name and capacity.
///
/// # Errors
/// Those of [`add`], and [`Refusal::Gone`].
pub fn change(
    forum: &Forum,
    _cx: &mut Context<'_>,
    id: Id<Room>,
    name: &str,
    capacity: Option<u32>,
) -> Result<Transaction, Refusal> {
    let (name, capacity) = checked(name, capacity)?;
    order::there(forum, id)?;
    let mut edits = Edits::none();
    edits.change::<Room>(forum, &id, |room| {
        room.name.clone_from(&name);
        room.capacity = capacity;
    })?;
    Ok(Transaction::on::<Room>(Verb::RoomChanged, name, &id, edits))
}

fn checked(name: &str, capacity: Option<u32>) -> Result<(String, Option<u32>), Refusal> {
    if let Some(capacity) = capacity {
        limits::within(capacity, 1, limits::PEOPLE)?;
    }
    Ok((limits::line(name)?, capacity))
}

/// Moves a room among the others.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn shift(forum: &Forum, _cx: &mut Context<'_>, id: Id<Room>, step: Step) -> Result<Transaction, Refusal> {
    let name = order::there(forum, id)?.name.clone();
    let rooms: Vec<_> = listed(forum).into_iter().map(|(id, _)| id).collect();
    let edits = order::rearrange(forum, &rooms, id, step)?;
    Ok(Transaction::on::<Room>(Verb::RoomMoved, name, &id, edits))
}

/// Removes a room. Workshops placed in it read as parked, and are back in it when it is. Rule A4.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, id: Id<Room>) -> Result<Transaction, Refusal> {
    let name = order::there(forum, id)?.name.clone();
    order::remove(forum, id, Verb::RoomRemoved, name)
}

#[cfg(test)]
mod tests;
