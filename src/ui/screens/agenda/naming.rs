//! What slots, rooms and workshops are called in sentences.

use super::Spot;
use crate::domain::{Forum, Id, Language, Room, Slot, Topic, Workshop, agenda};
use crate::i18n;

/// A slot by its hours, else by its name.
pub fn slot(language: Language, forum: &Forum, id: Id<Slot>) -> String {
    let Some(slot) = forum.get::<Slot>(&id) else { return String::new() };
    let hours = i18n::hours(language, slot.starts, slot.ends);
    if hours.is_empty() { slot.name.clone() } else { hours }
}

/// A room by its name.
pub fn room(forum: &Forum, id: Id<Room>) -> String {
    forum.get::<Room>(&id).map(|room| room.name.clone()).unwrap_or_default()
}

/// A workshop's number, or a dot while it has none.
pub fn number(forum: &Forum, id: Id<Topic>) -> String {
    match forum.get::<Workshop>(&id).map_or(0, |workshop| workshop.number) {
        0 => "·".to_owned(),
        n => n.to_string(),
    }
}

/// A workshop's title.
pub fn title(forum: &Forum, id: Id<Topic>) -> String {
    agenda::title(forum, id)
}

/// The room and the slot of a cell, as the values of a sentence.
pub fn spot(language: Language, forum: &Forum, (room_id, slot_id): Spot) -> (String, String) {
    (room(forum, room_id), slot(language, forum, slot_id))
}

/// The same in few words: the room, and when the slot begins.
pub fn spot_short(language: Language, forum: &Forum, (room_id, slot_id): Spot) -> (String, String) {
    let starts = forum.get::<Slot>(&slot_id).and_then(|slot| slot.starts);
    (room(forum, room_id), starts.map_or_else(|| slot(language, forum, slot_id), |starts| i18n::time(language, starts)))
}
