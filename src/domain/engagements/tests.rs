#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{LINE_REFUSED, Scene, nowhere, too_long};

fn draft(person: Id<Participant>, promise: &str) -> EngagementDraft {
    EngagementDraft { person, promise: promise.into(), due: Due::default(), workshop: None }
}

fn plus(scene: &mut Scene, person: Id<Participant>, promise: &str) -> Id<Engagement> {
    scene.makes(|forum, cx| add(forum, cx, &draft(person, promise), Edits::none()))
}

type Row = (Option<Id<Participant>>, Vec<Id<Engagement>>);

fn rows(scene: &Scene) -> Vec<Row> {
    let row = |row: Promises<'_>| (row.person, row.engagements.into_iter().map(|(id, _)| id).collect());
    by_person(&scene.forum).into_iter().map(row).collect()
}

/// E5
#[test]
fn a_promise_is_typed_with_its_name_and_its_term() {
    let line =
        |name: &str, promise: &str, due: &str| EngagementLine { name: name.into(), promise: promise.into(), due: Due(due.into()) };
    assert_eq!(parse_line("Ada : cuire le pain — fin mai"), Ok(line("Ada", "cuire le pain", "fin mai")));
    assert_eq!(parse_line("Ada: cuire"), Ok(line("Ada", "cuire", "")));
    assert_eq!(parse_line("Ada"), Err(Refusal::Empty));
    let list = parse("1. Ada: cuire — mai\n   - vendre – 2026-12-01\nNoé: acheter").unwrap();
    assert_eq!(list, [line("Ada", "cuire", "mai"), line("Ada", "vendre", "2026-12-01"), line("Noé", "acheter", "")]);
    assert_eq!(parse("Ada: x\nNoé:").unwrap_err().line, 2);
}

/// E5
#[test]
fn a_pasted_list_is_added_as_a_whole_or_not_at_all() {
    let mut scene = Scene::new();
    let ada = scene.person("Ada");
    let (noe, coming) = scene.newcomer("Noé");
    let wrong = [draft(ada, "cuire"), draft(noe, "")];
    assert_eq!(scene.does(|forum, cx| add_pasted(forum, cx, &wrong, coming.clone())), Err(Refusal::Empty));
    assert!(scene.forum.engagements.is_empty());
    let done =
        scene.does(|forum, cx| add_pasted(forum, cx, &[draft(ada, "cuire"), draft(noe, "acheter")], coming.clone())).unwrap();
    assert_eq!((done.verb, done.subject.as_str(), scene.forum.engagements.len()), (Verb::EngagementsPasted, "2", 2));
    assert_eq!(scene.forum.get::<Participant>(&noe).unwrap().name, "Noé");
    assert_eq!(scene.does(|forum, cx| add_pasted(forum, cx, &[], Edits::none())), Err(Refusal::Empty));
}

/// E6
#[test]
fn promises_stand_by_person_in_the_order_in_which_people_first_engaged() {
    let mut scene = Scene::new();
    let (ada, noe) = (scene.person("Ada"), scene.person("Noé"));
    let lost = scene.put(Engagement { person: Some(nowhere()), promise: "x".into(), ..Engagement::default() });
    let a = plus(&mut scene, noe, "a");
    let b = plus(&mut scene, ada, "b");
    let c = plus(&mut scene, noe, "c");
    assert_eq!(rows(&scene), [(Some(noe), vec![a, c]), (Some(ada), vec![b]), (None, vec![lost])]);
    scene.edit(ada, |person| person.removed = true);
    assert_eq!(rows(&scene)[1], (Some(ada), vec![b]));
    scene.does(|forum, cx| remove(forum, cx, a)).unwrap();
    scene.does(|forum, cx| remove(forum, cx, c)).unwrap();
    assert_eq!(rows(&scene), [(Some(ada), vec![b]), (None, vec![lost])]);
}

/// E7
#[test]
fn a_new_person_comes_in_with_the_gesture_and_an_unknown_one_is_refused() {
    let mut scene = Scene::new();
    let (noe, coming) = scene.newcomer("Noé");
    assert_eq!(scene.does(|forum, cx| add(forum, cx, &draft(noe, "x"), Edits::none())), Err(Refusal::Gone));
    let done = scene.does(|forum, cx| add(forum, cx, &draft(noe, "x"), coming)).unwrap();
    assert_eq!((done.verb, done.subject.as_str(), rows(&scene)[0].0), (Verb::EngagementAdded, "Noé", Some(noe)));
    assert_eq!(scene.does(|forum, cx| add_pasted(forum, cx, &[draft(nowhere(), "x")], Edits::none())), Err(Refusal::Gone));
}

/// E2
#[test]
fn an_engagement_goes_with_the_topic_that_leads() {
    let mut scene = Scene::new();
    let ada = scene.person("Ada");
    let (lead, merged) = (scene.workshop("Lead", &[]), scene.workshop("Merged", &[]));
    let with = EngagementDraft { workshop: Some(merged), ..draft(ada, "x") };
    let id = scene.makes::<Engagement>(|forum, cx| add(forum, cx, &with, Edits::none()));
    scene.edit(merged, |topic| topic.merged_into = Some(lead));
    let of = |workshop| of_workshop(&scene.forum, workshop).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!((of(Some(lead)), of(None)), (vec![id], vec![]));
}

/// E4
#[test]
fn an_engagement_is_changed_and_becomes_done_dropped_moved_and_open_again() {
    let mut scene = Scene::new();
    let (ada, noe) = (scene.person("Ada"), scene.person("Noé"));
    let id = plus(&mut scene, ada, "a");
    let other = EngagementDraft { due: Due("mai".into()), ..draft(noe, "b") };
    assert_eq!(scene.does(|forum, cx| change(forum, cx, id, &other, Edits::none())).unwrap().subject, "Noé");
    let engagement = scene.forum.get::<Engagement>(&id).unwrap();
    assert_eq!((engagement.person, engagement.promise.as_str(), engagement.due.0.as_str()), (Some(noe), "b", "mai"));
    for became in [Progress::Done, Progress::Dropped, Progress::Moved, Progress::Open] {
        scene.does(|forum, cx| progress(forum, cx, id, became)).unwrap();
        assert_eq!(scene.forum.get::<Engagement>(&id).unwrap().progress, became);
    }
}

/// E8
#[test]
fn an_engagement_says_since_when_and_why_it_is_what_it_is() {
    let mut scene = Scene::new();
    let ada = scene.person("Ada");
    let id = plus(&mut scene, ada, "a");
    let moved = scene.does(|forum, cx| progress(forum, cx, id, Progress::Moved)).unwrap();
    assert_eq!((moved.verb, moved.subject.as_str()), (Verb::EngagementFollowed, "a"));
    scene.does(|forum, cx| tell(forum, cx, id, Telling::Marked("1970-01-09".parse().ok()))).unwrap();
    scene.does(|forum, cx| tell(forum, cx, id, Telling::Remark("to May".into()))).unwrap();
    let outcome = scene.forum.get::<Engagement>(&id).unwrap().outcome();
    assert_eq!((outcome.marked, outcome.remark.as_str()), ("1970-01-09".parse().ok(), "to May"));
    assert_eq!(scene.does(|forum, cx| tell(forum, cx, nowhere(), Telling::Marked(None))), Err(Refusal::Gone));
}

#[test]
fn what_is_empty_too_long_too_many_or_gone_is_refused() {
    let mut scene = Scene::new();
    let ada = scene.person("Ada");
    let id = plus(&mut scene, ada, "a");
    let none = Edits::none;
    let late = EngagementDraft { due: Due(too_long()), ..draft(ada, "x") };
    let lost = EngagementDraft { workshop: Some(nowhere()), ..draft(ada, "x") };
    for (wrong, why) in [
        (draft(ada, " "), Refusal::Empty),
        (draft(ada, &too_long()), LINE_REFUSED),
        (late, LINE_REFUSED),
        (lost, Refusal::Gone),
        (draft(nowhere(), "x"), Refusal::Gone),
    ] {
        assert_eq!(scene.does(|forum, cx| add(forum, cx, &wrong, none())), Err(why.clone()));
        assert_eq!(scene.does(|forum, cx| change(forum, cx, id, &wrong, none())), Err(why));
    }
    assert_eq!(scene.does(|forum, cx| change(forum, cx, nowhere(), &draft(ada, "x"), none())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| progress(forum, cx, nowhere(), Progress::Done)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove(forum, cx, nowhere())), Err(Refusal::Gone));
    for _ in 0..limits::CONTRIBUTIONS {
        scene.put(Engagement::default());
    }
    let many = Refusal::TooMany { limit: limits::CONTRIBUTIONS };
    assert_eq!(scene.does(|forum, cx| add(forum, cx, &draft(ada, "x"), none())), Err(many.clone()));
    assert_eq!(scene.does(|forum, cx| add_pasted(forum, cx, &[draft(ada, "x")], none())), Err(many));
}
