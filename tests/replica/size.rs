//! What a gesture costs: bytes in proportion to itself, whatever the forum's size.

use std::time::Instant;

use open_forum::domain::hours::Hours;
use open_forum::domain::large::{Size, large_forum};
use open_forum::domain::{
    Context, Id, Language, Moment, Room, Slot, Topic, agenda, retaining, rooms, slots, topics, voting, words,
};
use open_forum::replica::Committed;

use crate::window::{Window, opened, snapshots};

/// Most bytes of one gesture, in both documents together.
const MOST: usize = 1_000;

fn bytes(committed: Option<Committed>) -> usize {
    committed.expect("the gesture is allowed").updates.iter().map(|(_, update)| update.len()).sum()
}

/// A window on the large forum.
fn large() -> Window {
    let mut window = Window::new(1, "Solène Abgrall");
    let mut next = 0_u128;
    let mut mint = || {
        next += 1;
        uuid::Uuid::from_u128(next)
    };
    let mut cx = Context { now: Moment(0), who: String::new(), mint: &mut mint };
    for transaction in large_forum(&mut cx, 7, Language::Fr, Size::LARGE).unwrap() {
        let stamp = window.stamp();
        window.replica.commit(&transaction, &stamp).unwrap();
    }
    window.act(retaining::reopen);
    window
}

/// What one gesture of each kind writes.
fn costs(window: &mut Window) -> [(&'static str, usize); 5] {
    let line = "Un lieu ouvert le soir pour les jeunes du quartier — Solène Abgrall, Karim Benhaddou";
    let propose = bytes(window.committed(|forum, cx| topics::propose_line(forum, cx, line)));
    let topic: Id<Topic> = window.topic("Où nous retrouver");
    let mut ballot = None;
    let begin = bytes(window.committed(|forum, cx| {
        let (id, transaction) = voting::begin_ballot(forum, cx, "Karim Benhaddou")?;
        ballot = Some(id);
        Ok(transaction)
    }));
    let vote = bytes(window.committed(|forum, cx| voting::give(forum, cx, ballot.unwrap(), topic, 2)));
    window.act(|forum, cx| retaining::retain(forum, cx, topic));
    window.act(|forum, cx| rooms::add(forum, cx, "Salle du Moulin", None));
    window.act(|forum, cx| slots::add(forum, cx, "Le soir", Hours::default()));
    let (room, slot): (Id<Room>, Id<Slot>) =
        (*window.forum().rooms.iter().next_back().unwrap().0, *window.forum().slots.iter().next_back().unwrap().0);
    let place = bytes(window.committed(|forum, cx| agenda::place(forum, cx, topic, room, slot)));
    let typed = format!("{} Nous avons parlé du four à pain.", words::conclusion(window.forum()));
    let write = bytes(window.committed(|forum, cx| words::conclude(forum, cx, &typed)));
    [("propose", propose), ("begin a ballot", begin), ("vote", vote), ("place", place), ("type", write)]
}

/// S1
#[test]
fn a_gesture_costs_at_most_a_thousand_bytes_and_as_many_in_a_large_forum_as_in_an_empty_one() {
    let (empty, large) = (costs(&mut Window::founding(1, "Solène Abgrall")), costs(&mut large()));
    for ((gesture, bytes), (_, large)) in empty.into_iter().zip(large) {
        println!("{gesture}: {bytes} bytes in an empty forum, {large} in one of 1,000 topics");
        assert!(bytes <= MOST && large <= MOST, "{gesture}: {bytes}, {large}");
        assert!(large <= bytes + 32, "{gesture} grows with the forum: {bytes}, {large}");
    }
}

#[test]
fn the_large_forum_opens_and_is_what_it_was() {
    let window = large();
    let kept = snapshots(&window.replica);
    let start = Instant::now();
    let forum = opened(&kept);
    let bytes: usize = kept.iter().map(|(_, update)| update.len()).sum();
    println!("the large forum, {bytes} bytes, opens in {:?}", start.elapsed());
    assert_eq!(&forum, window.forum());
}
