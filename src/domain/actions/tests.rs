#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{LINE_REFUSED, Scene, nowhere, too_long};

fn plus(scene: &mut Scene, workshop: Option<Id<Topic>>, line: &str) -> Id<Action> {
    let draft = parse(line);
    scene.makes(|forum, cx| add(forum, cx, workshop, &draft))
}

fn ids(list: Vec<(Id<Action>, &Action)>) -> Vec<Id<Action>> {
    list.into_iter().map(|(id, _)| id).collect()
}

fn read(line: &str) -> (String, String, String) {
    let draft = parse(line);
    (draft.what, draft.who, draft.due.0)
}

/// E1
#[test]
fn one_line_says_what_who_and_when() {
    let parts = |what: &str, who: &str, when: &str| (what.to_owned(), who.to_owned(), when.to_owned());
    assert_eq!(read("Bake bread — Ada — fin janvier"), parts("Bake bread", "Ada", "fin janvier"));
    assert_eq!(read("- Bake bread - Ada - 2026-12-01"), parts("Bake bread", "Ada", "2026-12-01"));
    assert_eq!(read("3. Bake bread – Ada"), parts("Bake bread", "Ada", ""));
    assert_eq!(read("Bake bread — 2026-12-01"), parts("Bake bread", "", "2026-12-01"));
    assert_eq!(read("Bake — and sell — bread — Ada — mai"), parts("Bake — and sell — bread", "Ada", "mai"));
    assert_eq!(read("Mettre un porte-vélos"), parts("Mettre un porte-vélos", "", ""));
    assert_eq!(read("Bake\tAda\tmai"), parts("Bake", "Ada", "mai"));
    assert_eq!(read(" "), parts("", "", ""));
}

/// E2
#[test]
fn an_action_goes_with_the_topic_that_leads_and_with_none_where_its_topic_is_not_there() {
    let mut scene = Scene::new();
    let (lead, merged) = (scene.workshop("Lead", &[]), scene.workshop("Merged", &[]));
    let a = plus(&mut scene, Some(merged), "a");
    let b = plus(&mut scene, None, "b");
    let c = scene.put(Action { what: "c".into(), workshop: Some(nowhere()), ..Action::default() });
    scene.edit(merged, |topic| topic.merged_into = Some(lead));
    assert_eq!(ids(of_workshop(&scene.forum, Some(lead))), [a]);
    assert_eq!(ids(of_workshop(&scene.forum, Some(merged))), []);
    assert_eq!(ids(of_workshop(&scene.forum, None)), [c, b]);
}

/// E3
#[test]
fn the_table_stands_by_date_then_by_workshop_number() {
    let mut scene = Scene::new();
    let (one, two) = (scene.workshop("One", &[]), scene.workshop("Two", &[]));
    let loose = plus(&mut scene, None, "loose");
    let words = plus(&mut scene, Some(two), "x — Ada — un jour");
    let late = plus(&mut scene, Some(one), "x — 2027-01-01");
    let second = plus(&mut scene, Some(two), "x — 2026-12-01");
    let first = plus(&mut scene, Some(one), "x — 2026-12-01");
    assert_eq!(ids(table(&scene.forum)), [first, second, late, words, loose]);
}

#[test]
fn actions_are_changed_moved_assigned_and_removed() {
    let mut scene = Scene::new();
    let workshop = scene.workshop("W", &[]);
    let (a, b) = (plus(&mut scene, Some(workshop), "a"), plus(&mut scene, Some(workshop), "b"));
    let elsewhere = plus(&mut scene, None, "c");
    scene.does(|forum, cx| shift(forum, cx, b, Step::Up)).unwrap();
    assert_eq!(ids(of_workshop(&scene.forum, Some(workshop))), [b, a]);
    scene.does(|forum, cx| change(forum, cx, a, &parse("A — Zoé — mai"))).unwrap();
    let action = scene.forum.get::<Action>(&a).unwrap();
    assert_eq!((action.what.as_str(), action.who.as_str(), action.due.0.as_str()), ("A", "Zoé", "mai"));
    scene.does(|forum, cx| assign(forum, cx, elsewhere, Some(workshop))).unwrap();
    assert_eq!(ids(of_workshop(&scene.forum, Some(workshop))), [b, a, elsewhere]);
    scene.does(|forum, cx| remove(forum, cx, a)).unwrap();
    assert_eq!(ids(table(&scene.forum)), [b, elsewhere]);
}

/// E4
#[test]
fn an_action_becomes_done_dropped_moved_and_open_again() {
    let mut scene = Scene::new();
    let a = plus(&mut scene, None, "a");
    for became in [Progress::Done, Progress::Dropped, Progress::Moved, Progress::Open] {
        scene.does(|forum, cx| progress(forum, cx, a, became)).unwrap();
        assert_eq!(scene.forum.get::<Action>(&a).unwrap().progress, became);
    }
}

/// E8
#[test]
fn an_action_says_since_when_and_why_it_is_what_it_is() {
    let mut scene = Scene::new();
    let a = plus(&mut scene, None, "a");
    let done = scene.does(|forum, cx| progress(forum, cx, a, Progress::Done)).unwrap();
    assert_eq!((done.verb, done.subject.as_str()), (Verb::ActionFollowed, "a"));
    scene.does(|forum, cx| tell(forum, cx, a, Telling::Remark("by hand".into()))).unwrap();
    let outcome = scene.forum.get::<Action>(&a).unwrap().outcome();
    assert_eq!((outcome.marked, outcome.remark.as_str()), ("1970-01-01".parse().ok(), "by hand"));
    assert_eq!(scene.does(|forum, cx| tell(forum, cx, nowhere(), Telling::Marked(None))), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| tell(forum, cx, a, Telling::Remark(too_long()))), Err(LINE_REFUSED));
}

#[test]
fn what_is_empty_too_long_too_many_or_gone_is_refused() {
    let mut scene = Scene::new();
    let a = plus(&mut scene, None, "a");
    let fine = parse("a");
    let long = |field: fn(&mut ActionDraft)| {
        let mut draft = parse("a");
        field(&mut draft);
        draft
    };
    for wrong in
        [long(|draft| draft.what = too_long()), long(|draft| draft.who = too_long()), long(|draft| draft.due.0 = too_long())]
    {
        assert_eq!(scene.does(|forum, cx| add(forum, cx, None, &wrong)), Err(LINE_REFUSED));
        assert_eq!(scene.does(|forum, cx| change(forum, cx, a, &wrong)), Err(LINE_REFUSED));
    }
    assert_eq!(scene.does(|forum, cx| add(forum, cx, None, &parse(""))), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, a, &parse(""))), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, Some(nowhere()), &fine)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, nowhere(), &fine)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| assign(forum, cx, a, Some(nowhere()))), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| assign(forum, cx, nowhere(), None)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| progress(forum, cx, nowhere(), Progress::Done)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| shift(forum, cx, nowhere(), Step::Up)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove(forum, cx, nowhere())), Err(Refusal::Gone));
    for _ in 0..limits::CONTRIBUTIONS {
        scene.put(Action::default());
    }
    assert_eq!(scene.does(|forum, cx| add(forum, cx, None, &fine)), Err(Refusal::TooMany { limit: limits::CONTRIBUTIONS }));
}
