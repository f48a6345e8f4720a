#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::Scene;

fn deed(scene: &mut Scene, verb: Verb, on: &str, who: &str, minute: i64) -> Id<Deed> {
    scene.put(Deed { verb, subject: format!("{on}{minute}"), on: on.into(), who: who.into(), at: Moment(minute * 60_000) })
}

/// F9
#[test]
fn the_history_is_newest_first() {
    let mut scene = Scene::new();
    let late = deed(&mut scene, Verb::RoomAdded, "", "Ada", 9);
    let early = deed(&mut scene, Verb::RoomAdded, "", "Ada", 1);
    let ids: Vec<_> = history(&scene.forum).into_iter().map(|line| line.id).collect();
    assert_eq!(ids, [late, early]);
}

/// F9
#[test]
fn typing_by_one_person_in_one_place_is_one_line_until_a_long_pause() {
    let mut scene = Scene::new();
    for minute in [0, 4, 8] {
        deed(&mut scene, Verb::NotesWritten, "s", "Ada", minute);
        deed(&mut scene, Verb::NotesWritten, "s", "Noé", minute);
    }
    deed(&mut scene, Verb::NotesWritten, "s", "Ada", 14);
    deed(&mut scene, Verb::NotesWritten, "other", "Ada", 14);
    let lines: Vec<_> =
        history(&scene.forum).into_iter().map(|line| (line.subject, line.who, line.from.0 / 60_000, line.deeds)).collect();
    let line = |subject: &str, who: &str, from, deeds| (subject.to_owned(), who.to_owned(), from, deeds);
    assert_eq!(lines, [line("other14", "Ada", 14, 1), line("s14", "Ada", 14, 1), line("s8", "Noé", 0, 3), line("s8", "Ada", 0, 3)]);
}

/// F9
#[test]
fn deeds_that_are_not_typing_stay_apart() {
    let mut scene = Scene::new();
    deed(&mut scene, Verb::WorkshopPlaced, "w", "Ada", 0);
    deed(&mut scene, Verb::WorkshopPlaced, "w", "Ada", 0);
    assert_eq!(history(&scene.forum).len(), 2);
}
