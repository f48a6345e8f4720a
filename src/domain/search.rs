//! Finding topics on the wall, and the orders in which it can be read.

use std::cmp::Reverse;
use std::fmt::Write;

use super::fold::{fold, key};
use super::merging::Groups;
use super::numbering::Numbers;
use super::sorting::sort_by_key;
use super::tally::Counts;
use super::{Forum, Id, Topic, participants};

/// What is looked for: words that must all be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// The words of what was typed. Rule T7: accents and case are ignored.
    pub fn new(typed: &str) -> Self {
        Self(fold(typed).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, folded.
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether every word is found, whole or as part of another, in a text from [`haystack`].
    pub fn matches(&self, haystack: &str) -> bool {
        self.0.iter().all(|word| haystack.contains(word.as_str()))
    }
}

/// Everything by which a topic is found, folded: title, number (`12`, `#12`, `n°12`), label, conveners,
/// sub-questions and description, its own and those of the topics merged into it.
pub fn haystack(forum: &Forum, groups: &Groups, numbers: &Numbers, lead: Id<Topic>) -> String {
    let mut text = String::new();
    for id in groups.members(lead) {
        let Some(topic) = forum.get::<Topic>(&id) else { continue };
        if let Some(n) = numbers.get(id) {
            // Writing to a string can't fail.
            let _ = write!(text, "#{n} n°{n} ");
        }
        let people = topic.conveners.iter().map(|person| participants::name_of(forum, person));
        let parts = [topic.title.as_str(), &topic.label, forum.text::<Topic>(&id)].into_iter();
        for part in parts.chain(topic.questions.iter().map(String::as_str)).chain(people) {
            text.push_str(part);
            text.push('\n');
        }
    }
    fold(&text)
}

/// The topics, of those given, in which everything typed is found; in the order given.
pub fn search(forum: &Forum, topics: &[Id<Topic>], typed: &str) -> Vec<Id<Topic>> {
    let query = Query::new(typed);
    if query.is_empty() {
        return topics.to_vec();
    }
    let (groups, numbers) = (Groups::of(forum), Numbers::of(forum));
    topics.iter().copied().filter(|id| query.matches(&haystack(forum, &groups, &numbers, *id))).collect()
}

/// An order of the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The newest first.
    #[default]
    Newest,
    /// By number; those that have none yet last.
    Number,
    /// By title, accents and case ignored.
    Title,
    /// By dots, most first.
    Votes,
    /// By label, those without one last.
    Label,
}

/// The topics in an order; equal ones by number.
pub fn sorted(forum: &Forum, topics: &[Id<Topic>], by: Sort) -> Vec<Id<Topic>> {
    let numbers = Numbers::of(forum);
    let number = |id: Id<Topic>| (numbers.get(id).unwrap_or(u32::MAX), id);
    let mut topics = topics.to_vec();
    match by {
        Sort::Newest => {
            let proposed = |id: Id<Topic>| forum.get::<Topic>(&id).map(|topic| topic.proposed);
            sort_by_key(&mut topics, |id| Reverse((proposed(*id), number(*id))));
        }
        Sort::Number => sort_by_key(&mut topics, |id| number(*id)),
        Sort::Title => {
            let title = |id: Id<Topic>| forum.get::<Topic>(&id).map(|topic| fold(&topic.title));
            sort_by_key(&mut topics, |id| (title(*id), number(*id)));
        }
        Sort::Votes => {
            let counts = Counts::of(forum);
            sort_by_key(&mut topics, |id| (Reverse(counts.get(*id).dots()), number(*id)));
        }
        // Rule L6.
        Sort::Label => {
            let label = |id: Id<Topic>| forum.get::<Topic>(&id).map(|topic| key(&topic.label)).unwrap_or_default();
            sort_by_key(&mut topics, |id| {
                let label = label(*id);
                (label.is_empty(), label, number(*id))
            });
        }
    }
    topics
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
