//! The history: who did what, newest first, with typing gathered into one line.

use std::collections::HashMap;

use super::edit::Verb;
use super::records::Deed;
use super::sorting::sort_by_key;
use super::{Forum, Id, Moment};

/// Pauses in typing up to this long stay one line of the history.
const PAUSE: i64 = 5 * 60 * 1000;

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// The latest deed in it.
    pub id: Id<Deed>,
    /// What was done.
    pub verb: Verb,
    /// To what, in words.
    pub subject: String,
    /// The record, as `kind/key`; empty where there is no single one.
    pub on: String,
    /// Who did it; empty when unnamed.
    pub who: String,
    /// When it began.
    pub from: Moment,
    /// When it was last done.
    pub at: Moment,
    /// How many deeds are in the line.
    pub deeds: usize,
}

/// The history, newest first. Typing by one person in one place is one line, as long as no pause in it
/// is over five minutes, whatever others do meanwhile. Rule F9.
pub fn history(forum: &Forum) -> Vec<HistoryLine> {
    let mut deeds: Vec<_> = forum.deeds.iter().collect();
    sort_by_key(&mut deeds, |(id, deed)| (deed.at, **id));
    let mut lines: Vec<HistoryLine> = Vec::with_capacity(deeds.len());
    let mut typing: HashMap<(Verb, &str, &str), usize> = HashMap::new();
    for (id, deed) in deeds {
        let place = (deed.verb, deed.on.as_str(), deed.who.as_str());
        let open = typing.get(&place).filter(|_| is_typing(deed.verb)).and_then(|index| lines.get_mut(*index));
        if let Some(line) = open.filter(|line| deed.at.0.saturating_sub(line.at.0) <= PAUSE) {
            line.id = *id;
            line.at = deed.at;
            line.subject.clone_from(&deed.subject);
            line.deeds += 1;
            continue;
        }
        typing.insert(place, lines.len());
        lines.push(HistoryLine {
            id: *id,
            verb: deed.verb,
            subject: deed.subject.clone(),
            on: deed.on.clone(),
            who: deed.who.clone(),
            from: deed.at,
            at: deed.at,
            deeds: 1,
        });
    }
    sort_by_key(&mut lines, |line| std::cmp::Reverse((line.at, line.id)));
    lines
}

/// Deeds that are made letter by letter.
const fn is_typing(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::NotesWritten
            | Verb::PhotographDescribed
            | Verb::ConclusionWritten
            | Verb::WordChanged
            | Verb::PlenaryChanged
            | Verb::TopicChanged
            | Verb::SetupChanged
            | Verb::ActionFollowed
            | Verb::EngagementFollowed
    )
}

#[cfg(test)]
mod tests;
