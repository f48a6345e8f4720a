#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::hours;
use crate::domain::scene::{LINE_REFUSED, Scene, TEXT_REFUSED, nowhere, too_long, too_long_a_text};
use crate::domain::{PlenaryKind, hours::Hours};

fn item(title: &str, times: &str) -> Plenary {
    let (Hours { starts, ends }, _) = hours::read(times);
    Plenary { title: title.into(), starts, ends, ..Plenary::default() }
}

fn plus(scene: &mut Scene, title: &str, times: &str) -> Id<Plenary> {
    scene.makes(|forum, cx| add(forum, cx, item(title, times)))
}

fn titles(scene: &Scene) -> Vec<&str> {
    listed(&scene.forum).into_iter().map(|(_, item)| item.title.as_str()).collect()
}

/// A1
#[test]
fn items_stand_by_their_start_and_those_without_a_time_last() {
    let mut scene = Scene::new();
    let film = plus(&mut scene, "Film", "");
    plus(&mut scene, "Clôture", "17h");
    let news = plus(&mut scene, "Nouvelles", "");
    plus(&mut scene, "Accueil", "9h-9h30");
    assert_eq!(titles(&scene), ["Accueil", "Clôture", "Film", "Nouvelles"]);
    scene.does(|forum, cx| shift(forum, cx, news, Step::Up)).unwrap();
    assert_eq!(titles(&scene), ["Accueil", "Clôture", "Nouvelles", "Film"]);
    scene.does(|forum, cx| remove(forum, cx, film)).unwrap();
    assert_eq!(titles(&scene), ["Accueil", "Clôture", "Nouvelles"]);
}

#[test]
fn every_field_of_an_item_can_be_changed_and_its_summary_written() {
    let mut scene = Scene::new();
    let id = plus(&mut scene, "Table", "10h-11h");
    let place = scene.forum.get::<Plenary>(&id).unwrap().order.clone();
    scene
        .does(|forum, cx| {
            change(forum, cx, id, |item| {
                item.title = "Table  ronde".into();
                item.kind = PlenaryKind::RoundTable;
                item.speakers = "Ada, élue\nNoé, boulanger\n".into();
                item.moderator = "Zoé".into();
                item.links = "Étude https://example.org".into();
                item.ends = None;
                item.order = "elsewhere".into();
                item.removed = true;
            })
        })
        .unwrap();
    let item = scene.forum.get::<Plenary>(&id).unwrap();
    assert_eq!((item.title.as_str(), item.speakers.as_str(), item.ends), ("Table ronde", "Ada, élue\nNoé, boulanger", None));
    assert_eq!((&item.order, item.removed, item.kind), (&place, false, PlenaryKind::RoundTable));
    scene.does(|forum, cx| write(forum, cx, id, "On a parlé.\n")).unwrap();
    assert_eq!(scene.forum.text::<Plenary>(&id), "On a parlé.\n");
}

/// F4
#[test]
fn an_item_that_ends_before_it_starts_is_refused() {
    let mut scene = Scene::new();
    let id = plus(&mut scene, "Film", "10h-11h");
    assert_eq!(scene.does(|forum, cx| add(forum, cx, item("Film", "11h-10h"))), Err(Refusal::EndsBeforeStart));
    let early = hours::read("9h").0.starts;
    assert_eq!(scene.does(|forum, cx| change(forum, cx, id, |item| item.ends = early)), Err(Refusal::EndsBeforeStart));
}

#[test]
fn what_is_empty_too_long_too_many_or_gone_is_refused() {
    let mut scene = Scene::new();
    let id = plus(&mut scene, "Film", "");
    assert_eq!(scene.does(|forum, cx| add(forum, cx, item(" ", ""))), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| add(forum, cx, item(&too_long(), ""))), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, id, |item| item.title.clear())), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, id, |item| item.links = too_long())), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| change(forum, cx, nowhere(), |_| ())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| shift(forum, cx, nowhere(), Step::Up)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove(forum, cx, nowhere())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| write(forum, cx, nowhere(), "")), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| write(forum, cx, id, &too_long_a_text())), Err(TEXT_REFUSED));
    for _ in 0..limits::LIST {
        scene.put(Plenary::default());
    }
    assert_eq!(scene.does(|forum, cx| add(forum, cx, item("x", ""))), Err(Refusal::TooMany { limit: limits::LIST }));
}
