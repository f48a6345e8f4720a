//! Retaining: what the vote and the room make of the ranking. A workshop's key is its topic's id.

use super::merging::{Groups, lead};
use super::numbering::{self, Free};
use super::ranking::{Cut, ranking, ranking_cut};
use super::tally::Counts;
use super::voting::edits_on_identity;
use super::{Context, Edits, Fate, Forum, Id, Refusal, Topic, Transaction, Verb, VoteState, Workshop, topics};

/// Closes the vote.
///
/// Rule K4: the topics clearly above the cut line become workshops, numbered in the order of their
/// ranks. Rule K5: those tied across it stay undecided until the facilitator retains or lets go. What
/// was decided by hand before stands.
///
/// # Errors
/// [`Refusal::VoteNotOpen`].
pub fn close(forum: &Forum, _cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    if forum.about().vote != VoteState::Open {
        return Err(Refusal::VoteNotOpen);
    }
    let mut edits = Edits::none();
    edits_on_identity(forum, &mut edits, |identity| identity.vote = VoteState::Closed)?;
    let mut free = Free::for_workshops(forum);
    for ranked in ranking(forum).into_iter().filter(|ranked| ranked.above == Cut::Above) {
        if fate(forum, ranked.topic) == Fate::Undecided {
            set_fate(forum, ranked.topic, Fate::ByVote, &mut free, &mut edits);
        }
    }
    Ok(Transaction::new(Verb::VoteClosed, "", edits))
}

/// Rule K10: when the cut line of a closed vote moves, what the vote retained moves with it; what was
/// decided by hand stands. Rule K7 holds for what comes back.
pub(super) fn follow_the_line(forum: &Forum, retain: u32, edits: &mut Edits) -> Result<(), Refusal> {
    let groups = Groups::of(forum);
    let mut free = Free::for_workshops(forum);
    for ranked in ranking_cut(forum, &groups, &Counts::with(forum, &groups), retain) {
        match (fate(forum, ranked.topic), ranked.above) {
            (Fate::Undecided, Cut::Above) => set_fate(forum, ranked.topic, Fate::ByVote, &mut free, edits),
            (Fate::ByVote, Cut::Tied | Cut::Below) => {
                edits.change::<Workshop>(forum, &ranked.topic, |workshop| workshop.fate = Fate::Undecided)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Opens a closed vote again.
///
/// Rule K7: what was retained by the vote is undecided again, until the vote closes anew; what was
/// decided by hand stands. Numbers, rooms and slots are kept for the workshops that come back.
///
/// # Errors
/// [`Refusal::VoteNotOpen`] when it hasn't been closed.
pub fn reopen(forum: &Forum, _cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    if forum.about().vote != VoteState::Closed {
        return Err(Refusal::VoteNotOpen);
    }
    let mut edits = Edits::none();
    edits_on_identity(forum, &mut edits, |identity| identity.vote = VoteState::Open)?;
    for (id, workshop) in &forum.workshops {
        if workshop.fate == Fate::ByVote {
            edits.change::<Workshop>(forum, id, |workshop| workshop.fate = Fate::Undecided)?;
        }
    }
    Ok(Transaction::new(Verb::VoteReopened, "", edits))
}

/// Retains a topic by hand, wherever it stands.
///
/// Rule K6: the facilitator retains or lets go above or below the line, and the workshop says how it
/// became one: by the vote where it stands clearly above the line of a closed vote, as a tie decided,
/// else by hand.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::NotOnTheWall`].
pub fn retain(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>) -> Result<Transaction, Refusal> {
    let title = title_on_the_wall(forum, topic)?;
    let mut edits = Edits::none();
    let before = fate(forum, topic);
    if !before.is_workshop() || before == Fate::Claimed {
        let above = ranking(forum).into_iter().find(|ranked| ranked.topic == topic).map(|ranked| ranked.above);
        let closed = forum.about().vote == VoteState::Closed;
        let fate = match above {
            Some(Cut::Above) if closed => Fate::ByVote,
            Some(Cut::Tied) => Fate::Tie,
            _ => Fate::ByHand,
        };
        set_fate(forum, topic, fate, &mut Free::for_workshops(forum), &mut edits);
    }
    Ok(Transaction::on::<Workshop>(Verb::TopicRetained, title, &topic, edits))
}

/// Lets a topic go by hand, wherever it stands. Its number stays its own; room and slot are free.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::NotOnTheWall`].
pub fn let_go(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>) -> Result<Transaction, Refusal> {
    let title = title_on_the_wall(forum, topic)?;
    let mut edits = Edits::none();
    edits.change_or_make::<Workshop>(forum, &topic, |workshop| {
        workshop.fate = Fate::LetGo;
        workshop.stand(None, None);
    });
    Ok(Transaction::on::<Workshop>(Verb::TopicLetGo, title, &topic, edits))
}

/// Makes a topic that wasn't retained a workshop at its conveners' wish. Rule K8: voting is not
/// elimination.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::NotOnTheWall`].
pub fn claim(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>) -> Result<Transaction, Refusal> {
    let title = title_on_the_wall(forum, topic)?;
    let mut edits = Edits::none();
    if !fate(forum, topic).is_workshop() {
        set_fate(forum, topic, Fate::Claimed, &mut Free::for_workshops(forum), &mut edits);
    }
    Ok(Transaction::on::<Workshop>(Verb::TopicClaimed, title, &topic, edits))
}

fn title_on_the_wall(forum: &Forum, topic: Id<Topic>) -> Result<String, Refusal> {
    let title = forum.get::<Topic>(&topic).ok_or(Refusal::Gone)?.title.clone();
    if topics::is_on_the_wall(forum, topic) { Ok(title) } else { Err(Refusal::NotOnTheWall) }
}

/// Whether and why a topic is worked on.
pub fn fate(forum: &Forum, topic: Id<Topic>) -> Fate {
    forum.get::<Workshop>(&topic).map_or(Fate::Undecided, |workshop| workshop.fate)
}

/// Rule K9: a workshop's number is given when it first becomes one, and stays its own: nobody else gets
/// it when the topic is let go, and it comes back with the workshop.
fn set_fate(forum: &Forum, topic: Id<Topic>, fate: Fate, free: &mut Free, edits: &mut Edits) {
    let has_number = numbering::workshop_number(forum, topic).is_some();
    edits.change_or_make::<Workshop>(forum, &topic, |workshop| {
        workshop.fate = fate;
        if !has_number {
            workshop.number = free.take();
        }
    });
}

/// The workshops, in the order of their numbers. A topic that is withdrawn or merged into another is
/// none while it is so.
pub fn retained(forum: &Forum) -> Vec<Id<Topic>> {
    let is_workshop = |id: &Id<Topic>| {
        let shown = forum.get::<Topic>(id).is_some_and(|topic| !topic.withdrawn && !topic.title.is_empty());
        shown && lead(forum, *id) == *id
    };
    let workshops = forum.workshops.iter().filter(|(id, workshop)| workshop.fate.is_workshop() && is_workshop(id));
    let mut numbered: Vec<(u32, Id<Topic>)> = workshops.map(|(id, workshop)| (workshop.number.wrapping_sub(1), *id)).collect();
    numbered.sort_unstable();
    numbered.into_iter().map(|(_, id)| id).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
