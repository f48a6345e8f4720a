//! What a vote came to, revealed place by place from the cut line upwards.

use crate::domain::convergence::{self, convergence};
use crate::domain::ranking::{self, Cut};
use crate::domain::{Action, Candidate, Fate, Forum, Id, Matter, VoteState, agenda, retaining};

/// The result, as far as the room has seen it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What was voted on.
    pub matter: Matter,
    /// Whether the vote is closed: before, there is no result.
    pub closed: bool,
    /// The places, the first rank first. What isn't revealed is `None`.
    pub places: Vec<Option<Place>>,
    /// The most dots on one candidate, to draw the others by; 0 until the first rank is revealed.
    pub most: u32,
}

/// A topic or an action in its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which.
    pub candidate: Id<Candidate>,
    /// Its rank; equals share one.
    pub rank: u32,
    /// The topic's title, or what is to be done.
    pub title: String,
    /// Who does it; empty for a topic.
    pub who: String,
    /// Its dots.
    pub dots: u32,
    /// Among equals across the cut line, and nobody has decided.
    pub tied: bool,
    /// Put above the line by hand, from below it or from among equals.
    pub by_hand: bool,
}

/// A candidate of either vote as it stands, and what became of it.
struct Stands {
    candidate: Id<Candidate>,
    rank: u32,
    dots: u32,
    above: Cut,
    fate: Fate,
}

/// What stands above the cut line, what is tied across it, and what a hand put above, by rank.
fn shown(forum: &Forum, matter: Matter) -> Vec<Stands> {
    let all: Vec<Stands> = match matter {
        Matter::Topics => {
            let ranking = ranking::ranking(forum).into_iter();
            let stands = |ranked: ranking::Ranked| {
                let fate = retaining::fate(forum, ranked.topic);
                Stands { candidate: ranked.topic.into(), rank: ranked.rank, dots: ranked.dots, above: ranked.above, fate }
            };
            ranking.map(stands).collect()
        }
        Matter::Actions => {
            let rules = convergence(forum);
            let stands = |standing: ranking::Standing| {
                let fate = convergence::fate(&rules, &standing);
                let ranking::Standing { candidate, rank, dots, above } = standing;
                Stands { candidate, rank, dots, above, fate }
            };
            convergence::ranking(forum).into_iter().map(stands).collect()
        }
    };
    let is_shown = |stands: &Stands| match stands.fate {
        Fate::ByVote | Fate::Tie | Fate::ByHand => true,
        Fate::Undecided => stands.above != Cut::Below,
        Fate::Claimed | Fate::LetGo => false,
    };
    all.into_iter().filter(is_shown).collect()
}

/// How many places there are to reveal.
pub fn places(forum: &Forum, matter: Matter) -> u32 {
    if matter.state(forum) == VoteState::Closed { u32::try_from(shown(forum, matter).len()).unwrap_or(u32::MAX) } else { 0 }
}

/// The result with so many places revealed, counted from the cut line upwards. Rule J2.
pub(super) fn outcome(forum: &Forum, matter: Matter, revealed: u32) -> Outcome {
    if matter.state(forum) != VoteState::Closed {
        return Outcome { matter, ..Outcome::default() };
    }
    let shown = shown(forum, matter);
    let hidden = shown.len().saturating_sub(usize::try_from(revealed).unwrap_or(usize::MAX));
    let most = shown.first().filter(|_| hidden == 0).map_or(0, |stands| stands.dots);
    let place = |Stands { candidate, rank, dots, above, fate }: Stands| {
        let (title, who) = match matter {
            Matter::Topics => (agenda::title(forum, candidate.topic()), String::new()),
            Matter::Actions => {
                let action = forum.get::<Action>(&candidate.action());
                action.map(|action| (action.what.clone(), action.who.clone())).unwrap_or_default()
            }
        };
        let tied = fate == Fate::Undecided && above == Cut::Tied;
        Place { candidate, rank, title, who, dots, tied, by_hand: matches!(fate, Fate::Tie | Fate::ByHand) }
    };
    let places = shown.into_iter().enumerate().map(|(index, stands)| (index >= hidden).then(|| place(stands)));
    Outcome { matter, closed: true, places: places.collect(), most }
}
