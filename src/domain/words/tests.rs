#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{Scene, TEXT_REFUSED, nowhere, too_long_a_text};

fn said(scene: &Scene) -> Vec<&str> {
    listed(&scene.forum).into_iter().map(|(id, _)| scene.forum.text::<Word>(&id)).collect()
}

/// F8
#[test]
fn closing_words_are_added_written_moved_and_removed() {
    let mut scene = Scene::new();
    let ada = scene.person("Ada");
    let (noe, coming) = scene.newcomer("Noé");
    let first = scene.makes::<Word>(|forum, cx| add(forum, cx, ada, "Thanks", Edits::none()));
    let second = scene.makes::<Word>(|forum, cx| add(forum, cx, noe, "", coming));
    assert_eq!(scene.does(|forum, cx| write(forum, cx, second, "See you")).unwrap().subject, "Noé");
    assert_eq!(said(&scene), ["Thanks", "See you"]);
    scene.does(|forum, cx| shift(forum, cx, second, Step::Up)).unwrap();
    assert_eq!(said(&scene), ["See you", "Thanks"]);
    scene.does(|forum, cx| remove(forum, cx, first)).unwrap();
    assert_eq!(said(&scene), ["See you"]);
    assert_eq!(speaker(&scene.forum, scene.forum.get::<Word>(&second).unwrap()), Some(noe));
}

/// F8
#[test]
fn the_conclusion_is_the_forums_own_text() {
    let mut scene = Scene::new();
    assert_eq!(conclusion(&scene.forum), "");
    let done = scene.does(|forum, cx| conclude(forum, cx, "Bread for all")).unwrap();
    assert_eq!((done.verb, conclusion(&scene.forum)), (Verb::ConclusionWritten, "Bread for all"));
}

#[test]
fn what_is_too_long_too_many_or_gone_is_refused() {
    let mut scene = Scene::new();
    let ada = scene.person("Ada");
    let word = scene.makes::<Word>(|forum, cx| add(forum, cx, ada, "x", Edits::none()));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, nowhere(), "x", Edits::none())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, ada, &too_long_a_text(), Edits::none())), Err(TEXT_REFUSED));
    assert_eq!(scene.does(|forum, cx| write(forum, cx, word, &too_long_a_text())), Err(TEXT_REFUSED));
    assert_eq!(scene.does(|forum, cx| conclude(forum, cx, &too_long_a_text())), Err(TEXT_REFUSED));
    assert_eq!(scene.does(|forum, cx| write(forum, cx, nowhere(), "x")), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| shift(forum, cx, nowhere(), Step::Up)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove(forum, cx, nowhere())), Err(Refusal::Gone));
    for _ in 0..limits::CONTRIBUTIONS {
        scene.put(Word::default());
    }
    let many = Refusal::TooMany { limit: limits::CONTRIBUTIONS };
    assert_eq!(scene.does(|forum, cx| add(forum, cx, ada, "x", Edits::none())), Err(many));
}
