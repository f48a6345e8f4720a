//! The report template: the sections that every report starts with.

pub mod kept;

use super::edit::{Edits, Transaction, Verb};
use super::order::{self, Step};
use super::records::TemplateSection;
use super::{Context, Forum, Id, Refusal, limits};

/// The template's sections in their order.
pub fn listed(forum: &Forum) -> Vec<(Id<TemplateSection>, &TemplateSection)> {
    order::live_sorted(forum)
}

/// Adds a section after the others.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::TooMany`].
pub fn add(forum: &Forum, cx: &mut Context<'_>, title: &str) -> Result<Transaction, Refusal> {
    let title = limits::line(title)?;
    order::room_for::<TemplateSection>(forum, 1, limits::LIST)?;
    let id = cx.id();
    let section = TemplateSection { title: title.clone(), order: order::last_place::<TemplateSection>(forum), removed: false };
    let mut edits = Edits::none();
    edits.put(forum, &id, &section);
    Ok(Transaction::on::<TemplateSection>(Verb::TemplateChanged, title, &id, edits))
}

/// Renames a section, in every report that didn't give it a title of its own. Rule W2.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::Gone`].
pub fn rename(forum: &Forum, _cx: &mut Context<'_>, id: Id<TemplateSection>, title: &str) -> Result<Transaction, Refusal> {
    let title = limits::line(title)?;
    order::there(forum, id)?;
    let mut edits = Edits::none();
    edits.change::<TemplateSection>(forum, &id, |section| section.title.clone_from(&title))?;
    Ok(Transaction::on::<TemplateSection>(Verb::TemplateChanged, title, &id, edits))
}

/// Moves a section among the others.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn shift(forum: &Forum, _cx: &mut Context<'_>, id: Id<TemplateSection>, step: Step) -> Result<Transaction, Refusal> {
    let title = order::there(forum, id)?.title.clone();
    let sections: Vec<_> = listed(forum).into_iter().map(|(id, _)| id).collect();
    let edits = order::rearrange(forum, &sections, id, step)?;
    Ok(Transaction::on::<TemplateSection>(Verb::TemplateChanged, title, &id, edits))
}

/// Removes a section; reports that wrote in it keep theirs. Rule W3.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, id: Id<TemplateSection>) -> Result<Transaction, Refusal> {
    let title = order::there(forum, id)?.title.clone();
    order::remove(forum, id, Verb::TemplateChanged, title)
}

/// Replaces the template by sections with these titles; blank lines are passed over. A section whose
/// title stays the same stays itself, and one that was taken out before is the same again. Rule W3.
///
/// # Errors
/// [`Refusal::TooLong`], [`Refusal::TooMany`].
pub fn replace(forum: &Forum, cx: &mut Context<'_>, titles: &[&str]) -> Result<Transaction, Refusal> {
    let wanted = titles.iter().map(|title| limits::optional_line(title)).collect::<Result<Vec<_>, _>>()?;
    let wanted: Vec<_> = wanted.into_iter().filter(|title| !title.is_empty()).collect();
    if wanted.len() > limits::LIST {
        return Err(Refusal::TooMany { limit: limits::LIST });
    }
    let mut old = listed(forum);
    let mut gone: Vec<_> =
        forum.template.iter().filter(|(_, section)| section.removed).map(|(id, section)| (*id, section)).collect();
    let mut edits = Edits::none();
    let mut place = None;
    for title in &wanted {
        let order = order::between(place.as_deref(), None);
        let same = taken(&mut old, title).or_else(|| taken(&mut gone, title));
        let section = TemplateSection { title: title.clone(), order: order.clone(), removed: false };
        edits.put(forum, &same.unwrap_or_else(|| cx.id()), &section);
        place = Some(order);
    }
    for (id, _) in old {
        edits.change::<TemplateSection>(forum, &id, |section| section.removed = true)?;
    }
    Ok(Transaction::new(Verb::TemplateChanged, wanted.join(", "), edits))
}

/// The first of these sections with this title, which is one of them no more.
fn taken(sections: &mut Vec<(Id<TemplateSection>, &TemplateSection)>, title: &str) -> Option<Id<TemplateSection>> {
    sections.iter().position(|(_, section)| section.title == title).map(|at| sections.remove(at).0)
}

#[cfg(test)]
mod tests;
