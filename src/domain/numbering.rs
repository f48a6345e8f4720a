//! Numbers: given once and for good, to topics and to workshops.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use super::sorting::sort_by_key;
use super::{Edits, Forum, Id, Number, Topic, Transaction, Verb, Workshop, limits};

/// The largest number that is one. A larger one, which only a damaged or hostile file can bring, reads
/// as none, so that the next number always exists.
pub const MOST: u32 = 999_999;

/// The numbers of all topics, resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(HashMap<Id<Topic>, u32>);

impl Numbers {
    /// The numbers that the forum's topics bear.
    pub fn of(forum: &Forum) -> Self {
        Self(resolve(given(forum)))
    }

    /// The topic's number; `None` for a topic that is still new.
    pub fn get(&self, topic: Id<Topic>) -> Option<u32> {
        self.0.get(&topic).copied()
    }
}

/// The topic's number; `None` for a topic that is still new. For many topics, use [`Numbers`].
pub fn number_of(forum: &Forum, topic: Id<Topic>) -> Option<u32> {
    resolved(given(forum), topic)
}

/// The workshop's number; `None` for one that has none yet.
pub fn workshop_number(forum: &Forum, workshop: Id<Topic>) -> Option<u32> {
    resolved(given_to_workshops(forum), workshop)
}

fn given(forum: &Forum) -> impl Iterator<Item = (Id<Topic>, u32)> + Clone {
    forum.numbers.iter().map(|(topic, number)| (*topic, number.n))
}

fn given_to_workshops(forum: &Forum) -> impl Iterator<Item = (Id<Topic>, u32)> + Clone {
    forum.workshops.iter().map(|(topic, workshop)| (*topic, workshop.number))
}

fn is_number(n: u32) -> bool {
    (1..=MOST).contains(&n)
}

/// Rule N4: where two facilitators gave the same number, the topic with the smaller id keeps it, and
/// the other one has none until it is repaired. Takes the pairs in the order of their ids.
fn resolve<K: Copy + Eq + Hash>(given: impl Iterator<Item = (K, u32)>) -> HashMap<K, u32> {
    let mut keepers: BTreeMap<u32, K> = BTreeMap::new();
    for (key, n) in given.filter(|(_, n)| is_number(*n)) {
        keepers.entry(n).or_insert(key);
    }
    keepers.into_iter().map(|(n, key)| (key, n)).collect()
}

/// The same for one key, without a table.
fn resolved<K: Copy + Eq>(mut given: impl Iterator<Item = (K, u32)> + Clone, key: K) -> Option<u32> {
    let n = given.clone().find(|(other, _)| *other == key).map(|(_, n)| n).filter(|n| is_number(*n))?;
    given.find(|(_, other)| *other == n).filter(|(keeper, _)| *keeper == key).map(|(_, n)| n)
}

/// Hands out numbers that nobody bears or bore. Rule N2: a number is never given twice.
#[derive(Clone, Debug)]
pub struct Free {
    next: u32,
    gaps: std::vec::IntoIter<u32>,
}

impl Free {
    /// The numbers still free for topics.
    pub fn for_topics(forum: &Forum) -> Self {
        Self::beside(given(forum).map(|(_, n)| n))
    }

    /// The numbers still free for workshops.
    pub fn for_workshops(forum: &Forum) -> Self {
        Self::beside(given_to_workshops(forum).map(|(_, n)| n))
    }

    fn beside(taken: impl Iterator<Item = u32> + Clone) -> Self {
        let highest = taken.clone().filter(|n| is_number(*n)).max().unwrap_or(0);
        if highest < MOST / 2 {
            return Self { next: highest + 1, gaps: Vec::new().into_iter() };
        }
        // Somebody's file bears a number near the end: the lowest ones that nobody bears are as good.
        let taken: BTreeSet<u32> = taken.collect();
        let gaps: Vec<u32> = (1..=MOST).filter(|n| !taken.contains(n)).take(limits::TOPICS).collect();
        Self { next: MOST, gaps: gaps.into_iter() }
    }

    /// The next free number.
    pub fn take(&mut self) -> u32 {
        if let Some(gap) = self.gaps.next() {
            return gap;
        }
        let n = self.next;
        self.next = n.saturating_add(1).min(MOST);
        n
    }
}

/// Rule N1: whoever proposes a topic on the facilitator's side gives it the next number in the same
/// gesture.
pub(super) fn give(forum: &Forum, topic: Id<Topic>, free: &mut Free, edits: &mut Edits) {
    edits.put(forum, &topic, &Number { n: free.take() });
}

/// Rule N3: topics that came by merging get their numbers in the order in which they were proposed,
/// and doubles are repaired; `None` when every topic and workshop has one.
pub fn give_missing(forum: &Forum) -> Option<Transaction> {
    let mut edits = Edits::none();
    let numbers = Numbers::of(forum);
    let has_none = |(id, topic): &(&Id<Topic>, &Topic)| !topic.title.is_empty() && numbers.get(**id).is_none();
    let mut missing: Vec<(&Id<Topic>, &Topic)> = forum.topics.iter().filter(has_none).collect();
    sort_by_key(&mut missing, |(id, topic)| (topic.proposed, **id));
    if !missing.is_empty() {
        let mut free = Free::for_topics(forum);
        for (id, _) in missing {
            give(forum, *id, &mut free, &mut edits);
        }
    }
    give_missing_to_workshops(forum, &mut edits);
    (!edits.is_empty()).then(|| Transaction::new(Verb::TopicsNumbered, "", edits))
}

/// Rule N5: a workshop's number, too, is given once; of two alike, the later one gets the next free.
fn give_missing_to_workshops(forum: &Forum, edits: &mut Edits) {
    let numbers = resolve(given_to_workshops(forum));
    let missing = forum.workshops.iter().filter(|(id, workshop)| workshop.fate.is_workshop() && !numbers.contains_key(*id));
    let mut free = None;
    for (id, workshop) in missing {
        let number = free.get_or_insert_with(|| Free::for_workshops(forum)).take();
        edits.put(forum, id, &Workshop { number, ..workshop.clone() });
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
