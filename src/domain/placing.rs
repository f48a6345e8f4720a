//! Placing: what it does to drop a workshop or a topic on a cell of the agenda, as one gesture.

use super::edit::Transaction;
use super::records::{Room, Slot, Topic, Workshop};
use super::{Context, Forum, Id, Refusal, agenda, order, retaining};

/// The workshops that meet in this room and slot, by number.
pub fn occupants(forum: &Forum, room: Id<Room>, slot: Id<Slot>) -> Vec<Id<Topic>> {
    let all = agenda::workshops(forum).into_iter();
    all.filter(|held| agenda::placement(forum, held.workshop) == Some((room, slot))).map(|held| held.id).collect()
}

/// Puts a workshop in a cell; the one that stands there takes the place it leaves, be it the parking
/// place. One that is in the cell already stays. Rule A3.
///
/// # Errors
/// [`Refusal::Gone`] for a workshop that isn't held, or a room or slot that isn't there.
pub fn settle(
    forum: &Forum,
    cx: &mut Context<'_>,
    workshop: Id<Topic>,
    room: Id<Room>,
    slot: Id<Slot>,
) -> Result<Transaction, Refusal> {
    order::there(forum, room)?;
    order::there(forum, slot)?;
    let here = occupants(forum, room, slot);
    match here.first() {
        Some(other) if !here.contains(&workshop) => agenda::swap(forum, cx, workshop, *other),
        _ => agenda::place(forum, cx, workshop, room, slot),
    }
}

/// Makes a topic that wasn't retained a workshop in this cell, at its conveners' wish. Rules A3, K8.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::NotOnTheWall`].
pub fn claim(
    forum: &Forum,
    cx: &mut Context<'_>,
    topic: Id<Topic>,
    room: Id<Room>,
    slot: Id<Slot>,
) -> Result<Transaction, Refusal> {
    order::there(forum, room)?;
    order::there(forum, slot)?;
    let mut claim = retaining::claim(forum, cx, topic)?;
    claim.edits.change_or_make::<Workshop>(forum, &topic, |workshop| {
        workshop.room = Some(room);
        workshop.slot = Some(slot);
    });
    Ok(claim)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::records::Fate;
    use super::super::scene::Scene;
    use super::super::{Verb, hours::Hours, rooms, slots};
    use super::*;

    fn cell(scene: &mut Scene, room: &str, slot: &str) -> (Id<Room>, Id<Slot>) {
        let room = scene.makes(|forum, cx| rooms::add(forum, cx, room, None));
        let slot = scene.makes(|forum, cx| slots::add(forum, cx, slot, Hours::default()));
        (room, slot)
    }

    #[test]
    fn a_workshop_dropped_on_a_taken_cell_changes_places_with_the_one_there() {
        let mut scene = Scene::new();
        let (a, b) = (scene.workshop("A", &[]), scene.workshop("B", &[]));
        let (mill, early) = cell(&mut scene, "Mill", "Early");
        let (loft, late) = cell(&mut scene, "Loft", "Late");
        scene.does(|forum, cx| settle(forum, cx, a, mill, early)).unwrap();
        scene.does(|forum, cx| settle(forum, cx, b, loft, late)).unwrap();
        let swapped = scene.does(|forum, cx| settle(forum, cx, a, loft, late)).unwrap();
        assert_eq!(swapped.verb, Verb::WorkshopPlaced);
        assert_eq!(occupants(&scene.forum, loft, late), [a]);
        assert_eq!(occupants(&scene.forum, mill, early), [b]);
    }

    #[test]
    fn a_parked_workshop_dropped_on_a_taken_cell_parks_the_one_there() {
        let mut scene = Scene::new();
        let (a, b) = (scene.workshop("A", &[]), scene.workshop("B", &[]));
        let (mill, early) = cell(&mut scene, "Mill", "Early");
        scene.does(|forum, cx| settle(forum, cx, a, mill, early)).unwrap();
        scene.does(|forum, cx| settle(forum, cx, b, mill, early)).unwrap();
        assert_eq!(occupants(&scene.forum, mill, early), [b]);
        assert_eq!(agenda::grid(&scene.forum).parked, [a]);
    }

    #[test]
    fn a_workshop_dropped_where_it_stands_stays_beside_whoever_is_there() {
        let mut scene = Scene::new();
        let (a, b) = (scene.workshop("A", &[]), scene.workshop("B", &[]));
        let (mill, early) = cell(&mut scene, "Mill", "Early");
        for workshop in [a, b] {
            scene.does(|forum, cx| agenda::place(forum, cx, workshop, mill, early)).unwrap();
        }
        let stays = scene.does(|forum, cx| settle(forum, cx, b, mill, early)).unwrap();
        assert!(stays.edits.is_empty());
        assert_eq!(occupants(&scene.forum, mill, early), [a, b]);
    }

    #[test]
    fn a_topic_that_claims_a_cell_is_a_workshop_placed_there_by_one_gesture() {
        let mut scene = Scene::new();
        let topic = scene.topic("A", &[]);
        let (mill, early) = cell(&mut scene, "Mill", "Early");
        scene.does(|forum, cx| claim(forum, cx, topic, mill, early)).unwrap();
        assert_eq!(retaining::fate(&scene.forum, topic), Fate::Claimed);
        assert_eq!(occupants(&scene.forum, mill, early), [topic]);
    }

    #[test]
    fn a_cell_whose_room_is_gone_takes_nothing() {
        let mut scene = Scene::new();
        let (workshop, topic) = (scene.workshop("A", &[]), scene.topic("B", &[]));
        let (mill, early) = cell(&mut scene, "Mill", "Early");
        scene.does(|forum, cx| rooms::remove(forum, cx, mill)).unwrap();
        assert_eq!(scene.does(|forum, cx| settle(forum, cx, workshop, mill, early)), Err(Refusal::Gone));
        assert_eq!(scene.does(|forum, cx| claim(forum, cx, topic, mill, early)), Err(Refusal::Gone));
    }
}
