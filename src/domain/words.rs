//! Closing: words by people, and the forum's conclusion.

use super::edit::{Edits, Transaction, Verb};
use super::order::{self, Step};
use super::records::{Identity, Participant, Word};
use super::{Context, Forum, Id, Refusal, limits, persons, setup};

/// The closing words in their order.
pub fn listed(forum: &Forum) -> Vec<(Id<Word>, &Word)> {
    order::live_sorted(forum)
}

/// Who spoke, if that person is there.
pub fn speaker(forum: &Forum, word: &Word) -> Option<Id<Participant>> {
    word.person.filter(|person| order::there(forum, *person).is_ok())
}

/// Adds closing words by a person, after the others. `people` makes the person, where new. Rule F8.
///
/// # Errors
/// [`Refusal::Gone`] for the person; [`Refusal::TooLong`], [`Refusal::TooMany`].
pub fn add(
    forum: &Forum,
    cx: &mut Context<'_>,
    person: Id<Participant>,
    said: &str,
    people: Edits,
) -> Result<Transaction, Refusal> {
    let name = persons::named(forum, &people, person)?;
    order::room_for::<Word>(forum, 1, limits::CONTRIBUTIONS)?;
    let id = cx.id();
    let mut edits = people;
    edits.put(forum, &id, &Word { person: Some(person), order: order::last_place::<Word>(forum), removed: false });
    edits.write::<Word>(forum, &id, said)?;
    Ok(Transaction::on::<Word>(Verb::WordAdded, name, &id, edits))
}

/// Writes what a person said. Rule F8.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::TooLong`].
pub fn write(forum: &Forum, _cx: &mut Context<'_>, id: Id<Word>, said: &str) -> Result<Transaction, Refusal> {
    let subject = name(forum, order::there(forum, id)?);
    let mut edits = Edits::none();
    edits.write::<Word>(forum, &id, said)?;
    Ok(Transaction::on::<Word>(Verb::WordChanged, subject, &id, edits))
}

/// Moves closing words among the others.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn shift(forum: &Forum, _cx: &mut Context<'_>, id: Id<Word>, step: Step) -> Result<Transaction, Refusal> {
    let subject = name(forum, order::there(forum, id)?);
    let words: Vec<_> = listed(forum).into_iter().map(|(id, _)| id).collect();
    let edits = order::rearrange(forum, &words, id, step)?;
    Ok(Transaction::on::<Word>(Verb::WordChanged, subject, &id, edits))
}

/// Removes closing words.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, id: Id<Word>) -> Result<Transaction, Refusal> {
    let subject = name(forum, order::there(forum, id)?);
    order::remove(forum, id, Verb::WordRemoved, subject)
}

fn name(forum: &Forum, word: &Word) -> String {
    speaker(forum, word).and_then(|id| forum.get::<super::Participant>(&id)).map(|person| person.name.clone()).unwrap_or_default()
}

/// The forum's conclusion.
pub fn conclusion(forum: &Forum) -> &str {
    setup::forum_id(forum).map_or("", |id| forum.text::<Identity>(&id))
}

/// Writes the forum's conclusion. Rule F8.
///
/// # Errors
/// [`Refusal::Gone`] when the forum's identity hasn't arrived; [`Refusal::TooLong`].
pub fn conclude(forum: &Forum, _cx: &mut Context<'_>, text: &str) -> Result<Transaction, Refusal> {
    let id = setup::forum_id(forum).ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    edits.write::<Identity>(forum, &id, text)?;
    Ok(Transaction::on::<Identity>(Verb::ConclusionWritten, forum.about().title, &id, edits))
}

#[cfg(test)]
mod tests;
