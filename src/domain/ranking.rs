//! The ranking: ranks, the cut line, ties across it.

use std::cmp::Reverse;

use super::merging::Groups;
use super::numbering::Numbers;
use super::sorting::sort_by_key;
use super::tally::Counts;
use super::topics::wall;
use super::voting::Rules;
use super::{Forum, Id, Topic};

/// On which side of the cut line a topic stands.
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
    let numbers = Numbers::of(forum);
    let mut topics: Vec<(u32, Id<Topic>)> = wall(forum, groups).into_iter().map(|id| (counts.get(id).dots(), id)).collect();
    sort_by_key(&mut topics, |(dots, id)| (Reverse(*dots), numbers.get(*id).unwrap_or(u32::MAX), *id));
    let cut = usize::try_from(retain).unwrap_or(usize::MAX);
    let mut ranked = Vec::with_capacity(topics.len());
    for equals in topics.chunk_by(|(a, _), (b, _)| a == b) {
        let before = ranked.len();
        let above = side(before, equals, cut);
        // Rule K1: competition ranks.
        let rank = u32::try_from(before + 1).unwrap_or(u32::MAX);
        ranked.extend(equals.iter().map(|(dots, topic)| Ranked { topic: *topic, rank, dots: *dots, above }));
    }
    ranked
}

/// Rule K2: equals that the cut line would part are tied. Rule K3: without a dot nothing is above.
fn side(before: usize, equals: &[(u32, Id<Topic>)], cut: usize) -> Cut {
    let voted = equals.first().is_some_and(|(dots, _)| *dots > 0);
    if !voted || before >= cut {
        Cut::Below
    } else if before + equals.len() <= cut {
        Cut::Above
    } else {
        Cut::Tied
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
