//! Photographs of walls and flip charts: what is known of each. The pictures themselves are kept beside
//! the forum, under the names that stand here.

use serde::{Deserialize, Serialize};

use super::actions::{home_of, known};
use super::edit::{Edits, Transaction, Verb};
use super::order::{self, Step};
use super::pictures::{self, Picture};
use super::records::Topic;
use super::{Context, Forum, Id, Refusal, limits};

/// A photograph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Photograph {
    /// The workshop it belongs to; none: the forum.
    pub workshop: Option<Id<Topic>>,
    /// The name of its picture.
    pub picture: String,
    /// How wide the picture is, in pixels.
    pub width: u32,
    /// How high the picture is, in pixels.
    pub height: u32,
    /// How many bytes the picture has.
    pub bytes: u32,
    /// What stands under it.
    pub caption: String,
    /// What it shows, for those who don't see it.
    pub alternative: String,
    /// Its place in the list: a fractional index.
    pub order: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}

/// A picture that was just taken in, upright and reduced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The picture.
    pub picture: Picture,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
}

/// The photographs of one workshop, or of none, in their order; those of topics merged into the workshop
/// are among them. Rule Q1.
pub fn of_workshop(forum: &Forum, workshop: Option<Id<Topic>>) -> Vec<(Id<Photograph>, &Photograph)> {
    let mut all = order::live_sorted::<Photograph>(forum);
    all.retain(|(_, photograph)| home(forum, photograph) == workshop);
    all
}

/// The workshop that a photograph belongs to.
pub fn home(forum: &Forum, photograph: &Photograph) -> Option<Id<Topic>> {
    home_of(forum, photograph.workshop)
}

/// The names of the pictures that the forum shows: those of its photographs but for removed ones, and that
/// on the cover of its book. Rules Q6 and Q8.
pub fn shown_pictures(forum: &Forum) -> Vec<String> {
    let names = order::live::<Photograph>(forum).map(|(_, photograph)| &photograph.picture);
    let logo = forum.books.iter().find_map(|(_, choices)| choices.logo.as_ref()).map(|logo| &logo.picture);
    names.chain(logo).filter(|name| pictures::is_name(name)).cloned().collect()
}

/// Checks that a forum has room for a photograph more. Rule Q3.
///
/// # Errors
/// [`Refusal::TooMany`], [`Refusal::PicturesTooLarge`].
pub fn room_for(forum: &Forum, taken: &Taken) -> Result<(), Refusal> {
    order::room_for::<Photograph>(forum, 1, limits::PHOTOGRAPHS)?;
    let there = order::live::<Photograph>(forum).map(|(_, photograph)| usize::try_from(photograph.bytes).unwrap_or(usize::MAX));
    let all = there.fold(taken.picture.bytes().len(), usize::saturating_add);
    if all > limits::PICTURES { Err(Refusal::PicturesTooLarge { limit: limits::PICTURES / (1024 * 1024) }) } else { Ok(()) }
}

/// Adds a photograph to a workshop, or to the forum. Its picture is kept first.
///
/// # Errors
/// As [`room_for`]; [`Refusal::OutOfRange`] for a picture that isn't reduced, [`Refusal::Gone`] for the
/// workshop.
pub fn add(forum: &Forum, cx: &mut Context<'_>, workshop: Option<Id<Topic>>, taken: &Taken) -> Result<Transaction, Refusal> {
    known(forum, workshop)?;
    limits::within(taken.width, 1, limits::PICTURE_SIDE)?;
    limits::within(taken.height, 1, limits::PICTURE_SIDE)?;
    room_for(forum, taken)?;
    let id = cx.id();
    let photograph = Photograph {
        workshop,
        picture: taken.picture.name(),
        width: taken.width,
        height: taken.height,
        bytes: u32::try_from(taken.picture.bytes().len()).unwrap_or(u32::MAX),
        order: order::last_place::<Photograph>(forum),
        ..Photograph::default()
    };
    let mut edits = Edits::none();
    edits.put(forum, &id, &photograph);
    Ok(Transaction::on::<Photograph>(Verb::PhotographAdded, subject(forum, &photograph), &id, edits))
}

/// What a photograph is called in the history: its caption, else what it shows, else its workshop.
fn subject(forum: &Forum, photograph: &Photograph) -> String {
    let workshop = || home(forum, photograph).and_then(|home| forum.get::<Topic>(&home)).map(|topic| topic.title.clone());
    let own = [&photograph.caption, &photograph.alternative].into_iter().find(|words| !words.is_empty());
    own.cloned().or_else(workshop).unwrap_or_default()
}

/// Says what stands under a photograph; nothing may.
///
/// # Errors
/// [`Refusal::TooLong`], [`Refusal::Gone`].
pub fn caption(forum: &Forum, _cx: &mut Context<'_>, id: Id<Photograph>, words: &str) -> Result<Transaction, Refusal> {
    let words = limits::optional_line(words)?;
    described(forum, id, |photograph| photograph.caption = words)
}

/// Says what a photograph shows, for those who don't see it.
///
/// # Errors
/// [`Refusal::TooLong`], [`Refusal::Gone`].
pub fn describe(forum: &Forum, _cx: &mut Context<'_>, id: Id<Photograph>, words: &str) -> Result<Transaction, Refusal> {
    let words = limits::optional_line(words)?;
    described(forum, id, |photograph| photograph.alternative = words)
}

fn described(forum: &Forum, id: Id<Photograph>, change: impl FnOnce(&mut Photograph)) -> Result<Transaction, Refusal> {
    let mut photograph = order::there(forum, id)?.clone();
    change(&mut photograph);
    let mut edits = Edits::none();
    edits.put(forum, &id, &photograph);
    Ok(Transaction::on::<Photograph>(Verb::PhotographDescribed, subject(forum, &photograph), &id, edits))
}

/// Moves a photograph among those of its workshop. Rule F1.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn shift(forum: &Forum, _cx: &mut Context<'_>, id: Id<Photograph>, step: Step) -> Result<Transaction, Refusal> {
    let photograph = order::there(forum, id)?;
    let beside: Vec<_> = of_workshop(forum, home(forum, photograph)).into_iter().map(|(id, _)| id).collect();
    let edits = order::rearrange(forum, &beside, id, step)?;
    Ok(Transaction::on::<Photograph>(Verb::PhotographMoved, subject(forum, photograph), &id, edits))
}

/// Removes a photograph; its picture stays, so that undo brings it back. Rule Q6.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, id: Id<Photograph>) -> Result<Transaction, Refusal> {
    let called = subject(forum, order::there(forum, id)?);
    order::remove(forum, id, Verb::PhotographRemoved, called)
}

#[cfg(test)]
mod tests;
