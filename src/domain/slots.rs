//! Slots: when workshops meet.

use chrono::Timelike;

use super::edit::{Edits, Transaction, Verb};
use super::hours::{self, Hours};
use super::order::{self, Step};
use super::records::Slot;
use super::{Context, Forum, Id, Refusal, limits, sorting};

/// The slots by their start, then by their place; those without a time come last. Rule A1.
pub fn listed(forum: &Forum) -> Vec<(Id<Slot>, &Slot)> {
    let mut slots = order::live_sorted::<Slot>(forum);
    sorting::sort_by_key(&mut slots, |(_, slot)| (slot.starts.is_none(), slot.starts));
    slots
}

/// The slot's hours.
pub const fn hours(slot: &Slot) -> Hours {
    Hours { starts: slot.starts, ends: slot.ends }
}

/// A slot as typed on one line: `14:15-15:30`, `14h15 – 15h30 Après-midi`. Rule F11.
pub fn parse(line: &str) -> (String, Hours) {
    let (hours, name) = hours::read(line);
    (name, hours)
}

/// Adds a slot. It needs hours or a name.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::TooMany`], [`Refusal::EndsBeforeStart`].
pub fn add(forum: &Forum, cx: &mut Context<'_>, name: &str, hours: Hours) -> Result<Transaction, Refusal> {
    let name = checked(name, hours)?;
    order::room_for::<Slot>(forum, 1, limits::LIST)?;
    let id = cx.id();
    let slot = Slot { name, starts: hours.starts, ends: hours.ends, order: order::last_place::<Slot>(forum), removed: false };
    let mut edits = Edits::none();
    edits.put(forum, &id, &slot);
    Ok(Transaction::on::<Slot>(Verb::SlotAdded, subject(&slot), &id, edits))
}

/// Changes a slot's name and hours.
///
/// # Errors
/// Those of [`add`], and [`Refusal::Gone`].
pub fn change(forum: &Forum, _cx: &mut Context<'_>, id: Id<Slot>, name: &str, hours: Hours) -> Result<Transaction, Refusal> {
    let name = checked(name, hours)?;
    let mut slot = order::there(forum, id)?.clone();
    slot.name = name;
    slot.starts = hours.starts;
    slot.ends = hours.ends;
    let mut edits = Edits::none();
    edits.put(forum, &id, &slot);
    Ok(Transaction::on::<Slot>(Verb::SlotChanged, subject(&slot), &id, edits))
}

fn checked(name: &str, hours: Hours) -> Result<String, Refusal> {
    hours.check()?;
    if hours == Hours::default() { limits::line(name) } else { limits::optional_line(name) }
}

/// A slot in the history: its name, else its hours as figures, which read alike in every language.
fn subject(slot: &Slot) -> String {
    if !slot.name.is_empty() {
        return slot.name.clone();
    }
    let times = [slot.starts, slot.ends].into_iter().flatten();
    let times = times.map(|time| format!("{:02}:{:02}", time.hour(), time.minute()));
    times.collect::<Vec<_>>().join("–")
}

/// Moves a slot among those that begin at the same time, or among those without a time: among others
/// the times tell. Rule A1.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn shift(forum: &Forum, _cx: &mut Context<'_>, id: Id<Slot>, step: Step) -> Result<Transaction, Refusal> {
    let slot = order::there(forum, id)?;
    let beside: Vec<_> = listed(forum).into_iter().filter(|(_, other)| other.starts == slot.starts).map(|(id, _)| id).collect();
    let edits = order::rearrange(forum, &beside, id, step)?;
    Ok(Transaction::on::<Slot>(Verb::SlotChanged, subject(slot), &id, edits))
}

/// Removes a slot. Workshops placed in it read as parked, and are back in it when it is. Rule A4.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, id: Id<Slot>) -> Result<Transaction, Refusal> {
    let slot = order::there(forum, id)?;
    order::remove(forum, id, Verb::SlotRemoved, subject(slot))
}

#[cfg(test)]
mod tests;
