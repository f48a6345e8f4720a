#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{LINE_REFUSED, Scene, nowhere, too_long};

fn titles(scene: &Scene) -> Vec<&str> {
    listed(&scene.forum).into_iter().map(|(_, section)| section.title.as_str()).collect()
}

#[test]
fn sections_are_added_at_the_end_renamed_moved_and_removed() {
    let mut scene = Scene::new();
    let open = scene.makes::<TemplateSection>(|forum, cx| add(forum, cx, "Open"));
    assert_eq!(titles(&scene), ["Highlights", "Actions", "Open"]);
    scene.does(|forum, cx| shift(forum, cx, open, Step::To(0))).unwrap();
    scene.does(|forum, cx| rename(forum, cx, open, "Left open")).unwrap();
    assert_eq!(titles(&scene), ["Left open", "Highlights", "Actions"]);
    scene.does(|forum, cx| remove(forum, cx, open)).unwrap();
    assert_eq!(titles(&scene), ["Highlights", "Actions"]);
}

/// W3
#[test]
fn replacing_the_template_keeps_the_sections_whose_title_stays() {
    let mut scene = Scene::new();
    let actions = listed(&scene.forum)[1].0;
    scene.does(|forum, cx| replace(forum, cx, &["Facts", " ", "Actions", "Facts"])).unwrap();
    assert_eq!(titles(&scene), ["Facts", "Actions", "Facts"]);
    assert_eq!(listed(&scene.forum)[1].0, actions);
    scene.does(|forum, cx| replace(forum, cx, &[])).unwrap();
    assert!(titles(&scene).is_empty());
    scene.does(|forum, cx| replace(forum, cx, &["Actions"])).unwrap();
    assert_eq!(listed(&scene.forum)[0].0, actions);
}

#[test]
fn what_is_empty_too_long_too_many_or_gone_is_refused() {
    let mut scene = Scene::new();
    let id = listed(&scene.forum)[0].0;
    assert_eq!(scene.does(|forum, cx| add(forum, cx, "")), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, &too_long())), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| rename(forum, cx, id, "")), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| rename(forum, cx, id, &too_long())), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| rename(forum, cx, nowhere(), "x")), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| shift(forum, cx, nowhere(), Step::Up)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove(forum, cx, nowhere())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| replace(forum, cx, &[&too_long()])), Err(LINE_REFUSED));
    let many = vec!["x"; limits::LIST + 1];
    assert_eq!(scene.does(|forum, cx| replace(forum, cx, &many)), Err(Refusal::TooMany { limit: limits::LIST }));
    for _ in 0..limits::LIST {
        scene.put(TemplateSection::default());
    }
    assert_eq!(scene.does(|forum, cx| add(forum, cx, "x")), Err(Refusal::TooMany { limit: limits::LIST }));
}
