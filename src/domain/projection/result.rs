//! What the vote came to, revealed place by place from the cut line upwards.

use crate::domain::numbering::Numbers;
use crate::domain::ranking::{self, Cut, Ranked};
use crate::domain::{Fate, Forum, Id, Topic, VoteState, agenda, retaining};

/// The result, as far as the room has seen it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Whether the vote is closed: before, there is no result.
    pub closed: bool,
    /// The places, the first rank first. What isn't revealed is `None`.
    pub places: Vec<Option<Place>>,
    /// The most dots on one topic, to draw the others by; 0 until the first rank is revealed.
    pub most: u32,
}

/// A topic in its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which.
    pub topic: Id<Topic>,
    /// Its rank; equals share one.
    pub rank: u32,
    /// Its number.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// Its dots.
    pub dots: u32,
    /// Among equals across the cut line, and nobody has decided.
    pub tied: bool,
    /// Retained by hand, below the line or among equals.
    pub by_hand: bool,
}

/// The topics above the cut line, those tied across it, and those retained by hand, by rank.
fn shown(forum: &Forum) -> Vec<(Ranked, Fate)> {
    let all = ranking::ranking(forum).into_iter().map(|ranked| (ranked, retaining::fate(forum, ranked.topic)));
    all.filter(|(ranked, fate)| match fate {
        Fate::ByVote | Fate::Tie | Fate::ByHand => true,
        Fate::Undecided => ranked.above != Cut::Below,
        Fate::Claimed | Fate::LetGo => false,
    })
    .collect()
}

/// How many places there are to reveal.
pub fn places(forum: &Forum) -> u32 {
    if forum.about().vote == VoteState::Closed { u32::try_from(shown(forum).len()).unwrap_or(u32::MAX) } else { 0 }
}

/// The result with so many places revealed, counted from the cut line upwards. Rule J2.
pub(super) fn outcome(forum: &Forum, revealed: u32) -> Outcome {
    if forum.about().vote != VoteState::Closed {
        return Outcome::default();
    }
    let numbers = Numbers::of(forum);
    let shown = shown(forum);
    let hidden = shown.len().saturating_sub(usize::try_from(revealed).unwrap_or(usize::MAX));
    let most = shown.first().filter(|_| hidden == 0).map_or(0, |(ranked, _)| ranked.dots);
    let place = |(ranked, fate): (Ranked, Fate)| Place {
        topic: ranked.topic,
        rank: ranked.rank,
        number: numbers.get(ranked.topic),
        title: agenda::title(forum, ranked.topic),
        dots: ranked.dots,
        tied: fate == Fate::Undecided && ranked.above == Cut::Tied,
        by_hand: matches!(fate, Fate::Tie | Fate::ByHand),
    };
    let places = shown.into_iter().enumerate().map(|(index, row)| (index >= hidden).then(|| place(row)));
    Outcome { closed: true, places: places.collect(), most }
}
