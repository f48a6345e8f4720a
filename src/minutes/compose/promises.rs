//! What is to be done: the actions of all workshops, and what each person engages to do.

use crate::domain::engagements::{self, Promises};
use crate::domain::{Action, Engagement, Id, Participant, Progress, Topic, actions};
use crate::i18n::t;
use crate::minutes::book::{Block, Fact, FactsManner, Line, ListItem, ListManner, Manner, Part, Row, Table};

use super::Secretary;
use super::outcomes::Of;
use super::words::BESIDE;

impl Secretary<'_> {
    pub(super) fn all_actions(&self) -> Option<Part> {
        let all = actions::table(self.forum);
        if all.is_empty() {
            return None;
        }
        let head = [
            t::minutes::ACTION_WHAT,
            t::minutes::ACTION_WHO,
            t::minutes::ACTION_WHEN,
            t::minutes::ACTION_WORKSHOP,
            t::minutes::ACTION_STATE,
        ];
        let rows = all.iter().map(|(_, action)| {
            let workshop = actions::home(self.forum, action).map(|home| self.see_workshop(home)).unwrap_or_default();
            let mut cells = self.action_cells(action);
            cells.extend([vec![workshop], self.state_and_remark(Of::Action, &action.outcome())]);
            Row::Cells(cells)
        });
        let table = Table {
            caption: self.say(t::minutes::ALL_ACTIONS_CAPTION).to_owned(),
            head: head.into_iter().map(|head| self.say(head).to_owned()).collect(),
            rows: rows.collect(),
            row_heads: true,
            even: false,
        };
        self.part("actions", t::minutes::ALL_ACTIONS, vec![Block::Table(table)], Vec::new())
    }

    /// The actions of one workshop; their state is told once one has changed.
    pub(super) fn actions_of(&self, workshop: Id<Topic>) -> Option<Table> {
        let all = actions::of_workshop(self.forum, Some(workshop));
        if all.is_empty() {
            return None;
        }
        let told = all.iter().any(|(_, action)| action.progress != Progress::Open);
        let mut head = vec![t::minutes::ACTION_WHAT, t::minutes::ACTION_WHO, t::minutes::ACTION_WHEN];
        head.extend(told.then_some(t::minutes::ACTION_STATE));
        let rows = all.iter().map(|(_, action)| {
            let mut cells = self.action_cells(action);
            cells.extend(told.then(|| self.state_and_remark(Of::Action, &action.outcome())));
            Row::Cells(cells)
        });
        Some(Table {
            caption: self.say(t::minutes::ACTIONS_OF).to_owned(),
            head: head.into_iter().map(|head| self.say(head).to_owned()).collect(),
            rows: rows.collect(),
            row_heads: true,
            even: false,
        })
    }

    pub(super) fn action_cells(&self, action: &Action) -> Vec<Vec<Line>> {
        vec![vec![Line::said(action.what.trim())], vec![self.typed_names(&action.who)], vec![self.due(&action.due)]]
    }

    pub(super) fn engagements(&self) -> Option<Part> {
        let people = engagements::by_person(self.forum);
        if people.is_empty() {
            return None;
        }
        let intro = Line::ours(self.count(t::minutes::ENGAGEMENTS_INTRO, people.len()));
        let is_named = |promises: &Promises<'_>| promises.person.is_none_or(|person| self.names.get(person).is_some());
        let promised = if people.iter().any(is_named) {
            let facts = people.iter().map(|promises| self.promises(promises)).collect();
            Block::Facts { facts, manner: FactsManner::Roll }
        } else {
            // Where nobody is named, a list of them by person would be headings without a name.
            let all = people.iter().flat_map(|promises| &promises.engagements);
            let items = all.map(|(_, engagement)| ListItem { text: self.promise(engagement), under: Vec::new() });
            Block::List { items: items.collect(), manner: ListManner::Bullets }
        };
        let blocks = vec![Block::Paragraph { text: intro, manner: Manner::Quiet }, promised];
        self.part("engagements", t::minutes::ENGAGEMENTS, blocks, Vec::new())
    }

    fn promises(&self, promises: &Promises<'_>) -> Fact {
        let values = promises.engagements.iter().map(|(_, engagement)| self.promise(engagement)).collect();
        Fact { term: Line::said(self.promiser(promises.person)), values }
    }

    fn promise(&self, engagement: &Engagement) -> Line {
        let workshop = self.workshop_of(engagement).map(|topic| self.see_workshop(topic)).unwrap_or_default();
        let outcome = engagement.outcome();
        // What is still to be done goes without saying where people engage.
        let state = if outcome.progress == Progress::Open { Vec::new() } else { self.state_and_remark(Of::Engagement, &outcome) };
        let said = [Line::said(engagement.promise.trim()), self.due(&engagement.due), workshop];
        Line::join(said.into_iter().chain(state), BESIDE)
    }

    /// The workshop that an engagement goes with, if it is there.
    pub(super) fn workshop_of(&self, engagement: &Engagement) -> Option<Id<Topic>> {
        let topic = engagement.workshop.filter(|topic| self.forum.get::<Topic>(topic).is_some())?;
        Some(self.groups.lead(topic).unwrap_or(topic))
    }

    /// Who promises, where that begins a line.
    pub(super) fn promiser(&self, person: Option<Id<Participant>>) -> String {
        person.map_or_else(|| self.say(t::minutes::UNNAMED).to_owned(), |person| self.name_first(person))
    }

    /// A person with her or his organisation.
    pub(super) fn person(&self, person: Id<Participant>) -> Line {
        let organisation = self.forum.get::<Participant>(&person).map_or("", |person| person.organisation.trim());
        Line::join([Line::said(self.name(person)), Line::said(organisation)], ", ")
    }
}
