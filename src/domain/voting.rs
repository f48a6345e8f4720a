//! The vote on topics: its rules, opening it, and dots on paper.

use std::collections::BTreeSet;

use super::retaining::follow_the_line;
use super::{
    Ballot, Context, Convergence, Edits, Forum, Id, Identity, Matter, Participant, Refusal, Tally, Topic, Transaction, Verb,
    VoteState, ballots, convergence, limits,
};

pub use super::ballots::{bring_back, budget_left, dots_on, give, hand_in, order_for, set_aside};
pub use super::retaining::{close, reopen};

/// The rules of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The dot budget: how many dots each voter has.
    pub dots: u32,
    /// The cap: how many of them may go on one topic or action.
    pub cap: u32,
    /// Whether conveners may put dots on their own topics.
    pub own_topics: bool,
    /// Whether totals are shown while the vote is open.
    pub open_totals: bool,
    /// How many topics are to be retained, or actions to come first: the cut line.
    pub retain: u32,
}

impl Rules {
    /// The rules of the vote on topics, within their ranges whatever merges bring.
    pub fn of(forum: &Forum) -> Self {
        Self::on(forum, Matter::Topics)
    }

    /// The rules of either vote. Rule D3: no action is anybody's own.
    pub fn on(forum: &Forum, matter: Matter) -> Self {
        let rules = match matter {
            Matter::Topics => {
                let Identity { dots, cap, own_topics, open_totals, retain, .. } = forum.about();
                Self { dots, cap, own_topics, open_totals, retain }
            }
            Matter::Actions => {
                let Convergence { dots, cap, open_totals, retain, .. } = convergence::convergence(forum);
                Self { dots, cap, own_topics: true, open_totals, retain }
            }
        };
        Self {
            dots: rules.dots.min(limits::DOTS),
            cap: rules.cap.min(limits::DOTS),
            retain: rules.retain.min(most_retained()),
            ..rules
        }
    }

    /// Rule V10: whether the figures are in their ranges.
    pub(super) fn in_range(&self) -> Result<(), Refusal> {
        in_range(self.dots, 1, limits::DOTS)?;
        in_range(self.cap, 1, limits::DOTS)?;
        in_range(self.retain, 0, most_retained())
    }
}

fn most_retained() -> u32 {
    u32::try_from(limits::TOPICS).unwrap_or(u32::MAX)
}

/// Changes the rules of the vote, at any time: what was given is counted by the rules as they stand, and
/// when the cut line of a closed vote moves, what it retained follows.
///
/// # Errors
/// Rule V10: [`Refusal::OutOfRange`] unless each voter has 1 to 1,000 dots, the cap is 1 to 1,000, and
/// 0 to 20,000 topics are to be retained.
pub fn set_rules(forum: &Forum, _cx: &mut Context<'_>, rules: &Rules) -> Result<Transaction, Refusal> {
    rules.in_range()?;
    let mut edits = Edits::none();
    edits_on_identity(forum, &mut edits, |identity| {
        identity.dots = rules.dots;
        identity.cap = rules.cap;
        identity.own_topics = rules.own_topics;
        identity.open_totals = rules.open_totals;
        identity.retain = rules.retain;
    })?;
    if forum.about().vote == VoteState::Closed && Rules::of(forum).retain != rules.retain {
        follow_the_line(forum, rules.retain, &mut edits)?;
    }
    Ok(Transaction::new(Verb::SetupChanged, "", edits))
}

pub(super) fn in_range(n: u32, least: u32, most: u32) -> Result<(), Refusal> {
    if (least..=most).contains(&n) { Ok(()) } else { Err(Refusal::OutOfRange { least, most }) }
}

fn change_identity(forum: &Forum, verb: Verb, change: impl FnOnce(&mut Identity)) -> Result<Transaction, Refusal> {
    let mut edits = Edits::none();
    edits_on_identity(forum, &mut edits, change)?;
    Ok(Transaction::new(verb, "", edits))
}

pub(super) fn edits_on_identity(forum: &Forum, edits: &mut Edits, change: impl FnOnce(&mut Identity)) -> Result<(), Refusal> {
    let (id, _) = forum.identity.iter().next().ok_or(Refusal::Gone)?;
    edits.change(forum, id, change)
}

/// Opens the vote; one that was closed is reopened.
///
/// # Errors
/// [`Refusal::Gone`] when the forum's identity hasn't arrived.
pub fn open(forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    match forum.about().vote {
        VoteState::Closed => reopen(forum, cx),
        VoteState::NotOpen | VoteState::Open => {
            change_identity(forum, Verb::VoteOpened, |identity| identity.vote = VoteState::Open)
        }
    }
}

/// Begins a ballot on topics, for a voter by name or for nobody in particular; tells its id.
///
/// # Errors
/// [`Refusal::VoteNotOpen`], [`Refusal::TooLong`].
pub fn begin_ballot(forum: &Forum, cx: &mut Context<'_>, voter: &str) -> Result<(Id<Ballot>, Transaction), Refusal> {
    ballots::begin(forum, cx, Matter::Topics, voter)
}

/// The topics on which this ballot may put no dot, because its voter convenes them. Rule V4.
pub fn barred(forum: &Forum, ballot: Id<Ballot>) -> BTreeSet<Id<Topic>> {
    ballots::barred(forum, ballot).into_iter().map(Id::topic).collect()
}

/// The voters whose name stands on several ballots on topics, with those ballots. Rule V12.
pub fn named_twice(forum: &Forum) -> Vec<(Id<Participant>, Vec<Id<Ballot>>)> {
    ballots::named_twice(forum, Matter::Topics)
}

/// Enters how many paper dots stand on a topic. Rule V9: paper counts beside the laptops, whether the
/// vote is open or closed.
///
/// # Errors
/// [`Refusal::OutOfRange`] above 100,000, [`Refusal::Gone`], [`Refusal::NotOnTheWall`] when withdrawn.
pub fn enter_tally(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>, dots: u32) -> Result<Transaction, Refusal> {
    in_range(dots, 0, limits::PAPER_DOTS)?;
    let record = forum.get::<Topic>(&topic).ok_or(Refusal::Gone)?;
    if record.withdrawn {
        return Err(Refusal::NotOnTheWall);
    }
    let mut edits = Edits::none();
    edits.change_or_make::<Tally>(forum, &topic, |tally| tally.dots = dots);
    Ok(Transaction::on::<Tally>(Verb::TallyEntered, record.title.clone(), &topic, edits))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
