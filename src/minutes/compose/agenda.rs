//! The agenda: the day in its order, and which workshop met where.

use crate::domain::agenda::{self, Entry, Grid};
use crate::domain::{Id, Plenary, Room, Slot, Topic};
use crate::i18n::t;
use crate::minutes::book::{Block, Line, Manner, Part, Row, Table};

use super::Secretary;
use super::words::BESIDE;

/// Most rooms that stand side by side on a page; with more, each workshop has a line of its own.
const ROOMS: usize = 5;

impl Secretary<'_> {
    pub(super) fn agenda(&self) -> Option<Part> {
        let grid = agenda::grid(self.forum);
        let day = agenda::timeline(self.forum);
        let mut blocks = Vec::new();
        // Rooms without any workshop would only make the table wider.
        let rooms: Vec<Id<Room>> =
            grid.rooms.iter().copied().filter(|room| grid.cells.keys().any(|(used, _)| used == room)).collect();
        if !grid.cells.is_empty() || day.iter().any(|entry| matches!(entry, Entry::Plenary(_))) {
            let table = if rooms.len() <= ROOMS { self.side_by_side(&day, &grid, &rooms) } else { self.one_a_line(&day, &grid) };
            blocks.push(Block::Table(table));
        }
        if !grid.parked.is_empty() && !grid.cells.is_empty() {
            let list = self.row(grid.parked.iter().map(|workshop| self.placed(*workshop)).collect());
            let text = self.phrase_for(t::minutes::AGENDA_PARKED, grid.parked.len(), &[("list", list)]);
            blocks.push(Block::Paragraph { text, manner: Manner::Quiet });
        }
        self.part("agenda", t::minutes::AGENDA, blocks, Vec::new())
    }

    fn side_by_side(&self, day: &[Entry], grid: &Grid, rooms: &[Id<Room>]) -> Table {
        let mut head = vec![self.say(t::minutes::AGENDA_TIME).to_owned()];
        head.extend(rooms.iter().map(|room| self.room_name(*room)));
        if rooms.is_empty() {
            head.push(self.say(t::minutes::PLENARY).to_owned());
        }
        let rows = day.iter().filter_map(|entry| match entry {
            Entry::Plenary(id) => self.plenary_row(*id),
            Entry::Slot(slot) => {
                let cell = |room: &Id<Room>| -> Vec<Line> {
                    grid.cells.get(&(*room, *slot)).into_iter().flatten().map(|workshop| self.placed(*workshop)).collect()
                };
                let cells: Vec<Vec<Line>> = rooms.iter().map(cell).collect();
                let used = cells.iter().any(|cell| !cell.is_empty());
                used.then(|| Row::Cells(std::iter::once(vec![self.slot_line(*slot)]).chain(cells).collect()))
            }
        });
        Table { caption: self.say(t::minutes::AGENDA_CAPTION).to_owned(), rows: rows.collect(), head, row_heads: true, even: true }
    }

    fn one_a_line(&self, day: &[Entry], grid: &Grid) -> Table {
        let mut rows = Vec::new();
        for entry in day {
            match entry {
                Entry::Plenary(id) => rows.extend(self.plenary_row(*id)),
                Entry::Slot(slot) => {
                    for room in &grid.rooms {
                        for workshop in grid.cells.get(&(*room, *slot)).into_iter().flatten() {
                            let cells = [self.slot_line(*slot), Line::said(self.room_name(*room)), self.placed(*workshop)];
                            rows.push(Row::Cells(cells.into_iter().map(|cell| vec![cell]).collect()));
                        }
                    }
                }
            }
        }
        let head = [t::minutes::AGENDA_TIME, t::minutes::AGENDA_ROOM, t::minutes::AGENDA_WORKSHOP];
        Table {
            caption: self.say(t::minutes::AGENDA_CAPTION).to_owned(),
            head: head.into_iter().map(|head| self.say(head).to_owned()).collect(),
            rows,
            row_heads: true,
            even: false,
        }
    }

    fn plenary_row(&self, id: Id<Plenary>) -> Option<Row> {
        let item = self.forum.get::<Plenary>(&id)?;
        let first = Line::ours(self.hours(item.starts, item.ends));
        Some(Row::Across { first, rest: Line::said(self.plenary_title(item)) })
    }

    /// A workshop as the agenda names it: « Atelier 3 · Un lieu ouvert le soir ».
    fn placed(&self, workshop: Id<Topic>) -> Line {
        Line::join([self.see_workshop(workshop), Line::said(self.title(workshop))], BESIDE)
    }

    pub(super) fn room_name(&self, room: Id<Room>) -> String {
        let name = self.forum.get::<Room>(&room).map_or("", |room| room.name.trim());
        if name.is_empty() { self.say(t::minutes::AGENDA_ROOM).to_owned() } else { name.to_owned() }
    }

    /// A slot by its hours, by its name, or by both.
    pub(super) fn slot_line(&self, slot: Id<Slot>) -> Line {
        let Some(slot) = self.forum.get::<Slot>(&slot) else { return Line::default() };
        Line::join([Line::ours(self.hours(slot.starts, slot.ends)), Line::said(slot.name.trim())], BESIDE)
    }
}
