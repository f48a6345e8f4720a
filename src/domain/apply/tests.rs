#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::edit::splice;
use crate::domain::{Edits, Id, Identity, Moment, Participant, Topic, Verb};

fn id<R>(n: u128) -> Id<R> {
    Id::new(uuid::Uuid::from_u128(n))
}

fn read<R: Record>(fields: &[(&str, Value)]) -> R {
    decode(&fields.iter().map(|(name, value)| (*name, value)).collect::<Vec<_>>())
}

#[test]
fn a_record_put_and_applied_reads_back_the_same() {
    let mut forum = Forum::default();
    let topic = Topic {
        title: "Un jardin partagé".into(),
        questions: vec!["Où ?".into()],
        conveners: [id::<Participant>(7), id(8)].into_iter().collect(),
        proposed: Moment(5),
        merged_into: Some(id(3)),
        ..Topic::default()
    };
    let mut edits = Edits::none();
    edits.put(&forum, &id(1), &topic);
    edits.write::<Topic>(&forum, &id(1), "Près de l’école").unwrap();
    apply(&mut forum, &Transaction::on::<Topic>(Verb::TopicProposed, "", &id(1), edits));
    assert_eq!(forum.get::<Topic>(&id(1)), Some(&topic));
    assert_eq!(forum.text::<Topic>(&id(1)), "Près de l’école");
}

#[test]
fn a_field_of_the_wrong_type_reads_as_its_default_and_the_others_stand() {
    let topic: Topic = read(&[("title", json!("Titre")), ("questions", json!(4)), ("proposed", json!("x")), ("label", json!("L"))]);
    assert_eq!((topic.title.as_str(), topic.label.as_str()), ("Titre", "L"));
    assert_eq!((topic.questions.len(), topic.proposed), (0, Moment(0)));
}

#[test]
fn an_unreadable_member_is_dropped_and_the_other_members_stand() {
    let good = id::<Participant>(9);
    let topic: Topic = read(&[
        ("title", json!("T")),
        ("conveners.nobody", json!(true)),
        (&format!("conveners.{good}"), json!(true)),
        (&format!("conveners.{}", id::<Participant>(4)), json!("yes")),
    ]);
    assert_eq!(topic.title, "T");
    assert_eq!(topic.conveners.iter().collect::<Vec<_>>(), [good]);
}

#[test]
fn a_value_that_clashes_with_a_map_of_the_same_name_harms_neither_it_nor_the_rest() {
    let title_first: Topic = read(&[("title", json!("T")), ("title.more", json!("x")), ("label", json!("L"))]);
    let title_last: Topic = read(&[("title.more", json!("x")), ("title", json!("T")), ("label", json!("L"))]);
    assert_eq!((title_first.title.as_str(), title_first.label.as_str()), ("T", "L"));
    assert_eq!(title_first, title_last);
}

#[test]
fn null_clears_a_field_to_its_default() {
    let mut forum = Forum::default();
    let record = Identity::reference(&id(1));
    assert!(set_field(&mut forum, &record, "dots", &json!(9)));
    assert_eq!(forum.about().dots, 9);
    set_field(&mut forum, &record, "dots", &Value::Null);
    assert_eq!(forum.about().dots, Identity::default().dots);
}

#[test]
fn a_record_whose_last_field_is_cleared_is_gone() {
    let mut forum = Forum::default();
    let record = Topic::reference(&id(1));
    set_field(&mut forum, &record, "title", &json!("T"));
    set_field(&mut forum, &record, "title", &Value::Null);
    assert_eq!(forum, Forum::default());
}

#[test]
fn a_whole_number_written_as_a_float_is_that_number() {
    let identity: Identity = read(&[("dots", json!(7.0)), ("cap", json!(2.5)), ("retain", json!(-1.0))]);
    assert_eq!((identity.dots, identity.cap, identity.retain), (7, Identity::default().cap, Identity::default().retain));
}

#[test]
fn unknown_fields_are_no_hindrance() {
    let topic: Topic = read(&[("title", json!("T")), ("colour", json!("red")), ("mood.a", json!(1))]);
    assert_eq!(topic.title, "T");
}

#[test]
fn a_key_of_another_form_changes_nothing() {
    let mut forum = Forum::default();
    let record = RecordRef { kind: Topic::KIND, key: "not-an-id".into() };
    assert!(!set_field(&mut forum, &record, "title", &json!("T")));
    assert_eq!(forum, Forum::default());
}

#[test]
fn a_splice_counts_in_utf16_and_never_splits_a_character() {
    let mut forum = Forum::default();
    let record = Topic::reference(&id(1));
    splice_text(&mut forum, &record, 0, 0, "a😀b");
    splice_text(&mut forum, &record, 3, 1, "c");
    assert_eq!(forum.texts[&record], "a😀c");
    splice_text(&mut forum, &record, 2, 0, "|");
    assert_eq!(forum.texts[&record], "a|😀c");
    splice_text(&mut forum, &record, 900, 5, "!");
    assert_eq!(forum.texts[&record], "a|😀c!");
}

proptest! {
    #[test]
    fn the_splice_between_two_texts_applied_to_the_first_gives_the_second(a in ".{0,30}", b in ".{0,30}") {
        let mut forum = Forum::default();
        let record = Topic::reference(&id(1));
        forum.texts.insert(record.clone(), a.clone());
        if let Some((at, remove, insert)) = splice(&a, &b) {
            splice_text(&mut forum, &record, at, remove, &insert);
        }
        prop_assert_eq!(forum.texts.get(&record).map_or("", String::as_str), b.as_str());
    }

    #[test]
    fn any_splice_leaves_a_text(a in ".{0,20}", at in 0_u32..30, remove in 0_u32..30, insert in ".{0,5}") {
        let mut forum = Forum::default();
        let record = Topic::reference(&id(1));
        forum.texts.insert(record.clone(), a);
        splice_text(&mut forum, &record, at, remove, &insert);
        prop_assert!(forum.text::<Topic>(&id(1)).ends_with(&insert) || forum.text::<Topic>(&id(1)).contains(&insert));
    }
}
