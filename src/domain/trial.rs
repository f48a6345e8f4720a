//! For tests: a forum to try the rules on, with a clock and ids of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use uuid::Uuid;

use super::apply::apply;
use super::topics::{self, Proposal};
use super::voting::{self, Rules};
use super::{
    Action, ActionVote, ActionVoteKey, Ballot, Candidate, Context, Edits, Forum, Id, Identity, Matter, Moment, Participant, Record,
    Refusal, Topic, Transaction, Verb, Vote, VoteKey, actions, ballots,
};

/// The id that reads `n`.
pub fn id<R>(n: u128) -> Id<R> {
    Id::new(Uuid::from_u128(n))
}

/// A forum in which gestures are made one after the other; ids count up from 1000.
#[derive(Clone)]
pub struct Trial {
    pub forum: Forum,
    minted: u128,
    now: i64,
}

impl Trial {
    pub fn new() -> Self {
        let mut trial = Self { forum: Forum::default(), minted: 1000, now: 0 };
        trial.set(&id(1), &Identity { title: "Forum".into(), ..Identity::default() });
        trial
    }

    /// A gesture tried: its answer, the forum left as it was.
    pub fn ask<T>(&mut self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> T) -> T {
        let minted = &mut self.minted;
        let mut mint = || {
            *minted += 1;
            Uuid::from_u128(*minted)
        };
        self.now += 1000;
        gesture(&self.forum, &mut Context { now: Moment(self.now), who: "Test".into(), mint: &mut mint })
    }

    /// A gesture made, which the rules must allow.
    pub fn make(&mut self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>) -> Transaction {
        let transaction = self.ask(gesture).expect("the gesture is allowed");
        apply(&mut self.forum, &transaction);
        transaction
    }

    /// Puts a record as a merge would bring it, whatever the rules say.
    pub fn set<R: Record>(&mut self, key: &R::Key, record: &R) {
        let mut edits = Edits::none();
        edits.put(&self.forum, key, record);
        apply(&mut self.forum, &Transaction::new(Verb::FileMerged, "", edits));
    }

    /// Proposes a topic with conveners.
    pub fn topic(&mut self, title: &str, conveners: &[&str]) -> Id<Topic> {
        let proposal = Proposal {
            title: title.into(),
            conveners: conveners.iter().map(|name| (*name).to_owned()).collect(),
            ..Proposal::default()
        };
        let made = self.make(|forum, cx| topics::propose(forum, cx, &proposal));
        made.on.unwrap().key.parse().unwrap()
    }

    pub fn person(&self, name: &str) -> Id<Participant> {
        super::participants::find(&self.forum, name).expect("somebody of this name")
    }

    pub fn rules(&mut self, change: impl FnOnce(&mut Rules)) {
        let mut rules = Rules::of(&self.forum);
        change(&mut rules);
        self.make(|forum, cx| voting::set_rules(forum, cx, &rules));
    }

    pub fn open(&mut self) {
        self.make(voting::open);
    }

    pub fn ballot(&mut self, voter: &str) -> Id<Ballot> {
        let (ballot, transaction) = self.ask(|forum, cx| voting::begin_ballot(forum, cx, voter)).expect("a ballot may be begun");
        apply(&mut self.forum, &transaction);
        ballot
    }

    pub fn give(&mut self, ballot: Id<Ballot>, topic: Id<Topic>, dots: u32) {
        self.make(|forum, cx| voting::give(forum, cx, ballot, topic, dots));
    }

    /// A vote as a merge would bring it, whatever the rules say.
    pub fn vote(&mut self, ballot: Id<Ballot>, topic: Id<Topic>, dots: u32) {
        self.set(&VoteKey { ballot, topic }, &Vote { dots });
    }

    /// Adds an action of no workshop.
    pub fn action(&mut self, line: &str) -> Id<Action> {
        let made = self.make(|forum, cx| actions::add(forum, cx, None, &actions::parse(line)));
        made.on.unwrap().key.parse().unwrap()
    }

    /// So many candidates of either vote.
    pub fn candidates(&mut self, on: Matter, n: usize) -> Vec<Id<Candidate>> {
        (0..n)
            .map(|n| match on {
                Matter::Topics => self.topic(&n.to_string(), &[]).into(),
                Matter::Actions => self.action(&n.to_string()).into(),
            })
            .collect()
    }

    /// Takes a topic off the wall, or removes an action.
    pub fn take_away(&mut self, on: Matter, candidate: Id<Candidate>) {
        self.make(|forum, cx| match on {
            Matter::Topics => topics::withdraw(forum, cx, candidate.topic()),
            Matter::Actions => actions::remove(forum, cx, candidate.action()),
        });
    }

    /// Opens either vote by rules.
    pub fn open_on(&mut self, on: Matter, change: impl FnOnce(&mut Rules)) {
        let mut rules = Rules::on(&self.forum, on);
        change(&mut rules);
        self.make(|forum, cx| on.set_rules(forum, cx, &rules));
        self.make(|forum, cx| on.open(forum, cx));
    }

    pub fn ballot_on(&mut self, on: Matter, voter: &str) -> Id<Ballot> {
        let (ballot, transaction) = self.ask(|forum, cx| ballots::begin(forum, cx, on, voter)).expect("a ballot may be begun");
        apply(&mut self.forum, &transaction);
        ballot
    }

    /// A vote as a merge would bring it, whatever the rules say.
    pub fn vote_on(&mut self, on: Matter, ballot: Id<Ballot>, candidate: Id<Candidate>, dots: u32) {
        match on {
            Matter::Topics => self.vote(ballot, candidate.topic(), dots),
            Matter::Actions => self.set(&ActionVoteKey { ballot, action: candidate.action() }, &ActionVote { dots }),
        }
    }

    /// One nameless voter for each dot, so that totals can be set up freely.
    pub fn dots(&mut self, topic: Id<Topic>, dots: u32) {
        for _ in 0..dots {
            let ballot = self.ballot("");
            self.give(ballot, topic, 1);
        }
    }
}
