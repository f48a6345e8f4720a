//! The book as the organiser wants it: which parts are in it, under which headings, in which order, and how
//! people are named.

pub mod logo;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::edit::{Edits, Transaction, Verb};
use super::order::{self, Step};
use super::{Context, Forum, Refusal, limits, setup};

pub use logo::Logo;

/// A part of the book. Which they are and in which order they stand is `PRODUCT.md`'s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
// By its name, as text: what derives per variant would be a kilobyte of every forum's first load.
#[serde(into = "String", try_from = "String")]
pub enum BookPart {
    /// What is where; it always follows the cover.
    Contents,
    /// The theme, the objectives, the method.
    Opening,
    /// Plenary items.
    Plenary,
    /// All topics.
    Topics,
    /// How the vote was done, and its result.
    Votes,
    /// Who met where and when.
    Agenda,
    /// Every workshop's report.
    Workshops,
    /// The actions of all workshops in one table.
    Actions,
    /// The vote on actions.
    Convergence,
    /// What people engage to do.
    Engagements,
    /// The conclusion and the closing words.
    Closing,
    /// Who was there.
    Participants,
    /// How the book was made.
    Colophon,
}

impl BookPart {
    /// Every part, in the order in which the book has them unless somebody moves one.
    pub const ALL: [Self; 13] = [
        Self::Contents,
        Self::Opening,
        Self::Plenary,
        Self::Topics,
        Self::Votes,
        Self::Agenda,
        Self::Workshops,
        Self::Actions,
        Self::Convergence,
        Self::Engagements,
        Self::Closing,
        Self::Participants,
        Self::Colophon,
    ];

    /// Its name in stored forums and as an anchor of the book.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contents => "contents",
            Self::Opening => "opening",
            Self::Plenary => "plenary",
            Self::Topics => "topics",
            Self::Votes => "votes",
            Self::Agenda => "agenda",
            Self::Workshops => "workshops",
            Self::Actions => "actions",
            Self::Convergence => "convergence",
            Self::Engagements => "engagements",
            Self::Closing => "closing",
            Self::Participants => "participants",
            Self::Colophon => "colophon",
        }
    }
}

impl fmt::Display for BookPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no part of the book has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPart;

impl FromStr for BookPart {
    type Err = NotAPart;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|part| part.name() == name).ok_or(NotAPart)
    }
}

impl From<BookPart> for String {
    fn from(part: BookPart) -> Self {
        part.name().to_owned()
    }
}

impl TryFrom<String> for BookPart {
    type Error = NotAPart;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse()
    }
}

impl fmt::Display for NotAPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no part of the book has this name")
    }
}

/// How people are named in the book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// As they are called.
    #[default]
    Full,
    /// By the first name, and as much of the last as tells them apart.
    FirstName,
    /// By initials.
    Initials,
    /// Not at all: only that somebody did it, or how many.
    None,
}

/// How the book looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Design {
    /// Calm and light, as the app looks.
    #[default]
    Plain,
    /// As an institution would print it: numbered parts, a sober cover.
    Institution,
}

/// The organiser's choices; each stands by itself, so that two organisers may choose at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct BookChoices {
    /// The parts that were left out; `false` for one that was taken in again.
    pub left_out: BTreeMap<BookPart, bool>,
    /// Headings that replace the book's own; an empty one replaces nothing.
    pub titles: BTreeMap<BookPart, String>,
    /// Places of the parts that were moved, as of [`order`].
    pub places: BTreeMap<BookPart, String>,
    /// How people are named.
    pub naming: Naming,
    /// How the book looks.
    pub design: Design,
    /// The picture on the cover.
    pub logo: Option<Logo>,
}

/// A part as it stands in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub part: BookPart,
    /// Whether it is in the book, as far as there is something to say in it.
    pub shown: bool,
    /// The organiser's heading; empty for the book's own.
    pub title: String,
}

/// The choices as they stand.
pub fn choices(forum: &Forum) -> BookChoices {
    forum.books.iter().next().map(|(_, choices)| choices.clone()).unwrap_or_default()
}

/// The parts in the order of the book, left-out ones in their places. Rule B1: the contents come first.
pub fn listed(choices: &BookChoices) -> Vec<Listed> {
    let mut placed: Vec<(BookPart, String)> = places(choices);
    super::sorting::sort_by_key(&mut placed, |(part, place)| (*part != BookPart::Contents, place.clone(), *part));
    let entry = |(part, _): (BookPart, String)| Listed {
        part,
        shown: !choices.left_out.get(&part).copied().unwrap_or(false),
        title: choices.titles.get(&part).map(|title| title.trim().to_owned()).unwrap_or_default(),
    };
    placed.into_iter().map(entry).collect()
}

/// Each part's place: the one it was moved to, else that of its rank in the book.
fn places(choices: &BookChoices) -> Vec<(BookPart, String)> {
    let mut own = order::first();
    let mut placed = Vec::with_capacity(BookPart::ALL.len());
    for part in BookPart::ALL {
        let moved = choices.places.get(&part).filter(|place| !place.is_empty());
        placed.push((part, moved.unwrap_or(&own).clone()));
        own = order::between(Some(&own), None);
    }
    placed
}

fn change(forum: &Forum, change: impl FnOnce(&mut BookChoices)) -> Result<Transaction, Refusal> {
    let key = setup::forum_id(forum).ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    edits.change_or_make::<BookChoices>(forum, &key, change);
    Ok(Transaction::on::<BookChoices>(Verb::BookChanged, "", &key, edits))
}

/// Takes a part into the book, or leaves it out. Rule B2: what it says stays in the forum.
///
/// # Errors
/// [`Refusal::Gone`] before the forum has arrived.
pub fn show(forum: &Forum, _cx: &mut Context<'_>, part: BookPart, shown: bool) -> Result<Transaction, Refusal> {
    change(forum, |choices| {
        choices.left_out.insert(part, !shown);
    })
}

/// Gives a part another heading; an empty one brings the book's own back. Rule B3.
///
/// # Errors
/// [`Refusal::TooLong`], [`Refusal::Gone`].
pub fn rename(forum: &Forum, _cx: &mut Context<'_>, part: BookPart, title: &str) -> Result<Transaction, Refusal> {
    let title = limits::optional_line(title)?;
    change(forum, |choices| {
        choices.titles.insert(part, title);
    })
}

/// Moves a part among the others. Rules B1 and F1.
///
/// # Errors
/// [`Refusal::Gone`] for the contents, which stay where they are.
pub fn shift(forum: &Forum, _cx: &mut Context<'_>, part: BookPart, step: Step) -> Result<Transaction, Refusal> {
    let kept = choices(forum);
    let places: BTreeMap<BookPart, String> = places(&kept).into_iter().collect();
    let mut parts: Vec<BookPart> = listed(&kept).into_iter().map(|listed| listed.part).collect();
    parts.retain(|part| *part != BookPart::Contents);
    let at = parts.iter().position(|one| *one == part).ok_or(Refusal::Gone)?;
    let to = match step {
        Step::Up => at.saturating_sub(1),
        Step::Down => (at + 1).min(parts.len() - 1),
        Step::To(place) => place.min(parts.len() - 1),
    };
    parts.retain(|one| *one != part);
    parts.insert(to, part);
    let beside = |at: Option<usize>| at.and_then(|at| parts.get(at)).and_then(|part| places.get(part)).map(String::as_str);
    let place = order::between(beside(to.checked_sub(1)), beside(to.checked_add(1)));
    change(forum, |choices| {
        choices.places.insert(part, place);
    })
}

/// Chooses how people are named. Rule B4.
///
/// # Errors
/// [`Refusal::Gone`] before the forum has arrived.
pub fn name_people(forum: &Forum, _cx: &mut Context<'_>, naming: Naming) -> Result<Transaction, Refusal> {
    change(forum, |choices| choices.naming = naming)
}

/// Chooses how the book looks.
///
/// # Errors
/// [`Refusal::Gone`] before the forum has arrived.
pub fn dress(forum: &Forum, _cx: &mut Context<'_>, design: Design) -> Result<Transaction, Refusal> {
    change(forum, |choices| choices.design = design)
}

/// Everything as the book has it by itself: all parts, their own headings and order. Naming, design and logo stay.
///
/// # Errors
/// [`Refusal::Gone`] before the forum has arrived.
pub fn restore(forum: &Forum, _cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    change(forum, |choices| {
        // A member that is taken away would come back with the other side of a merge: each is set instead.
        choices.left_out.values_mut().for_each(|left_out| *left_out = false);
        choices.titles.values_mut().for_each(String::clear);
        choices.places.values_mut().for_each(String::clear);
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
