//! How the room voted on actions, and what comes first.

use crate::domain::convergence::{self, Convergence, fate};
use crate::domain::counting::Counted;
use crate::domain::ranking::{Cut, Standing};
use crate::domain::{Action, Fate, Forum, Matter, VoteState, actions};
use crate::i18n::{self, Plural, Text, t};
use crate::minutes::book::{Block, Line, Manner, Part};

use super::Secretary;
use super::votes::{Headings, Place};
use super::words::BESIDE;

/// The vote on actions, worked out once.
pub(super) struct Vote {
    pub(super) rules: Convergence,
    pub(super) counted: Counted,
    pub(super) ranking: Vec<Standing>,
}

impl Vote {
    /// None where none was opened and no paper dots were entered. Rule D7.
    pub(super) fn of(forum: &Forum) -> Option<Self> {
        let counted = Counted::of(forum, Matter::Actions);
        let rules = convergence::convergence(forum);
        let held = counted.total() > 0 || rules.vote != VoteState::NotOpen;
        held.then(|| Self { ranking: convergence::ranking_with(forum, &counted), counted, rules })
    }

    /// While the vote is open with its totals hidden, the book hides them too. Rule D7.
    pub(super) fn tells_dots(&self) -> bool {
        self.rules.vote != VoteState::Open || self.rules.open_totals
    }

    /// What became of an action in it.
    pub(super) fn outcome(&self, standing: &Standing) -> Option<Text> {
        let fate = fate(&self.rules, standing);
        let tied = fate == Fate::Undecided && standing.above == Cut::Tied && self.rules.vote == VoteState::Closed;
        if tied { Some(t::minutes::MARK_TIED) } else { mark(fate) }
    }

    fn with(&self, wanted: Fate) -> Vec<&Standing> {
        self.ranking.iter().filter(|standing| fate(&self.rules, standing) == wanted).collect()
    }
}

impl Secretary<'_> {
    /// The vote on actions, if there was one.
    pub(super) fn convergence(&self) -> Option<Part> {
        let vote = Vote::of(self.forum)?;
        let mut blocks = vec![Block::Paragraph { text: Line::ours(self.how_actions_were_voted(&vote)), manner: Manner::Plain }];
        if vote.tells_dots() {
            let with_dots = vote.ranking.iter().filter(|standing| standing.dots > 0);
            let places = with_dots.map(|standing| self.place_of_action(&vote, standing)).collect();
            let headings = Headings {
                caption: t::minutes::CONVERGENCE_CHART,
                head: [t::minutes::CONVERGENCE_ACTION, t::minutes::VOTES_DOTS, t::minutes::VOTES_OUTCOME],
                cut: t::minutes::CONVERGENCE_CUT,
            };
            blocks.extend(self.chart(places, &headings, vote.rules.retain).map(Block::Chart));
        }
        let priorities = self.priorities(&vote);
        if !priorities.is_empty() {
            blocks.push(Block::Paragraph { text: Line::join(priorities, " "), manner: Manner::Plain });
        }
        self.part("convergence", t::minutes::CONVERGENCE, blocks, Vec::new())
    }

    fn how_actions_were_voted(&self, vote: &Vote) -> String {
        let Convergence { dots, cap, .. } = vote.rules;
        let rule = if cap < dots { t::minutes::CONVERGENCE_RULE } else { t::minutes::CONVERGENCE_RULE_FREE };
        let values = [("dots", self.dots(dots)), ("cap", cap.to_string())];
        let mut sentences = vec![i18n::fill(self.language, rule, &values.each_ref().map(|(name, value)| (*name, value.as_str())))];
        if vote.rules.vote == VoteState::Open {
            let open = if vote.tells_dots() { t::minutes::VOTES_OPEN } else { t::minutes::VOTES_OPEN_HIDDEN };
            sentences.push(self.say(open).to_owned());
        }
        if vote.tells_dots() {
            sentences.extend(self.turnout(&vote.counted, vote.ranking.iter().map(|standing| standing.candidate)));
        }
        sentences.join(" ")
    }

    fn place_of_action(&self, vote: &Vote, standing: &Standing) -> Place {
        let action = self.forum.get::<Action>(&standing.candidate.action());
        let workshop = action.and_then(|action| actions::home(self.forum, action)).map(|home| self.see_workshop(home));
        Place {
            dots: standing.dots,
            above: standing.above,
            label: Line::join([self.what(standing), workshop.unwrap_or_default()], BESIDE),
            outcome: vote.outcome(standing),
            strong: fate(&vote.rules, standing).is_workshop(),
        }
    }

    fn what(&self, standing: &Standing) -> Line {
        Line::said(self.forum.get::<Action>(&standing.candidate.action()).map_or("", |action| action.what.trim()))
    }

    /// Ties, decisions by hand, and actions without a dot, in sentences. Rule D6: those remain to be done.
    fn priorities(&self, vote: &Vote) -> Vec<Line> {
        let mut sentences = Vec::new();
        if vote.tells_dots() && vote.rules.vote == VoteState::Closed {
            sentences.extend(self.tied_actions(vote));
        }
        for (fate, text) in [(Fate::ByHand, t::minutes::CONVERGENCE_BY_HAND), (Fate::LetGo, t::minutes::CONVERGENCE_SET_BACK)] {
            sentences.extend(self.about_actions(text, &vote.with(fate)));
        }
        let without = vote.ranking.iter().filter(|standing| standing.dots == 0).count();
        if vote.tells_dots() && vote.counted.total() > 0 && without > 0 {
            sentences.push(Line::ours(self.count(t::minutes::CONVERGENCE_WITHOUT, without)));
        }
        sentences
    }

    fn tied_actions(&self, vote: &Vote) -> Vec<Line> {
        let tied: Vec<&Standing> = vote.ranking.iter().filter(|standing| standing.above == Cut::Tied).collect();
        let Some(dots) = tied.first().map(|standing| standing.dots) else { return Vec::new() };
        let values = [("list", self.quoted(&tied)), ("dots", Line::ours(self.dots(dots)))];
        let mut sentences = vec![self.phrase(t::minutes::CONVERGENCE_TIE, &values)];
        sentences.extend(self.about_actions(t::minutes::CONVERGENCE_TIE_KEPT, &vote.with(Fate::Tie)));
        if tied.iter().all(|standing| fate(&vote.rules, standing) == Fate::Undecided) {
            sentences.push(self.ours(t::minutes::CONVERGENCE_TIE_OPEN));
        }
        sentences
    }

    fn about_actions(&self, text: Plural, standings: &[&Standing]) -> Option<Line> {
        (!standings.is_empty()).then(|| self.phrase_for(text, standings.len(), &[("list", self.quoted(standings))]))
    }

    /// Actions in a row, each in quotation marks.
    fn quoted(&self, standings: &[&Standing]) -> Line {
        let one = |standing: &&Standing| self.quote(&self.what(standing).plain());
        self.row(standings.iter().map(one).collect())
    }
}

const fn mark(fate: Fate) -> Option<Text> {
    match fate {
        Fate::ByVote => Some(t::minutes::MARK_FIRST),
        Fate::Tie => Some(t::minutes::MARK_FIRST_TIE),
        Fate::ByHand => Some(t::minutes::MARK_FIRST_BY_HAND),
        Fate::LetGo => Some(t::minutes::MARK_SET_BACK),
        Fate::Undecided | Fate::Claimed => None,
    }
}
