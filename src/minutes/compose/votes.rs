//! How the room voted, and what came out.

use std::collections::BTreeSet;

use crate::domain::ranking::{Cut, Ranked};
use crate::domain::{Fate, Id, Topic, VoteState, retaining};
use crate::i18n::{self, Plural, Text, number, t};
use crate::minutes::book::{Bar, Block, Chart, Cut as CutLine, Line, Manner, Part};

use super::Secretary;

impl Secretary<'_> {
    /// While the vote is open with its totals hidden, the book hides them too.
    pub(super) fn tells_dots(&self) -> bool {
        self.about.vote != VoteState::Open || self.about.open_totals
    }

    /// A topic's dots, as far as they may be told.
    pub(super) fn dots_of(&self, topic: Id<Topic>) -> u32 {
        if self.tells_dots() { self.counts.get(topic).dots() } else { 0 }
    }

    /// Whether a topic stands among equals across the cut line and nobody has decided.
    pub(super) fn undecided_tie(&self, topic: Id<Topic>) -> bool {
        self.tied.contains(&topic) && retaining::fate(self.forum, topic) == Fate::Undecided
    }

    /// The vote; none when nobody voted and none was opened.
    pub(super) fn votes(&self) -> Option<Part> {
        if self.counts.total() == 0 && self.about.vote == VoteState::NotOpen {
            return None;
        }
        let mut blocks = vec![Block::Paragraph { text: Line::ours(self.how_it_was_done()), manner: Manner::Plain }];
        if self.tells_dots() {
            let with_dots: Vec<&Ranked> = self.ranking.iter().filter(|ranked| ranked.dots > 0).collect();
            if !with_dots.is_empty() {
                blocks.push(Block::Chart(self.chart(&with_dots)));
            }
        }
        let results = self.results();
        if !results.is_empty() {
            blocks.push(Block::Paragraph { text: Line::join(results, " "), manner: Manner::Plain });
        }
        self.part("vote", t::minutes::VOTES, blocks, Vec::new())
    }

    fn how_it_was_done(&self) -> String {
        let about = &self.about;
        let dots = self.dots(about.dots);
        let rule = if about.cap < about.dots { t::minutes::VOTES_RULE } else { t::minutes::VOTES_RULE_FREE };
        let mut sentences = vec![i18n::fill(self.language, rule, &[("dots", &dots), ("cap", &about.cap.to_string())])];
        if !about.own_topics {
            sentences.push(self.say(t::minutes::VOTES_NOT_OWN).to_owned());
        }
        if about.vote == VoteState::Open {
            let open = if self.tells_dots() { t::minutes::VOTES_OPEN } else { t::minutes::VOTES_OPEN_HIDDEN };
            sentences.push(self.say(open).to_owned());
        }
        if self.tells_dots() {
            sentences.extend(self.turnout());
        }
        sentences.join(" ")
    }

    fn turnout(&self) -> Vec<String> {
        let counted = || self.ranking.iter().map(|ranked| self.counts.get(ranked.topic));
        let sum = |figures: &mut dyn Iterator<Item = u32>| figures.fold(0_u32, u32::saturating_add);
        let on_laptops = sum(&mut counted().map(|count| count.laptop));
        let on_paper = sum(&mut counted().map(|count| count.paper));
        let voters = usize::try_from(self.counts.turnout.voted).unwrap_or(usize::MAX);
        let beyond: BTreeSet<_> = self.counts.clamped.iter().map(|clamped| clamped.ballot).collect();
        let mut sentences = Vec::new();
        if voters > 0 {
            sentences
                .push(self.phrase_for(t::minutes::VOTES_VOTERS, voters, &[("dots", Line::ours(self.dots(on_laptops)))]).plain());
        }
        if on_paper > 0 {
            sentences.push(self.count(t::minutes::VOTES_PAPER, usize::try_from(on_paper).unwrap_or(usize::MAX)));
        }
        if !beyond.is_empty() {
            sentences.push(self.count(t::minutes::VOTES_CLAMPED, beyond.len()));
        }
        sentences
    }

    fn chart(&self, ranked: &[&Ranked]) -> Chart {
        let most = ranked.iter().map(|ranked| ranked.dots).max().unwrap_or(1).max(1);
        let bars = ranked.iter().map(|ranked| self.bar(ranked, most)).collect();
        let retain = usize::try_from(self.about.retain).unwrap_or(usize::MAX);
        // Where equals stand across it, the line runs after the last that is clearly above.
        let after = ranked.iter().take_while(|ranked| ranked.above == Cut::Above).count();
        let head = [t::minutes::VOTES_TOPIC, t::minutes::VOTES_DOTS, t::minutes::VOTES_OUTCOME];
        Chart {
            caption: self.say(t::minutes::VOTES_CHART).to_owned(),
            head: head.map(|head| self.say(head).to_owned()),
            bars,
            cut: (retain > 0 && retain < ranked.len()).then(|| CutLine { after, words: self.count(t::minutes::VOTES_CUT, retain) }),
        }
    }

    fn bar(&self, ranked: &Ranked, most: u32) -> Bar {
        let topic = ranked.topic;
        let share = u64::from(ranked.dots) * 1000 / u64::from(most);
        let title = self.topic_anchors.get(&topic).map(|anchor| Line::see(self.title(topic), anchor)).unwrap_or_default();
        let number_of = self.numbers.get(topic).map(|n| Line::ours(format!("{n}. "))).unwrap_or_default();
        Bar {
            label: number_of.then(title),
            number: number(self.language, usize::try_from(ranked.dots).unwrap_or(usize::MAX)),
            share: u16::try_from(share).unwrap_or(1000).max(1),
            note: self.outcome(topic).map(|outcome| self.say(outcome).to_owned()).unwrap_or_default(),
            strong: self.workshop_anchors.contains_key(&topic),
        }
    }

    fn outcome(&self, topic: Id<Topic>) -> Option<Text> {
        match retaining::fate(self.forum, topic) {
            Fate::ByVote => Some(t::minutes::MARK_BY_VOTE),
            Fate::Tie => Some(t::minutes::MARK_TIE),
            Fate::ByHand => Some(t::minutes::MARK_BY_HAND),
            Fate::Claimed => Some(t::minutes::MARK_CLAIMED),
            Fate::LetGo => Some(t::minutes::MARK_LET_GO),
            Fate::Undecided => self.undecided_tie(topic).then_some(t::minutes::MARK_TIED),
        }
    }

    /// Ties, decisions by hand, and topics without a dot, in sentences.
    fn results(&self) -> Vec<Line> {
        let mut sentences = Vec::new();
        if self.tells_dots() && self.about.vote != VoteState::Open {
            sentences.extend(self.tie());
        }
        let decided = |fate: Fate| -> Vec<Id<Topic>> {
            self.ranking.iter().map(|ranked| ranked.topic).filter(|topic| retaining::fate(self.forum, *topic) == fate).collect()
        };
        for (fate, text) in [
            (Fate::ByHand, t::minutes::VOTES_BY_HAND),
            (Fate::LetGo, t::minutes::VOTES_LET_GO),
            (Fate::Claimed, t::minutes::VOTES_CLAIMED),
        ] {
            sentences.extend(self.about_topics(text, &decided(fate)));
        }
        if self.tells_dots() && self.counts.total() > 0 {
            let without: Vec<_> = self.ranking.iter().filter(|ranked| ranked.dots == 0).map(|ranked| ranked.topic).collect();
            sentences.extend(self.about_topics(t::minutes::VOTES_WITHOUT, &without));
        }
        sentences
    }

    fn tie(&self) -> Vec<Line> {
        let tied: Vec<&Ranked> = self.ranking.iter().filter(|ranked| ranked.above == Cut::Tied).collect();
        let Some(dots) = tied.first().map(|ranked| ranked.dots) else { return Vec::new() };
        let topics: Vec<_> = tied.iter().map(|ranked| ranked.topic).collect();
        let values = [("list", self.numbers_of(&topics)), ("dots", Line::ours(self.dots(dots)))];
        let mut sentences = vec![self.phrase(t::minutes::VOTES_TIE, &values)];
        let kept: Vec<_> = topics.iter().copied().filter(|topic| retaining::fate(self.forum, *topic) == Fate::Tie).collect();
        sentences.extend(self.about_topics(t::minutes::VOTES_TIE_KEPT, &kept));
        if kept.is_empty() && topics.iter().all(|topic| self.undecided_tie(*topic)) {
            sentences.push(self.ours(t::minutes::VOTES_TIE_OPEN));
        }
        sentences
    }

    fn about_topics(&self, text: Plural, topics: &[Id<Topic>]) -> Option<Line> {
        (!topics.is_empty()).then(|| self.phrase_for(text, topics.len(), &[("list", self.numbers_of(topics))]))
    }
}
