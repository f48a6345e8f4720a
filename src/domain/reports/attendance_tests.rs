#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{Scene, too_long};

/// W6
#[test]
fn people_named_together_attend_in_one_gesture_and_newcomers_are_added_once() {
    let mut scene = Scene::new();
    let known = scene.person("Inès Roche");
    let workshop = scene.workshop("A place open at night", &[known]);
    let names = ["ines roche", "Youssef", "YOUSSEF"].map(str::to_owned);
    scene.does(|forum, cx| attend_by_name(forum, cx, workshop, &names)).unwrap();
    let came = attendees(&scene.forum, workshop);
    assert_eq!(came.len(), 2);
    assert!(came.contains(&known));
    assert_eq!(scene.forum.participants.len(), 2);
}

/// W6
#[test]
fn nobody_attends_where_a_name_is_missing_or_cannot_be_one() {
    let mut scene = Scene::new();
    let workshop = scene.workshop("A place open at night", &[]);
    assert_eq!(scene.does(|forum, cx| attend_by_name(forum, cx, workshop, &[])), Err(Refusal::Empty));
    let names = ["Inès".to_owned(), too_long()];
    assert!(matches!(scene.does(|forum, cx| attend_by_name(forum, cx, workshop, &names)), Err(Refusal::TooLong { .. })));
    assert!(attendees(&scene.forum, workshop).is_empty());
    let gone = scene.id();
    assert_eq!(scene.does(|forum, cx| attend_by_name(forum, cx, gone, &names)), Err(Refusal::Gone));
}

#[test]
fn a_report_begins_with_its_first_line_that_says_something() {
    let mut scene = Scene::new();
    let workshop = scene.workshop("A place open at night", &[]);
    assert_eq!(beginning(&scene.forum, workshop), None);
    let section = sections(&scene.forum, workshop).last().unwrap().id;
    scene.does(|forum, cx| write_notes(forum, cx, workshop, section, "\n---\n## **Three** evenings\n- a `key`")).unwrap();
    assert_eq!(beginning(&scene.forum, workshop).as_deref(), Some("Three evenings"));
    let first = sections(&scene.forum, workshop)[0].id;
    scene.does(|forum, cx| write_notes(forum, cx, workshop, first, "  - The place is there")).unwrap();
    assert_eq!(beginning(&scene.forum, workshop).as_deref(), Some("The place is there"));
}
