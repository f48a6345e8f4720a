#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{LINE_REFUSED, Scene, nowhere, too_long};

fn names(scene: &Scene) -> Vec<&str> {
    listed(&scene.forum).into_iter().map(|(_, room)| room.name.as_str()).collect()
}

/// F11
#[test]
fn a_capacity_in_parentheses_is_read_and_anything_else_stays_in_the_name() {
    assert_eq!(parse(" Salle du Moulin (40) "), ("Salle du Moulin".into(), Some(40)));
    assert_eq!(parse("Moulin (40 places)"), ("Moulin".into(), Some(40)));
    for name in ["Moulin", "Moulin (étage)", "Moulin (2e étage)", "Moulin (40", "Moulin ()", "Moulin (99999999999)"] {
        assert_eq!(parse(name), (name.into(), None), "{name}");
    }
}

#[test]
fn rooms_are_added_at_the_end_changed_moved_and_removed() {
    let mut scene = Scene::new();
    let a = scene.makes::<Room>(|forum, cx| add(forum, cx, "A", None));
    let b = scene.makes::<Room>(|forum, cx| add(forum, cx, "B", Some(20)));
    scene.makes::<Room>(|forum, cx| add(forum, cx, "C", None));
    assert_eq!(names(&scene), ["A", "B", "C"]);
    scene.does(|forum, cx| change(forum, cx, b, "B 2", None)).unwrap();
    assert_eq!(scene.forum.get::<Room>(&b).map(|room| room.capacity), Some(None));
    scene.does(|forum, cx| shift(forum, cx, a, Step::Down)).unwrap();
    assert_eq!(names(&scene), ["B 2", "A", "C"]);
    scene.does(|forum, cx| remove(forum, cx, a)).unwrap();
    assert_eq!(names(&scene), ["B 2", "C"]);
}

#[test]
fn what_is_empty_too_long_out_of_range_too_many_or_gone_is_refused() {
    let mut scene = Scene::new();
    let a = scene.makes::<Room>(|forum, cx| add(forum, cx, "A", None));
    let range = Refusal::OutOfRange { least: 1, most: limits::PEOPLE };
    assert_eq!(scene.does(|forum, cx| add(forum, cx, "", None)), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, &too_long(), None)), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, "B", Some(0))), Err(range.clone()));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, a, "", None)), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, a, &too_long(), None)), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, a, "A", Some(100_001))), Err(range));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, nowhere(), "A", None)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| shift(forum, cx, nowhere(), Step::Up)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove(forum, cx, nowhere())), Err(Refusal::Gone));
    for _ in 0..limits::LIST {
        scene.put(Room::default());
    }
    assert_eq!(scene.does(|forum, cx| add(forum, cx, "B", None)), Err(Refusal::TooMany { limit: limits::LIST }));
}
