//! Room signs: what meets in each room, slot by slot.

use super::agenda::{Card, Hours, cards, hours_of};
use super::parted;
use crate::domain::agenda::grid;
use crate::domain::{Forum, Room, Slot};

/// Slots that a sign holds.
const SLOTS: usize = 8;

/// One room's sign, or one of several where the day has very many slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sign {
    /// What the room is called.
    pub name: String,
    /// How many people it holds.
    pub capacity: Option<u32>,
    /// The slots with the workshops that meet there.
    pub slots: Vec<(Hours, Vec<Card>)>,
}

/// A sign for every room.
pub fn signs(forum: &Forum) -> Vec<Sign> {
    let grid = grid(forum);
    let cards = cards(forum);
    let mut signs = Vec::new();
    for room in &grid.rooms {
        let Some(record) = forum.get::<Room>(room) else { continue };
        let slots = grid.slots.iter().map(|slot| {
            let here = grid.cells.get(&(*room, *slot)).into_iter().flatten();
            let hours = forum.get::<Slot>(slot).map(hours_of).unwrap_or_default();
            (hours, here.filter_map(|id| cards.get(id).cloned()).collect())
        });
        let mut parts = parted(slots.collect(), SLOTS, |_: &(Hours, Vec<Card>)| 1);
        if parts.is_empty() {
            parts.push(Vec::new());
        }
        signs.extend(parts.into_iter().map(|slots| Sign { name: record.name.clone(), capacity: record.capacity, slots }));
    }
    signs
}

/// A sign to be filled in: with the day's slots, where there are some.
pub fn blank(forum: &Forum) -> Sign {
    let grid = grid(forum);
    let known = grid.slots.iter().take(SLOTS).map(|slot| (forum.get::<Slot>(slot).map(hours_of).unwrap_or_default(), Vec::new()));
    Sign { slots: known.collect(), ..Sign::default() }
}
