//! Drawing by lot: which topic is read out next, who speaks next, whose report is heard next.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::edit::{Edits, Transaction, Verb};
use super::records::{Participant, Topic};
use super::{Context, Forum, Id, Refusal, agenda, participants, topics};

/// What has been drawn from one pool. A draw belongs to a round, so that starting over is one figure
/// written, however many were drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Draw {
    /// The round under way, from 0.
    pub round: u32,
    /// The round in which each was last drawn.
    pub drawn: BTreeMap<Uuid, u32>,
}

/// The name of a pool, and the key of what was drawn from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PoolName {
    /// The topics on the wall.
    Topics,
    /// The workshops.
    Workshops,
    /// The people.
    People,
}

impl PoolName {
    const ALL: [Self; 3] = [Self::Topics, Self::Workshops, Self::People];
}

impl fmt::Display for PoolName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Topics => "topics",
            Self::Workshops => "workshops",
            Self::People => "people",
        })
    }
}

/// A name that no pool has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPool;

impl FromStr for PoolName {
    type Err = NotAPool;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|pool| pool.to_string() == name).ok_or(NotAPool)
    }
}

/// A pool to draw records of kind `R` from.
#[derive(Debug)]
pub struct Pool<R> {
    name: PoolName,
    kind: PhantomData<fn() -> R>,
}

impl<R> Pool<R> {
    const fn new(name: PoolName) -> Self {
        Self { name, kind: PhantomData }
    }
}

impl<R> Clone for Pool<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Pool<R> {}

/// The topics on the wall: whose is read out next.
pub const TOPICS: Pool<Topic> = Pool::new(PoolName::Topics);
/// The workshops: whose report is heard next.
pub const WORKSHOPS: Pool<Topic> = Pool::new(PoolName::Workshops);
/// The people: who speaks next.
pub const PEOPLE: Pool<Participant> = Pool::new(PoolName::People);

/// Draws one of those left, each with the same chance. Rule R1.
///
/// # Errors
/// [`Refusal::NothingLeft`] once all were drawn, and where there is nothing to draw.
pub fn next<R>(forum: &Forum, cx: &mut Context<'_>, pool: Pool<R>) -> Result<(Id<R>, Transaction), Refusal> {
    let left = remaining(forum, pool.name);
    let drawn = left.get(chance(cx, left.len())).copied().ok_or(Refusal::NothingLeft)?;
    let mut edits = Edits::none();
    note(forum, pool.name, drawn, &mut edits);
    Ok((Id::new(drawn), Transaction::on::<Draw>(Verb::Drawn, "", &pool.name, edits)))
}

/// Notes one that has its turn, drawn or not, so that it isn't drawn any more. Rule R2.
pub(super) fn has_its_turn<R>(forum: &Forum, pool: Pool<R>, id: Id<R>, edits: &mut Edits) {
    note(forum, pool.name, id.uuid(), edits);
}

/// Those that weren't drawn yet, in the order of the pool. Rule R3: who joins meanwhile is among them at
/// once, who left isn't.
pub fn left<R>(forum: &Forum, pool: Pool<R>) -> Vec<Id<R>> {
    remaining(forum, pool.name).into_iter().map(Id::new).collect()
}

/// Starts over: all are in the pool again. Rule R4.
pub fn again<R>(forum: &Forum, _cx: &mut Context<'_>, pool: Pool<R>) -> Transaction {
    let mut edits = Edits::none();
    edits.change_or_make::<Draw>(forum, &pool.name, |draw| draw.round = draw.round.wrapping_add(1));
    Transaction::on::<Draw>(Verb::Drawn, "", &pool.name, edits)
}

fn note(forum: &Forum, pool: PoolName, id: Uuid, edits: &mut Edits) {
    edits.change_or_make::<Draw>(forum, &pool, |draw| {
        draw.drawn.insert(id, draw.round);
    });
}

fn remaining(forum: &Forum, pool: PoolName) -> Vec<Uuid> {
    let mut all: Vec<Uuid> = match pool {
        PoolName::Topics => topics::on_the_wall(forum).into_iter().map(Id::uuid).collect(),
        PoolName::Workshops => agenda::workshops(forum).into_iter().map(|held| held.id.uuid()).collect(),
        PoolName::People => participants::listed(forum).into_iter().map(|(id, _)| id.uuid()).collect(),
    };
    if let Some(draw) = forum.get::<Draw>(&pool) {
        all.retain(|id| draw.drawn.get(id) != Some(&draw.round));
    }
    all
}

/// A position below `count`, by the chance that comes with new ids. Of a version 7 id, the last 32 bits
/// are random anew each time, whatever its clock and counter do. Their remainder favours no position by
/// more than `count` in 2³², which for the largest forum is one draw in 200,000.
fn chance(cx: &mut Context<'_>, count: usize) -> usize {
    let [.., a, b, c, d] = (cx.mint)().into_bytes();
    let random = u32::from_be_bytes([a, b, c, d]);
    usize::try_from(random).ok().and_then(|random| random.checked_rem(count)).unwrap_or_default()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
