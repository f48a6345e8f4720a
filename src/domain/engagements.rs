//! Engagements: what each person promises to do.

use std::collections::BTreeMap;

use super::edit::{Edits, Transaction, Verb};
use super::entry::{self, AtLine, PastedPromise};
use super::records::{Engagement, Participant, Progress, Topic};
use super::sorting::sort_by_key;
use super::{Context, Due, Forum, Id, Refusal, Telling, actions, limits, order, participants, persons, typed};

/// An engagement whose person is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngagementDraft {
    /// Who.
    pub person: Id<Participant>,
    /// What.
    pub promise: String,
    /// By when.
    pub due: Due,
    /// The workshop it goes with, if any.
    pub workshop: Option<Id<Topic>>,
}

/// An engagement as typed on one line; the name is still to be matched with a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EngagementLine {
    /// Who.
    pub name: String,
    /// What.
    pub promise: String,
    /// By when.
    pub due: Due,
}

/// One person and what he or she promises.
#[derive(Clone, Debug, PartialEq)]
pub struct Promises<'a> {
    /// The person; `None` for engagements of nobody whom the forum knows.
    pub person: Option<Id<Participant>>,
    /// The engagements, in the order in which they were made.
    pub engagements: Vec<(Id<Engagement>, &'a Engagement)>,
}

/// A pasted list of promises, as [`entry::promises`] reads it, each with its term after a dash:
/// `Name: promise — by when`. Rule E5.
///
/// # Errors
/// Where a line is: [`Refusal::Empty`] for a name without a promise, [`Refusal::TooLong`],
/// [`Refusal::TooMany`].
pub fn parse(pasted: &str) -> Result<Vec<EngagementLine>, AtLine> {
    Ok(entry::promises(pasted)?.into_iter().map(with_term).collect())
}

/// One typed line: `Name: promise — by when`. Rule E5.
///
/// # Errors
/// [`Refusal::Empty`] without a name or a promise, [`Refusal::TooLong`] for either.
pub fn parse_line(typed: &str) -> Result<EngagementLine, Refusal> {
    entry::promise_line(typed).map(with_term)
}

fn with_term(line: PastedPromise) -> EngagementLine {
    let (promise, due) = split_due(&line.promise);
    EngagementLine { name: line.name, promise, due }
}

/// What is promised, and by when: the last part that a dash sets off is the term. Rule E5.
pub fn split_due(promise: &str) -> (String, Due) {
    let mut parts = typed::parts(promise);
    match parts.pop() {
        Some(due) if !parts.is_empty() => (parts.join(" — "), Due(due)),
        _ => (promise.to_owned(), Due::default()),
    }
}

/// The engagements by person, in the order in which people first engaged; those of a person whom the
/// forum doesn't know come last. Rule E6. Rule P3.
pub fn by_person(forum: &Forum) -> Vec<Promises<'_>> {
    let mut rows: Vec<Promises<'_>> = Vec::new();
    let mut at: BTreeMap<Option<Id<Participant>>, usize> = BTreeMap::new();
    for entry in order::live::<Engagement>(forum) {
        let person = entry.1.person.filter(|person| persons::known(forum, *person));
        let index = *at.entry(person).or_insert(rows.len());
        match rows.get_mut(index) {
            Some(row) => row.engagements.push(entry),
            None => rows.push(Promises { person, engagements: vec![entry] }),
        }
    }
    sort_by_key(&mut rows, |row| row.person.is_none());
    rows
}

/// The engagements that go with a workshop, or with none. Rule E2.
pub fn of_workshop(forum: &Forum, workshop: Option<Id<Topic>>) -> Vec<(Id<Engagement>, &Engagement)> {
    order::live::<Engagement>(forum).filter(|(_, engagement)| actions::home_of(forum, engagement.workshop) == workshop).collect()
}

/// Adds an engagement typed on one line, `Name: promise — by when`; a name that is new is a new person.
/// A line without a name is what `speaker` says, the person who has the talking stick. Rules E5, E7.
///
/// # Errors
/// [`Refusal::Empty`] without a name, where nobody speaks, or without a promise; [`Refusal::TooLong`].
pub fn engage(forum: &Forum, cx: &mut Context<'_>, typed: &str, speaker: Option<Id<Participant>>) -> Result<Transaction, Refusal> {
    let mut people = Edits::none();
    let draft = match (parse_line(typed), speaker) {
        (Ok(EngagementLine { name, promise, due }), _) => {
            let person = participants::find_or_add(forum, cx, &name, &mut people)?;
            EngagementDraft { person, promise, due, workshop: None }
        }
        (Err(_), Some(person)) => {
            let (promise, due) = split_due(typed);
            EngagementDraft { person, promise, due, workshop: None }
        }
        (Err(refusal), None) => return Err(refusal),
    };
    add(forum, cx, &draft, people)
}

/// Adds an engagement. `people` makes the person, where new.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::TooMany`]; [`Refusal::Gone`] for the person or the workshop.
pub fn add(forum: &Forum, cx: &mut Context<'_>, draft: &EngagementDraft, people: Edits) -> Result<Transaction, Refusal> {
    let name = persons::named(forum, &people, draft.person)?;
    let mut edits = people;
    let id = put(forum, cx, draft, &mut edits)?;
    order::room_for::<Engagement>(forum, 1, limits::CONTRIBUTIONS)?;
    Ok(Transaction::on::<Engagement>(Verb::EngagementAdded, name, &id, edits))
}

/// Adds several engagements at once, all or none. `people` makes the persons, where new. Rule E5.
///
/// # Errors
/// Those of [`add`]; [`Refusal::Empty`] for an empty list.
pub fn add_pasted(forum: &Forum, cx: &mut Context<'_>, drafts: &[EngagementDraft], people: Edits) -> Result<Transaction, Refusal> {
    if drafts.is_empty() {
        return Err(Refusal::Empty);
    }
    order::room_for::<Engagement>(forum, drafts.len(), limits::CONTRIBUTIONS)?;
    for draft in drafts {
        persons::named(forum, &people, draft.person)?;
    }
    let mut edits = people;
    for draft in drafts {
        put(forum, cx, draft, &mut edits)?;
    }
    Ok(Transaction::new(Verb::EngagementsPasted, drafts.len().to_string(), edits))
}

fn put(forum: &Forum, cx: &mut Context<'_>, draft: &EngagementDraft, edits: &mut Edits) -> Result<Id<Engagement>, Refusal> {
    actions::known(forum, draft.workshop)?;
    let engagement = Engagement {
        person: Some(draft.person),
        promise: limits::line(&draft.promise)?,
        due: Due(limits::optional_line(&draft.due.0)?),
        workshop: draft.workshop,
        ..Engagement::default()
    };
    let id = cx.id();
    edits.put(forum, &id, &engagement);
    Ok(id)
}

/// Changes who engages, to what, by when, with which workshop. `people` makes the person, where new.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::Empty`], [`Refusal::TooLong`].
pub fn change(
    forum: &Forum,
    _cx: &mut Context<'_>,
    id: Id<Engagement>,
    draft: &EngagementDraft,
    people: Edits,
) -> Result<Transaction, Refusal> {
    order::there(forum, id)?;
    let name = persons::named(forum, &people, draft.person)?;
    actions::known(forum, draft.workshop)?;
    let (promise, due) = (limits::line(&draft.promise)?, Due(limits::optional_line(&draft.due.0)?));
    let mut edits = people;
    edits.change::<Engagement>(forum, &id, |engagement| {
        engagement.person = Some(draft.person);
        engagement.promise = promise;
        engagement.due = due;
        engagement.workshop = draft.workshop;
    })?;
    Ok(Transaction::on::<Engagement>(Verb::EngagementChanged, name, &id, edits))
}

/// Changes some of an engagement's fields; the others stay as they stand.
///
/// # Errors
/// As [`change`].
pub fn amend(
    forum: &Forum,
    cx: &mut Context<'_>,
    id: Id<Engagement>,
    with: impl FnOnce(&mut EngagementDraft),
) -> Result<Transaction, Refusal> {
    let before = forum.get::<Engagement>(&id).ok_or(Refusal::Gone)?;
    let person = before.person.ok_or(Refusal::Gone)?;
    let mut draft = EngagementDraft { person, promise: before.promise.clone(), due: before.due.clone(), workshop: before.workshop };
    with(&mut draft);
    change(forum, cx, id, &draft, Edits::none())
}

/// Says what became of an engagement: done, dropped, moved or open. Rule E4.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn progress(forum: &Forum, cx: &mut Context<'_>, id: Id<Engagement>, progress: Progress) -> Result<Transaction, Refusal> {
    tell(forum, cx, id, Telling::Progress(progress))
}

/// Says something anew of what became of an engagement. Rule E8.
///
/// # Errors
/// [`Refusal::Gone`]; [`Refusal::TooLong`] for the remark, [`Refusal::OutOfRange`] for the day.
pub fn tell(forum: &Forum, cx: &mut Context<'_>, id: Id<Engagement>, telling: Telling) -> Result<Transaction, Refusal> {
    let engagement = order::there(forum, id)?.tell(forum, cx.now, telling)?;
    let mut edits = Edits::none();
    edits.put(forum, &id, &engagement);
    Ok(Transaction::on::<Engagement>(Verb::EngagementFollowed, engagement.promise, &id, edits))
}

/// Removes an engagement.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, id: Id<Engagement>) -> Result<Transaction, Refusal> {
    let promise = order::there(forum, id)?.promise.clone();
    order::remove(forum, id, Verb::EngagementRemoved, promise)
}

#[cfg(test)]
mod tests;
