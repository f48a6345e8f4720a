//! The forum as tables of data, for spreadsheets.
//!
//! They tell what the book tells, and keep silent where it does: no ballot, no totals of an open vote that
//! hides them, nobody in the list of participants who doesn't want to be there.

mod people;
mod promises;
mod topics;
mod workshops;

use crate::domain::{Due, Forum, Id, Language, Participant, Topic};
use crate::i18n::{Text, t};
use crate::minutes::sheet::{Cell, Sheet, Table};

use super::Secretary;

/// One table of a forum, in one language.
pub fn sheet(forum: &Forum, language: Language, table: Table) -> Sheet {
    Secretary::new(forum, language).sheet(table)
}

/// All tables of a forum, in one language.
pub fn sheets(forum: &Forum, language: Language) -> Vec<Sheet> {
    let secretary = Secretary::new(forum, language);
    Table::ALL.into_iter().map(|table| secretary.sheet(table)).collect()
}

impl Secretary<'_> {
    fn sheet(&self, table: Table) -> Sheet {
        let (name, head, rows): (Text, &[Text], Vec<Vec<Cell>>) = match table {
            Table::Topics => (t::tables::TOPICS, &topics::HEAD, self.topic_rows()),
            Table::Votes => (t::tables::VOTES, &topics::VOTES_HEAD, self.vote_rows()),
            Table::Workshops => (t::tables::WORKSHOPS, &workshops::HEAD, self.workshop_rows()),
            Table::Actions => (t::tables::ACTIONS, &promises::ACTIONS_HEAD, self.action_rows()),
            Table::Engagements => (t::tables::ENGAGEMENTS, &promises::ENGAGEMENTS_HEAD, self.engagement_rows()),
            Table::Participants => (t::tables::PARTICIPANTS, &people::HEAD, self.participant_rows()),
        };
        let head = head.iter().map(|head| self.say(*head)).collect();
        let named = |cell: Cell| match cell {
            // A name may hold anything: it is cleaned like what stands around it.
            Cell::Words(words) => Cell::words(&self.mentioned(words)),
            other => other,
        };
        let rows = rows.into_iter().map(|row| row.into_iter().map(named).collect()).collect();
        Sheet { name: self.say(name), head, rows }
    }

    fn words(&self, text: Option<Text>) -> Cell {
        text.map_or(Cell::Empty, |text| Cell::words(self.say(text)))
    }

    fn people(&self, people: impl IntoIterator<Item = Id<Participant>>) -> Cell {
        Cell::several(self.name_list(people))
    }

    /// Topics by their numbers, or by their titles while they have none.
    fn topics_by_number(&self, topics: &[Id<Topic>]) -> Cell {
        match topics {
            [one] => self.numbers.get(*one).map_or_else(|| Cell::words(&self.title(*one)), Cell::Number),
            several => {
                Cell::several(several.iter().map(|id| self.numbers.get(*id).map_or_else(|| self.title(*id), |n| n.to_string())))
            }
        }
    }

    /// The number and the title of the workshop that something goes with; without a number while the topic
    /// isn't worked on.
    fn home(&self, topic: Option<Id<Topic>>) -> [Cell; 2] {
        let Some(topic) = topic else { return [Cell::Empty, Cell::Empty] };
        [self.workshop_number(topic), Cell::words(&self.title(topic))]
    }

    fn workshop_number(&self, topic: Id<Topic>) -> Cell {
        let held = self.workshops.iter().find(|held| held.id == topic);
        held.map(|held| held.workshop.number).filter(|number| *number > 0).into()
    }
}

fn due(due: &Due) -> Cell {
    due.date().map_or_else(|| Cell::words(&due.0), Cell::Date)
}
