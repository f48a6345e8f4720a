#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::super::trial::{Trial, id};
use super::*;
use crate::domain::numbering::{number_of, workshop_number};
use crate::domain::participants::name_of;
use crate::domain::retaining::{retain, retained};
use crate::domain::{Fate, topics};

fn three(trial: &mut Trial) -> [Id<Topic>; 3] {
    [trial.topic("Jardins", &["Paul"]), trial.topic("Potagers", &["Eve", "Paul"]), trial.topic("Vergers", &["Ann"])]
}

fn into(trial: &mut Trial, from: Id<Topic>, into: Id<Topic>) {
    trial.make(|forum, cx| merge(forum, cx, &[from], into, "tous d’accord"));
}

fn refused(trial: &mut Trial, from: &[Id<Topic>], into: Id<Topic>) -> Refusal {
    trial.ask(|forum, cx| merge(forum, cx, from, into, "oui")).unwrap_err()
}

/// M1
#[test]
fn merging_needs_the_conveners_consent_and_keeps_its_words() {
    let mut trial = Trial::new();
    let [a, b, _] = three(&mut trial);
    assert_eq!(trial.ask(|forum, cx| merge(forum, cx, &[b], a, "  ")), Err(Refusal::NoConsent));
    into(&mut trial, b, a);
    assert_eq!(trial.forum.topics.get(&b).unwrap().consent, "tous d’accord");
}

/// M2
#[test]
fn a_merge_keeps_every_title_number_and_convener() {
    let mut trial = Trial::new();
    let [a, b, c] = three(&mut trial);
    trial.make(|forum, cx| merge(forum, cx, &[b, c], a, "oui"));
    assert_eq!(topics::on_the_wall(&trial.forum), [a]);
    assert_eq!(merged(&trial.forum, a), [b, c]);
    let names: Vec<_> = conveners(&trial.forum, a).into_iter().map(|person| name_of(&trial.forum, person)).collect();
    assert_eq!(names, ["Paul", "Eve", "Ann"]);
    assert_eq!(Groups::of(&trial.forum).conveners(&trial.forum, a), conveners(&trial.forum, a));
    assert_eq!((trial.forum.topics.get(&c).unwrap().title.as_str(), number_of(&trial.forum, c)), ("Vergers", Some(3)));
}

/// M3
#[test]
fn a_topic_parted_again_takes_along_what_was_merged_into_it_before() {
    let mut trial = Trial::new();
    let [a, b, c] = three(&mut trial);
    into(&mut trial, c, b);
    into(&mut trial, b, a);
    assert_eq!((lead(&trial.forum, c), merged(&trial.forum, a)), (a, vec![b, c]));
    trial.make(|forum, cx| unmerge(forum, cx, b));
    assert_eq!((lead(&trial.forum, c), merged(&trial.forum, a), merged(&trial.forum, b)), (b, vec![], vec![c]));
    assert_eq!(trial.ask(|forum, cx| unmerge(forum, cx, b)), Err(Refusal::NothingToUndo));
    assert_eq!(trial.ask(|forum, cx| unmerge(forum, cx, id(9))), Err(Refusal::Gone));
}

/// M4
#[test]
fn no_gesture_merges_a_topic_into_itself_or_its_own_group() {
    let mut trial = Trial::new();
    let [a, b, c] = three(&mut trial);
    assert_eq!(refused(&mut trial, &[a], a), Refusal::MergeCycle);
    into(&mut trial, b, a);
    assert_eq!(refused(&mut trial, &[a], b), Refusal::MergeCycle);
    assert_eq!(refused(&mut trial, &[c], b), Refusal::NotOnTheWall);
    assert_eq!(refused(&mut trial, &[b], c), Refusal::NotOnTheWall);
    assert_eq!(refused(&mut trial, &[id(9)], c), Refusal::Gone);
    assert_eq!(refused(&mut trial, &[c], id(9)), Refusal::Gone);
    assert_eq!(refused(&mut trial, &[], c), Refusal::Empty);
}

/// M4
#[test]
fn a_merge_held_back_by_a_withdrawal_closes_no_circle_when_it_returns() {
    let mut trial = Trial::new();
    let [a, b, c] = three(&mut trial);
    into(&mut trial, a, b);
    into(&mut trial, b, c);
    trial.make(|forum, cx| topics::withdraw(forum, cx, b));
    into(&mut trial, c, a);
    trial.make(|forum, cx| topics::restore(forum, cx, b));
    assert_eq!([a, b, c].map(|topic| lead(&trial.forum, topic)), [a, a, a]);
    assert_eq!(trial.forum.topics.get(&a).unwrap().merged_into, None);
}

/// M5
#[test]
fn in_a_circle_that_merges_brought_the_smallest_id_leads() {
    let mut trial = Trial::new();
    let [a, b, c] = three(&mut trial);
    let tail = trial.topic("Ruches", &[]);
    for (from, into) in [(b, c), (c, b), (a, c), (tail, a)] {
        let topic = Topic { merged_into: Some(into), ..trial.forum.topics.get(&from).unwrap().clone() };
        trial.set(&from, &topic);
    }
    assert_eq!([a, b, c, tail].map(|topic| lead(&trial.forum, topic)), [b; 4]);
    assert_eq!(topics::on_the_wall(&trial.forum), [b]);
    trial.make(|forum, cx| unmerge(forum, cx, b));
    assert_eq!([a, b, c].map(|topic| lead(&trial.forum, topic)), [b; 3]);
}

/// M6
#[test]
fn a_withdrawn_topic_neither_leads_nor_follows() {
    let mut trial = Trial::new();
    let [a, b, c] = three(&mut trial);
    into(&mut trial, b, a);
    trial.make(|forum, cx| topics::withdraw(forum, cx, a));
    assert_eq!(refused(&mut trial, &[a], c), Refusal::NotOnTheWall);
    assert_eq!(refused(&mut trial, &[c], a), Refusal::NotOnTheWall);
    assert_eq!(topics::on_the_wall(&trial.forum), [b, c]);
    trial.make(|forum, cx| topics::restore(forum, cx, a));
    assert_eq!(topics::on_the_wall(&trial.forum), [a, c]);
    trial.make(|forum, cx| topics::withdraw(forum, cx, b));
    assert_eq!(merged(&trial.forum, a), []);
}

/// M7
#[test]
fn a_workshop_merged_into_a_topic_makes_it_a_workshop_in_its_place() {
    let mut trial = Trial::new();
    let [a, b, c] = three(&mut trial);
    trial.make(|forum, cx| retain(forum, cx, b));
    let placed = Workshop { room: Some(id(4)), slot: Some(id(5)), ..trial.forum.workshops.get(&b).unwrap().clone() };
    trial.set(&b, &placed);
    into(&mut trial, b, a);
    assert_eq!(retained(&trial.forum), [a]);
    let workshop = trial.forum.workshops.get(&a).unwrap();
    assert_eq!((workshop.fate, workshop.number, workshop.room, workshop.slot), (Fate::ByHand, 2, Some(id(4)), Some(id(5))));
    into(&mut trial, c, a);
    assert_eq!(workshop_number(&trial.forum, a), Some(2));
    trial.make(|forum, cx| unmerge(forum, cx, b));
    assert_eq!(retained(&trial.forum), [b, a]);
}

fn tangle(links: &[Option<usize>], withdrawn: &[bool]) -> Trial {
    let mut trial = Trial::new();
    for (n, (link, withdrawn)) in links.iter().zip(withdrawn).enumerate() {
        let key = |n: usize| id::<Topic>(100 + n as u128);
        let topic = Topic { title: n.to_string(), merged_into: link.map(key), withdrawn: *withdrawn, ..Topic::default() };
        trial.set(&key(n), &topic);
    }
    trial
}

proptest! {
    /// M5: whatever merges bring, each topic has one lead, which leads itself, and is in one group
    #[test]
    fn any_tangle_of_merges_falls_into_groups(
        links in prop::collection::vec(prop::option::of(0_usize..9), 8),
        withdrawn in prop::collection::vec(prop::bool::weighted(0.2), 8),
    ) {
        let trial = tangle(&links, &withdrawn);
        let groups = Groups::of(&trial.forum);
        let mut members = Vec::new();
        for (topic, _) in &trial.forum.topics {
            let its = lead(&trial.forum, *topic);
            prop_assert_eq!(groups.lead(*topic), Some(its));
            prop_assert_eq!(lead(&trial.forum, its), its);
        }
        for lead in groups.leads() {
            prop_assert_eq!(groups.merged(lead), merged(&trial.forum, lead));
            members.extend(groups.members(lead));
        }
        members.sort_unstable();
        prop_assert_eq!(members, trial.forum.topics.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    }

    /// M3, M4: gestures never make a circle, and parting undoes merging
    #[test]
    fn unmerge_undoes_merge_whatever_was_done_before(steps in prop::collection::vec((0_u8..4, 0_usize..6, 0_usize..6), 0..20)) {
        let mut trial = Trial::new();
        let keys: Vec<_> = (0..6).map(|n| trial.topic(&n.to_string(), &[])).collect();
        for (what, a, b) in steps {
            let (a, b) = (keys[a], keys[b]);
            let before = trial.forum.topics.clone();
            let answer = trial.ask(|forum, cx| match what {
                0 | 1 => merge(forum, cx, &[a], b, "oui"),
                2 => topics::withdraw(forum, cx, a),
                _ => topics::restore(forum, cx, a),
            });
            let Ok(transaction) = answer else { continue };
            crate::domain::apply::apply(&mut trial.forum, &transaction);
            if what < 2 {
                prop_assert_eq!(lead(&trial.forum, a), b);
                let mut parted = trial.clone();
                parted.make(|forum, cx| unmerge(forum, cx, a));
                for key in &keys {
                    let forum = crate::domain::Forum { topics: before.clone(), ..crate::domain::Forum::default() };
                    prop_assert_eq!(lead(&parted.forum, *key), lead(&forum, *key));
                }
            }
            for key in &keys {
                let mut here = *key;
                for _ in 0..keys.len() {
                    here = trial.forum.topics.get(&here).unwrap().merged_into.unwrap_or(here);
                }
                prop_assert_eq!(trial.forum.topics.get(&here).unwrap().merged_into, None);
            }
        }
    }
}
