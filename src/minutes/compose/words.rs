//! Putting things into words: sentences with pieces filled in, rows, terms.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::{Due, Id, Language, Topic};
use crate::i18n::{self, Plural, Text, count, hours, say, t};
use crate::minutes::book::{Address, Fact, Line, Span};

use super::Secretary;

pub(super) use crate::minutes::book::BESIDE;

impl Secretary<'_> {
    pub(super) fn say(&self, text: Text) -> &'static str {
        say(self.language, text)
    }

    pub(super) fn ours(&self, text: Text) -> Line {
        Line::ours(self.say(text))
    }

    pub(super) fn count(&self, plural: Plural, n: usize) -> String {
        count(self.language, plural, n)
    }

    /// A sentence whose placeholders are filled with lines.
    pub(super) fn phrase(&self, text: Text, values: &[(&str, Line)]) -> Line {
        fill(self.say(text), values)
    }

    /// A sentence in the number of `n`, whose other placeholders are filled with lines.
    pub(super) fn phrase_for(&self, plural: Plural, n: usize, values: &[(&str, Line)]) -> Line {
        let figure = ("n", Line::ours(i18n::number(self.language, n)));
        let values: Vec<_> = values.iter().cloned().chain([figure]).collect();
        self.phrase(i18n::form(plural, self.language, n), &values)
    }

    /// Things in a row: `A, B and C`.
    pub(super) fn row(&self, mut things: Vec<Line>) -> Line {
        let last = things.pop().unwrap_or_default();
        if things.is_empty() {
            return last;
        }
        Line::join(things, ", ").then(self.ours(t::minutes::AND)).then(last)
    }

    /// Words in quotation marks; those that stand within them are the inner ones of the language.
    pub(super) fn quote(&self, words: &str) -> Line {
        let [left, right, opens, closes] = match self.language {
            Language::Fr => ['«', '»', '“', '”'],
            Language::En => ['“', '”', '‘', '’'],
        };
        let outer = [left, right];
        let mut within = String::with_capacity(words.len());
        for piece in words.split_inclusive(outer) {
            let text = piece.trim_end_matches(outer);
            let opened = within.ends_with(opens);
            let text = if opened { text.trim_start() } else { text };
            match piece.chars().next_back() {
                Some(c) if c == left => within.extend([text, &opens.to_string()]),
                Some(c) if c == right => within.extend([text.trim_end(), &closes.to_string()]),
                _ => within.push_str(text),
            }
        }
        self.phrase(t::minutes::QUOTED, &[("words", Line::said(within))])
    }

    /// Topics by their numbers: `nos. 4, 8 and 9`.
    pub(super) fn numbers_of(&self, topics: &[Id<Topic>]) -> Line {
        let bare = |topic: &Id<Topic>| {
            let words = self.numbers.get(*topic).map_or_else(|| self.title(*topic), |n| n.to_string());
            self.topic_anchors.get(topic).map_or_else(|| Line::said(words.clone()), |anchor| Line::see(words.clone(), anchor))
        };
        let list = self.row(topics.iter().map(bare).collect());
        if topics.iter().any(|topic| self.numbers.get(*topic).is_some()) {
            self.phrase_for(t::minutes::TOPICS_NOS, topics.len(), &[("list", list)])
        } else {
            list
        }
    }

    pub(super) fn dots(&self, dots: u32) -> String {
        match usize::try_from(dots).unwrap_or(usize::MAX) {
            0 => self.say(t::minutes::NO_DOT).to_owned(),
            n => self.count(t::minutes::DOTS, n),
        }
    }

    pub(super) fn hours(&self, starts: Option<NaiveTime>, ends: Option<NaiveTime>) -> String {
        hours(self.language, starts, ends)
    }

    /// A date in words, in one piece.
    pub(super) fn date(&self, date: NaiveDate) -> String {
        i18n::date_short(self.language, date).replace(' ', "\u{a0}")
    }

    /// A term: a date in words, or the words people used.
    pub(super) fn due(&self, due: &Due) -> Line {
        match due.date() {
            Some(date) => Line::ours(self.date(date)),
            None => Line::said(due.0.trim()),
        }
    }

    /// A fact under one of the book's terms; none when there is nothing to say.
    pub(super) fn fact(&self, term: Text, values: Vec<Line>) -> Option<Fact> {
        let values: Vec<Line> = values.into_iter().filter(|value| !value.is_empty()).collect();
        (!values.is_empty()).then(|| Fact { term: self.ours(term), values })
    }
}

/// The lines of a field that holds one thing a line.
pub(super) fn said_lines(text: &str) -> Vec<Line> {
    text.lines().map(|line| Line::said(line.trim())).filter(|line| !line.is_empty()).collect()
}

/// A link as it was typed: `address`, or `words address`. What may not be linked to stays text.
pub(super) fn link(typed: &str) -> Line {
    let (words, last) = typed.rsplit_once(char::is_whitespace).unwrap_or(("", typed));
    match Address::read(last) {
        Some(address) => {
            let words = if words.trim().is_empty() { last } else { words.trim() };
            Line(vec![Span::Link { words: words.to_owned(), address }])
        }
        None => Line::said(typed),
    }
}

fn fill(text: &str, values: &[(&str, Line)]) -> Line {
    let mut line = Line::default();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if !before.is_empty() {
            line.0.push(Span::Ours(before.to_owned()));
        }
        let Some((name, after)) = after.split_once('}') else { return line };
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            line.0.extend(value.0.iter().cloned());
        }
        rest = after;
    }
    if !rest.is_empty() {
        line.0.push(Span::Ours(rest.to_owned()));
    }
    line
}
