//! Voting: the rules of dots, ballots, and what a voter may do with one.

use std::collections::{BTreeMap, BTreeSet};

use super::retaining::follow_the_line;
use super::sorting::sort_by_key;
use super::tally::{kept, own_topics_of, votes_of};
use super::{
    Ballot, Context, Edits, Forum, Id, Identity, Participant, Refusal, Tally, Topic, Transaction, Verb, Vote, VoteKey, VoteState,
    limits, merging, participants, topics,
};

pub use super::retaining::{close, reopen};

/// The rules of a forum's vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The dot budget: how many dots each voter has.
    pub dots: u32,
    /// The cap: how many of them may go on one topic.
    pub cap: u32,
    /// Whether conveners may put dots on their own topics.
    pub own_topics: bool,
    /// Whether totals are shown while the vote is open.
    pub open_totals: bool,
    /// How many topics are to be retained.
    pub retain: u32,
}

impl Rules {
    /// The rules that a forum has, within their ranges whatever merges bring.
    pub fn of(forum: &Forum) -> Self {
        let Identity { dots, cap, own_topics, open_totals, retain, .. } = forum.about();
        Self {
            dots: dots.min(limits::DOTS),
            cap: cap.min(limits::DOTS),
            own_topics,
            open_totals,
            retain: retain.min(most_retained()),
        }
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
    in_range(rules.dots, 1, limits::DOTS)?;
    in_range(rules.cap, 1, limits::DOTS)?;
    in_range(rules.retain, 0, most_retained())?;
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

fn in_range(n: u32, least: u32, most: u32) -> Result<(), Refusal> {
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

/// Rule V1: dots are given while the vote is open, not before or after.
fn must_be_open(forum: &Forum) -> Result<(), Refusal> {
    if forum.about().vote == VoteState::Open { Ok(()) } else { Err(Refusal::VoteNotOpen) }
}

/// Begins a ballot, for a voter by name or for nobody in particular; tells its id.
///
/// Rule V11: the transaction names neither the voter nor the ballot, so that the history doesn't tell
/// whose ballot is whose.
///
/// # Errors
/// [`Refusal::VoteNotOpen`], [`Refusal::TooLong`].
pub fn begin_ballot(forum: &Forum, cx: &mut Context<'_>, voter: &str) -> Result<(Id<Ballot>, Transaction), Refusal> {
    must_be_open(forum)?;
    let mut edits = Edits::none();
    let name = limits::optional_line(voter)?;
    let voter = if name.is_empty() { None } else { Some(participants::find_or_add(forum, cx, &name, &mut edits)?) };
    let ballot = cx.id();
    edits.put(forum, &ballot, &Ballot { voter, begun: cx.now, ..Ballot::default() });
    Ok((ballot, Transaction::new(Verb::BallotBegun, "", edits)))
}

/// Makes `dots` the number of a ballot's dots on a topic and those merged into it.
///
/// Rule V2: no more dots in all than the budget. Rule V3: no more on one topic than the cap. Rule V4:
/// none on one's own topic where that isn't allowed. Rule V5: only on topics on the wall; from another
/// one they may be taken back. Rule V11: the transaction doesn't say on what.
///
/// # Errors
/// [`Refusal::VoteNotOpen`], [`Refusal::NotOnTheWall`], [`Refusal::CapReached`],
/// [`Refusal::NoDotLeft`], [`Refusal::OwnTopic`]; [`Refusal::Gone`] for a topic that isn't there, or a
/// ballot that isn't, was handed in or set aside.
pub fn give(forum: &Forum, _cx: &mut Context<'_>, ballot: Id<Ballot>, topic: Id<Topic>, dots: u32) -> Result<Transaction, Refusal> {
    must_be_open(forum)?;
    forum.get::<Ballot>(&ballot).filter(|ballot| !ballot.removed && !ballot.handed_in).ok_or(Refusal::Gone)?;
    forum.get::<Topic>(&topic).ok_or(Refusal::Gone)?;
    let rules = Rules::of(forum);
    if dots > 0 {
        if !topics::is_on_the_wall(forum, topic) {
            return Err(Refusal::NotOnTheWall);
        }
        if barred(forum, ballot).contains(&topic) {
            return Err(Refusal::OwnTopic);
        }
        if dots > rules.cap {
            return Err(Refusal::CapReached { cap: rules.cap });
        }
        let now = dots_on(forum, ballot, topic);
        if dots.saturating_sub(now) > budget_left(forum, ballot) {
            return Err(Refusal::NoDotLeft { budget: rules.dots });
        }
    }
    let mut edits = Edits::none();
    let elsewhere = votes_of(forum, ballot).filter(|(key, vote)| key.topic != topic && vote.dots > 0);
    for (key, _) in elsewhere.filter(|(key, _)| merging::lead(forum, key.topic) == topic) {
        edits.change::<Vote>(forum, key, |vote| vote.dots = 0)?;
    }
    edits.change_or_make::<Vote>(forum, &VoteKey { ballot, topic }, |vote| vote.dots = dots);
    Ok(Transaction::new(Verb::DotsGiven, "", edits))
}

/// The topics on which this ballot may put no dot, because its voter convenes them. Rule V4.
pub fn barred(forum: &Forum, ballot: Id<Ballot>) -> BTreeSet<Id<Topic>> {
    let voter = forum.get::<Ballot>(&ballot).and_then(|ballot| ballot.voter);
    voter.filter(|_| !Rules::of(forum).own_topics).map(|voter| own_topics_of(forum, voter)).unwrap_or_default()
}

/// How many dots a ballot has on a topic, as they count.
pub fn dots_on(forum: &Forum, ballot: Id<Ballot>, topic: Id<Topic>) -> u32 {
    kept(forum, ballot).get(&topic).copied().unwrap_or(0)
}

/// How many dots the voter still has. Dots on a topic that was withdrawn are free again.
pub fn budget_left(forum: &Forum, ballot: Id<Ballot>) -> u32 {
    let on_the_wall = |topic: &Id<Topic>| forum.get::<Topic>(topic).is_some_and(|topic| !topic.withdrawn);
    let given =
        kept(forum, ballot).iter().filter(|(topic, _)| on_the_wall(topic)).fold(0_u32, |sum, (_, dots)| sum.saturating_add(*dots));
    Rules::of(forum).dots.saturating_sub(given)
}

/// Hands a ballot in: it counts as it is, and is done with.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn hand_in(forum: &Forum, _cx: &mut Context<'_>, ballot: Id<Ballot>) -> Result<Transaction, Refusal> {
    change_ballot(forum, ballot, Verb::BallotHandedIn, |ballot| ballot.handed_in = true)
}

/// Sets a ballot aside. Rule V8: its dots don't count, and are kept.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn set_aside(forum: &Forum, _cx: &mut Context<'_>, ballot: Id<Ballot>) -> Result<Transaction, Refusal> {
    change_ballot(forum, ballot, Verb::BallotSetAside, |ballot| ballot.removed = true)
}

/// Brings back a ballot that was set aside.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn bring_back(forum: &Forum, _cx: &mut Context<'_>, ballot: Id<Ballot>) -> Result<Transaction, Refusal> {
    change_ballot(forum, ballot, Verb::BallotBroughtBack, |ballot| ballot.removed = false)
}

fn change_ballot(forum: &Forum, ballot: Id<Ballot>, verb: Verb, change: impl FnOnce(&mut Ballot)) -> Result<Transaction, Refusal> {
    let mut edits = Edits::none();
    edits.change(forum, &ballot, change)?;
    Ok(Transaction::new(verb, "", edits))
}

/// The voters whose name stands on several ballots, with those ballots.
///
/// Rule V12: nothing is dropped by itself, as two people may share a name; the facilitator may set one
/// aside.
pub fn named_twice(forum: &Forum) -> Vec<(Id<Participant>, Vec<Id<Ballot>>)> {
    let mut ballots: BTreeMap<Id<Participant>, Vec<Id<Ballot>>> = BTreeMap::new();
    for (id, ballot) in forum.ballots.iter().filter(|(_, ballot)| !ballot.removed) {
        if let Some(voter) = ballot.voter {
            ballots.entry(voter).or_default().push(*id);
        }
    }
    ballots.into_iter().filter(|(_, ballots)| ballots.len() > 1).collect()
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

/// The topics in the order in which one voter sees them. Rule V6: another one for each ballot, so that
/// the first topics aren't favoured; always the same for one ballot, also when a topic comes or goes.
pub fn order_for(ballot: Id<Ballot>, topics: &[Id<Topic>]) -> Vec<Id<Topic>> {
    let mut order = topics.to_vec();
    sort_by_key(&mut order, |topic| place_in_order(ballot, *topic));
    order
}

/// What a topic is ordered by for one ballot: a hash of both ids, then the id.
pub(super) fn place_in_order(ballot: Id<Ballot>, topic: Id<Topic>) -> (u64, Id<Topic>) {
    let mut hash = 0_u64;
    for half in [ballot.uuid(), topic.uuid()].iter().flat_map(|uuid| <[u64; 2]>::from(uuid.as_u64_pair())) {
        hash = scramble(hash ^ half);
    }
    (hash, topic)
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood, 2014): each bit in moves each bit out.
const fn scramble(x: u64) -> u64 {
    let x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
