//! The agenda: the day from hour to hour, the grid of rooms and slots, and what clashes in it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveTime;

use super::edit::{Edits, Transaction, Verb};
use super::records::{Participant, Plenary, Room, Slot, Topic, Workshop};
use super::sorting::sort_by;
use super::{Context, Forum, Id, Refusal, merging, order, plenary, reports, retaining, rooms, slots};

/// A workshop that is held: a topic retained or claimed, on the wall, not merged into another.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// Its id: that of its lead topic.
    pub id: Id<Topic>,
    /// Its topic, whose title is the workshop's.
    pub topic: &'a Topic,
    /// Its fate and place.
    pub workshop: &'a Workshop,
}

/// One line of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A plenary item or a break.
    Plenary(Id<Plenary>),
    /// A slot, with the workshops in it.
    Slot(Id<Slot>),
}

/// The workshops in each cell of the grid that has any.
pub type Cells = BTreeMap<(Id<Room>, Id<Slot>), Vec<Id<Topic>>>;

/// Which workshops meet where and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rooms in their order.
    pub rooms: Vec<Id<Room>>,
    /// The slots in the order of the day.
    pub slots: Vec<Id<Slot>>,
    /// The workshops in each cell that has any.
    pub cells: Cells,
    /// The workshops without a room or a slot.
    pub parked: Vec<Id<Topic>>,
}

/// Something in the agenda that can't be, or hardly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// Two workshops meet in one room at once.
    RoomTwice {
        /// The room.
        room: Id<Room>,
        /// The workshops.
        workshops: [Id<Topic>; 2],
    },
    /// A convener is wanted in two workshops at once.
    ConvenerTwice {
        /// The convener.
        person: Id<Participant>,
        /// The workshops.
        workshops: [Id<Topic>; 2],
    },
    /// Two slots share some of their time.
    SlotsOverlap {
        /// The slots.
        slots: [Id<Slot>; 2],
    },
    /// More people came than the room holds.
    RoomTooSmall {
        /// The workshop.
        workshop: Id<Topic>,
        /// Its room.
        room: Id<Room>,
        /// How many the room holds.
        capacity: u32,
        /// How many came.
        attendance: u32,
    },
}

/// The workshop with this id, if it is held. Rule A2.
pub fn held(forum: &Forum, id: Id<Topic>) -> Option<Held<'_>> {
    let workshop = forum.get::<Workshop>(&id).filter(|workshop| workshop.fate.is_workshop())?;
    let topic = forum.get::<Topic>(&id).filter(|topic| !topic.withdrawn && !topic.title.is_empty())?;
    (merging::lead(forum, id) == id).then_some(Held { id, topic, workshop })
}

/// The workshops that are held, by number; those without one come last. Rule A2.
pub fn workshops(forum: &Forum) -> Vec<Held<'_>> {
    retaining::retained(forum).into_iter().filter_map(|id| held(forum, id)).collect()
}

/// A topic's title, or nothing where the topic isn't there.
pub fn title(forum: &Forum, id: Id<Topic>) -> String {
    forum.get::<Topic>(&id).map(|topic| topic.title.clone()).unwrap_or_default()
}

/// The room and slot of a workshop; `None` while it is parked. Rule A3. Rule A4.
pub fn placement(forum: &Forum, workshop: &Workshop) -> Option<(Id<Room>, Id<Slot>)> {
    let (room, slot) = (workshop.room?, workshop.slot?);
    order::there(forum, room).ok()?;
    order::there(forum, slot).ok()?;
    Some((room, slot))
}

/// Whether a hand has pinned it where it is. A pin in a room or a slot that is gone holds nothing. Rule A7.
pub fn is_pinned(forum: &Forum, workshop: &Workshop) -> bool {
    workshop.pinned && placement(forum, workshop).is_some()
}

/// The day: plenary items and slots by their start; those without one come last, by place. Rule A1.
pub fn timeline(forum: &Forum) -> Vec<Entry> {
    type Line<'a> = (Option<NaiveTime>, &'a str, Entry);
    let items = plenary::listed(forum).into_iter().map(|(id, item)| (item.starts, item.order.as_str(), Entry::Plenary(id)));
    let slots = slots::listed(forum).into_iter().map(|(id, slot)| (slot.starts, slot.order.as_str(), Entry::Slot(id)));
    let mut day: Vec<Line<'_>> = items.chain(slots).collect();
    sort_by(&mut day, |(a, first, _), (b, second, _)| (a.is_none(), a, first).cmp(&(b.is_none(), b, second)));
    day.into_iter().map(|(.., entry)| entry).collect()
}

/// The grid of rooms and slots, and the parking place. Every workshop is in it once. Rule A3.
pub fn grid(forum: &Forum) -> Grid {
    let mut grid = Grid {
        rooms: rooms::listed(forum).into_iter().map(|(id, _)| id).collect(),
        slots: slots::listed(forum).into_iter().map(|(id, _)| id).collect(),
        ..Grid::default()
    };
    for held in workshops(forum) {
        match placement(forum, held.workshop) {
            Some(cell) => grid.cells.entry(cell).or_default().push(held.id),
            None => grid.parked.push(held.id),
        }
    }
    grid
}

/// Puts a workshop in a room and a slot; one that is there already may stay, and is marked. Rule A3. Rule A5.
///
/// # Errors
/// [`Refusal::Gone`] for a workshop that isn't held, or a room or slot that isn't there.
pub fn place(
    forum: &Forum,
    _cx: &mut Context<'_>,
    workshop: Id<Topic>,
    room: Id<Room>,
    slot: Id<Slot>,
) -> Result<Transaction, Refusal> {
    order::there(forum, room)?;
    order::there(forum, slot)?;
    set_place(forum, Verb::WorkshopPlaced, workshop, Some(room), Some(slot))
}

/// Takes a workshop out of the grid to the parking place. Rule A3.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn park(forum: &Forum, _cx: &mut Context<'_>, workshop: Id<Topic>) -> Result<Transaction, Refusal> {
    set_place(forum, Verb::WorkshopParked, workshop, None, None)
}

/// Pins a workshop where it is, so that a suggestion leaves it there, or unpins it. Rule A7.
///
/// # Errors
/// [`Refusal::Gone`] for a workshop that isn't held, or has no place to be pinned to.
pub fn pin(forum: &Forum, _cx: &mut Context<'_>, workshop: Id<Topic>, pinned: bool) -> Result<Transaction, Refusal> {
    let held = held(forum, workshop).ok_or(Refusal::Gone)?;
    if pinned && placement(forum, held.workshop).is_none() {
        return Err(Refusal::Gone);
    }
    let mut edits = Edits::none();
    edits.change::<Workshop>(forum, &workshop, |workshop| workshop.pinned = pinned)?;
    let verb = if pinned { Verb::WorkshopPinned } else { Verb::WorkshopUnpinned };
    Ok(Transaction::on::<Workshop>(verb, held.topic.title.clone(), &workshop, edits))
}

fn set_place(
    forum: &Forum,
    verb: Verb,
    workshop: Id<Topic>,
    room: Option<Id<Room>>,
    slot: Option<Id<Slot>>,
) -> Result<Transaction, Refusal> {
    let held = held(forum, workshop).ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    edits.change::<Workshop>(forum, &workshop, |workshop| workshop.stand(room, slot))?;
    Ok(Transaction::on::<Workshop>(verb, held.topic.title.clone(), &workshop, edits))
}

/// Two workshops change places; either may be parked. Rule A3.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn swap(forum: &Forum, _cx: &mut Context<'_>, a: Id<Topic>, b: Id<Topic>) -> Result<Transaction, Refusal> {
    let (one, other) = (held(forum, a).ok_or(Refusal::Gone)?, held(forum, b).ok_or(Refusal::Gone)?);
    let mut edits = Edits::none();
    for (to, from) in [(a, other.workshop), (b, one.workshop)] {
        edits.change::<Workshop>(forum, &to, |workshop| workshop.stand(from.room, from.slot))?;
    }
    Ok(Transaction::new(Verb::WorkshopPlaced, format!("{} ⇄ {}", one.topic.title, other.topic.title), edits))
}

/// What clashes: a room or a convener taken twice at once, slots that overlap, a room too small for
/// those who came. Rule A5. Rule A6.
pub fn conflicts(forum: &Forum) -> Vec<Conflict> {
    let overlapping = overlapping(forum);
    let mut conflicts: Vec<_> = overlapping.iter().map(|(a, b)| Conflict::SlotsOverlap { slots: [*a, *b] }).collect();
    let placed: Vec<_> = workshops(forum)
        .into_iter()
        .filter_map(|held| placement(forum, held.workshop).map(|(room, slot)| (held.id, room, slot)))
        .collect();
    let groups = merging::Groups::of(forum);
    let conveners: BTreeMap<_, BTreeSet<_>> =
        placed.iter().map(|(id, ..)| (*id, groups.conveners(forum, *id).into_iter().collect())).collect();
    for (index, (a, room, slot)) in placed.iter().enumerate() {
        let at_once = |other: &Id<Slot>| slot == other || overlapping.contains(&pair(*slot, *other));
        for (b, other_room, _) in placed.iter().skip(index + 1).filter(|(_, _, other)| at_once(other)) {
            let workshops = [*a, *b];
            if room == other_room {
                conflicts.push(Conflict::RoomTwice { room: *room, workshops });
            }
            let both =
                conveners.get(a).into_iter().flatten().filter(|who| conveners.get(b).is_some_and(|others| others.contains(who)));
            conflicts.extend(both.map(|person| Conflict::ConvenerTwice { person: *person, workshops }));
        }
        conflicts.extend(too_small(forum, *a, *room));
    }
    conflicts
}

fn pair(a: Id<Slot>, b: Id<Slot>) -> (Id<Slot>, Id<Slot>) {
    if a < b { (a, b) } else { (b, a) }
}

/// The pairs of slots that share some of their time, the smaller id first. Rule A5.
pub(super) fn overlapping(forum: &Forum) -> BTreeSet<(Id<Slot>, Id<Slot>)> {
    let listed = slots::listed(forum);
    let pairs = listed.iter().enumerate().flat_map(|(index, (a, one))| {
        let others = listed.iter().skip(index + 1);
        others.filter(|(_, other)| slots::hours(one).overlap(slots::hours(other))).map(|(b, _)| pair(*a, *b))
    });
    pairs.collect()
}

fn too_small(forum: &Forum, workshop: Id<Topic>, room: Id<Room>) -> Option<Conflict> {
    let capacity = forum.get::<Room>(&room)?.capacity?;
    let attendance = reports::attendance(forum, workshop)?;
    (attendance > capacity).then_some(Conflict::RoomTooSmall { workshop, room, capacity, attendance })
}

#[cfg(test)]
mod tests;
