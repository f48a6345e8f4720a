//! Every topic in a row, and the vote.

use std::collections::HashMap;

use crate::domain::ranking::Ranked;
use crate::domain::sorting::sort_by_key;
use crate::domain::{Id, Topic, VoteState};
use crate::i18n::{Text, t};
use crate::minutes::compose::Secretary;
use crate::minutes::notes;
use crate::minutes::sheet::Cell;

pub const HEAD: [Text; 16] = [
    t::tables::NUMBER,
    t::tables::TITLE,
    t::tables::QUESTIONS,
    t::tables::DESCRIPTION,
    t::tables::CONVENERS,
    t::tables::LABEL,
    t::tables::WITHDRAWN,
    t::tables::MERGED_INTO,
    t::tables::CONSENT,
    t::tables::BRINGS_TOGETHER,
    t::tables::DOTS_LAPTOPS,
    t::tables::DOTS_PAPER,
    t::tables::DOTS,
    t::tables::RANK,
    t::tables::OUTCOME,
    t::tables::WORKSHOP,
];

pub const VOTES_HEAD: [Text; 7] = [
    t::tables::NUMBER,
    t::tables::TOPIC,
    t::tables::DOTS_LAPTOPS,
    t::tables::DOTS_PAPER,
    t::tables::DOTS,
    t::tables::RANK,
    t::tables::OUTCOME,
];

impl Secretary<'_> {
    pub(super) fn topic_rows(&self) -> Vec<Vec<Cell>> {
        let ranks = self.ranks();
        self.topics.iter().filter_map(|id| Some(self.topic_row(*id, self.forum.get(id)?, &ranks))).collect()
    }

    fn topic_row(&self, id: Id<Topic>, topic: &Topic, ranks: &HashMap<Id<Topic>, Ranked>) -> Vec<Cell> {
        let lead = self.groups.lead(id).unwrap_or(id);
        let merged_into = if lead == id { Vec::new() } else { vec![topic.merged_into.unwrap_or(lead)] };
        let merged = self.groups.merged(id);
        let mut row = vec![
            self.numbers.get(id).into(),
            Cell::words(&self.title(id)),
            Cell::words(&topic.questions.join("\n")),
            Cell::words(&notes::text(self.forum.text::<Topic>(&id))),
            self.people(topic.conveners.iter()),
            Cell::words(&topic.label),
            self.words(topic.withdrawn.then_some(t::tables::WITHDRAWN_YES)),
            self.topics_by_number(&merged_into),
            if lead == id { Cell::Empty } else { Cell::words(&topic.consent) },
            self.topics_by_number(merged),
        ];
        row.extend(self.dots_and_rank(id, ranks));
        row.push(self.words(self.became(id, lead, topic)));
        row.push(self.workshop_number(id));
        row
    }

    /// The topics on the wall, most dots first; by their numbers while the vote hides its totals, since
    /// their order would tell them.
    pub(super) fn vote_rows(&self) -> Vec<Vec<Cell>> {
        if self.counts.total() == 0 && self.about.vote == VoteState::NotOpen {
            return Vec::new();
        }
        let ranks = self.ranks();
        let mut topics: Vec<Id<Topic>> = self.ranking.iter().map(|ranked| ranked.topic).collect();
        if !self.tells_dots() {
            sort_by_key(&mut topics, |id| (self.numbers.get(*id).unwrap_or(u32::MAX), *id));
        }
        let row = |id: Id<Topic>| {
            let topic = self.forum.get::<Topic>(&id)?;
            let mut row = vec![self.numbers.get(id).into(), Cell::words(&self.title(id))];
            row.extend(self.dots_and_rank(id, &ranks));
            row.push(self.words(self.became(id, id, topic)));
            Some(row)
        };
        topics.into_iter().filter_map(row).collect()
    }

    /// The topics that have dots of their own to be told, with their ranks.
    fn ranks(&self) -> HashMap<Id<Topic>, Ranked> {
        let told = self.tells_dots() && (self.counts.total() > 0 || self.about.vote != VoteState::NotOpen);
        let ranking = if told { self.ranking.as_slice() } else { &[] };
        ranking.iter().map(|ranked| (ranked.topic, *ranked)).collect()
    }

    fn dots_and_rank(&self, id: Id<Topic>, ranks: &HashMap<Id<Topic>, Ranked>) -> [Cell; 4] {
        let Some(ranked) = ranks.get(&id) else { return Default::default() };
        let count = self.counts.get(id);
        [count.laptop, count.paper, count.dots(), ranked.rank].map(Cell::Number)
    }

    fn became(&self, id: Id<Topic>, lead: Id<Topic>, topic: &Topic) -> Option<Text> {
        if lead != id {
            Some(t::tables::MERGED)
        } else if topic.withdrawn {
            Some(t::minutes::FATE_WITHDRAWN)
        } else {
            self.fate_words(id)
        }
    }
}
