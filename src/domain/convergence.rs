//! Convergence: the second vote, on actions. It says what comes first, and takes nothing away.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::counting::{Counted, Turnout};
use super::edit::{Edits, Transaction, Verb};
use super::ranking::{Cut, Standing, standings};
use super::records::{Action, ActionTally, Fate, Identity, VoteState};
use super::voting::{Rules, in_range};
use super::{Context, Forum, Id, Matter, Refusal, limits, order};

/// The rules of the vote on actions, how it stands, and what was decided by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Convergence {
    /// Dots that each voter has.
    pub dots: u32,
    /// Most dots of one voter on one action.
    pub cap: u32,
    /// Whether totals are shown while the vote is open.
    pub open_totals: bool,
    /// How many actions come first: the cut line.
    pub retain: u32,
    /// Whether dots may be given.
    pub vote: VoteState,
    /// What was decided by hand: an action is a priority, or isn't.
    pub decided: BTreeMap<Id<Action>, bool>,
}

impl Default for Convergence {
    fn default() -> Self {
        Self { dots: 3, cap: 1, open_totals: false, retain: 5, vote: VoteState::NotOpen, decided: BTreeMap::new() }
    }
}

/// The vote on actions as it stands.
pub fn convergence(forum: &Forum) -> Convergence {
    forum.convergences.iter().next().map(|(_, convergence)| convergence.clone()).unwrap_or_default()
}

/// The actions that can be voted on, most dots first; equals as they stand among all actions. Rule D4.
pub fn ranking(forum: &Forum) -> Vec<Standing> {
    ranking_with(forum, &Counted::of(forum, Matter::Actions))
}

/// The same, where the dots are counted already.
pub fn ranking_with(forum: &Forum, counted: &Counted) -> Vec<Standing> {
    standings(Matter::Actions.candidates(forum), counted, Rules::on(forum, Matter::Actions).retain)
}

/// How many have voted on actions; never on which.
pub fn turnout(forum: &Forum) -> Turnout {
    Counted::of(forum, Matter::Actions).turnout
}

/// Whether and why an action comes first.
///
/// Rule D5: once the vote is closed, an action clearly above the cut line is a priority, and one tied
/// across it is undecided. What a hand decided stands, whatever the ranking becomes.
pub fn fate(convergence: &Convergence, standing: &Standing) -> Fate {
    let by_vote = convergence.vote == VoteState::Closed && standing.above == Cut::Above;
    match convergence.decided.get(&standing.candidate.action()) {
        Some(false) => Fate::LetGo,
        Some(true) if standing.above == Cut::Tied => Fate::Tie,
        None | Some(true) if by_vote => Fate::ByVote,
        Some(true) => Fate::ByHand,
        None => Fate::Undecided,
    }
}

fn change(forum: &Forum, verb: Verb, change: impl FnOnce(&mut Convergence)) -> Result<Transaction, Refusal> {
    let (key, _) = forum.identity.iter().next().ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    edits.change_or_make::<Convergence>(forum, key, change);
    Ok(Transaction::on::<Convergence>(verb, "", key, edits))
}

/// Changes the rules of the vote on actions, at any time. Rules D1 and V10.
///
/// # Errors
/// [`Refusal::OutOfRange`] as for topics.
pub fn set_rules(forum: &Forum, _cx: &mut Context<'_>, rules: &Rules) -> Result<Transaction, Refusal> {
    rules.in_range()?;
    change(forum, Verb::ActionVoteChanged, |convergence| {
        convergence.dots = rules.dots;
        convergence.cap = rules.cap;
        convergence.open_totals = rules.open_totals;
        convergence.retain = rules.retain;
    })
}

/// Opens the vote on actions; one that was closed is reopened.
///
/// # Errors
/// [`Refusal::Gone`] when the forum's identity hasn't arrived.
pub fn open(forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    match convergence(forum).vote {
        VoteState::Closed => reopen(forum, cx),
        VoteState::NotOpen | VoteState::Open => {
            change(forum, Verb::ActionVoteOpened, |convergence| convergence.vote = VoteState::Open)
        }
    }
}

/// Closes the vote on actions. Rule D6: no action changes by it.
///
/// # Errors
/// [`Refusal::VoteNotOpen`].
pub fn close(forum: &Forum, _cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    if convergence(forum).vote != VoteState::Open {
        return Err(Refusal::VoteNotOpen);
    }
    change(forum, Verb::ActionVoteClosed, |convergence| convergence.vote = VoteState::Closed)
}

/// Opens a closed vote on actions again; what was decided by hand stands.
///
/// # Errors
/// [`Refusal::VoteNotOpen`] when it hasn't been closed.
pub fn reopen(forum: &Forum, _cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    if convergence(forum).vote != VoteState::Closed {
        return Err(Refusal::VoteNotOpen);
    }
    change(forum, Verb::ActionVoteReopened, |convergence| convergence.vote = VoteState::Open)
}

/// Puts an action first by hand, wherever it stands. Rule D5.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn prioritise(forum: &Forum, _cx: &mut Context<'_>, action: Id<Action>) -> Result<Transaction, Refusal> {
    decide(forum, action, Verb::ActionPrioritised, true)
}

/// Lets an action stand back by hand, wherever it stands; it stays among the actions. Rules D5 and D6.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn set_back(forum: &Forum, _cx: &mut Context<'_>, action: Id<Action>) -> Result<Transaction, Refusal> {
    decide(forum, action, Verb::ActionSetBack, false)
}

fn decide(forum: &Forum, action: Id<Action>, verb: Verb, first: bool) -> Result<Transaction, Refusal> {
    let subject = order::there(forum, action)?.what.clone();
    let decided = change(forum, verb, |convergence| {
        convergence.decided.insert(action, first);
    })?;
    Ok(Transaction::on::<Action>(verb, subject, &action, decided.edits))
}

/// Enters how many paper dots stand on an action, whether the vote is open or not. Rules D1 and V9.
///
/// # Errors
/// [`Refusal::OutOfRange`] above 100,000, [`Refusal::Gone`].
pub fn enter_tally(forum: &Forum, _cx: &mut Context<'_>, action: Id<Action>, dots: u32) -> Result<Transaction, Refusal> {
    in_range(dots, 0, limits::PAPER_DOTS)?;
    let what = order::there(forum, action)?.what.clone();
    let mut edits = Edits::none();
    edits.change_or_make::<ActionTally>(forum, &action, |tally| tally.dots = dots);
    Ok(Transaction::on::<ActionTally>(Verb::TallyEntered, what, &action, edits))
}

/// The rules of the vote on actions for a forum whose set-up is copied; nothing of the day. Rule F6.
pub(super) fn copy_rules(from: &Forum, key: Id<Identity>, edits: &mut Edits) {
    let rules = Convergence { vote: VoteState::NotOpen, decided: BTreeMap::new(), ..convergence(from) };
    edits.put(&Forum::default(), &key, &rules);
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
