#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::trial::Trial;
use crate::domain::{Context, Due, actions, engagements, participants, reports, retaining, rooms, topics, voting};

/// A forum with a topic of Ada's and one of Grace's, and the vote open; Ada's laptop.
fn forum() -> (Trial, Id<Participant>, Id<Topic>, Id<Topic>) {
    let mut trial = Trial::new();
    trial.make(|forum, cx| topics::propose_line(forum, cx, "Bread — Ada"));
    trial.make(|forum, cx| topics::propose_line(forum, cx, "Buses — Grace"));
    trial.make(voting::open);
    let ada = participants::find(&trial.forum, "Ada").unwrap();
    let topics: Vec<_> = trial.forum.topics.iter().map(|(id, _)| *id).collect();
    (trial, ada, topics[0], topics[1])
}

fn ask(
    trial: &mut Trial,
    me: Id<Participant>,
    gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>,
) -> Result<Transaction, Refusal> {
    trial.ask(|forum, cx| gesture(forum, cx).and_then(|transaction| allowed(forum, me, transaction)))
}

/// H1
#[test]
fn a_topic_proposed_on_a_laptop_gets_its_number_on_the_facilitators_side() {
    let (mut trial, ada, ..) = forum();
    let proposed = ask(&mut trial, ada, |forum, cx| topics::propose_line(forum, cx, "Ovens — Ada")).unwrap();
    assert!(!proposed.edits.0.is_empty());
    for edit in &proposed.edits.0 {
        let (Edit::Put { record, .. } | Edit::Splice { record, .. }) = edit;
        assert_eq!(record.kind.document(), Document::Floor);
    }
    assert_eq!(ask(&mut trial, ada, |forum, cx| rooms::add(forum, cx, "Hall", None)), Err(Refusal::NotYours));
    assert_eq!(ask(&mut trial, ada, retaining::close), Err(Refusal::NotYours));
}

/// H2
#[test]
fn what_others_wrote_is_theirs_to_change() {
    let (mut trial, ada, hers, another) = forum();
    assert!(ask(&mut trial, ada, |forum, cx| topics::set_title(forum, cx, hers, "Good bread")).is_ok());
    assert_eq!(ask(&mut trial, ada, |forum, cx| topics::set_title(forum, cx, another, "No buses")), Err(Refusal::NotYours));
    assert_eq!(ask(&mut trial, ada, |forum, cx| topics::withdraw(forum, cx, another)), Err(Refusal::NotYours));
    assert_eq!(ask(&mut trial, ada, |forum, cx| voting::enter_tally(forum, cx, hers, 9)), Err(Refusal::NotYours));

    let others = trial.ballot("Grace");
    assert_eq!(ask(&mut trial, ada, |forum, cx| voting::give(forum, cx, others, hers, 1)), Err(Refusal::NotYours));
    let own = trial.ballot("Ada");
    assert!(ask(&mut trial, ada, |forum, cx| voting::give(forum, cx, own, another, 1)).is_ok());
    assert!(ask(&mut trial, ada, |forum, cx| voting::hand_in(forum, cx, own)).is_ok());

    let grace = participants::find(&trial.forum, "Grace").unwrap();
    assert_eq!(ask(&mut trial, ada, |forum, cx| participants::remove(forum, cx, grace)), Err(Refusal::NotYours));
    let promise = engagements::EngagementDraft { person: grace, promise: "A bus".into(), due: Due::default(), workshop: None };
    trial.make(|forum, cx| engagements::add(forum, cx, &promise, Edits::none()));
    let promised = *trial.forum.engagements.iter().next().unwrap().0;
    assert_eq!(ask(&mut trial, ada, |forum, cx| engagements::remove(forum, cx, promised)), Err(Refusal::NotYours));
}

/// H3
#[test]
fn anybody_may_convene_too_and_write_in_any_report() {
    let (mut trial, ada, _, another) = forum();
    assert!(ask(&mut trial, ada, |forum, cx| topics::add_convener(forum, cx, another, "Ada")).is_ok());
    assert_eq!(ask(&mut trial, ada, |forum, cx| topics::add_convener(forum, cx, another, "Linus")), Err(Refusal::NotYours));
    trial.make(|forum, cx| retaining::retain(forum, cx, another));
    let draft = actions::ActionDraft { what: "Ask the mayor".into(), who: String::new(), due: Due::default() };
    assert!(ask(&mut trial, ada, |forum, cx| actions::add(forum, cx, Some(another), &draft)).is_ok());
    assert!(ask(&mut trial, ada, |forum, cx| reports::add_section(forum, cx, another, "What we saw")).is_ok());
}
