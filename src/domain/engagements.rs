//! Engagements: what each person promises to do.

use std::collections::BTreeMap;

use super::edit::{Edits, Transaction, Verb};
use super::records::{Engagement, Participant, Progress, Topic};
use super::{Context, Due, Forum, Id, Refusal, actions, limits, order, persons, typed};

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
    /// Who; empty where the line names nobody.
    pub name: String,
    /// What.
    pub promise: String,
    /// By when.
    pub due: Due,
}

/// One person and what he or she promises.
#[derive(Clone, Debug, PartialEq)]
pub struct Promises<'a> {
    /// The person; `None` for engagements whose person isn't there any more.
    pub person: Option<Id<Participant>>,
    /// The engagements, in the order in which they were made.
    pub engagements: Vec<(Id<Engagement>, &'a Engagement)>,
}

/// A pasted list: `Name: promise`, `Name: promise — by when` or `Name — promise — by when`, one a line.
/// A line with a bullet and no name goes on with the person above; a line `Name:` opens such a list.
/// Rule E5.
pub fn parse(pasted: &str) -> Vec<EngagementLine> {
    let mut lines = Vec::new();
    let mut above = String::new();
    for raw in pasted.lines().filter(|line| !line.trim().is_empty()) {
        let mut line = parse_line(raw);
        if line.name.is_empty() && typed::bulleted(raw) {
            line.name.clone_from(&above);
        }
        above.clone_from(&line.name);
        if !line.promise.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// One line: `Name: promise — by when`. Rule E5.
pub fn parse_line(raw: &str) -> EngagementLine {
    let line = typed::bare(raw);
    let colon = line.char_indices().find(|(at, c)| *c == ':' && !inside_a_word(line, *at));
    let (name, rest) = match colon.and_then(|(at, _)| Some((line.get(..at)?, line.get(at + 1..)?))) {
        Some((name, rest)) => (name.trim().to_owned(), rest.trim()),
        None => (String::new(), line),
    };
    let mut parts = typed::parts(rest);
    let named = !name.is_empty();
    let name = if named || parts.len() < 2 || typed::bulleted(raw) { name } else { parts.remove(0) };
    let (promise, due) = split_due(&parts.join(" — "));
    EngagementLine { name, promise, due }
}

/// What is promised, and by when: the last part that a dash sets off is the term. Rule E5.
pub fn split_due(promise: &str) -> (String, Due) {
    let mut parts = typed::parts(promise);
    let due = if parts.len() > 1 { Due(parts.pop().unwrap_or_default()) } else { Due::default() };
    (parts.join(" — "), due)
}

/// A colon inside an address or a time (`https://`, `14:30`) doesn't end a name.
fn inside_a_word(line: &str, at: usize) -> bool {
    line.get(at + 1..).and_then(|after| after.chars().next()).is_some_and(|after| after == '/' || after.is_ascii_digit())
}

/// The engagements by person, in the order in which people first engaged; those whose person isn't
/// there any more come last. Rule E6.
pub fn by_person(forum: &Forum) -> Vec<Promises<'_>> {
    let mut rows: Vec<Promises<'_>> = Vec::new();
    let mut at: BTreeMap<Option<Id<Participant>>, usize> = BTreeMap::new();
    for entry in order::live::<Engagement>(forum) {
        let person = entry.1.person.filter(|person| order::there(forum, *person).is_ok());
        let index = *at.entry(person).or_insert(rows.len());
        match rows.get_mut(index) {
            Some(row) => row.engagements.push(entry),
            None => rows.push(Promises { person, engagements: vec![entry] }),
        }
    }
    rows.sort_by_key(|row| row.person.is_none());
    rows
}

/// The engagements that go with a workshop, or with none. Rule E2.
pub fn of_workshop(forum: &Forum, workshop: Option<Id<Topic>>) -> Vec<(Id<Engagement>, &Engagement)> {
    order::live::<Engagement>(forum).filter(|(_, engagement)| actions::home_of(forum, engagement.workshop) == workshop).collect()
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
    let mut edits = people.clone();
    for draft in drafts {
        persons::named(forum, &people, draft.person)?;
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

/// Says what became of an engagement. Rule E4.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn progress(forum: &Forum, _cx: &mut Context<'_>, id: Id<Engagement>, progress: Progress) -> Result<Transaction, Refusal> {
    let promise = order::there(forum, id)?.promise.clone();
    let mut edits = Edits::none();
    edits.change::<Engagement>(forum, &id, |engagement| engagement.progress = progress)?;
    Ok(Transaction::on::<Engagement>(Verb::EngagementChanged, promise, &id, edits))
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
mod tests {
    use super::*;

    #[test]
    fn the_last_part_that_a_dash_sets_off_is_the_term() {
        assert_eq!(
            split_due("open the yard — with Marc — end of May"),
            ("open the yard — with Marc".to_owned(), Due("end of May".to_owned()))
        );
        assert_eq!(split_due("call the town hall - 2026-12-01").1.date(), chrono::NaiveDate::from_ymd_opt(2026, 12, 1));
    }

    #[test]
    fn a_promise_without_a_dash_that_stands_apart_has_no_term() {
        assert_eq!(split_due("meet the co-owners"), ("meet the co-owners".to_owned(), Due::default()));
    }
}
