//! What is to be done: every action in a row, every engagement in a row.

use std::collections::HashMap;

use crate::domain::ranking::Standing;
use crate::domain::{Action, Candidate, Engagement, Id, Outcome, Participant, actions, engagements};
use crate::i18n::{Text, t};
use crate::minutes::compose::Secretary;
use crate::minutes::compose::convergence::Vote;
use crate::minutes::compose::outcomes::Of;
use crate::minutes::sheet::Cell;

use super::due;

pub const ACTIONS_HEAD: [Text; 13] = [
    t::tables::WHAT,
    t::tables::WHO,
    t::tables::DUE,
    t::tables::WORKSHOP,
    t::tables::WORKSHOP_TITLE,
    t::tables::STATE,
    t::tables::DOTS_LAPTOPS,
    t::tables::DOTS_PAPER,
    t::tables::DOTS,
    t::tables::RANK,
    t::tables::OUTCOME,
    t::tables::MARKED,
    t::tables::REMARK,
];

pub const ENGAGEMENTS_HEAD: [Text; 8] = [
    t::tables::PERSON,
    t::tables::PROMISE,
    t::tables::DUE,
    t::tables::WORKSHOP,
    t::tables::WORKSHOP_TITLE,
    t::tables::STATE,
    t::tables::MARKED,
    t::tables::REMARK,
];

/// Since when it is so, and why.
fn marked(outcome: &Outcome) -> [Cell; 2] {
    [outcome.marked.map_or(Cell::Empty, Cell::Date), Cell::words(&outcome.remark)]
}

impl Secretary<'_> {
    pub(super) fn action_rows(&self) -> Vec<Vec<Cell>> {
        let vote = Vote::of(self.forum);
        let standings: HashMap<Id<Candidate>, &Standing> =
            vote.iter().flat_map(|vote| &vote.ranking).map(|standing| (standing.candidate, standing)).collect();
        let row = |(id, action): (Id<Action>, &Action)| {
            let mut row = vec![Cell::words(&action.what), Cell::words(&self.typed_names(&action.who).plain()), due(&action.due)];
            row.extend(self.home(actions::home(self.forum, action)));
            row.push(Cell::words(self.progress(Of::Action, action.progress)));
            row.extend(self.place_in_vote(vote.as_ref(), standings.get(&id.into()).copied()));
            row.extend(marked(&action.outcome()));
            row
        };
        actions::table(self.forum).into_iter().map(row).collect()
    }

    /// Dots, rank and what became of an action in the vote on actions, as far as it may be told. Rule D7.
    fn place_in_vote(&self, vote: Option<&Vote>, standing: Option<&Standing>) -> [Cell; 5] {
        let Some((vote, standing)) = vote.zip(standing) else { return Default::default() };
        let outcome = self.words(vote.outcome(standing));
        if !vote.tells_dots() {
            return [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, outcome];
        }
        let count = vote.counted.get(standing.candidate);
        let [laptop, paper, dots, rank] = [count.laptop, count.paper, count.dots(), standing.rank].map(Cell::Number);
        [laptop, paper, dots, rank, outcome]
    }

    pub(super) fn engagement_rows(&self) -> Vec<Vec<Cell>> {
        let people = engagements::by_person(self.forum);
        let rows = people.iter().flat_map(|promises| {
            promises.engagements.iter().map(|(_, engagement)| self.engagement_row(promises.person, engagement))
        });
        rows.collect()
    }

    fn engagement_row(&self, person: Option<Id<Participant>>, engagement: &Engagement) -> Vec<Cell> {
        let mut row = vec![Cell::words(&self.promiser(person)), Cell::words(&engagement.promise), due(&engagement.due)];
        row.extend(self.home(self.workshop_of(engagement)));
        row.push(Cell::words(self.progress(Of::Engagement, engagement.progress)));
        row.extend(marked(&engagement.outcome()));
        row
    }
}
