#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{LINE_REFUSED, Scene, nowhere, too_long};

fn lines(scene: &Scene) -> Vec<String> {
    tree(&scene.forum).iter().map(|branch| format!("{}{}", ">".repeat(branch.depth), branch.objective.text)).collect()
}

fn plus(scene: &mut Scene, text: &str, under: Option<Id<Objective>>) -> Id<Objective> {
    scene.makes(|forum, cx| add(forum, cx, text, under))
}

/// a, b(c, d(e)), f
fn grown() -> (Scene, Vec<Id<Objective>>) {
    let mut scene = Scene::new();
    let mut ids: Vec<Id<Objective>> = Vec::new();
    for (text, under) in [("a", None), ("b", None), ("c", Some(1)), ("d", Some(1)), ("e", Some(3)), ("f", None)] {
        let under = under.map(|at: usize| ids[at]);
        ids.push(plus(&mut scene, text, under));
    }
    (scene, ids)
}

/// F7
#[test]
fn the_tree_lists_each_parent_followed_by_its_children() {
    let (scene, _) = grown();
    assert_eq!(lines(&scene), ["a", "b", ">c", ">d", ">>e", "f"]);
}

#[test]
fn an_objective_can_be_said_otherwise() {
    let (mut scene, ids) = grown();
    let done = scene.does(|forum, cx| change(forum, cx, ids[0], " A ")).unwrap();
    assert_eq!((done.verb, done.subject.as_str(), lines(&scene)[0].as_str()), (Verb::ObjectiveChanged, "A", "A"));
}

#[test]
fn objectives_move_among_those_beside_them() {
    let (mut scene, ids) = grown();
    scene.does(|forum, cx| shift(forum, cx, ids[5], Step::Up)).unwrap();
    scene.does(|forum, cx| shift(forum, cx, ids[2], Step::Down)).unwrap();
    assert_eq!(lines(&scene), ["a", "f", "b", ">d", ">>e", ">c"]);
    assert!(scene.does(|forum, cx| shift(forum, cx, ids[0], Step::Up)).unwrap().edits.is_empty());
}

/// F7
#[test]
fn an_objective_goes_under_the_one_before_it_and_comes_out_right_after_its_parent() {
    let (mut scene, ids) = grown();
    scene.does(|forum, cx| indent(forum, cx, ids[5])).unwrap();
    assert_eq!(lines(&scene), ["a", "b", ">c", ">d", ">>e", ">f"]);
    scene.does(|forum, cx| outdent(forum, cx, ids[4])).unwrap();
    assert_eq!(lines(&scene), ["a", "b", ">c", ">d", ">e", ">f"]);
    scene.does(|forum, cx| outdent(forum, cx, ids[2])).unwrap();
    assert_eq!(lines(&scene), ["a", "b", ">d", ">e", ">f", "c"]);
    assert!(scene.does(|forum, cx| indent(forum, cx, ids[0])).unwrap().edits.is_empty());
    assert!(scene.does(|forum, cx| outdent(forum, cx, ids[0])).unwrap().edits.is_empty());
}

/// F7
#[test]
fn what_is_under_an_objective_goes_with_it() {
    let (mut scene, ids) = grown();
    scene.does(|forum, cx| remove(forum, cx, ids[1])).unwrap();
    assert_eq!(lines(&scene), ["a", "f"]);
}

/// F7
#[test]
fn a_child_whose_parent_is_gone_stands_at_the_root() {
    let (mut scene, ids) = grown();
    scene.edit(ids[1], |objective| objective.removed = true);
    scene.edit(ids[4], |objective| objective.parent = Some(nowhere()));
    assert_eq!(lines(&scene).len(), 5);
    assert!(lines(&scene).contains(&"c".to_owned()) && lines(&scene).contains(&"e".to_owned()));
}

/// F7
#[test]
fn a_ring_of_parents_hangs_from_its_earliest_objective() {
    let (mut scene, ids) = grown();
    scene.edit(ids[1], |objective| objective.parent = Some(ids[4]));
    scene.edit(ids[0], |objective| objective.parent = Some(ids[0]));
    assert_eq!(lines(&scene), ["a", "b", ">c", ">d", ">>e", "f"]);
}

#[test]
fn what_is_empty_too_long_or_gone_is_refused() {
    let (mut scene, ids) = grown();
    assert_eq!(scene.does(|forum, cx| add(forum, cx, " ", None)), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, &too_long(), None)), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, "x", Some(nowhere()))), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, ids[0], "")), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, ids[0], &too_long())), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, nowhere(), "x")), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| shift(forum, cx, nowhere(), Step::Up)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| indent(forum, cx, nowhere())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| outdent(forum, cx, nowhere())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove(forum, cx, nowhere())), Err(Refusal::Gone));
    for _ in 0..limits::LIST {
        scene.put(Objective::default());
    }
    assert_eq!(scene.does(|forum, cx| add(forum, cx, "x", None)), Err(Refusal::TooMany { limit: limits::LIST }));
}
