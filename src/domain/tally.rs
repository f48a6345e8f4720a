//! Counting: one fixed rule, whatever merges bring.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::merging::Groups;
use super::sorting::sort_by_key;
use super::voting::{Rules, place_in_order};
use super::{Ballot, Forum, Id, Participant, Tally, Topic, Vote, VoteKey, limits};

/// The dots of one topic and of those merged into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Dots given on laptops.
    pub laptop: u32,
    /// Dots stuck on paper.
    pub paper: u32,
    /// How many ballots gave dots.
    pub voters: u32,
}

impl Count {
    /// All dots. Rule V9: paper counts as laptops do.
    pub const fn dots(self) -> u32 {
        self.laptop.saturating_add(self.paper)
    }
}

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

/// How many have voted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnout {
    /// Ballots begun.
    pub begun: u32,
    /// Ballots that gave at least one dot that counts.
    pub voted: u32,
    /// Ballots handed in.
    pub handed_in: u32,
}

/// All dots, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    topics: BTreeMap<Id<Topic>, Count>,
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
        let mut counts = Self::default();
        let mut clamped = Vec::new();
        for_each_ballot(forum, groups, &mut clamped, |ballot, kept| {
            counts.turnout.begun += 1;
            counts.turnout.handed_in += u32::from(ballot.handed_in);
            counts.turnout.voted += u32::from(kept.values().any(|dots| *dots > 0));
            for (topic, dots) in kept.into_iter().filter(|(_, dots)| *dots > 0) {
                let count = counts.topics.entry(topic).or_default();
                count.laptop = count.laptop.saturating_add(dots);
                count.voters += 1;
            }
        });
        counts.clamped = clamped;
        counts.add_paper(forum, groups);
        counts
    }

    fn add_paper(&mut self, forum: &Forum, groups: &Groups) {
        for (topic, Tally { dots }) in &forum.tallies {
            if let Some(lead) = groups.lead(*topic) {
                let count = self.topics.entry(lead).or_default();
                count.paper = count.paper.saturating_add((*dots).min(limits::PAPER_DOTS));
            }
        }
    }

    /// The dots of a topic that leads itself; none for one merged into another.
    pub fn get(&self, topic: Id<Topic>) -> Count {
        self.topics.get(&topic).copied().unwrap_or_default()
    }

    /// All dots given, on whatever topic.
    pub fn total(&self) -> u32 {
        self.topics.values().fold(0, |sum, count| sum.saturating_add(count.dots()))
    }
}

/// Hands over each ballot that counts with what is kept of it, by lead, in the order of the ids. Rule V8: a
/// ballot set aside doesn't count, nor does a vote whose ballot isn't there.
pub(super) fn for_each_ballot(
    forum: &Forum,
    groups: &Groups,
    clamped: &mut Vec<Clamped>,
    mut take: impl FnMut(&Ballot, BTreeMap<Id<Topic>, u32>),
) {
    let rules = Rules::of(forum);
    let own = if rules.own_topics { HashMap::new() } else { own_topics(forum, groups) };
    let nothing = BTreeSet::new();
    let mut votes = forum.votes.iter().peekable();
    for (id, ballot) in &forum.ballots {
        // Both tables are in the order of the ballots' ids, so each vote is read once.
        while votes.next_if(|(key, _)| key.ballot < *id).is_some() {}
        let mut given = Given::default();
        while let Some((key, vote)) = votes.next_if(|(key, _)| key.ballot == *id) {
            given.add(forum, groups.lead(key.topic), vote);
        }
        if ballot.removed {
            continue;
        }
        let own = ballot.voter.and_then(|voter| own.get(&voter)).unwrap_or(&nothing);
        take(ballot, given.kept(&rules, *id, own, clamped));
    }
}

/// The topics that each person convenes, by their leads.
fn own_topics(forum: &Forum, groups: &Groups) -> HashMap<Id<Participant>, BTreeSet<Id<Topic>>> {
    let mut own: HashMap<Id<Participant>, BTreeSet<Id<Topic>>> = HashMap::new();
    for (id, topic) in &forum.topics {
        if let Some(lead) = groups.lead(*id) {
            for person in topic.conveners.iter() {
                own.entry(person).or_default().insert(lead);
            }
        }
    }
    own
}

/// One ballot's dots as they were given, by lead.
#[derive(Default)]
struct Given(BTreeMap<Id<Topic>, (u64, bool)>);

impl Given {
    fn add(&mut self, forum: &Forum, lead: Option<Id<Topic>>, vote: &Vote) {
        let Some(lead) = lead else { return };
        let Some(topic) = forum.get::<Topic>(&lead).filter(|topic| !topic.title.is_empty()) else { return };
        let sum = self.0.entry(lead).or_insert((0, !topic.withdrawn));
        sum.0 += u64::from(vote.dots);
    }

    /// Rule V7: what counts of a ballot. Dots on topics merged into one are summed; each topic's sum is
    /// capped; what then exceeds the budget is taken from where most dots stand, one by one, so that
    /// the voter's choice keeps its breadth and no topic is favoured for being older. Among equals the
    /// voter's own order of the topics decides. Dots on a withdrawn topic are kept aside: they burden
    /// no budget.
    fn kept(
        &self,
        rules: &Rules,
        ballot: Id<Ballot>,
        own: &BTreeSet<Id<Topic>>,
        clamped: &mut Vec<Clamped>,
    ) -> BTreeMap<Id<Topic>, u32> {
        let mut kept: BTreeMap<Id<Topic>, u32> = BTreeMap::new();
        let mut given = 0_u64;
        for (topic, (dots, on_the_wall)) in &self.0 {
            if *dots > 0 && !rules.own_topics && own.contains(topic) {
                clamped.push(Clamped { ballot, by: Clamp::OwnTopic { topic: *topic } });
                continue;
            }
            let capped = u32::try_from(*dots).unwrap_or(u32::MAX).min(rules.cap);
            if u64::from(capped) < *dots {
                clamped.push(Clamped { ballot, by: Clamp::Cap { topic: *topic, given: *dots } });
            }
            if *on_the_wall {
                given += u64::from(capped);
            }
            kept.insert(*topic, capped);
        }
        if given > u64::from(rules.dots) {
            clamped.push(Clamped { ballot, by: Clamp::Budget { given } });
            let mut weighing: Vec<(Id<Topic>, u32)> = kept
                .iter()
                .filter(|(topic, _)| self.0.get(*topic).is_some_and(|(_, on_the_wall)| *on_the_wall))
                .map(|(t, d)| (*t, *d))
                .collect();
            sort_by_key(&mut weighing, |(topic, _)| place_in_order(ballot, *topic));
            level(&mut weighing, rules.dots);
            kept.extend(weighing);
        }
        kept
    }
}

/// Lowers the highest until the budget holds; what a level leaves over goes to the first ones.
fn level(dots: &mut [(Id<Topic>, u32)], budget: u32) {
    let sum_at = |level: u32, dots: &[(Id<Topic>, u32)]| dots.iter().map(|(_, n)| u64::from((*n).min(level))).sum::<u64>();
    let (mut low, mut high) = (0, dots.iter().map(|(_, n)| *n).max().unwrap_or(0));
    while low < high {
        let middle = high - (high - low) / 2;
        if sum_at(middle, dots) <= u64::from(budget) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    let mut left = u64::from(budget).saturating_sub(sum_at(low, dots));
    for (_, n) in dots {
        if *n > low {
            *n = low + u32::from(left > 0);
            left = left.saturating_sub(1);
        }
    }
}

/// What counts of one ballot, by lead: what its voter sees as given.
pub fn kept(forum: &Forum, ballot: Id<Ballot>) -> BTreeMap<Id<Topic>, u32> {
    let Some(record) = forum.get::<Ballot>(&ballot) else { return BTreeMap::new() };
    let rules = Rules::of(forum);
    let own = match record.voter {
        Some(voter) if !rules.own_topics => own_topics_of(forum, voter),
        _ => BTreeSet::new(),
    };
    let mut given = Given::default();
    for (key, vote) in votes_of(forum, ballot) {
        given.add(forum, Some(super::merging::lead(forum, key.topic)), vote);
    }
    given.kept(&rules, ballot, &own, &mut Vec::new())
}

/// The leads of the topics that one person convenes.
pub(super) fn own_topics_of(forum: &Forum, person: Id<Participant>) -> BTreeSet<Id<Topic>> {
    let own = forum.topics.iter().filter(|(_, topic)| topic.conveners.contains(person));
    own.map(|(id, _)| super::merging::lead(forum, *id)).collect()
}

/// One ballot's votes.
pub(super) fn votes_of(forum: &Forum, ballot: Id<Ballot>) -> impl Iterator<Item = (&VoteKey, &Vote)> {
    let key = |uuid| VoteKey { ballot, topic: Id::new(uuid) };
    forum.votes.range(key(uuid::Uuid::nil())..=key(uuid::Uuid::max()))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
