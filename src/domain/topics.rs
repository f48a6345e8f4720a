//! Topics: proposed one by one or as a list, changed, withdrawn and brought back.

use std::collections::HashMap;

use super::entry::{PastedTopic, TopicLine, topic_line};
use super::fold::key;
use super::labels::Labelling;
use super::numbering::{self, Free};
use super::participants::Names;
use super::resemblance::Resemblance;
use super::{Context, Edits, Forum, Id, Participant, Refusal, Topic, Transaction, Verb, limits, merging};

/// What somebody proposes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// What it is about.
    pub title: String,
    /// Who proposes it, by name.
    pub conveners: Vec<String>,
    /// Its sub-questions.
    pub questions: Vec<String>,
    /// More words about it.
    pub description: String,
}

impl From<TopicLine> for Proposal {
    fn from(TopicLine { title, conveners }: TopicLine) -> Self {
        Self { title, conveners, ..Self::default() }
    }
}

impl From<&PastedTopic> for Proposal {
    fn from(pasted: &PastedTopic) -> Self {
        let PastedTopic { title, conveners, questions, description, .. } = pasted.clone();
        Self { title, conveners, questions, description }
    }
}

/// Proposes a topic. Rule N1: it gets the next number at once.
///
/// # Errors
/// [`Refusal::Empty`] without a title, [`Refusal::TooLong`], [`Refusal::TooMany`].
pub fn propose(forum: &Forum, cx: &mut Context<'_>, proposal: &Proposal) -> Result<Transaction, Refusal> {
    room_for(forum, 1)?;
    let mut desk = Desk::open(forum);
    let id = desk.take_in(forum, cx, proposal)?;
    let title = limits::line(&proposal.title)?;
    Ok(Transaction::on::<Topic>(Verb::TopicProposed, title, &id, desk.edits))
}

/// Proposes the topic that one typed line says: `title — convener, convener`.
///
/// # Errors
/// As [`propose`].
pub fn propose_line(forum: &Forum, cx: &mut Context<'_>, line: &str) -> Result<Transaction, Refusal> {
    propose(forum, cx, &topic_line(line)?.into())
}

/// Proposes the topics of a pasted list, all in one gesture, numbered in their order. What
/// [`preview`] calls a duplicate is proposed too when it is in the list: leave it out with [`fresh`].
///
/// # Errors
/// As [`propose`]; [`Refusal::Empty`] for an empty list.
pub fn propose_list(forum: &Forum, cx: &mut Context<'_>, list: &[PastedTopic]) -> Result<Transaction, Refusal> {
    let first = list.first().ok_or(Refusal::Empty)?;
    room_for(forum, list.len())?;
    let mut desk = Desk::open(forum);
    let mut labels = None;
    for pasted in list {
        let topic = desk.take_in(forum, cx, &pasted.into())?;
        if !pasted.label.is_empty() {
            let labels = labels.get_or_insert_with(|| Labelling::of(forum));
            let label = labels.give(&pasted.label, &mut desk.edits)?;
            // The topic is new: this adds the one field.
            desk.edits.put(forum, &topic, &Topic { label, ..Topic::default() });
        }
    }
    let subject = if list.len() == 1 { first.title.clone() } else { list.len().to_string() };
    Ok(Transaction::new(Verb::TopicsPasted, subject, desk.edits))
}

fn room_for(forum: &Forum, more: usize) -> Result<(), Refusal> {
    if forum.topics.len() + more > limits::TOPICS { Err(Refusal::TooMany { limit: limits::TOPICS }) } else { Ok(()) }
}

/// Where proposals are taken in: who is known, which numbers are free, what was written down.
struct Desk {
    names: Option<Names>,
    free: Free,
    edits: Edits,
}

impl Desk {
    fn open(forum: &Forum) -> Self {
        Self { names: None, free: Free::for_topics(forum), edits: Edits::none() }
    }

    fn take_in(&mut self, forum: &Forum, cx: &mut Context<'_>, proposal: &Proposal) -> Result<Id<Topic>, Refusal> {
        // Rule T1: a title is needed, and what is too long is refused with its length, never cut.
        let title = limits::line(&proposal.title)?;
        let questions = questions(&proposal.questions)?;
        let id: Id<Topic> = cx.id();
        let mut topic = Topic { title, questions, proposed: cx.now, ..Topic::default() };
        for name in proposal.conveners.iter().filter(|name| !name.trim().is_empty()) {
            let names = self.names.get_or_insert_with(|| Names::of(forum));
            topic.conveners.set(names.find_or_add(forum, cx, name, &mut self.edits)?, true);
        }
        self.edits.put(forum, &id, &topic);
        self.edits.write::<Topic>(forum, &id, proposal.description.trim())?;
        numbering::give(forum, id, &mut self.free, &mut self.edits);
        Ok(id)
    }
}

fn questions(typed: &[String]) -> Result<Vec<String>, Refusal> {
    let lines = typed.iter().map(|question| limits::optional_line(question)).collect::<Result<Vec<_>, _>>()?;
    let questions: Vec<String> = lines.into_iter().filter(|question| !question.is_empty()).collect();
    if questions.len() > limits::QUESTIONS { Err(Refusal::TooMany { limit: limits::QUESTIONS }) } else { Ok(questions) }
}

/// What would become of one item of a pasted list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preview {
    /// A topic that is new.
    New,
    /// The title of a topic that is there.
    Duplicate(Id<Topic>),
    /// The title of an earlier item of the list, which stands on this line.
    Repeated(usize),
    /// A title close to that of a topic on the wall.
    Resembles(Id<Topic>),
}

/// Says of each item of a pasted list whether it is new. Rule T4: a title that differs from another
/// only by accents, case, spaces or punctuation is a duplicate, also of a withdrawn topic's.
pub fn preview(forum: &Forum, list: &[PastedTopic]) -> Vec<Preview> {
    let mut there: HashMap<String, Id<Topic>> = HashMap::with_capacity(forum.topics.len());
    for (id, topic) in &forum.topics {
        there.entry(key(&topic.title)).or_insert(*id);
    }
    let resemblance = Resemblance::of(forum);
    let mut earlier: HashMap<String, usize> = HashMap::new();
    let judge = |item: &PastedTopic| {
        let key = key(&item.title);
        if let Some(id) = there.get(&key) {
            return Preview::Duplicate(*id);
        }
        if let Some(line) = earlier.get(&key) {
            return Preview::Repeated(*line);
        }
        earlier.insert(key, item.line);
        resemblance.nearest(&item.title).map_or(Preview::New, |likeness| Preview::Resembles(likeness.topic))
    };
    list.iter().map(judge).collect()
}

/// The items of a list that aren't duplicates.
pub fn fresh(list: &[PastedTopic], previews: &[Preview]) -> Vec<PastedTopic> {
    let is_fresh = |preview: &Preview| matches!(preview, Preview::New | Preview::Resembles(_));
    list.iter().zip(previews).filter(|(_, preview)| is_fresh(preview)).map(|(item, _)| item.clone()).collect()
}

/// Changes a topic's title.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::Gone`].
pub fn set_title(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>, title: &str) -> Result<Transaction, Refusal> {
    let title = limits::line(title)?;
    change(forum, topic, Verb::TopicChanged, |topic| topic.title = title)
}

/// Changes a topic's sub-questions; empty ones are left out.
///
/// # Errors
/// [`Refusal::TooLong`], [`Refusal::TooMany`], [`Refusal::Gone`].
pub fn set_questions(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>, typed: &[String]) -> Result<Transaction, Refusal> {
    let questions = questions(typed)?;
    change(forum, topic, Verb::TopicChanged, |topic| topic.questions = questions)
}

/// Changes a topic's description.
///
/// # Errors
/// [`Refusal::TooLong`], [`Refusal::Gone`].
pub fn set_description(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>, description: &str) -> Result<Transaction, Refusal> {
    let title = forum.get::<Topic>(&topic).ok_or(Refusal::Gone)?.title.clone();
    let mut edits = Edits::none();
    edits.write::<Topic>(forum, &topic, description)?;
    Ok(Transaction::on::<Topic>(Verb::TopicChanged, title, &topic, edits))
}

/// Adds a convener by name. Rule T8: several people may convene one topic, each once.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::Gone`].
pub fn add_convener(forum: &Forum, cx: &mut Context<'_>, topic: Id<Topic>, name: &str) -> Result<Transaction, Refusal> {
    let title = forum.get::<Topic>(&topic).ok_or(Refusal::Gone)?.title.clone();
    let mut edits = Edits::none();
    let person = super::participants::find_or_add(forum, cx, name, &mut edits)?;
    edits.change::<Topic>(forum, &topic, |topic| topic.conveners.set(person, true))?;
    Ok(Transaction::on::<Topic>(Verb::TopicChanged, title, &topic, edits))
}

/// Takes a convener off a topic.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove_convener(
    forum: &Forum,
    _cx: &mut Context<'_>,
    topic: Id<Topic>,
    person: Id<Participant>,
) -> Result<Transaction, Refusal> {
    change(forum, topic, Verb::TopicChanged, |topic| topic.conveners.set(person, false))
}

/// Withdraws a topic. Rule T6: it leaves the wall, keeps its number and everything else, stays in the
/// minutes, and can be brought back.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn withdraw(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>) -> Result<Transaction, Refusal> {
    change(forum, topic, Verb::TopicWithdrawn, |topic| topic.withdrawn = true)
}

/// Brings a withdrawn topic back.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn restore(forum: &Forum, _cx: &mut Context<'_>, topic: Id<Topic>) -> Result<Transaction, Refusal> {
    change(forum, topic, Verb::TopicRestored, |topic| topic.withdrawn = false)
}

fn change(forum: &Forum, topic: Id<Topic>, verb: Verb, change: impl FnOnce(&mut Topic)) -> Result<Transaction, Refusal> {
    let mut edits = Edits::none();
    edits.change(forum, &topic, change)?;
    let title = forum.get::<Topic>(&topic).map(|topic| topic.title.clone()).unwrap_or_default();
    Ok(Transaction::on::<Topic>(verb, title, &topic, edits))
}

/// The topics on the wall, in the order of their ids: not withdrawn, and none that was merged into
/// another. A topic without a title, of which only parts have arrived, isn't shown.
pub fn on_the_wall(forum: &Forum) -> Vec<Id<Topic>> {
    wall(forum, &merging::Groups::of(forum))
}

/// The same, where the groups are at hand.
pub fn wall(forum: &Forum, groups: &merging::Groups) -> Vec<Id<Topic>> {
    groups.leads().filter(|id| forum.get::<Topic>(id).is_some_and(|topic| !topic.withdrawn)).collect()
}

/// Whether this topic is on the wall.
pub fn is_on_the_wall(forum: &Forum, topic: Id<Topic>) -> bool {
    let shown = |topic: &Topic| !topic.withdrawn && !topic.title.is_empty();
    forum.get::<Topic>(&topic).is_some_and(shown) && merging::lead(forum, topic) == topic
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
