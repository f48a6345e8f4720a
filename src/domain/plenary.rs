//! Plenary items and breaks: what everybody attends together.

use super::edit::{Edits, Transaction, Verb};
use super::hours::Hours;
use super::order::{self, Step};
use super::records::Plenary;
use super::{Context, Forum, Id, Refusal, limits, sorting};

/// The items by their start, then by their place; those without a time come last. Rule A1.
pub fn listed(forum: &Forum) -> Vec<(Id<Plenary>, &Plenary)> {
    let mut items = order::live_sorted::<Plenary>(forum);
    sorting::sort_by_key(&mut items, |(_, item)| (item.starts.is_none(), item.starts));
    items
}

/// Adds an item after the others; its place in `item` is passed over.
///
/// # Errors
/// [`Refusal::Empty`] for the title; [`Refusal::TooLong`], [`Refusal::TooMany`], [`Refusal::EndsBeforeStart`].
pub fn add(forum: &Forum, cx: &mut Context<'_>, item: Plenary) -> Result<Transaction, Refusal> {
    let item = Plenary { order: order::last_place::<Plenary>(forum), removed: false, ..checked(item)? };
    order::room_for::<Plenary>(forum, 1, limits::LIST)?;
    let id = cx.id();
    let mut edits = Edits::none();
    edits.put(forum, &id, &item);
    Ok(Transaction::on::<Plenary>(Verb::PlenaryAdded, item.title, &id, edits))
}

/// Changes an item's fields; its place and whether it is removed stay.
///
/// # Errors
/// Those of [`add`], and [`Refusal::Gone`].
pub fn change(
    forum: &Forum,
    _cx: &mut Context<'_>,
    id: Id<Plenary>,
    change: impl FnOnce(&mut Plenary),
) -> Result<Transaction, Refusal> {
    let before = order::there(forum, id)?;
    let mut after = before.clone();
    change(&mut after);
    let item = Plenary { order: before.order.clone(), removed: false, ..checked(after)? };
    let mut edits = Edits::none();
    edits.put(forum, &id, &item);
    Ok(Transaction::on::<Plenary>(Verb::PlenaryChanged, item.title, &id, edits))
}

fn checked(item: Plenary) -> Result<Plenary, Refusal> {
    Hours { starts: item.starts, ends: item.ends }.check()?;
    Ok(Plenary {
        title: limits::line(&item.title)?,
        speakers: limits::lines(&item.speakers)?,
        moderator: limits::optional_line(&item.moderator)?,
        links: limits::lines(&item.links)?,
        ..item
    })
}

/// Moves an item among those that begin at the same time, or among those without a time. Rule A1.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn shift(forum: &Forum, _cx: &mut Context<'_>, id: Id<Plenary>, step: Step) -> Result<Transaction, Refusal> {
    let item = order::there(forum, id)?;
    let beside: Vec<_> = listed(forum).into_iter().filter(|(_, other)| other.starts == item.starts).map(|(id, _)| id).collect();
    let edits = order::rearrange(forum, &beside, id, step)?;
    Ok(Transaction::on::<Plenary>(Verb::PlenaryMoved, item.title.clone(), &id, edits))
}

/// Removes an item.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, id: Id<Plenary>) -> Result<Transaction, Refusal> {
    let title = order::there(forum, id)?.title.clone();
    order::remove(forum, id, Verb::PlenaryRemoved, title)
}

/// Writes an item's summary.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::TooLong`].
pub fn write(forum: &Forum, _cx: &mut Context<'_>, id: Id<Plenary>, summary: &str) -> Result<Transaction, Refusal> {
    let title = order::there(forum, id)?.title.clone();
    let mut edits = Edits::none();
    edits.write::<Plenary>(forum, &id, summary)?;
    Ok(Transaction::on::<Plenary>(Verb::PlenaryChanged, title, &id, edits))
}

#[cfg(test)]
mod tests;
