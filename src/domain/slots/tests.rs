#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{LINE_REFUSED, Scene, nowhere, too_long};

fn plus(scene: &mut Scene, line: &str) -> Id<Slot> {
    let (name, hours) = parse(line);
    scene.makes(|forum, cx| add(forum, cx, &name, hours))
}

fn order(scene: &Scene) -> Vec<Id<Slot>> {
    listed(&scene.forum).into_iter().map(|(id, _)| id).collect()
}

/// A1
#[test]
fn slots_stand_by_their_start_and_those_without_a_time_last() {
    let mut scene = Scene::new();
    let late = plus(&mut scene, "Plus tard");
    let second = plus(&mut scene, "15h-16h");
    let first = plus(&mut scene, "14h15 – 15h30 Premier");
    let parallel = plus(&mut scene, "14h15-15h");
    assert_eq!(order(&scene), [first, parallel, second, late]);
    scene.does(|forum, cx| shift(forum, cx, parallel, Step::Up)).unwrap();
    assert_eq!(order(&scene), [parallel, first, second, late]);
    assert!(scene.does(|forum, cx| shift(forum, cx, second, Step::Up)).unwrap().edits.is_empty());
}

#[test]
fn a_slot_is_changed_removed_and_named_by_its_hours_where_it_has_no_name() {
    let mut scene = Scene::new();
    let slot = plus(&mut scene, "9h-10h");
    let (name, hours) = parse("9h30-10h");
    let done = scene.does(|forum, cx| change(forum, cx, slot, &name, hours)).unwrap();
    assert_eq!((done.verb, done.subject.as_str()), (Verb::SlotChanged, "09:30–10:00"));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, slot, "Tour", hours)).unwrap().subject, "Tour");
    scene.does(|forum, cx| remove(forum, cx, slot)).unwrap();
    assert!(order(&scene).is_empty());
}

/// F4
#[test]
fn a_slot_that_ends_before_it_starts_is_refused() {
    let mut scene = Scene::new();
    let slot = plus(&mut scene, "9h-10h");
    let (name, hours) = parse("15h-14h");
    assert_eq!(scene.does(|forum, cx| add(forum, cx, &name, hours)), Err(Refusal::EndsBeforeStart));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, slot, &name, hours)), Err(Refusal::EndsBeforeStart));
}

#[test]
fn what_is_empty_too_long_too_many_or_gone_is_refused() {
    let mut scene = Scene::new();
    let slot = plus(&mut scene, "9h-10h");
    let none = Hours::default();
    assert_eq!(scene.does(|forum, cx| add(forum, cx, "", none)), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, &too_long(), none)), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, slot, "", none)), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, slot, &too_long(), none)), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, nowhere(), "x", none)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| shift(forum, cx, nowhere(), Step::Up)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove(forum, cx, nowhere())), Err(Refusal::Gone));
    for _ in 0..limits::LIST {
        scene.put(Slot::default());
    }
    assert_eq!(scene.does(|forum, cx| add(forum, cx, "x", none)), Err(Refusal::TooMany { limit: limits::LIST }));
}
