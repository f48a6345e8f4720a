#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::super::trial::{Trial, id};
use super::*;
use crate::domain::apply::apply;
use crate::domain::numbering::number_of;
use crate::domain::{Moment, entry, participants};

fn topic(trial: &Trial, id: Id<Topic>) -> Topic {
    trial.forum.topics.get(&id).unwrap().clone()
}

#[test]
fn a_proposal_is_kept_whole() {
    let mut trial = Trial::new();
    let proposal = Proposal {
        title: "  Un   jardin ".into(),
        conveners: vec!["Paul".into(), "Eve".into(), " ".into()],
        questions: vec!["Où ?".into(), " ".into(), "Quand ?".into()],
        description: "Près de l’école.\n".into(),
    };
    let made = trial.make(|forum, cx| propose(forum, cx, &proposal));
    assert_eq!((made.verb, made.subject.as_str()), (Verb::TopicProposed, "Un jardin"));
    let id: Id<Topic> = made.on.unwrap().key.parse().unwrap();
    let kept = topic(&trial, id);
    assert_eq!((kept.title.as_str(), kept.questions.len(), kept.conveners.len()), ("Un jardin", 2, 2));
    assert_eq!((kept.proposed, trial.forum.text::<Topic>(&id)), (Moment(1000), "Près de l’école."));
}

/// T1
#[test]
fn a_topic_needs_a_title_and_what_is_too_long_is_refused_with_its_length() {
    let mut trial = Trial::new();
    let proposal = |title: &str| Proposal { title: title.into(), ..Proposal::default() };
    let too_long = |length, limit| Err(Refusal::TooLong { length, limit });
    assert_eq!(trial.ask(|forum, cx| propose(forum, cx, &proposal(" "))), Err(Refusal::Empty));
    assert_eq!(trial.ask(|forum, cx| propose(forum, cx, &proposal(&"é".repeat(301)))), too_long(301, 300));
    let wordy = Proposal { description: "é".repeat(50_001), ..proposal("T") };
    assert_eq!(trial.ask(|forum, cx| propose(forum, cx, &wordy)), too_long(50_001, 50_000));
    let asking = Proposal { questions: vec!["x".repeat(301)], ..proposal("T") };
    assert_eq!(trial.ask(|forum, cx| propose(forum, cx, &asking)), too_long(301, 300));
    let many = Proposal { questions: vec!["x".into(); limits::QUESTIONS + 1], ..proposal("T") };
    assert_eq!(trial.ask(|forum, cx| propose(forum, cx, &many)), Err(Refusal::TooMany { limit: limits::QUESTIONS }));
    trial.make(|forum, cx| propose(forum, cx, &proposal(&"é".repeat(300))));
}

/// The topics of a list in which nothing is wrong.
fn taken(text: &str) -> Vec<PastedTopic> {
    entry::topics(text).unwrap().into_iter().map(Result::unwrap).collect()
}

/// T3
#[test]
fn a_pasted_list_is_proposed_in_one_gesture_numbered_in_its_order() {
    let mut trial = Trial::new();
    trial.topic("Déjà là", &[]);
    let list = taken("1. Un — Paul\n   a ?\n2. Deux — PAUL, Eve");
    let made = trial.make(|forum, cx| propose_list(forum, cx, &list));
    assert_eq!((made.verb, made.subject.as_str()), (Verb::TopicsPasted, "2"));
    assert_eq!(trial.forum.participants.len(), 2);
    let numbered: Vec<_> =
        on_the_wall(&trial.forum).into_iter().map(|id| (topic(&trial, id).title, number_of(&trial.forum, id))).collect();
    assert_eq!(numbered, [("Déjà là".into(), Some(1)), ("Un".into(), Some(2)), ("Deux".into(), Some(3))]);
    assert_eq!(trial.ask(|forum, cx| propose_list(forum, cx, &[])), Err(Refusal::Empty));
}

#[test]
fn no_more_topics_than_a_forum_holds() {
    let mut trial = Trial::new();
    let list = vec![PastedTopic { title: "T".into(), ..PastedTopic::default() }; limits::TOPICS + 1];
    assert_eq!(trial.ask(|forum, cx| propose_list(forum, cx, &list)), Err(Refusal::TooMany { limit: limits::TOPICS }));
}

/// T4
#[test]
fn a_preview_tells_duplicates_and_resemblances_and_leaves_the_rest_new() {
    let mut trial = Trial::new();
    let housing = trial.topic("Le logement des jeunes", &[]);
    let garden = trial.topic("Jardin partagé", &[]);
    trial.make(|forum, cx| withdraw(forum, cx, garden));
    let text = "Le LOGEMENT des jeunes !\n\nJardin partage\nLogement pour les jeunes\nVélo\nVelo ?\nLogement pour les jeunes";
    let list = taken(text);
    let previews = preview(&trial.forum, &list);
    assert_eq!(
        previews,
        [
            Preview::Duplicate(housing),
            Preview::Duplicate(garden),
            Preview::Resembles(housing),
            Preview::New,
            Preview::Repeated(5),
            Preview::Repeated(4),
        ]
    );
    let titles: Vec<_> = fresh(&list, &previews).into_iter().map(|item| item.title).collect();
    assert_eq!(titles, ["Logement pour les jeunes", "Vélo"]);
}

/// T6
#[test]
fn a_withdrawn_topic_leaves_the_wall_and_comes_back_as_it_was() {
    let mut trial = Trial::new();
    let (a, b) = (trial.topic("Un", &["Paul"]), trial.topic("Deux", &[]));
    let before = trial.forum.clone();
    trial.make(|forum, cx| withdraw(forum, cx, a));
    assert_eq!(on_the_wall(&trial.forum), [b]);
    assert_eq!(number_of(&trial.forum, a), Some(1));
    trial.make(|forum, cx| restore(forum, cx, a));
    assert_eq!(trial.forum, before);
}

/// T8
#[test]
fn several_people_convene_a_topic_each_once() {
    let mut trial = Trial::new();
    let a = trial.topic("Un", &["Paul"]);
    trial.make(|forum, cx| add_convener(forum, cx, a, "Eve"));
    trial.make(|forum, cx| add_convener(forum, cx, a, "paul"));
    assert_eq!(topic(&trial, a).conveners.len(), 2);
    let paul = participants::find(&trial.forum, "Paul").unwrap();
    trial.make(|forum, cx| remove_convener(forum, cx, a, paul));
    assert_eq!(topic(&trial, a).conveners.iter().collect::<Vec<_>>(), [trial.person("Eve")]);
}

#[test]
fn title_questions_and_description_can_be_changed() {
    let mut trial = Trial::new();
    let a = trial.topic("Un", &[]);
    trial.make(|forum, cx| set_title(forum, cx, a, "Premier"));
    trial.make(|forum, cx| set_questions(forum, cx, a, &["q".into(), String::new()]));
    trial.make(|forum, cx| set_description(forum, cx, a, "Un 😀 mot"));
    trial.make(|forum, cx| set_description(forum, cx, a, "Un 😀 autre mot"));
    let kept = topic(&trial, a);
    assert_eq!((kept.title.as_str(), kept.questions), ("Premier", vec!["q".to_owned()]));
    assert_eq!(trial.forum.text::<Topic>(&a), "Un 😀 autre mot");
    assert_eq!(trial.ask(|forum, cx| set_title(forum, cx, a, "")), Err(Refusal::Empty));
    assert_eq!(trial.ask(|forum, cx| set_description(forum, cx, id(9), "x")), Err(Refusal::Gone));
}

#[test]
fn a_topic_of_which_only_parts_have_arrived_is_not_shown() {
    let mut trial = Trial::new();
    trial.set(&id::<Topic>(5), &Topic { label: "vert".into(), ..Topic::default() });
    assert_eq!(on_the_wall(&trial.forum), []);
    assert!(!is_on_the_wall(&trial.forum, id(5)));
}

/// T2
#[test]
fn a_typed_line_proposes_its_topic_with_its_conveners() {
    let mut trial = Trial::new();
    let made = trial.make(|forum, cx| propose_line(forum, cx, "Un jardin — Paul, Eve"));
    let id: Id<Topic> = made.on.clone().unwrap().key.parse().unwrap();
    assert_eq!((topic(&trial, id).title.as_str(), topic(&trial, id).conveners.len()), ("Un jardin", 2));
    let mut elsewhere = Trial::new();
    apply(&mut elsewhere.forum, &made);
    assert_eq!(elsewhere.forum, trial.forum);
}
