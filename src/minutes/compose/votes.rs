//! How the room voted, and what came out.

use std::collections::BTreeSet;

use crate::domain::counting::Counted;
use crate::domain::ranking::{Cut, Ranked};
use crate::domain::{Candidate, Fate, Id, Topic, VoteState, retaining};
use crate::i18n::{self, Plural, Text, number, t};
use crate::minutes::book::{Bar, Block, Chart, Cut as CutLine, Line, Manner, Part};

use super::Secretary;

/// One line of a ranking, in words.
pub(super) struct Place {
    pub(super) dots: u32,
    pub(super) above: Cut,
    pub(super) label: Line,
    /// What became of it.
    pub(super) outcome: Option<Text>,
    /// Whether it is worked on, or comes first.
    pub(super) strong: bool,
}

/// What a ranking's chart is called, and its columns.
pub(super) struct Headings {
    pub(super) caption: Text,
    pub(super) head: [Text; 3],
    pub(super) cut: Plural,
}

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
            let places = self.ranking.iter().filter(|ranked| ranked.dots > 0).map(|ranked| self.place(ranked)).collect();
            let headings = Headings {
                caption: t::minutes::VOTES_CHART,
                head: [t::minutes::VOTES_TOPIC, t::minutes::VOTES_DOTS, t::minutes::VOTES_OUTCOME],
                cut: t::minutes::VOTES_CUT,
            };
            blocks.extend(self.chart(places, &headings, self.about.retain).map(Block::Chart));
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
            sentences.extend(self.turnout(&self.counts.counted, self.ranking.iter().map(|ranked| ranked.topic)));
        }
        sentences.join(" ")
    }

    /// How many voted, with how many dots on these candidates, and whether some ballots went too far.
    pub(super) fn turnout<C: Into<Id<Candidate>>>(&self, counted: &Counted, ranked: impl Iterator<Item = C>) -> Vec<String> {
        let (mut on_laptops, mut on_paper) = (0_u32, 0_u32);
        for count in ranked.map(|candidate| counted.get(candidate)) {
            on_laptops = on_laptops.saturating_add(count.laptop);
            on_paper = on_paper.saturating_add(count.paper);
        }
        let voters = usize::try_from(counted.turnout.voted).unwrap_or(usize::MAX);
        let beyond: BTreeSet<_> = counted.beyond.iter().map(|excess| excess.ballot).collect();
        let mut sentences = Vec::new();
        if voters > 0 {
            sentences
                .push(self.phrase_for(t::minutes::VOTES_VOTERS, voters, &[("dots", Line::ours(self.dots(on_laptops)))]).plain());
        }
        if on_paper > 0 {
            let words = if voters > 0 { t::minutes::VOTES_PAPER } else { t::minutes::VOTES_PAPER_ALONE };
            sentences.push(self.count(words, usize::try_from(on_paper).unwrap_or(usize::MAX)));
        }
        if voters == 0 && on_paper == 0 {
            sentences.push(self.say(t::minutes::VOTES_NOBODY).to_owned());
        }
        if !beyond.is_empty() {
            sentences.push(self.count(t::minutes::VOTES_CLAMPED, beyond.len()));
        }
        sentences
    }

    /// The chart of a ranking; none where nothing has a dot.
    pub(super) fn chart(&self, places: Vec<Place>, headings: &Headings, line: u32) -> Option<Chart> {
        let most = places.iter().map(|place| place.dots).max()?.max(1);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        // Where equals stand across it, the line runs after the last that is clearly above.
        let after = places.iter().take_while(|place| place.above == Cut::Above).count();
        let words = if after == line { headings.cut } else { t::minutes::VOTES_CUT_TIED };
        let cut = (line > 0 && line < places.len()).then(|| CutLine { after, words: self.count(words, line) });
        Some(Chart {
            caption: self.say(headings.caption).to_owned(),
            head: headings.head.map(|head| self.say(head).to_owned()),
            bars: places.into_iter().map(|place| self.bar(place, most)).collect(),
            cut,
        })
    }

    fn bar(&self, place: Place, most: u32) -> Bar {
        let share = u64::from(place.dots) * 1000 / u64::from(most);
        Bar {
            label: place.label,
            number: number(self.language, usize::try_from(place.dots).unwrap_or(usize::MAX)),
            share: u16::try_from(share).unwrap_or(1000).max(1),
            note: place.outcome.map(|outcome| self.say(outcome).to_owned()).unwrap_or_default(),
            strong: place.strong,
        }
    }

    fn place(&self, ranked: &Ranked) -> Place {
        let topic = ranked.topic;
        let title = self.topic_anchors.get(&topic).map(|anchor| Line::see(self.title(topic), anchor)).unwrap_or_default();
        let number_of = self.numbers.get(topic).map(|n| Line::ours(format!("{n}. "))).unwrap_or_default();
        Place {
            dots: ranked.dots,
            above: ranked.above,
            label: number_of.then(title),
            outcome: self.outcome(topic),
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
