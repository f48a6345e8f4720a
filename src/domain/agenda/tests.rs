#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::Fate;
use crate::domain::hours;
use crate::domain::scene::{Scene, nowhere};

struct Day {
    scene: Scene,
    rooms: [Id<Room>; 2],
    slots: [Id<Slot>; 2],
}

/// Two rooms, the first for two people, and two slots one after the other.
fn day() -> Day {
    let mut scene = Scene::new();
    let mut room = |name: &str, capacity| scene.makes::<Room>(|forum, cx| rooms::add(forum, cx, name, capacity));
    let rooms = [room("A", Some(2)), room("B", None)];
    let slots = [slot(&mut scene, "14h-15h"), slot(&mut scene, "15h-16h")];
    Day { scene, rooms, slots }
}

fn slot(scene: &mut Scene, line: &str) -> Id<Slot> {
    let (name, hours) = slots::parse(line);
    scene.makes(|forum, cx| slots::add(forum, cx, &name, hours))
}

fn put(day: &mut Day, workshop: Id<Topic>, room: usize, slot: usize) {
    let (room, slot) = (day.rooms[room], day.slots[slot]);
    day.scene.does(|forum, cx| place(forum, cx, workshop, room, slot)).unwrap();
}

/// A1
#[test]
fn the_day_runs_by_the_clock_with_what_has_no_time_last() {
    let mut day = day();
    let mut item = |title: &str, times: &str| {
        let (hours, _) = hours::read(times);
        let item = Plenary { title: title.into(), starts: hours.starts, ends: hours.ends, ..Plenary::default() };
        Entry::Plenary(day.scene.makes(|forum, cx| plenary::add(forum, cx, item)))
    };
    let (closing, welcome, some_time) = (item("Closing", "16h"), item("Welcome", "9h"), item("Film", ""));
    let [first, second] = day.slots.map(Entry::Slot);
    assert_eq!(timeline(&day.scene.forum), [welcome, first, second, closing, some_time]);
}

/// A2
#[test]
fn a_workshop_is_a_retained_topic_while_it_stands_on_the_wall_for_itself() {
    let mut day = day();
    let late = day.scene.workshop("Late", &[]);
    let bread = day.scene.workshop("Bread", &[]);
    let plain = day.scene.topic("Plain", &[]);
    day.scene.forum.workshops.put(late, Workshop { fate: Fate::Claimed, number: 9, ..Workshop::default() });
    day.scene.forum.workshops.put(nowhere(), Workshop { fate: Fate::ByVote, ..Workshop::default() });
    let ids = |scene: &Scene| workshops(&scene.forum).into_iter().map(|held| held.id).collect::<Vec<_>>();
    assert_eq!(ids(&day.scene), [bread, late]);
    assert_eq!((title(&day.scene.forum, bread).as_str(), title(&day.scene.forum, nowhere()).as_str()), ("Bread", ""));
    assert!(held(&day.scene.forum, plain).is_none());
    day.scene.edit(bread, |topic| topic.merged_into = Some(plain));
    assert_eq!(ids(&day.scene), [late]);
    day.scene.edit(late, |topic| topic.withdrawn = true);
    assert!(ids(&day.scene).is_empty());
}

/// A3
#[test]
fn a_workshop_is_parked_placed_moved_and_swapped() {
    let mut day = day();
    let (a, b) = (day.scene.workshop("A", &[]), day.scene.workshop("B", &[]));
    assert_eq!(grid(&day.scene.forum).parked, [a, b]);
    put(&mut day, a, 0, 0);
    put(&mut day, a, 1, 0);
    let cell = (day.rooms[1], day.slots[0]);
    assert_eq!(
        grid(&day.scene.forum),
        Grid { rooms: day.rooms.into(), slots: day.slots.into(), cells: [(cell, vec![a])].into(), parked: vec![b] }
    );
    let done = day.scene.does(|forum, cx| swap(forum, cx, a, b)).unwrap();
    assert_eq!(done.subject, "A ⇄ B");
    assert_eq!((grid(&day.scene.forum).cells, grid(&day.scene.forum).parked), ([(cell, vec![b])].into(), vec![a]));
    let done = day.scene.does(|forum, cx| park(forum, cx, b)).unwrap();
    assert_eq!((done.verb, grid(&day.scene.forum).parked.len()), (Verb::WorkshopParked, 2));
}

/// A4
#[test]
fn a_workshop_whose_room_or_slot_is_removed_reads_as_parked_and_comes_back_with_it() {
    let mut day = day();
    let a = day.scene.workshop("A", &[]);
    put(&mut day, a, 0, 0);
    let (room, slot) = (day.rooms[0], day.slots[0]);
    day.scene.does(|forum, cx| rooms::remove(forum, cx, room)).unwrap();
    assert_eq!(grid(&day.scene.forum).parked, [a]);
    day.scene.edit(room, |room| room.removed = false);
    assert!(grid(&day.scene.forum).parked.is_empty());
    day.scene.does(|forum, cx| slots::remove(forum, cx, slot)).unwrap();
    assert_eq!(grid(&day.scene.forum).parked, [a]);
}

/// A5
#[test]
fn two_workshops_in_one_room_at_once_are_marked_and_not_refused() {
    let mut day = day();
    let workshops = [day.scene.workshop("A", &[]), day.scene.workshop("B", &[])];
    put(&mut day, workshops[0], 0, 0);
    put(&mut day, workshops[1], 0, 1);
    assert!(conflicts(&day.scene.forum).is_empty());
    put(&mut day, workshops[1], 0, 0);
    assert_eq!(conflicts(&day.scene.forum), [Conflict::RoomTwice { room: day.rooms[0], workshops }]);
}

/// A5
#[test]
fn slots_that_overlap_are_marked_and_count_as_at_once() {
    let mut day = day();
    let workshops = [day.scene.workshop("A", &[]), day.scene.workshop("B", &[])];
    let between = slot(&mut day.scene, "14h30-14h45");
    put(&mut day, workshops[0], 0, 0);
    let room = day.rooms[0];
    day.scene.does(|forum, cx| place(forum, cx, workshops[1], room, between)).unwrap();
    let slots = [day.slots[0], between];
    assert_eq!(conflicts(&day.scene.forum), [Conflict::SlotsOverlap { slots }, Conflict::RoomTwice { room, workshops }]);
}

/// A5
#[test]
fn a_room_is_too_small_only_where_it_is_known_how_many_came() {
    let mut day = day();
    let a = day.scene.workshop("A", &[]);
    put(&mut day, a, 0, 0);
    assert!(conflicts(&day.scene.forum).is_empty());
    day.scene.does(|forum, cx| reports::count_heads(forum, cx, a, Some(3))).unwrap();
    let small = Conflict::RoomTooSmall { workshop: a, room: day.rooms[0], capacity: 2, attendance: 3 };
    assert_eq!(conflicts(&day.scene.forum), [small]);
    put(&mut day, a, 1, 0);
    assert!(conflicts(&day.scene.forum).is_empty());
}

/// A6
#[test]
fn a_convener_wanted_twice_at_once_is_marked_also_for_a_topic_merged_into_the_workshop() {
    let mut day = day();
    let (ada, noe) = (day.scene.person("Ada"), day.scene.person("Noé"));
    let workshops = [day.scene.workshop("A", &[ada]), day.scene.workshop("B", &[noe])];
    let merged = day.scene.topic("C", &[ada]);
    put(&mut day, workshops[0], 0, 0);
    put(&mut day, workshops[1], 1, 0);
    assert!(conflicts(&day.scene.forum).is_empty());
    day.scene.edit(merged, |topic| topic.merged_into = Some(workshops[1]));
    assert_eq!(conflicts(&day.scene.forum), [Conflict::ConvenerTwice { person: ada, workshops }]);
    put(&mut day, workshops[1], 1, 1);
    assert!(conflicts(&day.scene.forum).is_empty());
}

#[test]
fn a_topic_that_is_no_workshop_and_a_room_or_slot_that_is_not_there_are_refused() {
    let mut day = day();
    let (a, plain) = (day.scene.workshop("A", &[]), day.scene.topic("Plain", &[]));
    let (room, slot) = (day.rooms[0], day.slots[0]);
    let scene = &mut day.scene;
    assert_eq!(scene.does(|forum, cx| place(forum, cx, plain, room, slot)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| place(forum, cx, a, nowhere(), slot)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| place(forum, cx, a, room, nowhere())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| park(forum, cx, plain)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| swap(forum, cx, a, plain)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| swap(forum, cx, plain, a)), Err(Refusal::Gone));
}

/// A7
#[test]
fn a_pin_holds_in_a_place_and_goes_when_the_workshop_is_taken_out_of_it() {
    let mut day = day();
    let (a, b) = (day.scene.workshop("A", &[]), day.scene.workshop("B", &[]));
    let is_pinned = |scene: &Scene, id: Id<Topic>| is_pinned(&scene.forum, scene.forum.get::<Workshop>(&id).unwrap());
    assert_eq!(day.scene.does(|forum, cx| pin(forum, cx, a, true)), Err(Refusal::Gone), "it has no place yet");
    put(&mut day, a, 0, 0);
    let done = day.scene.does(|forum, cx| pin(forum, cx, a, true)).unwrap();
    assert_eq!((done.verb, is_pinned(&day.scene, a)), (Verb::WorkshopPinned, true));
    put(&mut day, a, 1, 1);
    assert!(is_pinned(&day.scene, a), "the hand moves it, and it is pinned there");
    let room = day.rooms[1];
    day.scene.does(|forum, cx| rooms::remove(forum, cx, room)).unwrap();
    assert!(!is_pinned(&day.scene, a));
    day.scene.edit(room, |room| room.removed = false);
    assert!(is_pinned(&day.scene, a), "it comes back with its room");
    day.scene.does(|forum, cx| swap(forum, cx, a, b)).unwrap();
    assert!(!is_pinned(&day.scene, a) && !day.scene.forum.get::<Workshop>(&a).unwrap().pinned);
    put(&mut day, a, 0, 0);
    assert!(!is_pinned(&day.scene, a));
    day.scene.does(|forum, cx| pin(forum, cx, a, true)).unwrap();
    let done = day.scene.does(|forum, cx| pin(forum, cx, a, false)).unwrap();
    assert_eq!((done.verb, is_pinned(&day.scene, a)), (Verb::WorkshopUnpinned, false));
}
