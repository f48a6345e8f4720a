//! The ranking: ranks, the cut line, ties across it.

use std::cmp::Reverse;

use super::counting::Counted;
use super::matter::on_the_wall;
use super::merging::Groups;
use super::sorting::sort_by_key;
use super::tally::Counts;
use super::voting::Rules;
use super::{Candidate, Forum, Id, Topic};

/// On which side of the cut line a topic or an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// Clearly above.
    Above,
    /// Among equals across the line: the room decides.
    Tied,
    /// Below, or without a dot.
    Below,
}

/// A topic in the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The topic.
    pub topic: Id<Topic>,
    /// Its rank, from 1; equals share one and the next rank is left out: 1, 2, 2, 4.
    pub rank: u32,
    /// Its dots, on laptops and paper.
    pub dots: u32,
    /// On which side of the cut line it stands.
    pub above: Cut,
}

impl From<Standing> for Ranked {
    fn from(standing: Standing) -> Self {
        let Standing { candidate, rank, dots, above } = standing;
        Self { topic: candidate.topic(), rank, dots, above }
    }
}

/// A candidate in the ranking of either vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The candidate.
    pub candidate: Id<Candidate>,
    /// Its rank, as of [`Ranked`].
    pub rank: u32,
    /// Its dots, on laptops and paper.
    pub dots: u32,
    /// On which side of the cut line it stands.
    pub above: Cut,
}

/// The topics on the wall, most dots first; equals by number.
pub fn ranking(forum: &Forum) -> Vec<Ranked> {
    let groups = Groups::of(forum);
    ranking_with(forum, &groups, &Counts::with(forum, &groups))
}

/// The same, where groups and counts are at hand.
pub fn ranking_with(forum: &Forum, groups: &Groups, counts: &Counts) -> Vec<Ranked> {
    ranking_cut(forum, groups, counts, Rules::of(forum).retain)
}

/// The ranking as it would be with the cut line after `retain` topics.
pub fn ranking_cut(forum: &Forum, groups: &Groups, counts: &Counts, retain: u32) -> Vec<Ranked> {
    standings(on_the_wall(forum, groups), &counts.counted, retain).into_iter().map(Ranked::from).collect()
}

/// The candidates of a vote, most dots first; equals in the order in which they came.
pub fn standings(mut candidates: Vec<Id<Candidate>>, counted: &Counted, line: u32) -> Vec<Standing> {
    let dots = |id: &Id<Candidate>| counted.get(*id).dots();
    sort_by_key(&mut candidates, |id| Reverse(dots(id)));
    let cut = usize::try_from(line).unwrap_or(usize::MAX);
    let mut standings = Vec::with_capacity(candidates.len());
    for equals in candidates.chunk_by(|a, b| dots(a) == dots(b)) {
        let before = standings.len();
        let dots = equals.first().map_or(0, dots);
        let above = side(before, equals.len(), dots, cut);
        // Rule K1: competition ranks.
        let rank = u32::try_from(before + 1).unwrap_or(u32::MAX);
        standings.extend(equals.iter().map(|candidate| Standing { candidate: *candidate, rank, dots, above }));
    }
    standings
}

/// Rule K2: equals that the cut line would part are tied. Rule K3: without a dot nothing is above.
fn side(before: usize, equals: usize, dots: u32, cut: usize) -> Cut {
    if dots == 0 || before >= cut {
        Cut::Below
    } else if before + equals <= cut {
        Cut::Above
    } else {
        Cut::Tied
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
