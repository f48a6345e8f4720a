//! Actions: what is to be done, by whom, by when.

use super::edit::{Edits, Transaction, Verb};
use super::order::{self, Step};
use super::records::{Action, Progress, Topic, Workshop};
use super::sorting::sort_by_key;
use super::{Context, Due, Forum, Id, Refusal, Telling, limits, merging, typed};

/// An action as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionDraft {
    /// What.
    pub what: String,
    /// Who, in words.
    pub who: String,
    /// By when.
    pub due: Due,
}

/// An action typed on one line: `what — who — when`. With more dashes than that, the last two parts are
/// who and when; of two parts the second is when if it is a date, else who. Rule E1.
pub fn parse(line: &str) -> ActionDraft {
    let mut parts = typed::parts(typed::bare(line));
    let mut due = Due::default();
    if parts.len() > 2 || parts.get(1).is_some_and(|part| Due(part.clone()).date().is_some()) {
        due = Due(parts.pop().unwrap_or_default());
    }
    let who = if parts.len() > 1 { parts.pop().unwrap_or_default() } else { String::new() };
    ActionDraft { what: parts.join(" — "), who, due }
}

/// The actions of one workshop, or of none, in their order. Those of topics merged into the workshop
/// are among them; those of a topic that isn't there belong to none. Rule E2.
pub fn of_workshop(forum: &Forum, workshop: Option<Id<Topic>>) -> Vec<(Id<Action>, &Action)> {
    let mut all = order::live_sorted::<Action>(forum);
    all.retain(|(_, action)| home(forum, action) == workshop);
    all
}

/// The workshop that an action belongs to.
pub fn home(forum: &Forum, action: &Action) -> Option<Id<Topic>> {
    home_of(forum, action.workshop)
}

/// The topic leading the workshop that something was written for, if it is there.
pub fn home_of(forum: &Forum, topic: Option<Id<Topic>>) -> Option<Id<Topic>> {
    topic.filter(|topic| forum.get::<Topic>(topic).is_some()).map(|topic| merging::lead(forum, topic))
}

/// All actions: by date, those without one last; then by workshop and place. Rule E3.
pub fn table(forum: &Forum) -> Vec<(Id<Action>, &Action)> {
    let mut all = order::live_sorted::<Action>(forum);
    sort_by_key(&mut all, |(_, action)| {
        let date = action.due.date();
        let home = home(forum, action);
        let number = home.and_then(|home| forum.get::<Workshop>(&home)).map_or(0, |workshop| workshop.number);
        (date.is_none(), date, home.is_none(), number == 0, number, home)
    });
    all
}

/// Adds an action to a workshop, or to none.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::TooMany`]; [`Refusal::Gone`] for the workshop.
pub fn add(forum: &Forum, cx: &mut Context<'_>, workshop: Option<Id<Topic>>, draft: &ActionDraft) -> Result<Transaction, Refusal> {
    let draft = checked(draft)?;
    known(forum, workshop)?;
    order::room_for::<Action>(forum, 1, limits::CONTRIBUTIONS)?;
    let id = cx.id();
    let action = Action {
        workshop,
        what: draft.what,
        who: draft.who,
        due: draft.due,
        order: order::last_place::<Action>(forum),
        ..Action::default()
    };
    let mut edits = Edits::none();
    edits.put(forum, &id, &action);
    Ok(Transaction::on::<Action>(Verb::ActionAdded, action.what, &id, edits))
}

pub(super) fn known(forum: &Forum, workshop: Option<Id<Topic>>) -> Result<(), Refusal> {
    if workshop.is_some_and(|topic| forum.get::<Topic>(&topic).is_none()) { Err(Refusal::Gone) } else { Ok(()) }
}

fn checked(draft: &ActionDraft) -> Result<ActionDraft, Refusal> {
    Ok(ActionDraft {
        what: limits::line(&draft.what)?,
        who: limits::optional_line(&draft.who)?,
        due: Due(limits::optional_line(&draft.due.0)?),
    })
}

/// Says an action otherwise.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::Gone`].
pub fn change(forum: &Forum, _cx: &mut Context<'_>, id: Id<Action>, draft: &ActionDraft) -> Result<Transaction, Refusal> {
    let draft = checked(draft)?;
    let subject = draft.what.clone();
    changed(forum, id, subject, |action| {
        action.what = draft.what;
        action.who = draft.who;
        action.due = draft.due;
    })
}

/// Says which workshop an action comes from, or none.
///
/// # Errors
/// [`Refusal::Gone`] for the action or the workshop.
pub fn assign(forum: &Forum, _cx: &mut Context<'_>, id: Id<Action>, workshop: Option<Id<Topic>>) -> Result<Transaction, Refusal> {
    known(forum, workshop)?;
    let subject = order::there(forum, id)?.what.clone();
    changed(forum, id, subject, |action| action.workshop = workshop)
}

/// Says what became of an action: done, dropped, moved or open. Rule E4.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn progress(forum: &Forum, cx: &mut Context<'_>, id: Id<Action>, progress: Progress) -> Result<Transaction, Refusal> {
    tell(forum, cx, id, Telling::Progress(progress))
}

/// Says something anew of what became of an action. Rule E8.
///
/// # Errors
/// [`Refusal::Gone`]; [`Refusal::TooLong`] for the remark, [`Refusal::OutOfRange`] for the day.
pub fn tell(forum: &Forum, cx: &mut Context<'_>, id: Id<Action>, telling: Telling) -> Result<Transaction, Refusal> {
    let action = order::there(forum, id)?.tell(forum, cx.now, telling)?;
    let mut edits = Edits::none();
    edits.put(forum, &id, &action);
    Ok(Transaction::on::<Action>(Verb::ActionFollowed, action.what, &id, edits))
}

fn changed(forum: &Forum, id: Id<Action>, subject: String, change: impl FnOnce(&mut Action)) -> Result<Transaction, Refusal> {
    order::there(forum, id)?;
    let mut edits = Edits::none();
    edits.change::<Action>(forum, &id, change)?;
    Ok(Transaction::on::<Action>(Verb::ActionChanged, subject, &id, edits))
}

/// Moves an action among those of its workshop.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn shift(forum: &Forum, _cx: &mut Context<'_>, id: Id<Action>, step: Step) -> Result<Transaction, Refusal> {
    let action = order::there(forum, id)?;
    let beside: Vec<_> = of_workshop(forum, home(forum, action)).into_iter().map(|(id, _)| id).collect();
    let edits = order::rearrange(forum, &beside, id, step)?;
    Ok(Transaction::on::<Action>(Verb::ActionChanged, action.what.clone(), &id, edits))
}

/// Removes an action.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, id: Id<Action>) -> Result<Transaction, Refusal> {
    let what = order::there(forum, id)?.what.clone();
    order::remove(forum, id, Verb::ActionRemoved, what)
}

#[cfg(test)]
mod tests;
