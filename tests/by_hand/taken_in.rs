//! What contributions bring, in whatever order and however often they come.

use std::time::{Duration, Instant};

use open_forum::domain::large::{Size, large_forum};
use open_forum::domain::{
    Document, Forum, Id, Language, Matter, Topic, VoteState, actions, ballots, engagements, laptop, numbering, reports, retaining,
    topics, voting,
};
use open_forum::exchange::brings::{Brings, brings};
use open_forum::exchange::contribution::Contribution;
use open_forum::exchange::packet::PacketError;
use open_forum::exchange::receipt;
use open_forum::replica::Replica;
use proptest::prelude::*;

use crate::invited::before_topics;
use crate::room::{Facilitator, Laptop, Writer};

/// A laptop that has written so many topics, dots and promises.
fn busy(client: u64, invitation: &str, each: (usize, usize, usize)) -> Laptop {
    let mut laptop = Laptop::invited(client, &format!("Personne {client}"), invitation);
    let name = format!("Personne {client}");
    for n in 0..each.0 {
        let line = format!("Sujet {n} de {client} — {name}");
        laptop.does(|forum, cx| topics::propose_line(forum, cx, &line));
    }
    let wall: Vec<_> = laptop.writer.forum().topics.iter().map(|(id, _)| *id).collect();
    if each.1 > 0 {
        let mut ballot = None;
        laptop.does(|forum, cx| {
            let (id, begun) = ballots::begin(forum, cx, Matter::Topics, &name)?;
            ballot = Some(id);
            Ok(begun)
        });
        for topic in wall.iter().take(each.1) {
            laptop.does(|forum, cx| ballots::give(forum, cx, ballot.unwrap(), *topic, 1));
        }
        laptop.does(|forum, cx| ballots::hand_in(forum, cx, ballot.unwrap()));
    }
    let me = laptop.me;
    for n in 0..each.2 {
        laptop.does(|forum, cx| engagements::engage(forum, cx, &format!("faire la chose {n}"), Some(me)));
    }
    laptop
}

fn open_vote() -> Facilitator {
    let mut facilitator = before_topics();
    facilitator.does(|forum, cx| topics::propose_line(forum, cx, "Le four — Ada"));
    facilitator.does(voting::open);
    facilitator
}

#[test]
fn a_contribution_of_one_topic_fits_one_qr_code() {
    let facilitator = before_topics();
    let laptop = busy(2, &facilitator.invites(800).text, (1, 0, 0));
    let link = format!("https://forum.example.org/#/give/{}", laptop.contributes());
    println!("a contribution of one topic: {} characters of link", link.len());
    assert!(link.len() <= 600, "{}", link.len());
}

/// H11
#[test]
fn a_contribution_carries_what_was_written_on_the_laptop_and_nothing_else() {
    let facilitator = open_vote();
    let laptop = busy(2, &facilitator.tells_all().text, (2, 1, 1));
    let brought = Contribution::read(&laptop.contributes()).unwrap();
    let alone = Replica::open(0, [(Document::Floor, brought.update.as_slice())]).unwrap();
    assert_eq!((alone.forum().topics.len(), alone.forum().identity.len()), (2, 0));
    assert!(alone.forum().topics.iter().all(|(_, topic)| topic.title.starts_with("Sujet")));
}

/// H13
#[test]
fn it_is_said_what_a_contribution_brings_before_it_is_taken_in() {
    let mut facilitator = open_vote();
    let mut laptop = busy(2, &facilitator.tells_all().text, (2, 1, 1));
    let brought = Contribution::read(&laptop.contributes()).unwrap();
    assert_eq!((brought.from, brought.name.as_str()), (laptop.me, "Personne 2"));
    let before = facilitator.writer.forum().clone();
    let said = brings(&facilitator.writer.replica, &brought).unwrap();
    let expected = Brings { topics: vec!["Sujet 0 de 2".into(), "Sujet 1 de 2".into()], dots: 1, promises: 1, ..Brings::default() };
    assert_eq!(said, expected);
    assert_eq!(*facilitator.writer.forum(), before);
    facilitator.takes_in(&laptop.contributes());
    assert!(brings(&facilitator.writer.replica, &brought).unwrap().is_nothing());
    let own = *laptop.writer.forum().topics.iter().find(|(_, topic)| topic.title.starts_with("Sujet 0")).unwrap().0;
    laptop.does(|forum, cx| topics::set_title(forum, cx, own, "Sujet changé"));
    let said = brings(&facilitator.writer.replica, &Contribution::read(&laptop.contributes()).unwrap()).unwrap();
    assert_eq!(said, Brings { changed: vec!["Sujet changé".into()], ..Brings::default() });
}

/// H12
#[test]
fn dots_that_come_after_the_vote_closed_are_said_to_be_late() {
    let mut facilitator = open_vote();
    let laptop = busy(2, &facilitator.tells_all().text, (0, 1, 0));
    facilitator.does(retaining::close);
    let brought = Contribution::read(&laptop.contributes()).unwrap();
    let said = brings(&facilitator.writer.replica, &brought).unwrap();
    assert_eq!((said.late.len(), said.dots), (1, 1));
    facilitator.takes_in(&laptop.contributes());
    let late = said.late[0];
    facilitator.does(|forum, cx| ballots::set_aside(forum, cx, late));
    assert_eq!(ballots::handed_in_and_begun(facilitator.writer.forum(), Matter::Topics), (0, 0));
    assert_eq!(facilitator.writer.forum().about().vote, VoteState::Closed);
}

#[test]
fn a_contribution_that_changes_what_others_wrote_is_seen_to_do_so() {
    let mut facilitator = open_vote();
    let laptop = busy(2, &facilitator.tells_all().text, (1, 0, 0));
    facilitator.takes_in(&laptop.contributes());
    // A laptop that doesn't keep to the rules.
    let mut forger = Facilitator { writer: Writer::new(77, "Eve"), id: facilitator.id };
    let floor = facilitator.writer.replica.snapshot(Document::Floor).unwrap();
    forger.writer.replica.merge(Document::Floor, &floor).unwrap();
    let other = *forger.writer.forum().topics.iter().next().unwrap().0;
    forger.does(|forum, cx| topics::withdraw(forum, cx, other));
    let update = forger.writer.replica.snapshot(Document::Floor).unwrap();
    let me = Id::new(uuid::Uuid::from_u128(99));
    let forged = Contribution { forum: facilitator.id, from: me, name: "Eve".into(), update };
    assert_eq!(brings(&facilitator.writer.replica, &forged).unwrap().of_others, 1);
}

/// H13: what is open to all is told too where it says something otherwise, and to convene a topic is one's own affair.
#[test]
fn changes_of_actions_and_reports_and_a_topic_convened_too_are_told_apart() {
    let mut facilitator = open_vote();
    facilitator.does(|forum, cx| topics::propose_line(forum, cx, "Le pain — Grace"));
    let topic = *facilitator.writer.forum().topics.iter().find(|(_, topic)| topic.title == "Le pain").unwrap().0;
    facilitator.does(retaining::close);
    facilitator.does(|forum, cx| retaining::retain(forum, cx, topic));
    facilitator.does(|forum, cx| actions::add(forum, cx, Some(topic), &actions::parse("Demander la clé")));
    facilitator.does(|forum, cx| reports::count_heads(forum, cx, topic, Some(7)));
    let said = |facilitator: &Facilitator, laptop: &Laptop| {
        brings(&facilitator.writer.replica, &Contribution::read(&laptop.contributes()).unwrap()).unwrap()
    };
    let mut laptop = Laptop::invited(2, "Ada", &facilitator.tells_all().text);
    let me = laptop.me;
    laptop.does(|forum, cx| laptop::convene(forum, cx, me, topic, true));
    assert_eq!(said(&facilitator, &laptop), Brings { convenes: vec!["Le pain".into()], ..Brings::default() });
    let action = *laptop.writer.forum().actions.iter().next().unwrap().0;
    laptop.does(|forum, cx| actions::change(forum, cx, action, &actions::parse("Rendre la clé")));
    assert_eq!(said(&facilitator, &laptop).of_others, 1);
    laptop.does(|forum, cx| reports::finish(forum, cx, topic));
    assert_eq!((said(&facilitator, &laptop).of_others, said(&facilitator, &laptop).actions), (2, 0));
}

/// H17
#[test]
fn what_a_laptop_changes_of_what_it_was_told_stands_until_facilitators_write_again() {
    for client in 2..40 {
        let mut facilitator = open_vote();
        facilitator.does(|forum, cx| topics::propose_line(forum, cx, "Le pain — Ada"));
        let topic = *facilitator.writer.forum().topics.iter().find(|(_, topic)| topic.title == "Le pain").unwrap().0;
        let mut laptop = Laptop::invited(client, "Ada", &facilitator.tells_all().text);
        laptop.does(|forum, cx| topics::set_title(forum, cx, topic, "Le four"));
        let contribution = laptop.contributes();
        facilitator.takes_in(&contribution);
        let title = |facilitator: &Facilitator| facilitator.writer.forum().get::<Topic>(&topic).unwrap().title.clone();
        assert_eq!(title(&facilitator), "Le four");
        facilitator.does(|forum, cx| topics::set_title(forum, cx, topic, "Le four à pain"));
        facilitator.takes_in(&contribution);
        assert_eq!(title(&facilitator), "Le four à pain", "twice does no harm");
    }
}

/// What was missed is seen, and mended by handing everything over.
#[test]
fn a_contribution_that_builds_on_one_that_never_came_is_said_to_be_incomplete() {
    let mut facilitator = before_topics();
    let mut laptop = busy(2, &facilitator.tells_all().text, (1, 0, 0));
    let known = laptop.writer.replica.state_vector(Document::Floor).unwrap();
    let own = *laptop.writer.forum().topics.iter().next().unwrap().0;
    laptop.does(|forum, cx| topics::set_title(forum, cx, own, "Sujet changé"));
    laptop.does(|forum, cx| topics::propose_line(forum, cx, "Encore un — Personne 2"));
    let rest = Contribution::of(&laptop.writer.replica, laptop.id, laptop.me, Some(&known)).unwrap();
    assert!(brings(&facilitator.writer.replica, &rest).unwrap().incomplete);
    facilitator.takes_in(&rest.wrap());
    facilitator.takes_in(&laptop.contributes());
    let titles: Vec<_> = facilitator.writer.forum().topics.iter().map(|(_, topic)| topic.title.as_str()).collect();
    assert_eq!(titles, ["Sujet changé", "Encore un"]);
    assert!(!brings(&facilitator.writer.replica, &rest).unwrap().incomplete);
}

#[test]
fn two_hundred_contributions_are_merged_in_a_second() {
    let mut facilitator = open_vote();
    let invitation = facilitator.tells_all().text;
    let brought: Vec<Contribution> =
        (0..200).map(|n| Contribution::read(&busy(100 + n, &invitation, (5, 5, 2)).contributes()).unwrap()).collect();
    let start = Instant::now();
    for contribution in &brought {
        facilitator.writer.replica.merge(Document::Floor, &contribution.update).unwrap();
    }
    facilitator.numbers_what_came();
    let took = start.elapsed();
    println!("200 contributions merged: {} ms", took.as_millis());
    assert!(took < Duration::from_secs(10), "{took:?}, not optimised");
    assert_eq!((facilitator.writer.forum().topics.len(), facilitator.writer.forum().engagements.len()), (1_001, 400));
    assert_eq!(facilitator.writer.forum().votes.len(), 1_000);
}

/// H9: the lines that say so stand in the history, each of them, and go along with a copy of the forum.
#[test]
fn receipts_of_two_facilitators_are_known_to_both_once_their_copies_are_merged() {
    let mut here = open_vote();
    let invitation = here.tells_all().text;
    let mut there = Facilitator { writer: Writer::new(5, "The other facilitator"), id: here.id };
    for document in Document::ALL {
        there.writer.replica.merge(document, &here.writer.replica.snapshot(document).unwrap()).unwrap();
    }
    let brought: Vec<String> = (10..16).map(|client| busy(client, &invitation, (1, 1, 0)).contributes()).collect();
    for (n, text) in brought.iter().enumerate() {
        let facilitator = if n % 2 == 0 { &mut here } else { &mut there };
        facilitator.takes_in(text);
        let from = Contribution::read(text).unwrap();
        facilitator.does(|_, _| Ok(receipt::taken_in(from.from, &from.name, &receipt::of(text))));
    }
    assert_eq!((receipt::arrived(here.writer.forum()).len(), receipt::arrived(there.writer.forum()).len()), (3, 3));
    for _ in 0..2 {
        for document in Document::ALL {
            let (one, other) = (here.writer.replica.snapshot(document).unwrap(), there.writer.replica.snapshot(document).unwrap());
            here.writer.replica.merge(document, &other).unwrap();
            there.writer.replica.merge(document, &one).unwrap();
        }
        here.numbers_what_came();
    }
    let known = |facilitator: &Facilitator| {
        let mut known: Vec<String> = receipt::arrived(facilitator.writer.forum()).into_iter().map(|one| one.receipt).collect();
        known.sort();
        known
    };
    let mut expected: Vec<String> = brought.iter().map(|text| receipt::of(text)).collect();
    expected.sort();
    assert_eq!((known(&here), known(&there)), (expected.clone(), expected));
    assert_eq!(without_numbers(here.writer.forum()), without_numbers(there.writer.forum()));
    let undone = here.writer.ask(|_, cx| open_forum::replica::Stamp { who: String::new(), at: cx.now, deed: cx.id() });
    here.writer.replica.undo(&undone).unwrap().unwrap();
    assert_eq!(receipt::arrived(here.writer.forum()).len(), 6, "what was taken in is out of undo's reach");
}

/// H13: a laptop that says that a contribution was taken in says what only facilitators can.
#[test]
fn a_line_that_only_facilitators_write_is_seen_in_a_contribution() {
    let facilitator = open_vote();
    let mut laptop = busy(2, &facilitator.tells_all().text, (0, 0, 0));
    let me = laptop.me;
    laptop.does(|_, _| Ok(receipt::taken_in(me, "Eve", "4X7K2P")));
    let brought = Contribution::read(&laptop.contributes()).unwrap();
    assert_eq!(brings(&facilitator.writer.replica, &brought).unwrap().of_others, 1);
}

#[test]
fn what_a_contribution_brings_to_the_large_forum_is_seen_in_a_moment() {
    let mut facilitator = Facilitator { writer: Writer::new(1, "Facilitator"), id: Id::new(uuid::Uuid::nil()) };
    let made = facilitator.writer.ask(|_, cx| large_forum(cx, 1, Language::Fr, Size::LARGE)).unwrap();
    for transaction in &made {
        facilitator.writer.commit(transaction);
    }
    facilitator.id = *facilitator.writer.forum().identity.iter().next().unwrap().0;
    let laptop = busy(2, &facilitator.invites(800).text, (3, 0, 2));
    let brought = Contribution::read(&laptop.contributes()).unwrap();
    let start = Instant::now();
    let said = brings(&facilitator.writer.replica, &brought).unwrap();
    let took = start.elapsed();
    println!("what a contribution brings to the large forum: {} ms", took.as_millis());
    assert_eq!((said.topics.len(), said.promises), (3, 2));
    assert!(took < Duration::from_secs(10), "{took:?}, not optimised");
}

fn without_numbers(forum: &Forum) -> Forum {
    let mut forum = forum.clone();
    for topic in forum.topics.clone().iter().map(|(id, _)| *id) {
        forum.numbers.take(&topic);
    }
    forum
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// H11: in any order, repeated, and some only later.
    #[test]
    fn contributions_make_the_same_forum_in_any_order(
        sizes in proptest::collection::vec((0_usize..3, 0_usize..3, 0_usize..3), 1..6),
        order in proptest::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..20),
    ) {
        let facilitator = open_vote();
        let invitation = facilitator.tells_all().text;
        let brought: Vec<String> =
            sizes.iter().zip(10..).map(|(each, client)| busy(client, &invitation, *each).contributes()).collect();
        let (mut one, mut other) = (open_vote(), open_vote());
        for text in &brought {
            one.takes_in(text);
        }
        for (which, _) in order.iter().filter(|(_, dropped)| !dropped) {
            other.takes_in(which.get::<String>(&brought));
        }
        for text in brought.iter().rev() {
            other.takes_in(text);
        }
        prop_assert_eq!(without_numbers(one.writer.forum()), without_numbers(other.writer.forum()));
        prop_assert!(numbering::give_missing(other.writer.forum()).is_none());
    }

    #[test]
    fn no_bytes_make_a_contribution_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let packet = open_forum::exchange::packet::Packet {
            packing: open_forum::exchange::packet::Packing::Contribution,
            forum: Id::new(uuid::Uuid::from_u128(3)),
            content: bytes,
        };
        prop_assert!(matches!(Contribution::read(&packet.wrap()), Ok(_) | Err(PacketError::Damaged)));
    }
}
