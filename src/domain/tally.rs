//! The dots of the vote on topics, counted.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::counting::{self, Beyond, Counted, Excess};
use super::merging::{self, Groups};
use super::{Ballot, Candidate, Forum, Id, Matter, Participant, Topic, Vote, VoteKey};

pub use super::counting::{Count, Turnout};

/// A ballot of which not everything counts, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clamped {
    /// The ballot.
    pub ballot: Id<Ballot>,
    /// Which rule it went beyond.
    pub by: Clamp,
}

/// A rule that a ballot went beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clamp {
    /// More dots on a topic than the cap.
    Cap {
        /// The topic.
        topic: Id<Topic>,
        /// How many dots there were.
        given: u64,
    },
    /// More dots in all than the budget.
    Budget {
        /// How many dots there were, each topic's capped.
        given: u64,
    },
    /// Dots on a topic of one's own.
    OwnTopic {
        /// The topic.
        topic: Id<Topic>,
    },
}

impl From<&Excess> for Clamped {
    fn from(excess: &Excess) -> Self {
        let by = match excess.beyond {
            Beyond::Cap { on, given } => Clamp::Cap { topic: on.topic(), given },
            Beyond::Budget { given } => Clamp::Budget { given },
            Beyond::Own { on } => Clamp::OwnTopic { topic: on.topic() },
        };
        Self { ballot: excess.ballot, by }
    }
}

/// All dots on topics, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By candidate, as both votes are counted.
    pub counted: Counted,
    /// The ballots of which not everything counts, in the order of their ids.
    pub clamped: Vec<Clamped>,
    /// How many have voted.
    pub turnout: Turnout,
}

impl Counts {
    /// Counts a forum's dots.
    pub fn of(forum: &Forum) -> Self {
        Self::with(forum, &Groups::of(forum))
    }

    /// The same, where the groups are at hand.
    pub fn with(forum: &Forum, groups: &Groups) -> Self {
        let counted = Counted::with(forum, Matter::Topics, groups);
        Self { clamped: counted.beyond.iter().map(Clamped::from).collect(), turnout: counted.turnout, counted }
    }

    /// The dots of a topic that leads itself; none for one merged into another.
    pub fn get(&self, topic: Id<Topic>) -> Count {
        self.counted.get(topic)
    }

    /// All dots given, on whatever topic.
    pub fn total(&self) -> u32 {
        self.counted.total()
    }
}

/// The topics that each person convenes, by their leads.
pub(super) fn own_topics(forum: &Forum, groups: &Groups) -> HashMap<Id<Participant>, BTreeSet<Id<Candidate>>> {
    let mut own: HashMap<Id<Participant>, BTreeSet<Id<Candidate>>> = HashMap::new();
    for (id, topic) in &forum.topics {
        if let Some(lead) = groups.lead(*id) {
            for person in topic.conveners.iter() {
                own.entry(person).or_default().insert(lead.into());
            }
        }
    }
    own
}

/// What counts of one ballot, by lead: what its voter sees as given.
pub fn kept(forum: &Forum, ballot: Id<Ballot>) -> BTreeMap<Id<Topic>, u32> {
    counting::kept(forum, ballot).into_iter().map(|(on, dots)| (on.topic(), dots)).collect()
}

/// The leads of the topics that one person convenes.
pub(super) fn own_topics_of(forum: &Forum, person: Id<Participant>) -> BTreeSet<Id<Candidate>> {
    let own = forum.topics.iter().filter(|(_, topic)| topic.conveners.contains(person));
    own.map(|(id, _)| merging::lead(forum, *id).into()).collect()
}

/// One ballot's votes.
pub(super) fn votes_of(forum: &Forum, ballot: Id<Ballot>) -> impl Iterator<Item = (&VoteKey, &Vote)> {
    let key = |uuid| VoteKey { ballot, topic: Id::new(uuid) };
    forum.votes.range(key(uuid::Uuid::nil())..=key(uuid::Uuid::max()))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
