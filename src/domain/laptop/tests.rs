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

/// H15
#[test]
fn a_name_is_the_same_person_on_every_laptop_and_the_one_that_was_told() {
    let mut trial = Trial::new();
    trial.make(|forum, cx| topics::propose_line(forum, cx, "Bread — Ada Lovelace"));
    let told = participants::find(&trial.forum, "Ada Lovelace").unwrap();
    assert_eq!(join(&trial.forum, " ada  LOVELACE ").unwrap().0, told);
    let (grace, joined) = join(&trial.forum, "Grace Hopper").unwrap();
    assert!(!joined.edits.is_empty());
    assert_eq!(join(&trial.forum, "grace hopper").unwrap().0, grace);
    assert_ne!(join(&trial.forum, "Grace Hoppe").unwrap().0, grace);
    assert_eq!(join(&trial.forum, "  "), Err(Refusal::Empty));
}

/// H3
#[test]
fn one_s_own_topics_ballot_and_interests_are_found() {
    let (mut trial, ada, own, other) = forum();
    let proposed = ask(&mut trial, ada, |forum, cx| propose(forum, cx, ada, "Ovens")).unwrap();
    trial.make(|_, _| Ok(proposed.clone()));
    assert_eq!(topics_of(&trial.forum, ada).len(), 2);
    let joined = ask(&mut trial, ada, |forum, cx| convene(forum, cx, ada, other, true)).unwrap();
    trial.make(|_, _| Ok(joined.clone()));
    assert!(topics_of(&trial.forum, ada).contains(&other));
    let left = ask(&mut trial, ada, |forum, cx| convene(forum, cx, ada, other, false)).unwrap();
    trial.make(|_, _| Ok(left.clone()));
    assert!(!topics_of(&trial.forum, ada).contains(&other));
    let mut ballot = None;
    let begun = ask(&mut trial, ada, |forum, cx| {
        let (id, begun) = crate::domain::ballots::begin_own(forum, cx, Matter::Topics, ada)?;
        ballot = Some(id);
        Ok(begun)
    });
    trial.make(|_, _| begun.clone());
    assert_eq!(ballot_of(&trial.forum, ada, Matter::Topics), ballot);
    let dot = ask(&mut trial, ada, |forum, cx| voting::give(forum, cx, ballot.unwrap(), other, 1)).unwrap();
    trial.make(|_, _| Ok(dot.clone()));
    assert!(of_interest(&trial.forum, ada).is_superset(&[own, other].into()));
}

/// V1
#[test]
fn a_ballot_is_taken_back_while_the_vote_is_open_and_not_after() {
    let (mut trial, ada, ..) = forum();
    let mut ballot = None;
    let begun = trial.ask(|forum, cx| {
        let (id, begun) = crate::domain::ballots::begin_own(forum, cx, Matter::Topics, ada)?;
        ballot = Some(id);
        Ok(begun)
    });
    trial.make(|_, _| begun.clone());
    let ballot = ballot.unwrap();
    trial.make(|forum, cx| voting::hand_in(forum, cx, ballot));
    trial.make(|forum, cx| crate::domain::ballots::take_back(forum, cx, ballot));
    assert!(!trial.forum.get::<Ballot>(&ballot).unwrap().handed_in);
    trial.make(retaining::close);
    assert_eq!(trial.ask(|forum, cx| crate::domain::ballots::take_back(forum, cx, ballot)), Err(Refusal::VoteNotOpen));
}

/// H5
#[test]
fn notes_of_several_laptops_stand_on_lines_of_their_own_and_are_typed_without() {
    for notes in ["", "One line", "Two\nlines\n", "\n"] {
        assert_eq!(typed(&apart(notes)), notes);
    }
    let together = apart("Ada's") + &apart("Grace's") + "the facilitator's";
    assert_eq!(together.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(), ["Ada's", "Grace's", "the facilitator's"]);
}
