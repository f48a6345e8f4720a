#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use uuid::Uuid;

use crate::domain::{Ballot, Context, Forum, Id, Language, Moment, Refusal, Transaction, Verb, setup, topics, voting};
use crate::replica::{Replica, Stamp};

/// A window in which gestures are made, each a second after the one before.
struct Window {
    replica: Replica,
    last: u128,
}

impl Window {
    fn new() -> Self {
        let mut window = Self { replica: Replica::new(1), last: 0 };
        let new = setup::NewForum { title: "Forum", language: Language::Fr, offset: 60, template: &[] };
        window.act(|_, cx| setup::create(cx, &new));
        window.act(|forum, cx| topics::propose_line(forum, cx, "Un"));
        window.act(voting::open);
        window
    }

    fn stamp(&mut self) -> Stamp {
        self.last += 1000;
        Stamp { who: String::new(), at: Moment(i64::try_from(self.last).unwrap()), deed: Id::new(Uuid::from_u128(self.last)) }
    }

    fn act(&mut self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>) {
        let stamp = self.stamp();
        let last = &mut self.last;
        let mut mint = || {
            *last += 1;
            Uuid::from_u128(*last)
        };
        let mut cx = Context { now: stamp.at, who: String::new(), mint: &mut mint };
        let transaction = gesture(self.replica.forum(), &mut cx).expect("the gesture is allowed");
        self.replica.commit(&transaction, &stamp).unwrap();
    }

    fn vote(&mut self) -> Id<Ballot> {
        let mut ballot = None;
        self.act(|forum, cx| {
            let (id, transaction) = voting::begin_ballot(forum, cx, "")?;
            ballot = Some(id);
            Ok(transaction)
        });
        let ballot = ballot.unwrap();
        let topic = *self.replica.forum().topics.iter().next().unwrap().0;
        self.act(|forum, cx| voting::give(forum, cx, ballot, topic, 2));
        ballot
    }

    fn undo(&mut self) {
        let stamp = self.stamp();
        self.replica.undo(&stamp).unwrap().expect("there is something to undo");
    }
}

/// V13
#[test]
fn a_ballot_handed_in_is_out_of_reach_of_undo() {
    let mut window = Window::new();
    let ballot = window.vote();
    window.act(|forum, cx| voting::hand_in(forum, cx, ballot));
    assert_eq!(window.replica.to_undo().map(|(verb, _)| verb), Some(Verb::VoteOpened));
    assert_eq!(window.replica.to_redo(), None);
    assert!(window.replica.forum().get::<Ballot>(&ballot).unwrap().handed_in);
    assert_eq!(window.replica.forum().votes.len(), 1);
}

/// V13
#[test]
fn a_ballot_that_is_not_handed_in_can_be_undone_dot_by_dot() {
    let mut window = Window::new();
    let ballot = window.vote();
    window.undo();
    assert_eq!(window.replica.forum().votes.len(), 0);
    window.undo();
    assert_eq!(window.replica.forum().get::<Ballot>(&ballot), None);
}

/// U5
#[test]
fn making_a_forum_is_out_of_undos_reach() {
    let mut window = Window { replica: Replica::new(1), last: 0 };
    let new = setup::NewForum { title: "Forum", language: Language::Fr, offset: 60, template: &[] };
    window.act(|_, cx| setup::create(cx, &new));
    assert_eq!(window.replica.to_undo(), None);
    window.act(|forum, cx| topics::propose_line(forum, cx, "Un"));
    assert_eq!(window.replica.to_undo().map(|(verb, _)| verb), Some(Verb::TopicProposed));
}
