#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::hours::Hours;
use crate::domain::scene::{Scene, nowhere};
use crate::domain::{merging, retaining, rooms, slots};

struct Day {
    scene: Scene,
    mill: Place,
    loft: Place,
}

fn day() -> Day {
    let mut scene = Scene::new();
    let mut cell = |room: &str, slot: &str| {
        let room = scene.makes(|forum, cx| rooms::add(forum, cx, room, None));
        (room, scene.makes(|forum, cx| slots::add(forum, cx, slot, Hours::default())))
    };
    let (mill, loft) = (cell("Mill", "Early"), cell("Loft", "Late"));
    Day { scene, mill, loft }
}

impl Day {
    fn put(&mut self, workshop: Id<Topic>, (room, slot): Place) {
        self.scene.does(|forum, cx| agenda::place(forum, cx, workshop, room, slot)).unwrap();
    }

    fn change(&self, workshop: Id<Topic>) -> Option<Change> {
        change(&self.scene.forum, workshop)
    }
}

/// A8
#[test]
fn before_it_is_published_nothing_in_an_agenda_is_changed() {
    let mut day = day();
    let a = day.scene.workshop("A", &[]);
    day.put(a, day.mill);
    assert!(!is_published(&day.scene.forum));
    assert_eq!((day.change(a), changes(&day.scene.forum)), (None, vec![]));
}

/// A8
#[test]
fn after_it_is_published_a_workshop_elsewhere_is_moved_and_one_that_had_no_place_is_new() {
    let mut day = day();
    let (a, b) = (day.scene.workshop("A", &[]), day.scene.workshop("B", &[]));
    day.put(a, day.mill);
    let published = day.scene.does(publish).unwrap();
    assert_eq!(published.verb, Verb::AgendaPublished);
    assert_eq!((day.change(a), day.change(b)), (None, None));
    day.put(a, day.loft);
    day.put(b, day.mill);
    assert_eq!(changes(&day.scene.forum), [(a, Change::Moved { was: day.mill }), (b, Change::New)]);
    day.put(a, day.mill);
    assert_eq!(day.change(a), None, "it is back where it was");
    day.put(a, day.loft);
    day.scene.does(publish).unwrap();
    assert_eq!(changes(&day.scene.forum), [], "what stands now is what was published");
}

/// A8
#[test]
fn a_workshop_that_is_parked_let_go_or_whose_room_is_gone_is_taken_off() {
    let mut day = day();
    let ids = ["A", "B", "C"].map(|title| day.scene.workshop(title, &[]));
    for (id, place) in ids.into_iter().zip([day.mill, day.mill, day.loft]) {
        day.put(id, place);
    }
    day.scene.does(publish).unwrap();
    day.scene.does(|forum, cx| agenda::park(forum, cx, ids[0])).unwrap();
    day.scene.does(|forum, cx| retaining::let_go(forum, cx, ids[1])).unwrap();
    let loft = day.loft.0;
    day.scene.does(|forum, cx| rooms::remove(forum, cx, loft)).unwrap();
    let off = |was| Some(Change::TakenOff { was });
    assert_eq!(ids.map(|id| day.change(id)), [off(day.mill), off(day.mill), off(day.loft)]);
    assert_eq!(day.change(nowhere()), None);
}

/// A8
#[test]
fn a_topic_that_a_workshop_is_merged_into_has_its_published_place_too() {
    let mut day = day();
    let (a, into) = (day.scene.workshop("A", &[]), day.scene.topic("B", &[]));
    day.put(a, day.mill);
    day.scene.does(publish).unwrap();
    day.scene.does(|forum, cx| merging::merge(forum, cx, &[a], into, "Both agree")).unwrap();
    assert_eq!(day.change(into), None);
}
