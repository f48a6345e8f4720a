//! People: found by name, added, changed, listed.

use std::collections::HashMap;

use serde_json::Value;

use super::fold::fold;
use super::record::Record;
use super::sorting::sort_by_key;
use super::{Context, Edit, Edits, Forum, Id, Participant, Refusal, Transaction, Verb, limits};

/// The people of a forum by their folded names, with those that the same gesture adds.
///
/// Rule P1: a name finds the same person whatever its accents, case and spaces. Where two people bear
/// one name, it finds the one who was added first, and one who was removed only when nobody else does.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<String, Known>);

#[derive(Clone, Copy, Debug)]
struct Known {
    id: Id<Participant>,
    removed: bool,
}

impl Names {
    /// The people that a forum knows.
    pub fn of(forum: &Forum) -> Self {
        let mut names = Self(HashMap::with_capacity(forum.participants.len()));
        for (id, participant) in &forum.participants {
            names.learn(&participant.name, Known { id: *id, removed: participant.removed });
        }
        names
    }

    fn learn(&mut self, name: &str, known: Known) {
        let folded = fold(name);
        if folded.is_empty() {
            return;
        }
        let slot = self.0.entry(folded).or_insert(known);
        if slot.removed && !known.removed {
            *slot = known;
        }
    }

    /// The people whom edits of the same gesture have added.
    fn learn_from(&mut self, edits: &Edits) {
        for edit in &edits.0 {
            if let Edit::Put { record, field, value: Value::String(name) } = edit
                && record.kind == Participant::KIND
                && field == "name"
                && let Ok(id) = record.key.parse()
            {
                self.learn(name, Known { id, removed: false });
            }
        }
    }

    /// The person with this name, removed ones left out.
    pub fn get(&self, name: &str) -> Option<Id<Participant>> {
        self.0.get(&fold(name)).filter(|known| !known.removed).map(|known| known.id)
    }

    /// The person with this name; a new one where nobody has it.
    ///
    /// Rule P2: a new name given twice in one gesture is one person. Rule P3: naming somebody who was
    /// removed brings the same person back.
    ///
    /// # Errors
    /// [`Refusal::Empty`] and [`Refusal::TooLong`] when the name can't be one.
    pub fn find_or_add(
        &mut self,
        forum: &Forum,
        cx: &mut Context<'_>,
        name: &str,
        edits: &mut Edits,
    ) -> Result<Id<Participant>, Refusal> {
        let name = limits::line(name)?;
        let folded = fold(&name);
        if let Some(known) = self.0.get_mut(&folded) {
            if known.removed {
                known.removed = false;
                edits.change::<Participant>(forum, &known.id, |participant| participant.removed = false)?;
            }
            return Ok(known.id);
        }
        let id = cx.id();
        edits.put(forum, &id, &Participant { name, ..Participant::default() });
        self.0.insert(folded, Known { id, removed: false });
        Ok(id)
    }
}

/// The person with this name, removed ones left out.
pub fn find(forum: &Forum, name: &str) -> Option<Id<Participant>> {
    let folded = fold(name);
    let mut named = forum.participants.iter().filter(|(_, participant)| !participant.removed);
    named.find(|(_, participant)| !folded.is_empty() && fold(&participant.name) == folded).map(|(id, _)| *id)
}

/// The person with this name, also one whom `edits` add; a new one where nobody has it. For a long
/// list of names, keep a [`Names`].
///
/// # Errors
/// [`Refusal::Empty`] and [`Refusal::TooLong`] when the name can't be one.
pub fn find_or_add(forum: &Forum, cx: &mut Context<'_>, name: &str, edits: &mut Edits) -> Result<Id<Participant>, Refusal> {
    let mut names = Names::of(forum);
    names.learn_from(edits);
    names.find_or_add(forum, cx, name, edits)
}

/// Adds a person, or says more of the one with this name.
///
/// # Errors
/// [`Refusal::Empty`] and [`Refusal::TooLong`] when the name or organisation can't be one.
pub fn add(forum: &Forum, cx: &mut Context<'_>, name: &str, organisation: &str) -> Result<Transaction, Refusal> {
    let (name, organisation) = (limits::line(name)?, limits::optional_line(organisation)?);
    let mut edits = Edits::none();
    let known = Names::of(forum).find_or_add(forum, cx, &name, &mut Edits::none())?;
    edits.change_or_make::<Participant>(forum, &known, |participant| {
        participant.removed = false;
        if participant.name.is_empty() {
            participant.name.clone_from(&name);
        }
        if !organisation.is_empty() {
            participant.organisation = organisation;
        }
    });
    Ok(Transaction::on::<Participant>(Verb::ParticipantAdded, name, &known, edits))
}

/// Calls a person otherwise. Two people may bear one name.
///
/// # Errors
/// [`Refusal::Empty`] and [`Refusal::TooLong`] for the name, [`Refusal::Gone`] for the person.
pub fn rename(forum: &Forum, _cx: &mut Context<'_>, person: Id<Participant>, name: &str) -> Result<Transaction, Refusal> {
    let name = limits::line(name)?;
    change(forum, person, Verb::ParticipantChanged, |participant| participant.name = name)
}

/// Says for whom a person is here; empty for nobody.
///
/// # Errors
/// [`Refusal::TooLong`] for the organisation, [`Refusal::Gone`] for the person.
pub fn set_organisation(
    forum: &Forum,
    _cx: &mut Context<'_>,
    person: Id<Participant>,
    organisation: &str,
) -> Result<Transaction, Refusal> {
    let organisation = limits::optional_line(organisation)?;
    change(forum, person, Verb::ParticipantChanged, |participant| participant.organisation = organisation)
}

/// Leaves a person out of the minutes' list of participants, or puts him or her in again.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such person.
pub fn set_unlisted(forum: &Forum, _cx: &mut Context<'_>, person: Id<Participant>, unlisted: bool) -> Result<Transaction, Refusal> {
    change(forum, person, Verb::ParticipantChanged, |participant| participant.unlisted = unlisted)
}

/// Marks somebody who wishes to be named nowhere in the minutes. Rule B4.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn set_unnamed(forum: &Forum, _cx: &mut Context<'_>, person: Id<Participant>, unnamed: bool) -> Result<Transaction, Refusal> {
    change(forum, person, Verb::ParticipantChanged, |participant| participant.unnamed = unnamed)
}

/// Takes a person off the list. Rule P3: what he or she proposed or promised keeps the name.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such person.
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, person: Id<Participant>) -> Result<Transaction, Refusal> {
    change(forum, person, Verb::ParticipantRemoved, |participant| participant.removed = true)
}

fn change(
    forum: &Forum,
    person: Id<Participant>,
    verb: Verb,
    change: impl FnOnce(&mut Participant),
) -> Result<Transaction, Refusal> {
    let mut edits = Edits::none();
    edits.change(forum, &person, change)?;
    Ok(Transaction::on::<Participant>(verb, name_of(forum, person), &person, edits))
}

/// Everybody on the list. Rule P4: in the order of their folded names, which is the same in every
/// language; equal names in the order in which they were added.
pub fn listed(forum: &Forum) -> Vec<(Id<Participant>, &Participant)> {
    let mut people: Vec<_> = forum.participants.iter().filter(|(_, participant)| !participant.removed).collect();
    sort_by_key(&mut people, |(id, participant)| (fold(&participant.name), **id));
    people.into_iter().map(|(id, participant)| (*id, participant)).collect()
}

/// A person's name, also of one who was removed; empty when the forum doesn't know the id.
pub fn name_of(forum: &Forum, person: Id<Participant>) -> &str {
    forum.get::<Participant>(&person).map_or("", |participant| participant.name.as_str())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
