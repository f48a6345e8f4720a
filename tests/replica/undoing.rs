//! Undo: every gesture knows its inverse, and turns nobody else's work round.

use std::collections::BTreeMap;

use open_forum::domain::{Forum, Refusal, Topic, Verb, topics, words};
use open_forum::exchange::records::{self, History};
use proptest::prelude::*;
use serde_json::Value;

use crate::window::{Gesture, HAND_IN, Window, deeds_aside, gesture, opened, snapshots};

/// Every field and text by its path.
fn fields(forum: &Forum) -> BTreeMap<String, Value> {
    fn walk(path: &str, value: &Value, found: &mut BTreeMap<String, Value>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, value)| walk(&format!("{path}/{name}"), value, found)),
            value => drop(found.insert(path.to_owned(), value.clone())),
        }
    }
    let mut found = BTreeMap::new();
    walk("", &records::encode(forum, History::LeftOut), &mut found);
    found
}

fn gestures() -> impl Strategy<Value = Vec<Gesture>> {
    // A ballot handed in is out of reach of undo (rule V13).
    prop::collection::vec(gesture().prop_filter("can be undone", |gesture| gesture.kind != HAND_IN), 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// U1
    #[test]
    fn undoing_everything_gives_the_forum_back_and_redoing_everything_does_it_again(gestures in gestures()) {
        let founder = Window::founding(1, "Ada");
        let mut window = founder.beside(2, "Bo");
        let before = deeds_aside(window.forum());
        for gesture in &gestures {
            window.now += 10_000;
            window.make(gesture);
        }
        let after = deeds_aside(window.forum());
        while window.replica.to_undo().is_some() {
            prop_assert_eq!(window.undo(), Ok(()));
        }
        prop_assert_eq!(&deeds_aside(window.forum()), &before);
        prop_assert_eq!(&opened(&snapshots(&window.replica)), window.forum(), "and so it is read from the store");
        while window.replica.to_redo().is_some() {
            prop_assert_eq!(window.redo(), Ok(()));
        }
        prop_assert_eq!(&deeds_aside(window.forum()), &after);
        prop_assert_eq!(&opened(&snapshots(&window.replica)), window.forum());
    }

    /// U2: whatever others do meanwhile, undo gives back what stood or changes nothing.
    #[test]
    fn undo_never_takes_away_what_somebody_else_did_since(mine in gesture(), theirs in gesture()) {
        let mut founder = Window::founding(1, "Ada");
        let topic = founder.topic("Un lieu");
        founder.act(|forum, cx| topics::set_description(forum, cx, topic, "ouvert"));
        let (mut ada, mut bo) = (founder.beside(2, "Ada"), founder.beside(3, "Bo"));
        ada.make(&mine);
        let mine_done = ada.forum().clone();
        bo.hear(&ada.updates);
        bo.make(&theirs);
        ada.hear(&bo.updates);
        let (mine, theirs) = (fields(&mine_done), fields(ada.forum()));
        let before = ada.forum().clone();
        if ada.undo().is_ok() {
            let now = fields(ada.forum());
            for (field, value) in theirs.iter().filter(|(field, value)| mine.get(*field) != Some(value)) {
                prop_assert_eq!(now.get(field), Some(value), "{} is theirs", field);
            }
        } else {
            prop_assert_eq!(ada.forum(), &before);
        }
        prop_assert_eq!(&opened(&snapshots(&ada.replica)), ada.forum());
    }
}

/// U2
#[test]
fn undo_is_refused_with_the_name_of_whoever_changed_the_field_since() {
    let mut ada = Window::founding(1, "Ada");
    let topic = ada.topic("Un lieu");
    ada.act(|forum, cx| topics::set_title(forum, cx, topic, "Un café"));
    let mut bo = ada.beside(2, "Bo");
    bo.act(|forum, cx| topics::set_title(forum, cx, topic, "Un four"));
    ada.hear(&bo.updates);
    let before = ada.forum().clone();
    assert_eq!(ada.undo(), Err(Refusal::ChangedSince { who: "Bo".into() }));
    assert_eq!(ada.forum(), &before, "and nothing is changed");
    // What Bo wrote is taken back by Bo: then Ada's own word stands again, and can be undone.
    assert_eq!(bo.undo(), Ok(()));
    ada.hear(&bo.updates);
    assert_eq!(ada.undo(), Ok(()));
    assert_eq!(ada.forum().topics.get(&topic).unwrap().title, "Un lieu");
}

/// U2
#[test]
fn redo_is_refused_with_the_name_of_whoever_changed_the_field_since() {
    let mut ada = Window::founding(1, "Ada");
    let topic = ada.topic("Un lieu");
    ada.act(|forum, cx| topics::set_title(forum, cx, topic, "Un café"));
    assert_eq!(ada.undo(), Ok(()));
    let mut bo = ada.beside(2, "Bo");
    bo.act(|forum, cx| topics::set_title(forum, cx, topic, "Un four"));
    ada.hear(&bo.updates);
    assert_eq!(ada.redo(), Err(Refusal::ChangedSince { who: "Bo".into() }));
    assert_eq!(ada.forum().topics.get(&topic).unwrap().title, "Un four");
}

/// U2
#[test]
fn undo_of_typing_is_refused_where_somebody_else_typed_since() {
    let mut ada = Window::founding(1, "Ada");
    ada.act(|forum, cx| words::conclude(forum, cx, "Merci"));
    let mut bo = ada.beside(2, "Bo");
    bo.act(|forum, cx| words::conclude(forum, cx, "Merci à tous"));
    ada.hear(&bo.updates);
    assert_eq!(ada.undo(), Err(Refusal::ChangedSince { who: "Bo".into() }));
    assert_eq!(words::conclusion(ada.forum()), "Merci à tous");
}

/// U3
#[test]
fn a_new_gesture_ends_what_could_be_done_again() {
    let mut window = Window::founding(1, "Ada");
    window.topic("Un");
    assert_eq!(window.undo(), Ok(()));
    assert_eq!(window.replica.to_redo(), Some((Verb::TopicProposed, "Un")));
    window.topic("Deux");
    assert_eq!(window.replica.to_redo(), None);
    assert_eq!(window.redo(), Err(Refusal::NothingToUndo));
}

/// U4
#[test]
fn a_window_undoes_its_own_gestures_only_the_last_first() {
    let mut ada = Window::founding(1, "Ada");
    let mut bo = ada.beside(2, "Bo");
    assert_eq!(bo.undo(), Err(Refusal::NothingToUndo), "the founding was Ada's");
    bo.topic("De Bo");
    ada.hear(&bo.updates);
    ada.topic("D’Ada");
    ada.topic("D’Ada aussi");
    assert_eq!(ada.replica.to_undo(), Some((Verb::TopicProposed, "D’Ada aussi")));
    assert_eq!(ada.undo(), Ok(()));
    assert_eq!(ada.replica.to_undo(), Some((Verb::TopicProposed, "D’Ada")));
    assert_eq!(ada.undo(), Ok(()));
    assert_eq!(ada.replica.to_undo().unwrap().0, Verb::VoteOpened);
    assert!(ada.forum().topics.iter().any(|(_, topic)| topic.title == "De Bo"));
}

/// U4
#[test]
fn two_hundred_steps_are_kept() {
    let mut window = Window::founding(1, "Ada");
    for n in 0..205 {
        window.topic(&format!("Sujet {n}"));
    }
    let mut steps = 0;
    while window.undo().is_ok() {
        steps += 1;
    }
    assert_eq!(steps, 200);
    assert_eq!(topics::on_the_wall(window.forum()).len(), 5);
}

#[test]
fn a_topic_whose_proposal_was_undone_is_no_topic_also_when_the_forum_is_opened_again() {
    let mut window = Window::founding(1, "Ada");
    let topic = window.topic("Un lieu");
    assert_eq!(window.undo(), Ok(()));
    assert_eq!(window.forum().get::<Topic>(&topic), None);
    assert_eq!(opened(&snapshots(&window.replica)).get::<Topic>(&topic), None);
    let mut other = window.beside(2, "Bo");
    assert_eq!(other.forum().get::<Topic>(&topic), None);
    assert_eq!(window.redo(), Ok(()));
    other.hear(&window.updates);
    assert_eq!(other.forum().get::<Topic>(&topic).unwrap().title, "Un lieu");
}
