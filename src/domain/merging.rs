//! Merging topics with their conveners' consent, and parting them again.

use std::collections::{BTreeMap, BTreeSet};

use super::numbering::Free;
use super::{Context, Edits, Forum, Id, Participant, Refusal, Topic, Transaction, Verb, Workshop, limits};

/// Where a topic's merge leads, one step. Rule M6: a withdrawn topic leads nobody and follows nobody;
/// so does one that hasn't arrived.
fn step(forum: &Forum, topic: Id<Topic>) -> Option<Id<Topic>> {
    let there = |id: Id<Topic>| forum.get::<Topic>(&id).filter(|topic| !topic.withdrawn && !topic.title.is_empty());
    let into = there(topic)?.merged_into?;
    there(into).map(|_| into)
}

/// The topic under which this one stands on the wall: itself, or the one it was merged into, followed
/// to the end.
///
/// Rule M5: merges of two machines may form a circle; its smallest id leads, and nothing else changes.
pub fn lead(forum: &Forum, topic: Id<Topic>) -> Id<Topic> {
    let mut path = vec![topic];
    let mut seen = BTreeSet::from([topic]);
    let mut here = topic;
    while let Some(next) = step(forum, here) {
        if !seen.insert(next) {
            return smallest_of_circle(&path, next);
        }
        path.push(next);
        here = next;
    }
    here
}

/// The smallest id from where the path meets itself on.
fn smallest_of_circle(path: &[Id<Topic>], meets: Id<Topic>) -> Id<Topic> {
    path.iter().copied().skip_while(|id| *id != meets).min().unwrap_or(meets)
}

/// Every topic's lead, worked out at once, and the groups that merging made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    leads: BTreeMap<Id<Topic>, Id<Topic>>,
    merged: Merged,
}

/// The groups that merging made, without the topics that stand alone: it stays the same when one more is
/// proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged(BTreeMap<Id<Topic>, Vec<Id<Topic>>>);

impl Merged {
    /// The groups of a forum.
    pub fn of(forum: &Forum) -> Self {
        if forum.topics.iter().all(|(_, topic)| topic.merged_into.is_none()) { Self::default() } else { Groups::of(forum).merged }
    }

    /// The topics merged into a lead, at any depth, in the order of their ids.
    pub fn under(&self, lead: Id<Topic>) -> &[Id<Topic>] {
        self.0.get(&lead).map_or(&[], Vec::as_slice)
    }

    /// The lead and all topics merged into it.
    pub fn members(&self, lead: Id<Topic>) -> impl Iterator<Item = Id<Topic>> + '_ {
        std::iter::once(lead).chain(self.under(lead).iter().copied())
    }

    /// Everybody who convenes a topic of the group. Rule M2: a merge keeps every convener; the lead's
    /// come first.
    pub fn conveners(&self, forum: &Forum, lead: Id<Topic>) -> Vec<Id<Participant>> {
        let mut seen = BTreeSet::new();
        let topics = self.members(lead).filter_map(|id| forum.get::<Topic>(&id));
        topics.flat_map(|topic| topic.conveners.iter()).filter(|person| seen.insert(*person)).collect()
    }
}

impl Groups {
    /// The groups of a forum; topics without a title, of which only parts have arrived, are left out.
    pub fn of(forum: &Forum) -> Self {
        let mut groups = Self::default();
        for (id, topic) in &forum.topics {
            if topic.title.is_empty() || groups.leads.contains_key(id) {
                continue;
            }
            if topic.merged_into.is_none() {
                groups.leads.insert(*id, *id);
                continue;
            }
            let mut path = vec![*id];
            let mut on_path = BTreeSet::from([*id]);
            let mut here = *id;
            let lead = loop {
                if let Some(known) = groups.leads.get(&here) {
                    break *known;
                }
                match step(forum, here) {
                    None => break here,
                    Some(next) if !on_path.insert(next) => break smallest_of_circle(&path, next),
                    Some(next) => {
                        path.push(next);
                        here = next;
                    }
                }
            };
            groups.leads.extend(path.into_iter().map(|id| (id, lead)));
        }
        for (id, lead) in &groups.leads {
            if id != lead {
                groups.merged.0.entry(*lead).or_default().push(*id);
            }
        }
        groups
    }

    /// The topic's lead; `None` for a topic that the forum doesn't have.
    pub fn lead(&self, topic: Id<Topic>) -> Option<Id<Topic>> {
        self.leads.get(&topic).copied()
    }

    /// The topics merged into a lead, at any depth, in the order of their ids.
    pub fn merged(&self, lead: Id<Topic>) -> &[Id<Topic>] {
        self.merged.under(lead)
    }

    /// The lead and all topics merged into it.
    pub fn members(&self, lead: Id<Topic>) -> impl Iterator<Item = Id<Topic>> + '_ {
        self.merged.members(lead)
    }

    /// The topics that stand for themselves, withdrawn ones too, in the order of their ids.
    pub fn leads(&self) -> impl Iterator<Item = Id<Topic>> + '_ {
        self.leads.iter().filter(|(id, lead)| id == lead).map(|(id, _)| *id)
    }

    /// Everybody who convenes a topic of the group, the lead's conveners first.
    pub fn conveners(&self, forum: &Forum, lead: Id<Topic>) -> Vec<Id<Participant>> {
        self.merged.conveners(forum, lead)
    }
}

/// The topics merged into a lead, at any depth. For many leads, use [`Groups`].
pub fn merged(forum: &Forum, of: Id<Topic>) -> Vec<Id<Topic>> {
    let has_left = |(_, topic): &(&Id<Topic>, &Topic)| topic.merged_into.is_some();
    forum.topics.iter().filter(has_left).map(|(id, _)| *id).filter(|id| *id != of && lead(forum, *id) == of).collect()
}

/// Everybody who convenes a topic of the lead's group. For many leads, use [`Groups`].
pub fn conveners(forum: &Forum, of: Id<Topic>) -> Vec<Id<Participant>> {
    let mut seen = BTreeSet::new();
    let topics = std::iter::once(of).chain(merged(forum, of));
    let people = topics.filter_map(|id| forum.get::<Topic>(&id)).flat_map(|topic| topic.conveners.iter());
    people.filter(|person| seen.insert(*person)).collect()
}

/// Merges topics into another one, whose title leads from now on.
///
/// Rule M1: the conveners' consent is needed, and kept in words. Rule M2: every topic keeps its title,
/// number and conveners. Rule M4: no gesture merges a topic into itself or into one merged into it.
/// Rule M6: a withdrawn topic can't be merged, nor another into it.
///
/// # Errors
/// [`Refusal::NoConsent`], [`Refusal::MergeCycle`], [`Refusal::NotOnTheWall`], [`Refusal::Gone`];
/// [`Refusal::Empty`] without a topic to merge, [`Refusal::TooLong`] for the words.
pub fn merge(
    forum: &Forum,
    _cx: &mut Context<'_>,
    from: &[Id<Topic>],
    into: Id<Topic>,
    consent: &str,
) -> Result<Transaction, Refusal> {
    let consent = limits::optional_line(consent)?;
    if from.is_empty() {
        return Err(Refusal::Empty);
    }
    if consent.is_empty() {
        return Err(Refusal::NoConsent);
    }
    let title = forum.get::<Topic>(&into).ok_or(Refusal::Gone)?.title.clone();
    let from: BTreeSet<Id<Topic>> = from.iter().copied().collect();
    let mut edits = Edits::none();
    for id in &from {
        let topic = forum.get::<Topic>(id).ok_or(Refusal::Gone)?;
        if *id == into || step(forum, into).is_some() && lead(forum, into) == *id {
            return Err(Refusal::MergeCycle);
        }
        if topic.withdrawn || lead(forum, *id) != *id {
            return Err(Refusal::NotOnTheWall);
        }
        edits.change::<Topic>(forum, id, |topic| {
            topic.merged_into = Some(into);
            topic.consent.clone_from(&consent);
        })?;
    }
    if !super::topics::is_on_the_wall(forum, into) {
        return Err(Refusal::NotOnTheWall);
    }
    // A merge held back because its topic was withdrawn must not close a circle when that one returns.
    edits.change::<Topic>(forum, &into, |topic| {
        if topic.merged_into.take().is_some() {
            topic.consent = String::new();
        }
    })?;
    pass_on_workshop(forum, &from, into, &mut edits);
    Ok(Transaction::on::<Topic>(Verb::TopicMerged, title, &into, edits))
}

/// Rule M7: when a workshop is merged into a topic that isn't one, that topic becomes the workshop, in
/// the same room and slot, under a number of its own.
fn pass_on_workshop(forum: &Forum, from: &BTreeSet<Id<Topic>>, into: Id<Topic>, edits: &mut Edits) {
    let is_workshop = |id: &Id<Topic>| forum.get::<Workshop>(id).filter(|workshop| workshop.fate.is_workshop());
    if is_workshop(&into).is_some() {
        return;
    }
    let Some(former) = from.iter().filter_map(is_workshop).min_by_key(|workshop| workshop.number) else { return };
    edits.change_or_make::<Workshop>(forum, &into, |workshop| {
        workshop.fate = former.fate;
        (workshop.room, workshop.slot, workshop.pinned) = (former.room, former.slot, former.pinned);
        (workshop.published_room, workshop.published_slot) = (former.published_room, former.published_slot);
        if workshop.number == 0 {
            workshop.number = Free::for_workshops(forum).take();
        }
    });
}

/// Parts a topic from the one it was merged into. Rule M3: it stands on the wall again as it was, with
/// the topics that had been merged into it before.
///
/// # Errors
/// [`Refusal::Gone`] without such a topic, [`Refusal::NothingToUndo`] when it isn't merged.
pub fn unmerge(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>) -> Result<Transaction, Refusal> {
    let record = forum.get::<Topic>(&topic).ok_or(Refusal::Gone)?;
    if record.merged_into.is_none() {
        return Err(Refusal::NothingToUndo);
    }
    let title = record.title.clone();
    let mut edits = Edits::none();
    edits.change::<Topic>(forum, &topic, |topic| {
        topic.merged_into = None;
        topic.consent = String::new();
    })?;
    Ok(Transaction::on::<Topic>(Verb::TopicUnmerged, title, &topic, edits))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
