#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{LINE_REFUSED, Scene, nowhere, too_long};

fn taken(last: u8) -> Taken {
    Taken { picture: Picture::read(vec![0xFF, 0xD8, 0xFF, last]).unwrap(), width: 1600, height: 1200 }
}

fn plus(scene: &mut Scene, workshop: Option<Id<Topic>>, last: u8) -> Id<Photograph> {
    scene.makes(|forum, cx| add(forum, cx, workshop, &taken(last)))
}

fn ids(list: Vec<(Id<Photograph>, &Photograph)>) -> Vec<Id<Photograph>> {
    list.into_iter().map(|(id, _)| id).collect()
}

/// Q1
#[test]
fn a_photograph_goes_with_the_topic_that_leads_and_with_none_where_its_topic_is_not_there() {
    let mut scene = Scene::new();
    let (lead, merged) = (scene.workshop("Lead", &[]), scene.workshop("Merged", &[]));
    let a = plus(&mut scene, Some(merged), 1);
    let b = plus(&mut scene, None, 2);
    let c = scene.put(Photograph { workshop: Some(nowhere()), ..Photograph::default() });
    scene.edit(merged, |topic| topic.merged_into = Some(lead));
    assert_eq!(ids(of_workshop(&scene.forum, Some(lead))), [a]);
    assert_eq!(ids(of_workshop(&scene.forum, Some(merged))), []);
    assert_eq!(ids(of_workshop(&scene.forum, None)), [c, b]);
}

/// Q4
#[test]
fn a_photograph_names_its_picture_and_tells_its_size() {
    let mut scene = Scene::new();
    let id = plus(&mut scene, None, 1);
    let photograph = scene.forum.get::<Photograph>(&id).unwrap();
    assert_eq!(photograph.picture, taken(1).picture.name());
    assert_eq!((photograph.width, photograph.height, photograph.bytes), (1600, 1200, 4));
}

#[test]
fn photographs_are_captioned_described_and_moved() {
    let mut scene = Scene::new();
    let workshop = scene.workshop("W", &[]);
    let (a, b) = (plus(&mut scene, Some(workshop), 1), plus(&mut scene, Some(workshop), 2));
    let added = scene.does(|forum, cx| caption(forum, cx, a, " The  wall ")).unwrap();
    assert_eq!((added.verb, added.subject.as_str()), (Verb::PhotographDescribed, "The wall"));
    scene.does(|forum, cx| describe(forum, cx, a, "Forty sheets in six columns")).unwrap();
    let photograph = scene.forum.get::<Photograph>(&a).unwrap();
    assert_eq!((photograph.caption.as_str(), photograph.alternative.as_str()), ("The wall", "Forty sheets in six columns"));
    let moved = scene.does(|forum, cx| shift(forum, cx, b, Step::Up)).unwrap();
    assert_eq!(moved.subject, "W", "without words of its own it is called by its workshop");
    assert_eq!(ids(of_workshop(&scene.forum, Some(workshop))), [b, a]);
}

/// Q6
#[test]
fn a_removed_photograph_is_nowhere_and_its_picture_is_not_shown() {
    let mut scene = Scene::new();
    let (a, b) = (plus(&mut scene, None, 1), plus(&mut scene, None, 2));
    scene.does(|forum, cx| remove(forum, cx, a)).unwrap();
    assert_eq!(ids(of_workshop(&scene.forum, None)), [b]);
    assert_eq!(shown_pictures(&scene.forum), [taken(2).picture.name()]);
    scene.edit(a, |photograph| photograph.removed = false);
    assert_eq!(shown_pictures(&scene.forum).len(), 2);
    scene.edit(a, |photograph| photograph.picture = "../etc".into());
    assert_eq!(shown_pictures(&scene.forum).len(), 1, "what can't be a name is none");
}

/// Q3
#[test]
fn what_is_too_long_too_many_too_large_or_gone_is_refused() {
    let mut scene = Scene::new();
    let a = plus(&mut scene, None, 1);
    for words in [caption, describe] {
        assert_eq!(scene.does(|forum, cx| words(forum, cx, a, &too_long())), Err(LINE_REFUSED));
        assert_eq!(scene.does(|forum, cx| words(forum, cx, nowhere(), "x")), Err(Refusal::Gone));
    }
    assert_eq!(scene.does(|forum, cx| add(forum, cx, Some(nowhere()), &taken(1))), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| shift(forum, cx, nowhere(), Step::Up)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove(forum, cx, nowhere())), Err(Refusal::Gone));
    let sides = Refusal::OutOfRange { least: 1, most: limits::PICTURE_SIDE };
    for (width, height) in [(0, 1), (1, 0), (1601, 1), (1, 1601)] {
        assert_eq!(scene.does(|forum, cx| add(forum, cx, None, &Taken { width, height, ..taken(1) })), Err(sides.clone()));
    }
    scene.edit(a, |photograph| photograph.bytes = u32::try_from(limits::PICTURES).unwrap() - 3);
    assert_eq!(scene.does(|forum, cx| add(forum, cx, None, &taken(1))), Err(Refusal::PicturesTooLarge { limit: 40 }));
    scene.edit(a, |photograph| photograph.bytes -= 1);
    plus(&mut scene, None, 1);
    for _ in 2..limits::PHOTOGRAPHS {
        scene.put(Photograph::default());
    }
    assert_eq!(scene.does(|forum, cx| add(forum, cx, None, &taken(1))), Err(Refusal::TooMany { limit: limits::PHOTOGRAPHS }));
}
