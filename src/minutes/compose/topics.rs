//! Every topic proposed, with what became of it.

use std::collections::HashSet;

use crate::domain::agenda::Held;
use crate::domain::numbering::Numbers;
use crate::domain::{Fate, Forum, Id, Topic, VoteState, retaining};
use crate::i18n::{Text, t};
use crate::minutes::book::{Block, Item, Line, ListItem, ListManner, Manner, Part};

use super::Secretary;
use super::cover::capital_line;
use super::words::BESIDE;

/// All topics by their numbers, those without one last. One that has neither title nor workshop is a
/// record of which only a part has arrived.
pub(super) fn all(forum: &Forum, numbers: &Numbers, workshops: &[Held<'_>]) -> Vec<Id<Topic>> {
    let held: HashSet<Id<Topic>> = workshops.iter().map(|held| held.id).collect();
    let there = |id: &Id<Topic>, topic: &Topic| !topic.title.is_empty() || held.contains(id);
    let mut all: Vec<_> = forum.topics.iter().filter(|(id, topic)| there(id, topic)).map(|(id, _)| *id).collect();
    all.sort_by_key(|id| (numbers.get(*id).unwrap_or(u32::MAX), *id));
    all
}

impl Secretary<'_> {
    pub(super) fn topics(&self) -> Option<Part> {
        let all = &self.topics;
        let intro = if all.is_empty() {
            self.ours(t::minutes::TOPICS_NONE)
        } else {
            Line::ours(self.count(t::minutes::TOPICS_INTRO, all.len()))
        };
        let mut blocks = vec![Block::Paragraph { text: intro, manner: Manner::Quiet }];
        blocks.extend(all.iter().filter_map(|id| Some(Block::Item(self.topic(*id, self.forum.get(id)?)))));
        blocks.extend(self.other_photographs());
        self.part("topics", t::minutes::TOPICS, blocks, Vec::new())
    }

    fn topic(&self, id: Id<Topic>, topic: &Topic) -> Item {
        let conveners = self.names(topic.conveners.iter());
        let by = if conveners.is_empty() { conveners } else { self.phrase(t::minutes::PROPOSED_BY, &[("people", conveners)]) };
        let questions: Vec<_> =
            topic.questions.iter().map(|question| Line::said(question.trim())).filter(|line| !line.is_empty()).collect();
        let description = self.forum.text::<Topic>(&id);
        let mut blocks = Vec::new();
        if !description.trim().is_empty() {
            blocks.push(Block::Notes { text: description.to_owned(), under: 3 });
        }
        if !questions.is_empty() {
            let items = questions.into_iter().map(|text| ListItem { text, under: Vec::new() });
            blocks.push(Block::List { items: items.collect(), manner: ListManner::Bullets });
        }
        Item {
            anchor: Some(self.topic_anchor(id)),
            mark: self.numbers.get(id).map_or_else(|| self.say(t::minutes::NEW_TOPIC).to_owned(), |n| n.to_string()),
            title: self.title(id),
            by,
            fate: self.fate(id, topic),
            strong: self.workshop_anchors.contains_key(&id),
            blocks,
        }
    }

    /// What became of a topic, in one line: its dots, its fate, its workshop, what joined it.
    fn fate(&self, id: Id<Topic>, topic: &Topic) -> Line {
        let lead = self.groups.lead(id).unwrap_or(id);
        if lead != id {
            let merged = self.merged(topic.merged_into.unwrap_or(lead), topic);
            return capital_line(Line::join([merged, self.label(topic)], BESIDE));
        }
        let dots =
            if self.tells_dots() && self.counts.total() > 0 { Line::ours(self.dots(self.dots_of(id))) } else { Line::default() };
        let merged = self.groups.merged(id);
        let joined = if merged.is_empty() {
            Line::default()
        } else {
            self.phrase_for(t::minutes::BRINGS_TOGETHER, merged.len(), &[("list", self.numbers_of(merged))])
        };
        let fate = if topic.withdrawn { Some(t::minutes::FATE_WITHDRAWN) } else { self.fate_words(id) };
        let workshop = if self.workshop_anchors.contains_key(&id) { self.see_workshop(id) } else { Line::default() };
        capital_line(Line::join(
            [dots, fate.map(|fate| self.ours(fate)).unwrap_or_default(), joined, workshop, self.label(topic)],
            BESIDE,
        ))
    }

    fn label(&self, topic: &Topic) -> Line {
        let label = topic.label.trim();
        if label.is_empty() { Line::default() } else { self.phrase(t::minutes::LABELLED, &[("label", Line::said(label))]) }
    }

    fn merged(&self, into: Id<Topic>, topic: &Topic) -> Line {
        let title = self.quote(&self.title(into));
        let into = Line::join([self.see_topic(into), title], ", ");
        let consent = topic.consent.trim();
        if consent.is_empty() {
            self.phrase(t::minutes::FATE_MERGED, &[("topic", into)])
        } else {
            self.phrase(t::minutes::FATE_MERGED_CONSENT, &[("topic", into), ("consent", Line::said(consent))])
        }
    }

    pub(super) fn fate_words(&self, id: Id<Topic>) -> Option<Text> {
        match retaining::fate(self.forum, id) {
            Fate::ByVote => Some(t::minutes::FATE_BY_VOTE),
            Fate::Tie => Some(t::minutes::FATE_TIE),
            Fate::ByHand => Some(t::minutes::FATE_BY_HAND),
            Fate::Claimed => Some(t::minutes::FATE_CLAIMED),
            Fate::LetGo => Some(t::minutes::FATE_LET_GO),
            Fate::Undecided if self.undecided_tie(id) => Some(t::minutes::MARK_TIED),
            Fate::Undecided if self.about.vote != VoteState::Closed => None,
            Fate::Undecided if self.counts.total() == 0 => Some(t::minutes::FATE_LEFT),
            Fate::Undecided => Some(t::minutes::FATE_NOT_RETAINED),
        }
    }
}
