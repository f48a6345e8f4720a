//! The end of the book: conclusion, closing words, participants, how the book was made.

use crate::domain::{Moment, Participant, Word, participants, words};
use crate::i18n::{fill, moment, t};
use crate::minutes::book::{Anchor, Block, Item, Line, ListItem, ListManner, Manner, Part};

use super::Secretary;

impl Secretary<'_> {
    pub(super) fn closing(&self) -> Option<Part> {
        let conclusion = words::conclusion(self.forum);
        let mut blocks = Vec::new();
        if !conclusion.trim().is_empty() {
            blocks.push(Block::Notes { text: conclusion.to_owned(), under: 2 });
        }
        for (id, word) in words::listed(self.forum) {
            let text = self.forum.text::<Word>(&id);
            if text.trim().is_empty() {
                continue;
            }
            let speaker = words::speaker(self.forum, word);
            let organisation =
                speaker.and_then(|id| self.forum.get::<Participant>(&id)).map_or("", |person| person.organisation.trim());
            blocks.push(Block::Item(Item {
                anchor: Some(Anchor::new(&format!("word-{id}"))),
                mark: String::new(),
                title: speaker.map_or_else(|| self.say(t::minutes::UNNAMED).to_owned(), |person| self.name_first(person)),
                by: Line::said(organisation),
                fate: Line::default(),
                strong: false,
                blocks: vec![Block::Notes { text: text.to_owned(), under: 3 }],
            }));
        }
        self.part("closing", t::minutes::CLOSING, blocks, Vec::new())
    }

    /// Everybody who doesn't mind, by name.
    pub(super) fn participants(&self) -> Option<Part> {
        let all = participants::listed(self.forum);
        let (listed, unlisted): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(id, person)| !person.unlisted && self.names.get(*id).is_some());
        let mut blocks = Vec::new();
        if !listed.is_empty() {
            let all = Line::ours(self.count(t::minutes::PARTICIPANTS_ALL, listed.len() + unlisted.len()));
            blocks.push(Block::Paragraph { text: all, manner: Manner::Quiet });
            let items = listed.iter().map(|(id, _)| ListItem { text: self.person(*id), under: Vec::new() }).collect();
            blocks.push(Block::List { items, manner: ListManner::Columns });
        }
        if !unlisted.is_empty() {
            let words = if listed.is_empty() { t::minutes::PARTICIPANTS_COUNTED } else { t::minutes::PARTICIPANTS_UNLISTED };
            let text = Line::ours(self.count(words, unlisted.len()));
            blocks.push(Block::Paragraph { text, manner: Manner::Quiet });
        }
        self.part("participants", t::minutes::PARTICIPANTS, blocks, Vec::new())
    }

    pub(super) fn colophon(&self, made: Option<Moment>) -> Option<Part> {
        let mut text = self.say(t::minutes::COLOPHON_WORDS).to_owned();
        let made = made.map(|made| moment(self.language, made, self.about.offset)).filter(|made| !made.is_empty());
        if let Some(made) = made {
            text.push(' ');
            text.push_str(&fill(self.language, t::minutes::COLOPHON_MADE, &[("moment", &made)]));
        }
        let blocks = vec![Block::Paragraph { text: Line::ours(text), manner: Manner::Plain }];
        self.part("colophon", t::minutes::COLOPHON, blocks, Vec::new())
    }
}
