#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::edit::{Edits, Transaction, Verb};
use crate::domain::{Deed, Id, Participant, Record as _, Topic};
use crate::replica::Stamp;
use uuid::Uuid;

fn laptop() -> Replica {
    Replica::new(7)
}

fn writes(replica: &mut Replica, n: u128, title: &str) -> RecordRef {
    let id = Id::<Topic>::new(Uuid::from_u128(n));
    let mut edits = Edits::none();
    edits.put(replica.forum(), &id, &Topic { title: title.to_owned(), ..Topic::default() });
    let stamp = Stamp { who: String::new(), at: Moment(1), deed: Id::<Deed>::new(Uuid::from_u128(1_000 + n)) };
    replica.commit(&Transaction::on::<Topic>(Verb::TopicProposed, title, &id, edits), &stamp).unwrap();
    Topic::reference(&id)
}

/// H14
#[test]
fn what_was_written_since_stands_apart_from_what_was_handed_over_and_what_arrived() {
    let (mut replica, mut handed) = (laptop(), HandedOver::default());
    let bread = writes(&mut replica, 1, "Bread");
    assert_eq!(handed.of(&marks(&mut replica), &bread), Some(Standing::Here));
    handed.note("first packet", Moment(5), &mut replica).unwrap();
    let buses = writes(&mut replica, 2, "Buses");
    let now = marks(&mut replica);
    assert_eq!((handed.of(&now, &bread), handed.of(&now, &buses)), (Some(Standing::HandedOver), Some(Standing::Here)));
    assert_eq!(handed.open(&now), (1, 1));
    assert!(!handed.confirm("000000"));
    assert!(handed.confirm(&receipt::of("first packet").to_lowercase()));
    assert_eq!((handed.of(&now, &bread), handed.open(&now)), (Some(Standing::Arrived), (1, 0)));
    writes(&mut replica, 1, "Bread and butter");
    assert_eq!(handed.of(&marks(&mut replica), &bread), Some(Standing::Here));
    let nobody = Participant::reference(&Id::new(Uuid::from_u128(9)));
    assert_eq!(handed.of(&now, &nobody), None);
}

/// H14: a later contribution holds what earlier ones did.
#[test]
fn the_receipt_of_a_later_contribution_confirms_the_earlier_ones_and_not_the_other_way() {
    let (mut replica, mut handed) = (laptop(), HandedOver::default());
    for n in 1..=3 {
        writes(&mut replica, n, "Bread");
        handed.note(&format!("packet {n}"), Moment(5), &mut replica).unwrap();
    }
    assert!(handed.confirm(&receipt::of("packet 2")));
    assert_eq!(handed.open(&marks(&mut replica)), (0, 1));
    assert!(!handed.confirm(&receipt::of("packet 1")), "it is confirmed already");
    assert!(handed.is_confirmed_by(&[receipt::of("packet 2")]) && !handed.is_confirmed_by(&[receipt::of("packet 3")]));
    assert!(handed.confirm(&receipt::of("packet 3")));
    assert_eq!(handed.open(&marks(&mut replica)), (0, 0));
    assert_eq!(handed.known(), replica.state_vector(Document::Floor).ok());
}

/// H14
#[test]
fn what_is_kept_of_it_reads_back_and_what_cannot_be_read_is_handed_over_once_more() {
    let (mut replica, mut handed) = (laptop(), HandedOver::default());
    for n in 1..=20 {
        writes(&mut replica, n, "Bread");
        handed.note(&format!("packet {n}"), Moment(5), &mut replica).unwrap();
    }
    assert_eq!(HandedOver::from_text(&handed.to_text()), handed);
    assert!(handed.to_text().len() < 40_000, "{}", handed.to_text().len());
    assert_eq!(HandedOver::from_text("{"), HandedOver::default());
    assert!(handed.confirm(&receipt::of("packet 20")));
}

/// H14: the same after a reload.
#[test]
fn what_was_written_has_the_same_marks_when_it_is_opened_again() {
    let mut replica = laptop();
    for n in 1..=40 {
        let id = Id::<Topic>::new(Uuid::from_u128(n));
        let mut edits = Edits::none();
        let topic = Topic {
            title: format!("Bread {n}"),
            withdrawn: true,
            label: "food".to_owned(),
            questions: vec!["Why?".to_owned()],
            ..Topic::default()
        };
        edits.put(replica.forum(), &id, &topic);
        edits.write::<Topic>(replica.forum(), &id, "At noon").unwrap();
        let stamp = Stamp { who: String::new(), at: Moment(1), deed: Id::<Deed>::new(Uuid::from_u128(1_000 + n)) };
        replica.commit(&Transaction::on::<Topic>(Verb::TopicProposed, "", &id, edits), &stamp).unwrap();
    }
    let kept = replica.snapshot(Document::Floor).unwrap();
    let mut again = Replica::open(9, [(Document::Floor, kept.as_slice())]).unwrap();
    assert_eq!(marks(&mut again), marks(&mut replica));
    assert_eq!(marks(&mut again).len(), 40);
}
