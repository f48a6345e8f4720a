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
mod follow_up;
mod naming;
mod outcomes;
mod photographs;
mod plenary;
mod promises;
mod references;
mod tables;
mod topics;
mod votes;
mod words;
mod workshops;

use std::collections::{HashMap, HashSet};

use crate::domain::agenda::Held;
use crate::domain::book::{self, BookPart, Listed};
use crate::domain::merging::Groups;
use crate::domain::numbering::Numbers;
use crate::domain::ranking::{self, Cut, Ranked};
use crate::domain::tally::Counts;
use crate::domain::{Design, Forum, Id, Identity, Language, Moment, Participant, Topic, VoteState, participants};
use crate::i18n::{say, t};

pub use calendar::calendar;
pub use follow_up::follow_up;
pub use tables::{sheet, sheets};

use super::book::{Anchor, Block, Book, Chapter, Contents, Entry, Line, Part, Span};
use super::escape;
use super::pieces::Piece;
use naming::Names;

/// The book of a forum in one language. `made` is when, if that is to be told.
pub fn compose(forum: &Forum, language: Language, made: Option<Moment>) -> Book {
    let choices = book::choices(forum);
    let secretary = Secretary::new(forum, language);
    let listed = book::listed(&choices);
    let part = |listed: &Listed| {
        let mut part = secretary.compose(listed.part, made)?;
        if !listed.title.is_empty() {
            part.title.clone_from(&listed.title);
        }
        Some(part)
    };
    let mut parts: Vec<Part> = listed.iter().filter(|listed| listed.shown).filter_map(part).collect();
    if choices.design == Design::Institution {
        number(&mut parts);
    }
    let contents = listed.iter().find(|listed| listed.part == BookPart::Contents && listed.shown).map(|listed| Contents {
        title: if listed.title.is_empty() { say(language, t::minutes::CONTENTS).to_owned() } else { listed.title.clone() },
        entries: parts.iter().map(entry).collect(),
    });
    let mut book =
        Book { language, design: choices.design, cover: secretary.cover(), contents: contents.unwrap_or_default(), parts };
    secretary.name_the_mentioned(&mut book);
    references::loosen(&mut book);
    book
}

/// Numbers the parts: `3. Votes`. How the book was made isn't one of them.
fn number(parts: &mut [Part]) {
    let counted = parts.iter_mut().filter(|part| part.anchor.name() != BookPart::Colophon.name());
    for (part, n) in counted.zip(1..) {
        part.title = format!("{n}. {}", part.title);
    }
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
    /// How people are named.
    names: Names,
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
        let names = Names::of(forum, book::choices(forum).naming);
        Self {
            forum,
            language,
            about,
            numbers,
            groups,
            counts,
            ranking,
            tied,
            topics,
            workshops,
            topic_anchors,
            workshop_anchors,
            names,
        }
    }

    /// One part of the book; none when there is nothing to say in it.
    fn compose(&self, part: BookPart, made: Option<Moment>) -> Option<Part> {
        match part {
            // It is made of the others.
            BookPart::Contents => None,
            BookPart::Opening => self.opening(),
            BookPart::Plenary => self.plenary(),
            BookPart::Topics => self.topics(),
            BookPart::Votes => self.votes(),
            BookPart::Agenda => self.agenda(),
            BookPart::Workshops => self.workshops(),
            BookPart::Actions => self.all_actions(),
            BookPart::Convergence => self.convergence(),
            BookPart::Engagements => self.engagements(),
            BookPart::Closing => self.closing(),
            BookPart::Participants => self.participants(),
            BookPart::Colophon => self.colophon(made),
        }
    }

    /// Wherever a text names somebody with `@`, the name as the book has it.
    fn name_the_mentioned(&self, book: &mut Book) {
        let somebody = self.say(t::minutes::SOMEBODY);
        let plain = |text: &mut String| *text = self.mentioned(std::mem::take(text));
        book.each_piece(&mut |piece| match piece {
            Piece::Heading(text) => plain(text),
            Piece::Line(line) => line.0.iter_mut().for_each(|span| match span {
                Span::Said(words) | Span::See { words, .. } => plain(words),
                Span::Ours(_) | Span::Link { .. } => {}
            }),
            Piece::Notes(text) => {
                if let Some(named) = self.names.mentions(text, somebody, escape::markdown) {
                    *text = named;
                }
            }
        });
    }

    /// A part of the book; none when there is nothing in it.
    fn part(&self, anchor: &str, title: crate::i18n::Text, blocks: Vec<Block>, chapters: Vec<Chapter>) -> Option<Part> {
        let empty = blocks.is_empty() && chapters.is_empty();
        (!empty).then(|| Part { anchor: Anchor::new(anchor), title: say(self.language, title).to_owned(), blocks, chapters })
    }

    fn name(&self, person: Id<Participant>) -> String {
        if participants::name_of(self.forum, person).trim().is_empty() {
            return say(self.language, t::minutes::UNNAMED).to_owned();
        }
        self.names.get(person).unwrap_or_else(|| say(self.language, t::minutes::SOMEBODY)).to_owned()
    }

    /// The same, where it begins a line.
    fn name_first(&self, person: Id<Participant>) -> String {
        match self.names.get(person) {
            Some(name) => name.to_owned(),
            None => cover::capital(&self.name(person)),
        }
    }

    /// Names in a row, `A, B and C`; who isn't named is counted: `A and 2 others`.
    fn names(&self, people: impl IntoIterator<Item = Id<Participant>>) -> Line {
        self.row(self.name_list(people).into_iter().map(Line::said).collect())
    }

    /// The names, and how many people aren't named.
    fn name_list(&self, people: impl IntoIterator<Item = Id<Participant>>) -> Vec<String> {
        let is_named = |person: &Id<Participant>| {
            self.names.get(*person).is_some() || participants::name_of(self.forum, *person).trim().is_empty()
        };
        let (named, others): (Vec<_>, Vec<_>) = people.into_iter().partition(is_named);
        let mut list: Vec<String> = named.into_iter().map(|person| self.name(person)).collect();
        if !others.is_empty() {
            let of = if list.is_empty() { t::minutes::PEOPLE } else { t::minutes::OTHERS };
            list.push(self.count(of, others.len()));
        }
        list
    }

    /// A plain text with the people whom it mentions named as the book has them.
    fn mentioned(&self, text: String) -> String {
        self.names.mentions(&text, self.say(t::minutes::SOMEBODY), escape::plain).unwrap_or(text)
    }

    /// Names that were typed in a row.
    fn typed_names(&self, typed: &str) -> Line {
        Line::said(self.names.row(typed.trim(), self.say(t::minutes::SOMEBODY), |several| self.count(t::minutes::PEOPLE, several)))
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
            (Some(held), Some(anchor)) => Line::see(self.workshop_mark(held).replace(' ', "\u{a0}"), anchor),
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
