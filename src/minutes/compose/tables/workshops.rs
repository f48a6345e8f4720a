//! Every workshop in a row.

use crate::domain::agenda::{self, Held};
use crate::domain::reports::{self, ReportState};
use crate::domain::{Id, Slot, Topic, actions};
use crate::i18n::{Text, t};
use crate::minutes::compose::Secretary;
use crate::minutes::sheet::Cell;

pub const HEAD: [Text; 14] = [
    t::tables::NUMBER,
    t::tables::TITLE,
    t::tables::FROM_TOPICS,
    t::tables::CONVENERS,
    t::tables::OUTCOME,
    t::tables::ROOM,
    t::tables::SLOT,
    t::tables::BEGINS,
    t::tables::ENDS,
    t::tables::REPORTER,
    t::tables::ATTENDANCE,
    t::tables::ATTENDEES,
    t::tables::REPORT,
    t::tables::ACTIONS_COUNT,
];

impl Secretary<'_> {
    pub(super) fn workshop_rows(&self) -> Vec<Vec<Cell>> {
        self.workshops.iter().map(|held| self.workshop_row(held)).collect()
    }

    fn workshop_row(&self, held: &Held<'_>) -> Vec<Cell> {
        let topics: Vec<Id<Topic>> = self.groups.members(held.id).collect();
        let place = agenda::placement(self.forum, held.workshop);
        let slot = place.and_then(|(_, slot)| self.forum.get::<Slot>(&slot));
        let report = match reports::state(self.forum, held.id) {
            ReportState::Empty => t::tables::REPORT_EMPTY,
            ReportState::InProgress => t::tables::REPORT_IN_PROGRESS,
            ReportState::Done => t::tables::REPORT_DONE,
        };
        let actions = actions::of_workshop(self.forum, Some(held.id)).len();
        vec![
            Some(held.workshop.number).filter(|number| *number > 0).into(),
            Cell::words(&self.title(held.id)),
            self.topics_by_number(&topics),
            self.people(self.groups.conveners(self.forum, held.id)),
            self.words(self.fate_words(held.id)),
            place.map_or(Cell::Empty, |(room, _)| Cell::words(&self.room_name(room))),
            slot.map_or(Cell::Empty, |slot| Cell::words(&slot.name)),
            slot.and_then(|slot| slot.starts).into(),
            slot.and_then(|slot| slot.ends).into(),
            self.people(reports::reporter(self.forum, held.id)),
            reports::attendance(self.forum, held.id).into(),
            self.people(reports::attendees(self.forum, held.id)),
            self.words(Some(report)),
            Cell::Number(u32::try_from(actions).unwrap_or(u32::MAX)),
        ]
    }
}
