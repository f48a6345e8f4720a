//! From a forum, in whatever state it is, to the book.
//!
//! Whatever is missing is left out, or said gently to be missing where a reader would look for it. The
//! rules of the forum (who counts as a convener, how a tie stands, what a report holds) are the
//! domain's; here they are only put into words.

mod agenda;
mod calendar;
mod closing;
mod convergence;
mod cover;
mod plenary;
mod promises;
mod tables;
mod topics;
mod votes;
mod words;
mod workshops;

use std::collections::{HashMap, HashSet};

use crate::domain::agenda::Held;
use crate::domain::merging::Groups;
use crate::domain::numbering::Numbers;
use crate::domain::ranking::{self, Cut, Ranked};
use crate::domain::tally::Counts;
use crate::domain::{Forum, Id, Identity, Language, Moment, Participant, Topic, VoteState, participants};
use crate::i18n::{say, t};

pub use calendar::calendar;
pub use tables::{sheet, sheets};

use super::book::{Anchor, Block, Book, Chapter, Contents, Entry, Line, Part};

/// The book of a forum in one language. `made` is when, if that is to be told.
pub fn compose(forum: &Forum, language: Language, made: Option<Moment>) -> Book {
    let secretary = Secretary::new(forum, language);
    let parts: Vec<Part> = [
        secretary.opening(),
        secretary.plenary(),
        secretary.topics(),
        secretary.votes(),
        secretary.agenda(),
        secretary.workshops(),
        secretary.all_actions(),
        secretary.convergence(),
        secretary.engagements(),
        secretary.closing(),
        secretary.participants(),
        secretary.colophon(made),
    ]
    .into_iter()
    .flatten()
    .collect();
    let contents = Contents { title: say(language, t::minutes::CONTENTS).to_owned(), entries: parts.iter().map(entry).collect() };
    Book { language, cover: secretary.cover(), contents, parts }
}

fn entry(part: &Part) -> Entry {
    let chapter = |chapter: &Chapter| Entry {
        anchor: chapter.anchor.clone(),
        mark: chapter.mark.clone(),
        title: chapter.title.clone(),
        under: Vec::new(),
    };
    Entry {
        anchor: part.anchor.clone(),
        mark: String::new(),
        title: part.title.clone(),
        under: part.chapters.iter().map(chapter).collect(),
    }
}

fn tied(ranking: &[Ranked]) -> HashSet<Id<Topic>> {
    ranking.iter().filter(|ranked| ranked.above == Cut::Tied).map(|ranked| ranked.topic).collect()
}

/// What is worked out once about the forum, and the language it is told in.
struct Secretary<'a> {
    forum: &'a Forum,
    language: Language,
    about: Identity,
    numbers: Numbers,
    groups: Groups,
    counts: Counts,
    ranking: Vec<Ranked>,
    /// The topics among equals across the cut line of a closed vote.
    tied: HashSet<Id<Topic>>,
    /// Every topic, in the order of the numbers.
    topics: Vec<Id<Topic>>,
    workshops: Vec<Held<'a>>,
    topic_anchors: HashMap<Id<Topic>, Anchor>,
    workshop_anchors: HashMap<Id<Topic>, Anchor>,
}

impl<'a> Secretary<'a> {
    fn new(forum: &'a Forum, language: Language) -> Self {
        let numbers = Numbers::of(forum);
        let workshops = crate::domain::agenda::workshops(forum);
        // A number that merging gave twice, or none yet, can't name a place; the id always can.
        let place = |kind: &str, number: Option<u32>, id: Id<Topic>| match number {
            Some(n) => Anchor::new(&format!("{kind}-{n}")),
            None => Anchor::new(&format!("{kind}-{id}")),
        };
        let topics = topics::all(forum, &numbers, &workshops);
        let topic_anchors = topics.iter().map(|id| (*id, place("topic", numbers.get(*id), *id))).collect();
        let mut seen = HashSet::new();
        let workshop_anchors = workshops
            .iter()
            .map(|held| {
                let number = Some(held.workshop.number).filter(|n| *n > 0 && seen.insert(*n));
                (held.id, place("workshop", number, held.id))
            })
            .collect();
        let groups = Groups::of(forum);
        let counts = Counts::with(forum, &groups);
        let ranking = ranking::ranking_with(forum, &groups, &counts);
        let about = forum.about();
        let tied = if about.vote == VoteState::Closed { tied(&ranking) } else { HashSet::new() };
        Self { forum, language, about, numbers, groups, counts, ranking, tied, topics, workshops, topic_anchors, workshop_anchors }
    }

    /// A part of the book; none when there is nothing in it.
    fn part(&self, anchor: &str, title: crate::i18n::Text, blocks: Vec<Block>, chapters: Vec<Chapter>) -> Option<Part> {
        let empty = blocks.is_empty() && chapters.is_empty();
        (!empty).then(|| Part { anchor: Anchor::new(anchor), title: say(self.language, title).to_owned(), blocks, chapters })
    }

    fn name(&self, person: Id<Participant>) -> String {
        let name = participants::name_of(self.forum, person).trim();
        if name.is_empty() { say(self.language, t::minutes::UNNAMED).to_owned() } else { name.to_owned() }
    }

    /// Names in a row: `A, B and C`.
    fn names(&self, people: impl IntoIterator<Item = Id<Participant>>) -> Line {
        self.row(people.into_iter().map(|person| Line::said(self.name(person))).collect())
    }

    fn title(&self, topic: Id<Topic>) -> String {
        let title = self.forum.get::<Topic>(&topic).map_or("", |topic| topic.title.trim());
        if title.is_empty() { say(self.language, t::minutes::UNTITLED_TOPIC).to_owned() } else { title.to_owned() }
    }

    fn topic_anchor(&self, topic: Id<Topic>) -> Anchor {
        self.topic_anchors.get(&topic).cloned().unwrap_or_else(|| Anchor::new(&format!("topic-{topic}")))
    }

    /// What a workshop is called: « Atelier 3 ».
    fn workshop_mark(&self, held: &Held<'_>) -> String {
        match held.workshop.number {
            0 => say(self.language, t::minutes::WORKSHOP_NEW).to_owned(),
            n => crate::i18n::fill(self.language, t::minutes::WORKSHOP, &[("n", &n.to_string())]),
        }
    }

    /// A reference to a workshop's chapter, or to the topic where there is none.
    fn see_workshop(&self, topic: Id<Topic>) -> Line {
        let held = self.workshops.iter().find(|held| held.id == topic);
        match (held, self.workshop_anchors.get(&topic)) {
            (Some(held), Some(anchor)) => Line::see(self.workshop_mark(held), anchor),
            _ => self.see_topic(topic),
        }
    }

    /// A reference to a topic by its number, or by its title while it has none.
    fn see_topic(&self, topic: Id<Topic>) -> Line {
        let words = self.numbers.get(topic).map_or_else(
            || self.title(topic),
            |n| crate::i18n::fill(self.language, t::minutes::TOPIC_NO, &[("n", &n.to_string())]),
        );
        match self.topic_anchors.get(&topic) {
            Some(anchor) => Line::see(words, anchor),
            None => Line::ours(words),
        }
    }
}
