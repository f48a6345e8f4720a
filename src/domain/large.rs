//! A large forum, made up: 1,000 topics, 1,000 people, 60 workshops, 5,000 votes and some 100 pages of
//! notes, the size that every figure of speed is measured with. The same seed makes the same forum.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use super::dice::Dice;
use super::edit::{Edits, Transaction, Verb};
use super::order;
use super::records::{
    Action, Ballot, Engagement, Fate, Identity, Language, Members, Number, Participant, Phase, Plenary, PlenaryKind, Report, Room,
    Section, Slot, TemplateSection, Topic, Vote, VoteKey, VoteState, Workshop,
};
use super::{Context, Due, Forum, Id, Refusal};
use words::{Lexicon, lexicon};

mod words;

/// How much of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Topics.
    pub topics: usize,
    /// People.
    pub people: usize,
    /// Workshops, of the topics with the most votes.
    pub workshops: usize,
    /// Votes, of one dot each, spread over the people.
    pub votes: usize,
    /// Characters of notes, at least, spread over the reports.
    pub characters: usize,
}

impl Size {
    /// The large forum.
    pub const LARGE: Self = Self { topics: 1_000, people: 1_000, workshops: 60, votes: 5_000, characters: 250_000 };
}

/// The transactions that make a large forum out of an empty one.
///
/// # Errors
/// A [`Refusal`] only where `size` asks for notes so long that one section can't hold its share.
pub fn large_forum(cx: &mut Context<'_>, seed: u64, language: Language, size: Size) -> Result<Vec<Transaction>, Refusal> {
    let mut maker = Maker { dice: Dice::of(seed), lexicon: lexicon(language), nothing: Forum::default(), made: Vec::new() };
    maker.frame(cx, language);
    let Places { rooms, slots, template } = maker.places(cx);
    let people = maker.people(cx, size.people);
    let topics = maker.topics(cx, size.topics, &people);
    let ranking = maker.votes(cx, size.votes, &topics, &people);
    let workshops: Vec<_> = ranking.into_iter().take(size.workshops).collect();
    maker.agenda(&workshops, &rooms, &slots);
    maker.reports(cx, &workshops, &template, &people, size.characters)?;
    maker.engagements(cx, &workshops, &people);
    Ok(maker.made)
}

/// Where and when workshops meet, and what their reports start with.
struct Places {
    rooms: Vec<Id<Room>>,
    slots: Vec<Id<Slot>>,
    template: Vec<Id<TemplateSection>>,
}

struct Maker {
    dice: Dice,
    lexicon: &'static Lexicon,
    nothing: Forum,
    made: Vec<Transaction>,
}

impl Maker {
    fn done(&mut self, verb: Verb, subject: impl Into<String>, edits: Edits) {
        self.made.push(Transaction::new(verb, subject, edits));
    }

    fn frame(&mut self, cx: &mut Context<'_>, language: Language) {
        let id = cx.id::<Identity>();
        let identity = Identity {
            title: self.lexicon.forum.to_owned(),
            theme: self.title(),
            date: NaiveDate::from_ymd_opt(2026, 11, 14),
            starts: hour(9, 0),
            ends: hour(18, 0),
            place: self.lexicon.place.to_owned(),
            minutes_language: language,
            retain: 60,
            vote: VoteState::Closed,
            phase: Phase::Workshops,
            created: cx.now,
            ..Identity::default()
        };
        let mut edits = Edits::none();
        edits.put(&self.nothing, &id, &identity);
        self.made.push(Transaction::on::<Identity>(Verb::ForumCreated, identity.title, &id, edits));
    }

    fn places(&mut self, cx: &mut Context<'_>) -> Places {
        let mut edits = Edits::none();
        let mut place = order::first();
        let mut next = || {
            place = order::between(Some(&place), None);
            place.clone()
        };
        let (mut rooms, mut slots, mut template) = (Vec::new(), Vec::new(), Vec::new());
        for n in 1..=15 {
            let room =
                Room { name: format!("{} {n}", self.lexicon.room), capacity: Some(20 + 5 * n), order: next(), removed: false };
            rooms.push(cx.id());
            rooms.last().into_iter().for_each(|id| edits.put(&self.nothing, id, &room));
        }
        for start in [10, 11, 14, 15] {
            let slot = Slot { starts: hour(start, 0), ends: hour(start, 50), order: next(), ..Slot::default() };
            slots.push(cx.id());
            slots.last().into_iter().for_each(|id| edits.put(&self.nothing, id, &slot));
        }
        for (start, kind) in [(9, PlenaryKind::Welcome), (12, PlenaryKind::Break), (17, PlenaryKind::Closing)] {
            let title = self.title();
            let item = Plenary { title, kind, starts: hour(start, 0), ends: hour(start, 45), order: next(), ..Plenary::default() };
            edits.put(&self.nothing, &cx.id(), &item);
        }
        for title in self.lexicon.template {
            let section = TemplateSection { title: (*title).to_owned(), order: next(), removed: false };
            template.push(cx.id());
            template.last().into_iter().for_each(|id| edits.put(&self.nothing, id, &section));
        }
        self.done(Verb::SetupChanged, self.lexicon.forum, edits);
        Places { rooms, slots, template }
    }

    fn people(&mut self, cx: &mut Context<'_>, count: usize) -> Vec<Id<Participant>> {
        let mut edits = Edits::none();
        let mut people = Vec::with_capacity(count);
        for n in 0..count {
            // Going through all pairs before any repeats keeps the names apart.
            let first = self.lexicon.first_names.get(n % self.lexicon.first_names.len()).copied().unwrap_or_default();
            let turn = n / self.lexicon.first_names.len();
            let last = self.lexicon.last_names.get(turn % self.lexicon.last_names.len()).copied().unwrap_or_default();
            let organisation = if self.dice.below(3) == 0 { self.dice.pick(self.lexicon.nouns).to_owned() } else { String::new() };
            let id = cx.id();
            let name = format!("{first} {last}");
            edits.put(&self.nothing, &id, &Participant { name, organisation, ..Participant::default() });
            people.push(id);
        }
        self.done(Verb::ParticipantAdded, count.to_string(), edits);
        people
    }

    fn topics(&mut self, cx: &mut Context<'_>, count: usize, people: &[Id<Participant>]) -> Vec<Id<Topic>> {
        let mut topics = Vec::with_capacity(count);
        let mut edits = Edits::none();
        for n in 1..=count {
            let id = cx.id();
            let questions = (0..self.dice.below(6).saturating_sub(2)).map(|_| self.title()).collect();
            let conveners: Members<Participant> = (0..=self.dice.below(2)).filter_map(|_| self.dice.one_of(people)).collect();
            let topic = Topic { title: self.title(), questions, conveners, proposed: cx.now, ..Topic::default() };
            edits.put(&self.nothing, &id, &topic);
            edits.put(&self.nothing, &id, &Number { n: u32::try_from(n).unwrap_or(u32::MAX) });
            topics.push(id);
            if n.is_multiple_of(100) || n == count {
                self.done(Verb::TopicsPasted, topics.len().to_string(), std::mem::take(&mut edits));
            }
        }
        topics
    }

    /// One dot a vote, people in turn, with some topics more loved than others; the topics by dots.
    fn votes(&mut self, cx: &mut Context<'_>, count: usize, topics: &[Id<Topic>], people: &[Id<Participant>]) -> Vec<Id<Topic>> {
        let mut dots = vec![0_usize; topics.len()];
        let voters = people.len().max(1);
        for voter in 0..voters.min(count) {
            let (ballot, mut edits) = (cx.id::<Ballot>(), Edits::none());
            let person = people.get(voter).copied();
            edits.put(&self.nothing, &ballot, &Ballot { voter: person, handed_in: true, begun: cx.now, ..Ballot::default() });
            let share = count / voters + usize::from(voter < count % voters);
            let mut chosen = BTreeSet::new();
            while chosen.len() < share.min(topics.len()) {
                let loved = self.dice.below(topics.len());
                let mut at = self.dice.below(loved + 1);
                while !chosen.insert(at) {
                    at = (at + 1) % topics.len();
                }
            }
            for at in chosen {
                dots.get_mut(at).into_iter().for_each(|dots| *dots += 1);
                let Some(topic) = topics.get(at).copied() else { continue };
                edits.put(&self.nothing, &VoteKey { ballot, topic }, &Vote { dots: 1 });
            }
            self.done(Verb::BallotHandedIn, "", edits);
        }
        let mut ranking: Vec<_> = dots.into_iter().zip(topics.iter().copied()).collect();
        ranking.sort_by_key(|(dots, id)| (std::cmp::Reverse(*dots), *id));
        ranking.into_iter().map(|(_, topic)| topic).collect()
    }

    fn agenda(&mut self, workshops: &[Id<Topic>], rooms: &[Id<Room>], slots: &[Id<Slot>]) {
        let mut edits = Edits::none();
        let cells = slots.iter().flat_map(|slot| rooms.iter().map(|room| (Some(*room), Some(*slot))));
        let cells = cells.chain(std::iter::repeat((None, None)));
        for ((number, id), (room, slot)) in (1..).zip(workshops).zip(cells) {
            edits.put(&self.nothing, id, &Workshop { fate: Fate::ByVote, number, room, slot, ..Workshop::default() });
        }
        self.done(Verb::TopicRetained, workshops.len().to_string(), edits);
    }

    fn reports(
        &mut self,
        cx: &mut Context<'_>,
        workshops: &[Id<Topic>],
        template: &[Id<TemplateSection>],
        people: &[Id<Participant>],
        characters: usize,
    ) -> Result<(), Refusal> {
        let share = characters.div_ceil((workshops.len() * template.len()).max(1));
        for workshop in workshops {
            let mut edits = Edits::none();
            let attendees: Members<Participant> = (0..15).filter_map(|_| self.dice.one_of(people)).collect();
            let reporter = attendees.iter().next();
            edits.put(&self.nothing, workshop, &Report { reporter, attendees, done: true, ..Report::default() });
            for from in template {
                let id = Id::derived(*workshop, *from);
                let section = Section { workshop: Some(*workshop), template: Some(*from), ..Section::default() };
                edits.put(&self.nothing, &id, &section);
                let notes = self.notes(share);
                edits.write::<Section>(&self.nothing, &id, &notes)?;
            }
            let mut place = order::first();
            for _ in 0..3 {
                let due = Due(format!("2027-{:02}-{:02}", 1 + self.dice.below(12), 1 + self.dice.below(28)));
                let who = self.dice.pick(self.lexicon.first_names).to_owned();
                let what = self.title();
                place = order::between(Some(&place), None);
                let action = Action { workshop: Some(*workshop), what, who, due, order: place.clone(), ..Action::default() };
                edits.put(&self.nothing, &cx.id(), &action);
            }
            self.made.push(Transaction::on::<Report>(Verb::NotesWritten, "", workshop, edits));
        }
        Ok(())
    }

    fn engagements(&mut self, cx: &mut Context<'_>, workshops: &[Id<Topic>], people: &[Id<Participant>]) {
        let mut edits = Edits::none();
        for person in people.iter().step_by(3) {
            for _ in 0..=self.dice.below(3) {
                let workshop = self.dice.one_of(workshops);
                let engagement = Engagement { person: Some(*person), promise: self.title(), workshop, ..Engagement::default() };
                edits.put(&self.nothing, &cx.id(), &engagement);
            }
        }
        self.done(Verb::EngagementsPasted, people.len().div_ceil(3).to_string(), edits);
    }

    /// A title, question or promise.
    fn title(&mut self) -> String {
        let pattern = self.dice.pick(self.lexicon.titles);
        self.filled(pattern)
    }

    /// Notes of at least that many characters: a heading, paragraphs, bullets two levels deep.
    fn notes(&mut self, characters: usize) -> String {
        let mut notes = String::new();
        let mut length = 0;
        while length < characters {
            let sentence = self.sentence();
            let block = match self.dice.below(8) {
                0 => format!("### {}\n\n", self.title()),
                1..=4 => format!("- {sentence}\n  - {}\n  - {}\n\n", self.sentence(), self.sentence()),
                _ => format!("{sentence} {} {}\n\n", self.sentence(), self.sentence()),
            };
            length += block.chars().count();
            notes.push_str(&block);
        }
        notes
    }

    fn sentence(&mut self) -> String {
        let pattern = self.dice.pick(self.lexicon.sentences);
        self.filled(pattern)
    }

    /// The pattern with a verb for each `#` and a noun for each `@`.
    fn filled(&mut self, pattern: &str) -> String {
        let mut text = String::new();
        for c in pattern.chars() {
            match c {
                '#' => text.push_str(self.dice.pick(self.lexicon.verbs)),
                '@' => text.push_str(self.dice.pick(self.lexicon.nouns)),
                c => text.push(c),
            }
        }
        text
    }
}

fn hour(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::domain::scene::{applied, context};
    use crate::domain::{agenda, deeds, reports};

    #[test]
    fn the_large_forum_has_the_size_it_is_named_for() {
        for language in [Language::En, Language::Fr] {
            let mut mint = crate::domain::scene::mint();
            let forum = applied(&large_forum(&mut context(&mut mint), 7, language, Size::LARGE).unwrap());
            assert_eq!((forum.topics.len(), forum.participants.len(), forum.votes.len()), (1_000, 1_000, 5_000));
            assert_eq!(agenda::workshops(&forum).len(), 60);
            assert!(agenda::grid(&forum).parked.is_empty());
            let notes: usize = forum.texts.values().map(|text| text.chars().count()).sum();
            assert!((250_000..400_000).contains(&notes), "{notes}");
            assert!(agenda::workshops(&forum).iter().all(|held| reports::sections(&forum, held.id).len() == 4));
            assert!(deeds::history(&forum).is_empty());
            let names: BTreeSet<_> = forum.participants.iter().map(|(_, person)| &person.name).collect();
            assert_eq!(names.len(), 1_000);
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_forum_and_another_seed_another() {
        let small = Size { topics: 20, people: 9, workshops: 4, votes: 40, characters: 2_000 };
        let make = |seed| {
            let mut mint = crate::domain::scene::mint();
            large_forum(&mut context(&mut mint), seed, Language::Fr, small).unwrap()
        };
        assert_eq!(make(1), make(1));
        assert_ne!(make(1), make(2));
    }
}
