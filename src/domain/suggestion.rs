//! A placement suggested: every workshop that isn't pinned in a room and a slot, so that as few people as
//! can be are wanted in two places at once.
//!
//! What is better is decided by a [`Cost`], in strict order. The [`Problem`] has what the forum says of it in
//! figures, `search` finds a placement, and an [`Outcome`] tells in records what a placement comes to.

mod board;
mod cost;
mod outcome;
mod problem;
mod search;

pub use cost::Cost;
pub use outcome::{Crowded, FEW, Outcome, Shared};
pub use problem::{Cell, Placement, Problem};

use super::edit::{Edits, Transaction, Verb};
use super::records::{Topic, Workshop};
use super::{Context, Forum, Id, Refusal, agenda, limits, publishing::Place};

/// Why there is nothing to suggest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// There is no workshop.
    NoWorkshops,
    /// There is no room.
    NoRooms,
    /// There is no slot.
    NoSlots,
    /// Every workshop is pinned.
    AllPinned,
    /// There are more workshops than [`limits::SUGGESTED`], or more cells than [`limits::CELLS`].
    TooMany,
}

/// One workshop that would move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The workshop.
    pub workshop: Id<Topic>,
    /// Where it stands; `None` on the parking place.
    pub from: Option<Place>,
    /// Where it would stand.
    pub to: Option<Place>,
}

/// A placement, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The workshops that would move, by number; none where the agenda is as good as it gets.
    pub moves: Vec<Move>,
    /// What the agenda comes to as it stands.
    pub now: Outcome,
    /// What it would come to.
    pub then: Outcome,
}

/// Suggests a placement for every workshop that isn't pinned. The same forum gets the same one, on every
/// machine. Rules A7, A9 and A12.
///
/// # Errors
/// [`Nothing`], the reason why there is none.
pub fn suggest(forum: &Forum) -> Result<Suggestion, Nothing> {
    let problem = Problem::of(forum);
    if problem.workshops.is_empty() {
        return Err(Nothing::NoWorkshops);
    }
    if problem.rooms.is_empty() {
        return Err(Nothing::NoRooms);
    }
    if problem.slots.is_empty() {
        return Err(Nothing::NoSlots);
    }
    if problem.workshops.len() > limits::SUGGESTED || problem.rooms.len() * problem.slots.len() > limits::CELLS {
        return Err(Nothing::TooMany);
    }
    if problem.loose().next().is_none() {
        return Err(Nothing::AllPinned);
    }
    let (now, then) = (problem.stands(), search::best(&problem));
    let moves = problem.workshops.iter().zip(now.iter().zip(&then)).filter(|(_, (from, to))| from != to);
    let moves = moves.map(|(workshop, (from, to))| Move {
        workshop: *workshop,
        from: from.and_then(|cell| problem.place(cell)),
        to: to.and_then(|cell| problem.place(cell)),
    });
    Ok(Suggestion { moves: moves.collect(), now: Outcome::of(&problem, &now), then: Outcome::of(&problem, &then) })
}

/// Moves the workshops as suggested, in one gesture. Rule A12.
///
/// # Errors
/// [`Refusal::Gone`] where a workshop no longer stands where it stood, or a room or slot isn't there.
pub fn take(forum: &Forum, _cx: &mut Context<'_>, suggestion: &Suggestion) -> Result<Transaction, Refusal> {
    let mut edits = Edits::none();
    for Move { workshop, from, to } in &suggestion.moves {
        let held = agenda::held(forum, *workshop).ok_or(Refusal::Gone)?;
        if agenda::placement(forum, held.workshop) != *from || agenda::is_pinned(forum, held.workshop) {
            return Err(Refusal::Gone);
        }
        if let Some((room, slot)) = to {
            super::order::there(forum, *room)?;
            super::order::there(forum, *slot)?;
        }
        edits.change::<Workshop>(forum, workshop, |workshop| {
            workshop.stand(to.map(|(room, _)| room), to.map(|(_, slot)| slot));
            // A pin that held nothing must not hold what was only suggested.
            workshop.pinned = false;
        })?;
    }
    Ok(Transaction::new(Verb::PlacementSuggested, "", edits))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
