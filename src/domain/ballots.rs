//! Ballots: what a voter may do with one, and the facilitator, in either vote.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::counting::{dots_of, kept};
use super::sorting::sort_by_key;
use super::tally::own_topics_of;
use super::voting::Rules;
use super::{
    ActionVote, ActionVoteKey, Ballot, Candidate, Context, Edits, Forum, Id, Matter, Participant, Refusal, Topic, Transaction,
    Verb, Vote, VoteKey, VoteState, limits, matter, merging, participants,
};

/// Rule V1: dots are given while the vote is open, not before or after.
fn must_be_open(forum: &Forum, matter: Matter) -> Result<(), Refusal> {
    if matter.state(forum) == VoteState::Open { Ok(()) } else { Err(Refusal::VoteNotOpen) }
}

/// Begins a ballot, for a voter by name or for nobody in particular; tells its id.
///
/// Rule V11: the transaction names neither the voter nor the ballot, so that the history doesn't tell
/// whose ballot is whose.
///
/// # Errors
/// [`Refusal::VoteNotOpen`], [`Refusal::TooLong`].
pub fn begin(forum: &Forum, cx: &mut Context<'_>, on: Matter, voter: &str) -> Result<(Id<Ballot>, Transaction), Refusal> {
    must_be_open(forum, on)?;
    let mut edits = Edits::none();
    let name = limits::optional_line(voter)?;
    let voter = if name.is_empty() { None } else { Some(participants::find_or_add(forum, cx, &name, &mut edits)?) };
    Ok(begun(forum, cx, on, voter, edits))
}

/// Begins a ballot for a person whom the forum knows, on her or his own laptop; tells its id. Rule V11.
///
/// # Errors
/// [`Refusal::VoteNotOpen`].
pub fn begin_own(
    forum: &Forum,
    cx: &mut Context<'_>,
    on: Matter,
    voter: Id<Participant>,
) -> Result<(Id<Ballot>, Transaction), Refusal> {
    must_be_open(forum, on)?;
    Ok(begun(forum, cx, on, Some(voter), Edits::none()))
}

fn begun(
    forum: &Forum,
    cx: &mut Context<'_>,
    on: Matter,
    voter: Option<Id<Participant>>,
    mut edits: Edits,
) -> (Id<Ballot>, Transaction) {
    let ballot = cx.id();
    edits.put(forum, &ballot, &Ballot { on, voter, begun: cx.now, ..Ballot::default() });
    (ballot, Transaction::new(Verb::BallotBegun, "", edits))
}

/// Makes `dots` the number of a ballot's dots on a candidate: an action, or a topic and those merged into
/// it.
///
/// Rule V2: no more dots in all than the budget. Rule V3: no more on one candidate than the cap. Rule V4:
/// none on one's own topic where that isn't allowed. Rule V5: only on topics on the wall; from another
/// one they may be taken back, and so from an action that was removed (rule D2). Rule V11: the transaction
/// doesn't say on what.
///
/// # Errors
/// [`Refusal::VoteNotOpen`], [`Refusal::NotOnTheWall`], [`Refusal::CapReached`],
/// [`Refusal::NoDotLeft`], [`Refusal::OwnTopic`]; [`Refusal::Gone`] for a candidate that isn't there, or a
/// ballot that isn't, was handed in or set aside.
pub fn give(
    forum: &Forum,
    _cx: &mut Context<'_>,
    ballot: Id<Ballot>,
    on: impl Into<Id<Candidate>>,
    dots: u32,
) -> Result<Transaction, Refusal> {
    give_to(forum, ballot, on.into(), dots)
}

fn give_to(forum: &Forum, ballot: Id<Ballot>, on: Id<Candidate>, dots: u32) -> Result<Transaction, Refusal> {
    let record = forum.get::<Ballot>(&ballot);
    let matter = record.map(|ballot| ballot.on).unwrap_or_default();
    must_be_open(forum, matter)?;
    record.filter(|ballot| !ballot.removed && !ballot.handed_in).ok_or(Refusal::Gone)?;
    match matter {
        Matter::Topics => forum.get::<Topic>(&on.topic()).map(|_| ()),
        Matter::Actions => matter::action(forum, on).filter(|action| dots == 0 || !action.removed).map(|_| ()),
    }
    .ok_or(Refusal::Gone)?;
    if dots > 0 {
        must_be_allowed(forum, matter, ballot, on, dots)?;
    }
    let mut edits = Edits::none();
    match matter {
        Matter::Topics => {
            let topic = on.topic();
            for (elsewhere, _) in dots_of(forum, matter, ballot).into_iter().filter(|(other, dots)| *other != on && *dots > 0) {
                if merging::lead(forum, elsewhere.topic()) == topic {
                    edits.change::<Vote>(forum, &VoteKey { ballot, topic: elsewhere.topic() }, |vote| vote.dots = 0)?;
                }
            }
            edits.change_or_make::<Vote>(forum, &VoteKey { ballot, topic }, |vote| vote.dots = dots);
        }
        Matter::Actions => {
            edits.change_or_make::<ActionVote>(forum, &ActionVoteKey { ballot, action: on.action() }, |vote| vote.dots = dots);
        }
    }
    Ok(Transaction::new(Verb::DotsGiven, "", edits))
}

fn must_be_allowed(forum: &Forum, matter: Matter, ballot: Id<Ballot>, on: Id<Candidate>, dots: u32) -> Result<(), Refusal> {
    let rules = Rules::on(forum, matter);
    if !matter.stands(forum, on) {
        return Err(Refusal::NotOnTheWall);
    }
    if barred(forum, ballot).contains(&on) {
        return Err(Refusal::OwnTopic);
    }
    if dots > rules.cap {
        return Err(Refusal::CapReached { cap: rules.cap });
    }
    let now = dots_on(forum, ballot, on);
    if dots.saturating_sub(now) > budget_left(forum, ballot) {
        return Err(Refusal::NoDotLeft { budget: rules.dots });
    }
    Ok(())
}

/// The candidates on which this ballot may put no dot, because its voter convenes them. Rule V4. No action
/// is anybody's own: rule D3.
pub fn barred(forum: &Forum, ballot: Id<Ballot>) -> BTreeSet<Id<Candidate>> {
    let Some(ballot) = forum.get::<Ballot>(&ballot) else { return BTreeSet::new() };
    let voter = ballot.voter.filter(|_| !Rules::on(forum, ballot.on).own_topics);
    voter.map(|voter| own_topics_of(forum, voter)).unwrap_or_default()
}

/// How many dots a ballot has on a candidate, as they count.
pub fn dots_on(forum: &Forum, ballot: Id<Ballot>, on: impl Into<Id<Candidate>>) -> u32 {
    kept(forum, ballot).get(&on.into()).copied().unwrap_or(0)
}

/// How many dots the voter still has. Dots on a topic that was withdrawn or an action that was removed
/// are free again. Rules V5 and D2.
pub fn budget_left(forum: &Forum, ballot: Id<Ballot>) -> u32 {
    let matter = forum.get::<Ballot>(&ballot).map(|ballot| ballot.on).unwrap_or_default();
    let stands = |on: &Id<Candidate>| match matter {
        Matter::Topics => forum.get::<Topic>(&on.topic()).is_some_and(|topic| !topic.withdrawn),
        Matter::Actions => matter.stands(forum, *on),
    };
    let given = kept(forum, ballot).iter().filter(|(on, _)| stands(on)).fold(0_u32, |sum, (_, dots)| sum.saturating_add(*dots));
    Rules::on(forum, matter).dots.saturating_sub(given)
}

/// Ballots handed in, and begun without being handed in; those set aside aren't among them (rule V8).
pub fn handed_in_and_begun(forum: &Forum, on: Matter) -> (u32, u32) {
    let counted = forum.ballots.iter().filter(|(_, ballot)| ballot.on == on && !ballot.removed);
    counted.fold(
        (0, 0),
        |(handed_in, begun), (_, ballot)| {
            if ballot.handed_in { (handed_in + 1, begun) } else { (handed_in, begun + 1) }
        },
    )
}

/// Hands a ballot in: it counts as it is, and is done with.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn hand_in(forum: &Forum, _cx: &mut Context<'_>, ballot: Id<Ballot>) -> Result<Transaction, Refusal> {
    change(forum, ballot, Verb::BallotHandedIn, |ballot| ballot.handed_in = true)
}

/// Takes a ballot that was handed in back into one's hand, on one's own laptop, while the vote is open.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::VoteNotOpen`].
pub fn take_back(forum: &Forum, _cx: &mut Context<'_>, ballot: Id<Ballot>) -> Result<Transaction, Refusal> {
    must_be_open(forum, forum.get::<Ballot>(&ballot).ok_or(Refusal::Gone)?.on)?;
    change(forum, ballot, Verb::BallotBegun, |ballot| ballot.handed_in = false)
}

/// Sets a ballot aside. Rule V8: its dots don't count, and are kept.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn set_aside(forum: &Forum, _cx: &mut Context<'_>, ballot: Id<Ballot>) -> Result<Transaction, Refusal> {
    change(forum, ballot, Verb::BallotSetAside, |ballot| ballot.removed = true)
}

/// How a ballot stood before dots came late: its dots by candidate; none where it wasn't there.
pub type Stood = (Id<Ballot>, Option<BTreeMap<Id<Candidate>, u32>>);

/// How ballots stand, for whoever sets aside what comes late. Rule H12.
pub fn stood(forum: &Forum, ballots: &[Id<Ballot>]) -> Vec<Stood> {
    let dots = |id: &Id<Ballot>| {
        let on = forum.get::<Ballot>(id)?.on;
        Some(dots_of(forum, on, *id).into_iter().collect())
    };
    ballots.iter().map(|id| (*id, dots(id))).collect()
}

/// Sets aside what came after the vote closed, in one gesture: a ballot that wasn't there as a whole, and of one
/// that was, what changed: its dots stand as they did. Rule H12.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn set_aside_late(forum: &Forum, _cx: &mut Context<'_>, late: &[Stood]) -> Result<Transaction, Refusal> {
    let mut edits = Edits::none();
    for (id, before) in late {
        let on = forum.get::<Ballot>(id).ok_or(Refusal::Gone)?.on;
        let Some(before) = before else {
            edits.change::<Ballot>(forum, id, |ballot| ballot.removed = true)?;
            continue;
        };
        let mut touched = BTreeSet::<Id<Candidate>>::new();
        touched.extend(dots_of(forum, on, *id).into_iter().map(|(candidate, _)| candidate));
        touched.extend(before.keys().copied());
        for candidate in touched {
            let dots = before.get(&candidate).copied().unwrap_or(0);
            match on {
                Matter::Topics => {
                    edits
                        .change_or_make::<Vote>(forum, &VoteKey { ballot: *id, topic: candidate.topic() }, |vote| vote.dots = dots);
                }
                Matter::Actions => {
                    let key = ActionVoteKey { ballot: *id, action: candidate.action() };
                    edits.change_or_make::<ActionVote>(forum, &key, |vote| vote.dots = dots);
                }
            }
        }
    }
    Ok(Transaction::new(Verb::BallotSetAside, "", edits))
}

/// Brings back a ballot that was set aside.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn bring_back(forum: &Forum, _cx: &mut Context<'_>, ballot: Id<Ballot>) -> Result<Transaction, Refusal> {
    change(forum, ballot, Verb::BallotBroughtBack, |ballot| ballot.removed = false)
}

fn change(forum: &Forum, ballot: Id<Ballot>, verb: Verb, change: impl FnOnce(&mut Ballot)) -> Result<Transaction, Refusal> {
    let mut edits = Edits::none();
    edits.change(forum, &ballot, change)?;
    Ok(Transaction::new(verb, "", edits))
}

/// The voters whose name stands on several ballots of one vote, with those ballots.
///
/// Rule V12: nothing is dropped by itself, as two people may share a name; the facilitator may set one
/// aside.
pub fn named_twice(forum: &Forum, on: Matter) -> Vec<(Id<Participant>, Vec<Id<Ballot>>)> {
    let mut ballots: BTreeMap<Id<Participant>, Vec<Id<Ballot>>> = BTreeMap::new();
    for (id, ballot) in forum.ballots.iter().filter(|(_, ballot)| ballot.on == on && !ballot.removed) {
        if let Some(voter) = ballot.voter {
            ballots.entry(voter).or_default().push(*id);
        }
    }
    ballots.into_iter().filter(|(_, ballots)| ballots.len() > 1).collect()
}

/// The candidates in the order in which one voter sees them. Rule V6: another one for each ballot, so that
/// the first aren't favoured; always the same for one ballot, also when a candidate comes or goes.
pub fn order_for<C>(ballot: Id<Ballot>, candidates: &[Id<C>]) -> Vec<Id<C>> {
    let mut order = candidates.to_vec();
    sort_by_key(&mut order, |candidate| place_in_order(ballot, *candidate));
    order
}

/// What a candidate is ordered by for one ballot: a hash of both ids, then the id.
pub(super) fn place_in_order<C>(ballot: Id<Ballot>, candidate: Id<C>) -> (u64, Uuid) {
    let mut hash = 0_u64;
    for half in [ballot.uuid(), candidate.uuid()].iter().flat_map(|uuid| <[u64; 2]>::from(uuid.as_u64_pair())) {
        hash = scramble(hash ^ half);
    }
    (hash, candidate.uuid())
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood, 2014): each bit in moves each bit out.
const fn scramble(x: u64) -> u64 {
    let x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}
