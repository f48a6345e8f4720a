#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use serde_json::json;

use super::*;
use crate::domain::{Id, Participant, Section, Topic, Verb};

fn id<R>(n: u128) -> Id<R> {
    Id::new(uuid::Uuid::from_u128(n))
}

fn small() -> Forum {
    let mut forum = Forum::default();
    let topic = Topic { title: "Un lieu".into(), conveners: [id::<Participant>(2)].into_iter().collect(), ..Topic::default() };
    Topic::table_mut(&mut forum).put(id(1), topic);
    Section::table_mut(&mut forum).put(id(3), Section { workshop: Some(id(1)), ..Section::default() });
    Deed::table_mut(&mut forum).put(id(4), Deed { verb: Verb::TopicProposed, ..Deed::default() });
    forum.texts.insert(Section::reference(&id(3)), "- deux\n".into());
    forum
}

#[test]
fn records_are_readable() {
    let json = encode(&small(), History::LeftOut);
    let topic = &json["records"]["topic"]["00000000-0000-0000-0000-000000000001"];
    assert_eq!(topic["title"], "Un lieu");
    assert_eq!(topic["conveners"], json!({"00000000-0000-0000-0000-000000000002": true}));
    assert_eq!(json["texts"]["section/00000000-0000-0000-0000-000000000003"], "- deux\n");
    assert!(json["records"].get("deed").is_none());
}

#[test]
fn a_forum_read_back_is_the_same() {
    assert_eq!(decode(&encode(&small(), History::Kept)).unwrap(), small());
}

#[test]
fn kinds_and_fields_of_a_newer_version_are_passed_over() {
    let json = json!({
        "records": {"hologram": {"x": 1}, "topic": {"00000000-0000-0000-0000-000000000001": {"title": "Un lieu", "colour": "red", "withdrawn": 7}}},
        "texts": {"hologram/x": "y"}, "more": [],
    });
    let forum = decode(&json).unwrap();
    assert_eq!(forum.topics.get(&id(1)).unwrap(), &Topic { title: "Un lieu".into(), ..Topic::default() });
}

#[test]
fn a_key_in_capitals_names_the_same_record() {
    let key = "ABCDEF00-0000-0000-0000-000000000001";
    let json = json!({"records": {"section": {(key): {}}}, "texts": {(format!("section/{key}")): "x"}});
    let forum = decode(&json).unwrap();
    let (id, _) = forum.sections.iter().next().unwrap();
    assert_eq!(forum.text::<Section>(id), "x");
}

#[test]
fn what_is_no_forum_is_refused_with_its_place() {
    assert_eq!(decode(&json!([])), Err(Unreadable::NotAnObject { what: "the forum".into() }));
    assert_eq!(decode(&json!({"records": 1})), Err(Unreadable::NotAnObject { what: "records".into() }));
    assert_eq!(decode(&json!({"records": {"topic": {"x": {}}}})), Err(Unreadable::Key { record: "topic/x".into() }));
    assert_eq!(decode(&json!({"texts": {"topic/x": "a"}})), Err(Unreadable::Key { record: "topic/x".into() }));
    assert_eq!(decode(&json!({"texts": {"topic/x": 1}})), Err(Unreadable::NotAText { record: "topic/x".into() }));
    let long = "x".repeat(limits::TEXT + 1);
    let record = "topic/00000000-0000-0000-0000-000000000001".to_owned();
    let too_long = Err(Unreadable::TooLong { record: record.clone(), length: limits::TEXT + 1 });
    assert_eq!(decode(&json!({"texts": {(record): (long)}})), too_long);
    assert_eq!(decode(&json!({"records": {"topic": {"00000000-0000-0000-0000-000000000001": {"questions": [long]}}}})), too_long);
}
