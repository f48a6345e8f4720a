//! What everybody who comes may know of a forum, in the order in which a laptop needs it: what an invitation
//! carries, as far as it fits.

use std::collections::BTreeSet;

use super::numbering::Numbers;
use super::sorting::sort_by_key;
use super::{Forum, Id, Kind, Participant, Record, RecordRef, Table, Topic, merging};

/// A portion of a forum. An invitation holds the first so many, and tells which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Portion {
    /// What it is, and by which rules.
    Identity,
    /// Why it is held.
    Objectives,
    /// The topics, by their numbers: so many of them.
    Topics(usize),
    /// Rooms, slots, workshops and the plenary: the agenda.
    Agenda,
    /// Reports with their headings, notes and actions.
    Reports,
    /// What people promised, and closing words.
    Closing,
}

/// The kinds of record of which anything is told.
pub const KINDS: &[Kind] = &[
    Kind::Identity,
    Kind::Objective,
    Kind::Topic,
    Kind::Number,
    Kind::Participant,
    Kind::Room,
    Kind::Slot,
    Kind::Workshop,
    Kind::Plenary,
    Kind::Label,
    Kind::TemplateSection,
    Kind::Convergence,
    Kind::Section,
    Kind::Action,
    Kind::Report,
    Kind::Engagement,
    Kind::Word,
];

/// The portions that a forum has, each with all that comes before it.
pub fn portions(forum: &Forum) -> Vec<Portion> {
    let mut portions = vec![Portion::Identity, Portion::Objectives];
    portions.extend((1..=forum.topics.len()).map(Portion::Topics));
    portions.extend([Portion::Agenda, Portion::Reports, Portion::Closing]);
    portions
}

/// A forum as far as a portion goes.
///
/// Rule H6: no ballot, dot or tally is in it, nor the history, nor what the console prepares; of people it names
/// those who stand behind what it tells, and says nothing of them but the name.
pub fn told(forum: &Forum, upto: Portion) -> Forum {
    let mut told = Forum::default();
    take_all(&forum.identity, &mut told.identity);
    if upto >= Portion::Objectives {
        take_all(&forum.objectives, &mut told.objectives);
    }
    let topics = match upto {
        Portion::Identity | Portion::Objectives => 0,
        Portion::Topics(several) => several,
        Portion::Agenda | Portion::Reports | Portion::Closing => usize::MAX,
    };
    take_topics(forum, topics, &mut told);
    if upto >= Portion::Agenda {
        take_all(&forum.rooms, &mut told.rooms);
        take_all(&forum.slots, &mut told.slots);
        take_all(&forum.workshops, &mut told.workshops);
        take_all(&forum.plenary, &mut told.plenary);
        take_all(&forum.labels, &mut told.labels);
        take_all(&forum.template, &mut told.template);
        take_texts::<super::Plenary>(forum, &mut told);
    }
    if upto >= Portion::Reports {
        take_all(&forum.convergences, &mut told.convergences);
        take_all(&forum.sections, &mut told.sections);
        take_all(&forum.actions, &mut told.actions);
        take_all(&forum.reports, &mut told.reports);
        take_texts::<super::Section>(forum, &mut told);
    }
    if upto >= Portion::Closing {
        take_all(&forum.engagements, &mut told.engagements);
        take_all(&forum.words, &mut told.words);
        take_texts::<super::Word>(forum, &mut told);
        take_texts::<super::Identity>(forum, &mut told);
    }
    take_people(forum, &mut told);
    told
}

fn take_topics(forum: &Forum, several: usize, told: &mut Forum) {
    if several == 0 {
        return;
    }
    let numbers = Numbers::of(forum);
    let mut topics: Vec<(&Id<Topic>, &Topic)> = forum.topics.iter().collect();
    // Those on the wall first: what was merged or withdrawn is the first that an invitation can do without.
    sort_by_key(&mut topics, |(id, topic)| {
        (topic.withdrawn || merging::lead(forum, **id) != **id, numbers.get(**id).unwrap_or(u32::MAX), **id)
    });
    for (id, topic) in topics.into_iter().take(several) {
        told.topics.put(*id, topic.clone());
        if let Some(number) = forum.numbers.get(id) {
            told.numbers.put(*id, number.clone());
        }
        take_text(forum, &Topic::reference(id), told);
    }
}

fn take_people(forum: &Forum, told: &mut Forum) {
    let mut named: BTreeSet<Id<Participant>> = BTreeSet::new();
    named.extend(told.topics.iter().flat_map(|(_, topic)| topic.conveners.iter()));
    named.extend(told.reports.iter().flat_map(|(_, report)| report.attendees.iter().chain(report.reporter)));
    named.extend(told.engagements.iter().filter_map(|(_, engagement)| engagement.person));
    named.extend(told.words.iter().filter_map(|(_, word)| word.person));
    for id in named {
        if let Some(person) = forum.participants.get(&id) {
            told.participants.put(id, Participant { name: person.name.clone(), removed: person.removed, ..Participant::default() });
        }
    }
}

fn take_all<R: Record>(from: &Table<R>, to: &mut Table<R>) {
    for (key, record) in from {
        to.put(key.clone(), record.clone());
    }
}

fn take_texts<R: super::Text>(forum: &Forum, told: &mut Forum) {
    for record in forum.texts.keys().filter(|record| record.kind == R::KIND) {
        take_text(forum, record, told);
    }
}

fn take_text(forum: &Forum, record: &RecordRef, told: &mut Forum) {
    if let Some(text) = forum.texts.get(record) {
        told.texts.insert(record.clone(), text.clone());
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
