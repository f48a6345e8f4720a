//! Labels: what the facilitator groups topics by, each with a colour and a shape.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use super::edit::{Edits, Transaction, Verb};
use super::fold::{fold, key};
use super::records::Topic;
use super::{Context, Forum, Id, Refusal, limits, sorting, topics};

/// What is kept of a label beside the topics that bear it: its colour. The key is made from its words, so
/// that every machine finds the same record for the same label.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Label {
    /// Its colour; none: the one that follows from its key.
    pub colour: Option<Colour>,
}

/// The colours of labels. Each goes with a shape of its own, so that they are told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Colour {
    /// Red, a circle.
    Red,
    /// Amber, a triangle.
    Amber,
    /// Green, a square.
    Green,
    /// Sky blue, a diamond.
    Sky,
    /// Blue, a cross.
    Blue,
    /// Purple, a star.
    Purple,
}

impl Colour {
    /// Every colour, in the order in which new labels get them.
    pub const ALL: [Self; 6] = [Self::Red, Self::Blue, Self::Amber, Self::Green, Self::Purple, Self::Sky];

    /// The colour's name in files and in the style sheet.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Sky => "sky",
            Self::Blue => "blue",
            Self::Purple => "purple",
        }
    }
}

/// One label in use.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listed {
    /// Which.
    pub id: Id<Label>,
    /// Its words.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
    /// How many topics on the wall bear it.
    pub topics: usize,
}

/// The label that these words are; none where there are none. Rule L1: accents, capitals, spaces and
/// punctuation make no other label.
pub fn id_of(words: &str) -> Option<Id<Label>> {
    let words = words.trim();
    (!words.is_empty()).then(|| Id::new(named_id(key(words).into_bytes())))
}

/// An id that follows from a name, the same everywhere: FNV-1a of 128 bits, as a UUID of version 8. It is part
/// of the format: see `docs/FORMAT.md`.
pub(super) fn named_id(name: impl IntoIterator<Item = u8>) -> Uuid {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let hash = name.into_iter().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    Builder::from_custom_bytes(hash.to_be_bytes()).into_uuid()
}

/// A label's colour: the one chosen, else one that follows from its key and so is the same everywhere.
/// Rule L3.
pub fn colour_of(forum: &Forum, label: Id<Label>) -> Colour {
    let chosen = forum.get::<Label>(&label).and_then(|label| label.colour);
    let [.., last] = label.uuid().into_bytes();
    chosen.or_else(|| Colour::ALL.get(usize::from(last) % Colour::ALL.len()).copied()).unwrap_or(Colour::Red)
}

/// The labels in use, by their words, with how many topics on the wall bear each. Rule L2.
pub fn listed(forum: &Forum) -> Vec<Listed> {
    let mut all: Vec<Listed> = Vec::new();
    let wall = topics::on_the_wall(forum);
    for (topic, record) in &forum.topics {
        let Some(id) = id_of(&record.label) else { continue };
        let shown = usize::from(wall.binary_search(topic).is_ok());
        match all.iter_mut().find(|label| label.id == id) {
            Some(label) => label.topics += shown,
            None => all.push(Listed { id, name: record.label.clone(), colour: colour_of(forum, id), topics: shown }),
        }
    }
    sorting::sort_by_key(&mut all, |label| fold(&label.name));
    all
}

/// Gives topics a label, all in one gesture; without words, takes theirs off. Rule L4.
///
/// # Errors
/// [`Refusal::Empty`] without topics, [`Refusal::Gone`], [`Refusal::TooLong`].
pub fn put(forum: &Forum, _cx: &mut Context<'_>, on: &[Id<Topic>], words: &str) -> Result<Transaction, Refusal> {
    if on.is_empty() {
        return Err(Refusal::Empty);
    }
    let words = limits::optional_line(words)?;
    let mut edits = Edits::none();
    let label = id_of(&words);
    let words = label.and_then(|label| spelling(forum, label)).unwrap_or(words);
    for topic in on {
        edits.change::<Topic>(forum, topic, |topic| topic.label.clone_from(&words))?;
    }
    if let Some(label) = label {
        colour_first_use(forum, label, &mut edits);
    }
    let verb = if label.is_some() { Verb::LabelGiven } else { Verb::LabelRemoved };
    Ok(Transaction::new(verb, words, edits))
}

/// Gives a label other words, on all topics at once. Those of another label make the two one, which keeps
/// that one's colour. Rule L5.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::Empty`], [`Refusal::TooLong`].
pub fn rename(forum: &Forum, _cx: &mut Context<'_>, label: Id<Label>, words: &str) -> Result<Transaction, Refusal> {
    let words = limits::line(words)?;
    let to = id_of(&words).ok_or(Refusal::Empty)?;
    let joined = if to == label { None } else { spelling(forum, to) };
    let mut edits = Edits::none();
    if to != label && joined.is_none() {
        let colour = Some(colour_of(forum, label));
        edits.put(forum, &to, &Label { colour });
    }
    let words = joined.unwrap_or(words);
    relabel(forum, label, &words, &mut edits)?;
    Ok(Transaction::on::<Label>(Verb::LabelRenamed, words, &to, edits))
}

/// Takes a label off all topics at once. Rule L5.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove(forum: &Forum, _cx: &mut Context<'_>, label: Id<Label>) -> Result<Transaction, Refusal> {
    let words = spelling(forum, label).ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    relabel(forum, label, "", &mut edits)?;
    Ok(Transaction::on::<Label>(Verb::LabelRemoved, words, &label, edits))
}

/// Gives a label a colour. Rule L3.
///
/// # Errors
/// [`Refusal::Gone`] for a label that no topic bears.
pub fn paint(forum: &Forum, _cx: &mut Context<'_>, label: Id<Label>, colour: Colour) -> Result<Transaction, Refusal> {
    let words = spelling(forum, label).ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    edits.change_or_make::<Label>(forum, &label, |label| label.colour = Some(colour));
    Ok(Transaction::on::<Label>(Verb::LabelPainted, words, &label, edits))
}

/// The words of a label as the topics that bear it have them: the earliest topic's, where they differ. None
/// where no topic bears it.
pub fn spelling(forum: &Forum, label: Id<Label>) -> Option<String> {
    bearing(forum, label).next().map(|(_, topic)| topic.label.clone())
}

fn bearing(forum: &Forum, label: Id<Label>) -> impl Iterator<Item = (&Id<Topic>, &Topic)> {
    forum.topics.iter().filter(move |(_, topic)| id_of(&topic.label) == Some(label))
}

fn relabel(forum: &Forum, label: Id<Label>, words: &str, edits: &mut Edits) -> Result<(), Refusal> {
    let mut found = false;
    for (id, topic) in bearing(forum, label) {
        edits.put(forum, id, &Topic { label: words.to_owned(), ..topic.clone() });
        found = true;
    }
    if found { Ok(()) } else { Err(Refusal::Gone) }
}

/// A label that is new gets the colour that the fewest labels have: the first six all differ. Rule L3.
fn colour_first_use(forum: &Forum, label: Id<Label>, edits: &mut Edits) {
    if spelling(forum, label).is_some() || forum.get::<Label>(&label).is_some() {
        return;
    }
    let used: Vec<Colour> = listed(forum).into_iter().map(|label| label.colour).collect();
    edits.put(forum, &label, &Label { colour: least_used(&used) });
}

fn least_used(used: &[Colour]) -> Option<Colour> {
    Colour::ALL.into_iter().min_by_key(|colour| used.iter().filter(|other| *other == colour).count())
}

/// Labels that come with a list of topics: one spelling each, and colours that differ. Rules L1, L3.
pub(super) struct Labelling<'f> {
    forum: &'f Forum,
    spellings: HashMap<Id<Label>, String>,
    used: Vec<Colour>,
}

impl<'f> Labelling<'f> {
    pub(super) fn of(forum: &'f Forum) -> Self {
        Self { forum, spellings: HashMap::new(), used: listed(forum).into_iter().map(|label| label.colour).collect() }
    }

    /// The label's words as they are spelled already; the colour of one that is new goes into the edits.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub(super) fn give(&mut self, words: &str, edits: &mut Edits) -> Result<String, Refusal> {
        let words = limits::optional_line(words)?;
        let Some(label) = id_of(&words) else { return Ok(words) };
        if let Some(spelled) = self.spellings.get(&label) {
            return Ok(spelled.clone());
        }
        let spelled = spelling(self.forum, label);
        if spelled.is_none() && self.forum.get::<Label>(&label).is_none() {
            let colour = least_used(&self.used);
            self.used.extend(colour);
            edits.put(self.forum, &label, &Label { colour });
        }
        let words = spelled.unwrap_or(words);
        self.spellings.insert(label, words.clone());
        Ok(words)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
