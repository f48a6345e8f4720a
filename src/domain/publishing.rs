//! Publishing: the agenda as the room was told it, and what has changed since.

use super::edit::{Edits, Transaction, Verb};
use super::records::{Identity, Room, Slot, Topic, Workshop};
use super::{Context, Forum, Id, Refusal, agenda, setup};

/// A room and a slot.
pub type Place = (Id<Room>, Id<Slot>);

/// How a workshop's place differs from the published one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It has a place, and had none when the agenda was published.
    New,
    /// It has another place.
    Moved {
        /// The place it was published with. The room or the slot may be gone since.
        was: Place,
    },
    /// It has no place any more: it is parked, or no workshop now.
    TakenOff {
        /// The place it was published with.
        was: Place,
    },
}

/// Whether the agenda was ever published.
pub fn is_published(forum: &Forum) -> bool {
    forum.identity.iter().next().is_some_and(|(_, identity)| identity.agenda_published.0 > 0)
}

/// Publishes the agenda: every workshop's place is kept as the room is told it now. Rule A8.
///
/// # Errors
/// [`Refusal::Gone`] before the forum has arrived.
pub fn publish(forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    let id = setup::forum_id(forum).ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    edits.change::<Identity>(forum, &id, |identity| identity.agenda_published = cx.now)?;
    for key in forum.workshops.iter().map(|(key, _)| key) {
        let place = place_now(forum, *key);
        edits.change::<Workshop>(forum, key, |workshop| {
            workshop.published_room = place.map(|(room, _)| room);
            workshop.published_slot = place.map(|(_, slot)| slot);
        })?;
    }
    Ok(Transaction::on::<Identity>(Verb::AgendaPublished, "", &id, edits))
}

/// How a workshop's place differs from the published one; `None` where it doesn't, and while nothing is
/// published. Rule A8.
pub fn change(forum: &Forum, workshop: Id<Topic>) -> Option<Change> {
    if !is_published(forum) {
        return None;
    }
    let record = forum.get::<Workshop>(&workshop)?;
    let was = record.published_room.zip(record.published_slot);
    match (was, place_now(forum, workshop)) {
        (None, Some(_)) => Some(Change::New),
        (Some(was), None) => Some(Change::TakenOff { was }),
        (Some(was), Some(is)) if was != is => Some(Change::Moved { was }),
        _ => None,
    }
}

/// Every workshop whose place isn't the published one, in the order of the ids. Rule A8.
pub fn changes(forum: &Forum) -> Vec<(Id<Topic>, Change)> {
    forum.workshops.iter().filter_map(|(id, _)| Some((*id, change(forum, *id)?))).collect()
}

fn place_now(forum: &Forum, workshop: Id<Topic>) -> Option<Place> {
    agenda::placement(forum, agenda::held(forum, workshop)?.workshop)
}

#[cfg(test)]
mod tests;
