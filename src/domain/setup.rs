//! Set-up: a forum is made, described, copied, and moved on from phase to phase.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::edit::{Edits, Transaction, Verb};
use super::hours::Hours;
use super::order::{self, Ordered, Removable};
use super::records::{Identity, Language, Objective, Phase, Plenary, Room, Slot, TemplateSection};
use super::{Context, Forum, Id, Refusal, convergence, limits, objectives};

/// What a new forum begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewForum<'a> {
    /// Its title; nothing else is needed.
    pub title: &'a str,
    /// The language of its minutes.
    pub language: Language,
    /// Its time zone, as minutes east of UTC.
    pub offset: i32,
    /// The titles of its report template, in its language.
    pub template: &'a [&'a str],
}

/// The forum's own id: the key of its identity.
pub fn forum_id(forum: &Forum) -> Option<Id<Identity>> {
    forum.identity.iter().next().map(|(id, _)| *id)
}

/// The id of the forum that [`create`] or [`copy_set_up`] makes.
pub fn made(transaction: &Transaction) -> Option<Id<Identity>> {
    transaction.on.as_ref().and_then(|made| made.key.parse().ok())
}

/// Makes a forum, to be applied to an empty one. Rule F2.
///
/// # Errors
/// [`Refusal::Empty`] or [`Refusal::TooLong`] for a title or a template's heading.
pub fn create(cx: &mut Context<'_>, new: &NewForum<'_>) -> Result<Transaction, Refusal> {
    let title = limits::line(new.title)?;
    let nothing = Forum::default();
    let id = cx.id::<Identity>();
    let identity = Identity {
        title: title.clone(),
        minutes_language: new.language,
        offset: new.offset.clamp(-WEST, EAST),
        created: cx.now,
        ..Identity::default()
    };
    let mut edits = Edits::none();
    edits.put(&nothing, &id, &identity);
    let mut place = None;
    for heading in new.template {
        let order = order::between(place.as_deref(), None);
        let section = TemplateSection { title: limits::line(heading)?, order: order.clone(), removed: false };
        edits.put(&nothing, &cx.id(), &section);
        place = Some(order);
    }
    Ok(Transaction::on::<Identity>(Verb::ForumCreated, title, &id, edits))
}

/// The time zones of the Earth, in minutes east of UTC. Machines tell theirs; nobody types it, so one
/// that can't be is brought to the nearest that can.
const WEST: i32 = 12 * 60;
const EAST: i32 = 14 * 60;

/// Changes the forum's description. The rules and state of the vote, the phase and the forum's making
/// are left as they are: they have gestures of their own. Rule F3. Rule F4.
///
/// # Errors
/// [`Refusal::Gone`] when the forum's identity hasn't arrived; [`Refusal::Empty`] for the title;
/// [`Refusal::TooLong`]; [`Refusal::EndsBeforeStart`]; [`Refusal::OutOfRange`] for the year.
pub fn change(forum: &Forum, _cx: &mut Context<'_>, change: impl FnOnce(&mut Identity)) -> Result<Transaction, Refusal> {
    let id = forum_id(forum).ok_or(Refusal::Gone)?;
    let before = forum.about();
    let mut after = before.clone();
    change(&mut after);
    let kept = checked(&before, &after)?;
    let title = kept.title.clone();
    let mut edits = Edits::none();
    edits.put(forum, &id, &kept);
    Ok(Transaction::on::<Identity>(Verb::SetupChanged, title, &id, edits))
}

/// The identity as it is kept. Fields that weren't touched aren't checked again, or an odd one that
/// came with a merge would stand in the way of every other change.
fn checked(before: &Identity, after: &Identity) -> Result<Identity, Refusal> {
    let kept = Identity {
        title: touched(&before.title, &after.title, limits::line)?,
        theme: touched(&before.theme, &after.theme, limits::optional_line)?,
        place: touched(&before.place, &after.place, limits::optional_line)?,
        host: touched(&before.host, &after.host, limits::optional_line)?,
        organisers: touched(&before.organisers, &after.organisers, limits::lines)?,
        facilitators: touched(&before.facilitators, &after.facilitators, limits::lines)?,
        offset: after.offset.clamp(-WEST, EAST),
        dots: before.dots,
        cap: before.cap,
        own_topics: before.own_topics,
        open_totals: before.open_totals,
        retain: before.retain,
        vote: before.vote,
        phase: before.phase,
        agenda_published: before.agenda_published,
        created: before.created,
        copied_from: before.copied_from.clone(),
        ..after.clone()
    };
    if (kept.starts, kept.ends) != (before.starts, before.ends) {
        Hours { starts: kept.starts, ends: kept.ends }.check()?;
    }
    if let Some(date) = kept.date.filter(|_| kept.date != before.date)
        && !limits::YEARS.contains(&date.year())
    {
        return Err(Refusal::OutOfRange { least: limits::YEARS.start().unsigned_abs(), most: limits::YEARS.end().unsigned_abs() });
    }
    Ok(kept)
}

fn touched(before: &str, after: &str, clean: fn(&str) -> Result<String, Refusal>) -> Result<String, Refusal> {
    if after == before { Ok(after.to_owned()) } else { clean(after) }
}

/// Turns the room's attention to a phase; any of them, at any time. Rule F5.
///
/// # Errors
/// [`Refusal::Gone`] when the forum's identity hasn't arrived.
pub fn go_to(forum: &Forum, _cx: &mut Context<'_>, phase: Phase) -> Result<Transaction, Refusal> {
    let id = forum_id(forum).ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    edits.change::<Identity>(forum, &id, |identity| identity.phase = phase)?;
    Ok(Transaction::on::<Identity>(Verb::PhaseChanged, forum.about().title, &id, edits))
}

/// A new forum with the set-up of another: objectives, rooms, slots, plenary items, report template and
/// dot rules under fresh ids; nothing that people said or did that day, and no date. Rule F6.
///
/// # Errors
/// [`Refusal::Empty`] or [`Refusal::TooLong`] for the title.
pub fn copy_set_up(from: &Forum, cx: &mut Context<'_>, title: &str) -> Result<Transaction, Refusal> {
    let title = limits::line(title)?;
    let about = from.about();
    let identity = Identity {
        title: title.clone(),
        date: None,
        vote: Identity::default().vote,
        phase: Phase::default(),
        agenda_published: Identity::default().agenda_published,
        created: cx.now,
        copied_from: about.title.clone(),
        ..about
    };
    let id = cx.id::<Identity>();
    let mut edits = Edits::none();
    edits.put(&Forum::default(), &id, &identity);
    copy_objectives(from, cx, &mut edits);
    copy_all::<Room>(from, cx, &mut edits);
    copy_all::<Slot>(from, cx, &mut edits);
    copy_all::<Plenary>(from, cx, &mut edits);
    copy_all::<TemplateSection>(from, cx, &mut edits);
    convergence::copy_rules(from, id, &mut edits);
    Ok(Transaction::on::<Identity>(Verb::ForumCreated, title, &id, edits))
}

fn copy_all<R: Ordered>(from: &Forum, cx: &mut Context<'_>, edits: &mut Edits) {
    for (_, record) in order::live_sorted::<R>(from) {
        edits.put(&Forum::default(), &cx.id(), record);
    }
}

fn copy_objectives(from: &Forum, cx: &mut Context<'_>, edits: &mut Edits) {
    let mut copies: BTreeMap<Id<Objective>, Id<Objective>> = BTreeMap::new();
    for branch in objectives::tree(from) {
        let copy = cx.id();
        copies.insert(branch.id, copy);
        // The tree lists parents first, so a parent that is to be kept has its copy already.
        let mut objective = branch.objective.clone();
        objective.parent = branch.parent.and_then(|parent| copies.get(&parent).copied());
        objective.set_removed(false);
        edits.put(&Forum::default(), &copy, &objective);
    }
}

#[cfg(test)]
mod tests;
