//! Objectives: why the meeting is held, as a tree of lines.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::{Edits, Transaction, Verb};
use super::order::{self, Step};
use super::records::Objective;
use super::{Context, Forum, Id, Refusal, limits};

/// One objective where it stands in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch<'a> {
    /// Its id.
    pub id: Id<Objective>,
    /// The objective that it is shown under.
    pub parent: Option<Id<Objective>>,
    /// How deep it stands; 0 at the root.
    pub depth: usize,
    /// The objective.
    pub objective: &'a Objective,
}

/// The children shown under each objective, and under none, in order.
type Children<'a> = BTreeMap<Option<Id<Objective>>, Vec<(Id<Objective>, &'a Objective)>>;

/// All objectives, each parent followed by its children. One whose parent is gone stands at the root;
/// of a ring of parents, which only merges can make, the earliest does. Rule F7.
pub fn tree(forum: &Forum) -> Vec<Branch<'_>> {
    let children = children(forum);
    let mut branches = Vec::new();
    let mut ahead: Vec<_> = under(&children, None).iter().rev().map(|entry| (*entry, None, 0)).collect();
    while let Some(((id, objective), parent, depth)) = ahead.pop() {
        branches.push(Branch { id, parent, depth, objective });
        ahead.extend(under(&children, Some(id)).iter().rev().map(|entry| (*entry, Some(id), depth + 1)));
    }
    branches
}

fn under<'a, 'c>(children: &'c Children<'a>, parent: Option<Id<Objective>>) -> &'c [(Id<Objective>, &'a Objective)] {
    children.get(&parent).map_or(&[], Vec::as_slice)
}

fn children(forum: &Forum) -> Children<'_> {
    let mut children = Children::new();
    for (id, objective) in order::live_sorted::<Objective>(forum) {
        children.entry(parent(forum, id)).or_default().push((id, objective));
    }
    children
}

/// The objective that this one is shown under.
fn parent(forum: &Forum, id: Id<Objective>) -> Option<Id<Objective>> {
    let above = |id: Id<Objective>| {
        let parent = forum.get::<Objective>(&id)?.parent?;
        order::there(forum, parent).is_ok().then_some(parent)
    };
    let parent = above(id)?;
    let mut seen = BTreeSet::from([id]);
    let mut next = Some(parent);
    while let Some(ancestor) = next {
        if ancestor == id {
            // `seen` now holds the whole ring.
            return if seen.first() == Some(&id) { None } else { Some(parent) };
        }
        if !seen.insert(ancestor) {
            return Some(parent);
        }
        next = above(ancestor);
    }
    Some(parent)
}

/// Adds an objective as the last one under `under`, or at the root.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::TooMany`]; [`Refusal::Gone`] for the parent.
pub fn add(forum: &Forum, cx: &mut Context<'_>, text: &str, under: Option<Id<Objective>>) -> Result<Transaction, Refusal> {
    let text = limits::line(text)?;
    if let Some(parent) = under {
        order::there(forum, parent)?;
    }
    order::room_for::<Objective>(forum, 1, limits::LIST)?;
    let order = last_under(forum, under);
    let id = cx.id();
    let mut edits = Edits::none();
    edits.put(forum, &id, &Objective { text: text.clone(), parent: under, order, removed: false });
    Ok(Transaction::on::<Objective>(Verb::ObjectiveAdded, text, &id, edits))
}

fn last_under(forum: &Forum, parent: Option<Id<Objective>>) -> String {
    order::last_of(under(&children(forum), parent).iter().map(|(_, objective)| objective.order.as_str()))
}

/// Says an objective otherwise.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::Gone`].
pub fn change(forum: &Forum, _cx: &mut Context<'_>, id: Id<Objective>, text: &str) -> Result<Transaction, Refusal> {
    let text = limits::line(text)?;
    order::there(forum, id)?;
    let mut edits = Edits::none();
    edits.change::<Objective>(forum, &id, |objective| objective.text.clone_from(&text))?;
    Ok(Transaction::on::<Objective>(Verb::ObjectiveChanged, text, &id, edits))
}

/// Moves an objective among those beside it.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn shift(forum: &Forum, _cx: &mut Context<'_>, id: Id<Objective>, step: Step) -> Result<Transaction, Refusal> {
    order::there(forum, id)?;
    let beside: Vec<_> = under(&children(forum), parent(forum, id)).iter().map(|(id, _)| *id).collect();
    let edits = order::rearrange(forum, &beside, id, step)?;
    done(forum, Verb::ObjectiveMoved, id, edits)
}

/// Puts an objective under the one before it, as its last; the first of its row stays where it is.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn indent(forum: &Forum, _cx: &mut Context<'_>, id: Id<Objective>) -> Result<Transaction, Refusal> {
    order::there(forum, id)?;
    let children = children(forum);
    let beside = under(&children, parent(forum, id));
    let at = beside.iter().position(|(other, _)| *other == id).ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    if let Some((before, _)) = at.checked_sub(1).and_then(|before| beside.get(before)) {
        let order = last_under(forum, Some(*before));
        edits.change::<Objective>(forum, &id, |objective| {
            objective.parent = Some(*before);
            objective.order = order;
        })?;
    }
    done(forum, Verb::ObjectiveMoved, id, edits)
}

/// Puts an objective beside the one it is under, right after it; one at the root stays where it is.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn outdent(forum: &Forum, _cx: &mut Context<'_>, id: Id<Objective>) -> Result<Transaction, Refusal> {
    order::there(forum, id)?;
    let Some(above) = parent(forum, id) else { return done(forum, Verb::ObjectiveMoved, id, Edits::none()) };
    let grandparent = parent(forum, above);
    let children = children(forum);
    let mut row: Vec<_> = under(&children, grandparent).iter().map(|(id, objective)| (*id, objective.order.as_str())).collect();
    let after = row.iter().position(|(other, _)| *other == above).ok_or(Refusal::Gone)?.saturating_add(1);
    // It joins the row at its end and steps from there to its place, so that a row whose places
    // leave no room gets fresh ones like in any other move.
    let last = order::last_of(row.iter().map(|(_, place)| *place));
    row.push((id, &last));
    let mut places = order::moved(&row, id, Step::To(after))?;
    if places.is_empty() {
        places.push((id, last));
    }
    let mut edits = Edits::none();
    for (key, place) in places {
        edits.change::<Objective>(forum, &key, |objective| {
            objective.order = place;
            if key == id {
                objective.parent = grandparent;
            }
        })?;
    }
    done(forum, Verb::ObjectiveMoved, id, edits)
}

/// Removes an objective and all that is under it. Rule F7.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, id: Id<Objective>) -> Result<Transaction, Refusal> {
    order::there(forum, id)?;
    let tree = tree(forum);
    let at = tree.iter().position(|branch| branch.id == id).ok_or(Refusal::Gone)?;
    let depth = tree.get(at).map_or(0, |branch| branch.depth);
    let below = tree.iter().skip(at + 1).take_while(|branch| branch.depth > depth).map(|branch| branch.id);
    let mut edits = Edits::none();
    for gone in std::iter::once(id).chain(below) {
        edits.change::<Objective>(forum, &gone, |objective| objective.removed = true)?;
    }
    done(forum, Verb::ObjectiveRemoved, id, edits)
}

fn done(forum: &Forum, verb: Verb, id: Id<Objective>, edits: Edits) -> Result<Transaction, Refusal> {
    Ok(Transaction::on::<Objective>(verb, order::there(forum, id)?.text.clone(), &id, edits))
}

#[cfg(test)]
mod tests;
