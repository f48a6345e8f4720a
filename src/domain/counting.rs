//! Counting dots: one fixed rule for both votes, whatever merges bring.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::ballots::{barred, place_in_order};
use super::matter::action;
use super::merging::{self, Groups};
use super::sorting::sort_by_key;
use super::tally::{own_topics, votes_of};
use super::voting::Rules;
use super::{ActionTally, ActionVoteKey, Ballot, Candidate, Forum, Id, Matter, Tally, Topic, limits};

/// The dots of one candidate: of a topic with those merged into it, or of an action.
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
pub struct Excess {
    /// The ballot.
    pub ballot: Id<Ballot>,
    /// Which rule it went beyond.
    pub beyond: Beyond,
}

/// A rule that a ballot went beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// More dots on one candidate than the cap.
    Cap {
        /// The candidate.
        on: Id<Candidate>,
        /// How many dots there were.
        given: u64,
    },
    /// More dots in all than the budget.
    Budget {
        /// How many dots there were, each candidate's capped.
        given: u64,
    },
    /// Dots on what is one's own.
    Own {
        /// The candidate.
        on: Id<Candidate>,
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

/// All dots of one vote, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    dots: BTreeMap<Id<Candidate>, Count>,
    /// The ballots of which not everything counts, in the order of their ids.
    pub beyond: Vec<Excess>,
    /// How many have voted.
    pub turnout: Turnout,
}

impl Counted {
    /// Counts the dots on a matter.
    pub fn of(forum: &Forum, matter: Matter) -> Self {
        match matter {
            Matter::Topics => Self::with(forum, matter, &Groups::of(forum)),
            Matter::Actions => Self::with(forum, matter, &Groups::default()),
        }
    }

    /// The same, where the groups of topics are at hand.
    pub fn with(forum: &Forum, matter: Matter, groups: &Groups) -> Self {
        let mut counted = Self::default();
        let mut beyond = Vec::new();
        for_each_ballot(forum, matter, groups, &mut beyond, &mut |ballot, kept| {
            counted.turnout.begun += 1;
            counted.turnout.handed_in += u32::from(ballot.handed_in);
            counted.turnout.voted += u32::from(kept.values().any(|dots| *dots > 0));
            for (candidate, dots) in kept.into_iter().filter(|(_, dots)| *dots > 0) {
                let count = counted.dots.entry(candidate).or_default();
                count.laptop = count.laptop.saturating_add(dots);
                count.voters += 1;
            }
        });
        counted.beyond = beyond;
        for (candidate, dots) in on_paper(forum, matter, groups) {
            let count = counted.dots.entry(candidate).or_default();
            count.paper = count.paper.saturating_add(dots.min(limits::PAPER_DOTS));
        }
        counted
    }

    /// The dots of a candidate; none for a topic merged into another.
    pub fn get(&self, candidate: impl Into<Id<Candidate>>) -> Count {
        self.dots.get(&candidate.into()).copied().unwrap_or_default()
    }

    /// All dots given, on whatever candidate.
    pub fn total(&self) -> u32 {
        self.dots.values().fold(0, |sum, count| sum.saturating_add(count.dots()))
    }
}

/// What counts of one ballot, by candidate.
pub type Kept = BTreeMap<Id<Candidate>, u32>;

/// Hands over each ballot that counts with what is kept of it, in the order of the ids. Rule V8: a ballot set
/// aside doesn't count, nor does a vote whose ballot isn't there.
pub(super) fn for_each_ballot(
    forum: &Forum,
    matter: Matter,
    groups: &Groups,
    beyond: &mut Vec<Excess>,
    take: &mut dyn FnMut(&Ballot, Kept),
) {
    let rules = Rules::on(forum, matter);
    let own = if rules.own_topics { HashMap::new() } else { own_topics(forum, groups) };
    let nothing = BTreeSet::new();
    let ballots = forum.ballots.iter().filter(|(_, ballot)| ballot.on == matter && !ballot.removed);
    for (id, ballot) in ballots {
        let given = Given::of(forum, matter, *id, &|topic| groups.lead(topic));
        let own = ballot.voter.and_then(|voter| own.get(&voter)).unwrap_or(&nothing);
        take(ballot, given.kept(&rules, *id, own, beyond));
    }
}

fn on_paper(forum: &Forum, matter: Matter, groups: &Groups) -> Vec<(Id<Candidate>, u32)> {
    match matter {
        Matter::Topics => {
            let led = |(topic, Tally { dots }): (&Id<Topic>, &Tally)| groups.lead(*topic).map(|lead| (lead.into(), *dots));
            forum.tallies.iter().filter_map(led).collect()
        }
        Matter::Actions => {
            let tallies = forum.action_tallies.iter().map(|(id, ActionTally { dots })| (Id::from(*id), *dots));
            tallies.filter(|(candidate, _)| action(forum, *candidate).is_some()).collect()
        }
    }
}

/// One ballot's dots as they were given, by candidate, and whether that one stands.
#[derive(Default)]
struct Given(BTreeMap<Id<Candidate>, (u64, bool)>);

impl Given {
    fn of(forum: &Forum, matter: Matter, ballot: Id<Ballot>, lead: &dyn Fn(Id<Topic>) -> Option<Id<Topic>>) -> Self {
        let mut given = Self::default();
        for (on, dots) in dots_of(forum, matter, ballot) {
            let (on, stands) = match matter {
                Matter::Topics => {
                    let Some(lead) = lead(on.topic()) else { continue };
                    let Some(topic) = forum.get::<Topic>(&lead).filter(|topic| !topic.title.is_empty()) else { continue };
                    (lead.into(), !topic.withdrawn)
                }
                Matter::Actions => {
                    let Some(action) = action(forum, on) else { continue };
                    (on, !action.removed)
                }
            };
            given.0.entry(on).or_insert((0, stands)).0 += u64::from(dots);
        }
        given
    }

    /// Rule V7: what counts of a ballot. Dots on topics merged into one are summed; each candidate's sum
    /// is capped; what then exceeds the budget is taken from where most dots stand, one by one, so that
    /// the voter's choice keeps its breadth and nothing is favoured for being older. Among equals the
    /// voter's own order decides. Dots on a withdrawn topic or a removed action are kept aside: they
    /// burden no budget.
    fn kept(
        &self,
        rules: &Rules,
        ballot: Id<Ballot>,
        own: &BTreeSet<Id<Candidate>>,
        beyond: &mut Vec<Excess>,
    ) -> BTreeMap<Id<Candidate>, u32> {
        let mut kept: BTreeMap<Id<Candidate>, u32> = BTreeMap::new();
        let mut given = 0_u64;
        for (on, (dots, stands)) in &self.0 {
            if *dots > 0 && !rules.own_topics && own.contains(on) {
                beyond.push(Excess { ballot, beyond: Beyond::Own { on: *on } });
                continue;
            }
            let capped = u32::try_from(*dots).unwrap_or(u32::MAX).min(rules.cap);
            if u64::from(capped) < *dots {
                beyond.push(Excess { ballot, beyond: Beyond::Cap { on: *on, given: *dots } });
            }
            if *stands {
                given += u64::from(capped);
            }
            kept.insert(*on, capped);
        }
        if given > u64::from(rules.dots) {
            beyond.push(Excess { ballot, beyond: Beyond::Budget { given } });
            let mut weighing: Vec<(Id<Candidate>, u32)> = kept
                .iter()
                .filter(|(on, _)| self.0.get(*on).is_some_and(|(_, stands)| *stands))
                .map(|(on, dots)| (*on, *dots))
                .collect();
            sort_by_key(&mut weighing, |(on, _)| place_in_order(ballot, *on));
            level(&mut weighing, rules.dots);
            kept.extend(weighing);
        }
        kept
    }
}

/// Lowers the highest until the budget holds; what a level leaves over goes to the first ones.
pub(super) fn level<C>(dots: &mut [(Id<C>, u32)], budget: u32) {
    let sum_at = |level: u32, dots: &[(Id<C>, u32)]| dots.iter().map(|(_, n)| u64::from((*n).min(level))).sum::<u64>();
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

/// What counts of one ballot, by candidate: what its voter sees as given.
pub fn kept(forum: &Forum, ballot: Id<Ballot>) -> BTreeMap<Id<Candidate>, u32> {
    let Some(record) = forum.get::<Ballot>(&ballot) else { return BTreeMap::new() };
    let given = Given::of(forum, record.on, ballot, &|topic| Some(merging::lead(forum, topic)));
    given.kept(&Rules::on(forum, record.on), ballot, &barred(forum, ballot), &mut Vec::new())
}

/// One ballot's dots as they are recorded.
pub fn dots_of(forum: &Forum, matter: Matter, ballot: Id<Ballot>) -> Vec<(Id<Candidate>, u32)> {
    match matter {
        Matter::Topics => votes_of(forum, ballot).map(|(key, vote)| (key.topic.into(), vote.dots)).collect(),
        Matter::Actions => {
            let key = |uuid| ActionVoteKey { ballot, action: Id::new(uuid) };
            let votes = forum.action_votes.range(key(uuid::Uuid::nil())..=key(uuid::Uuid::max()));
            votes.map(|(key, vote)| (key.action.into(), vote.dots)).collect()
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
