//! The agenda for the wall: the grid of rooms and slots on as few sheets as it can be read on from two
//! metres.

use std::collections::HashMap;

use chrono::NaiveTime;

use super::measure::lines;
use super::{Way, conveners};
use crate::domain::agenda::{Entry, grid, timeline, workshops};
use crate::domain::merging::Groups;
use crate::domain::{Forum, Id, Plenary, PlenaryKind, Room, Slot, Topic, agenda};

/// A workshop in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Its number; 0 is none.
    pub number: u32,
    /// Its topic's title.
    pub title: String,
    /// Who convenes it, in one line.
    pub conveners: String,
}

/// From when to when, and what that is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// When it begins.
    pub starts: Option<NaiveTime>,
    /// When it ends.
    pub ends: Option<NaiveTime>,
    /// Its name, if it has one.
    pub name: String,
}

/// A plenary item or a break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// When.
    pub hours: Hours,
    /// What.
    pub title: String,
    /// Whether it is a break.
    pub pause: bool,
}

/// One line of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// What everybody attends together, or a break.
    Plenary(Item),
    /// A slot, with the workshops in each of the sheet's rooms.
    Slot {
        /// When.
        hours: Hours,
        /// A cell a room.
        cells: Vec<Vec<Card>>,
    },
    /// Workshops without a room or a slot.
    Waiting(Vec<Card>),
}

/// A room's column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What the room is called.
    pub name: String,
    /// How many people it holds.
    pub capacity: Option<u32>,
    /// Whether anything meets there on the day; a room where nothing does has a narrow column.
    pub used: bool,
}

impl Column {
    /// How wide the column is beside others. A long name or word needs its width too.
    pub fn weight(&self) -> usize {
        if self.used || self.name.len() > LONG_NAME || has_long_word(&self.name) { 100 } else { 50 }
    }
}

/// One sheet of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaSheet {
    /// The sheet's rooms.
    pub rooms: Vec<Column>,
    /// Its lines before the first slot: what takes place in no room in particular stands above their names.
    pub before: Vec<Row>,
    /// Its lines from the first slot on.
    pub rows: Vec<Row>,
    /// How large titles stand, in tenths of a unit.
    pub size: usize,
    /// How large the names of the rooms stand.
    pub names: usize,
}

/// Sizes of titles, the largest first. The smallest is 8 mm on A3: capitals of 5 mm, read from 2 m.
const SIZES: [usize; 6] = [110, 96, 84, 74, 64, 57];
/// What the sheet leaves for the lines, by its way: width and height in units.
const LANDSCAPE: (usize, usize) = (271, 154);
const PORTRAIT: (usize, usize) = (184, 241);
/// Sizes of the names of rooms, in tenths of a unit.
const NAMES: [usize; 5] = [70, 62, 54, 46, 40];
/// A name of so many bytes is a long one.
const LONG_NAME: usize = 48;
/// A word of more letters would be broken in a narrow column.
const LONG_WORD: usize = 7;
/// What lines take of what is estimated for them, in hundredths, where the letters are a little smaller.
const CLOSER: usize = 74;
/// The column of the hours.
pub const CLOCK: usize = 30;
/// How wide a column is at the least, in hundredths of the letters' height: words would break in less.
const LETTERS: usize = 600;
/// Rooms and slots of a grid that is to be filled in by hand.
const BLANK: usize = 4;

/// The day on as many sheets as it takes, each with the names of its rooms.
pub fn sheets(forum: &Forum, way: Way) -> Vec<AgendaSheet> {
    let (rooms, rows) = day(forum);
    paginated(&rooms, &rows, way)
}

/// Whether there is a grid at all.
pub fn is_blank(forum: &Forum) -> bool {
    let grid = grid(forum);
    grid.rooms.is_empty() || grid.slots.is_empty()
}

/// Every workshop in a few words.
pub(super) fn cards(forum: &Forum) -> HashMap<Id<Topic>, Card> {
    let groups = Groups::of(forum);
    let held = workshops(forum);
    let mut people = conveners(forum, &groups, held.iter().map(|held| held.id));
    held.into_iter()
        .map(|held| {
            let conveners = people.remove(&held.id).unwrap_or_default();
            (held.id, Card { number: held.workshop.number, title: agenda::title(forum, held.id), conveners })
        })
        .collect()
}

fn item_of(item: &Plenary) -> Item {
    let hours = Hours { starts: item.starts, ends: item.ends, name: String::new() };
    Item { hours, title: item.title.clone(), pause: item.kind == PlenaryKind::Break }
}

/// A slot's hours and name.
pub(super) fn hours_of(slot: &Slot) -> Hours {
    Hours { starts: slot.starts, ends: slot.ends, name: slot.name.clone() }
}

/// The rooms and the lines of the day. Where there are no rooms or slots yet, there is room for some.
fn day(forum: &Forum) -> (Vec<Column>, Vec<Row>) {
    let grid = grid(forum);
    let cards = cards(forum);
    let column = |id: &Id<Room>| {
        let room = forum.get::<Room>(id).cloned().unwrap_or_default();
        Column { name: room.name, capacity: room.capacity, used: grid.cells.keys().any(|(used, _)| used == id) }
    };
    let mut rooms: Vec<_> = grid.rooms.iter().map(column).collect();
    if rooms.is_empty() {
        rooms = vec![Column::default(); BLANK];
    }
    let stand = |ids: &[Id<Topic>]| ids.iter().filter_map(|id| cards.get(id).cloned()).collect::<Vec<_>>();
    let mut rows: Vec<Row> = Vec::new();
    for entry in timeline(forum) {
        match entry {
            Entry::Plenary(id) => {
                rows.push(Row::Plenary(forum.get::<Plenary>(&id).map(item_of).unwrap_or_default()));
            }
            Entry::Slot(id) => {
                let here = |room: &Id<Room>| grid.cells.get(&(*room, id)).map(|ids| stand(ids)).unwrap_or_default();
                let cells = if grid.rooms.is_empty() { vec![Vec::new(); BLANK] } else { grid.rooms.iter().map(here).collect() };
                rows.push(Row::Slot { hours: forum.get::<Slot>(&id).map(hours_of).unwrap_or_default(), cells });
            }
        }
    }
    if grid.slots.is_empty() {
        let free = Row::Slot { hours: Hours::default(), cells: vec![Vec::new(); rooms.len()] };
        rows.extend(vec![free; BLANK]);
    }
    if !grid.parked.is_empty() {
        rows.push(Row::Waiting(stand(&grid.parked)));
    }
    (rooms, rows)
}

/// The fewest sheets; of as few, those with the largest letters.
fn paginated(rooms: &[Column], rows: &[Row], way: Way) -> Vec<AgendaSheet> {
    let mut best: Vec<AgendaSheet> = Vec::new();
    for size in SIZES {
        let sheets = at_size(rooms, rows, way, size);
        if best.is_empty() || sheets.len() < best.len() {
            best = sheets;
        }
    }
    best
}

/// The sheets with letters of one size: rooms parted evenly, then lines as many as a sheet holds.
fn at_size(rooms: &[Column], rows: &[Row], way: Way, size: usize) -> Vec<AgendaSheet> {
    let (width, height) = if way == Way::Landscape { LANDSCAPE } else { PORTRAIT };
    let width = width - CLOCK;
    // As few sheets abreast as leave no column so narrow that words break in it.
    let wide_enough = |some: &[Column]| some.len() == 1 || width_of(some, width) * 1_000 >= size * LETTERS;
    let abreast =
        (1..=rooms.len()).map(|sheets| rooms.len().div_ceil(sheets)).find(|abreast| rooms.chunks(*abreast).all(wide_enough));
    let abreast = abreast.unwrap_or(1);
    let mut sheets = Vec::new();
    for (index, some) in rooms.chunks(abreast).enumerate() {
        let of_these: Vec<Row> = rows.iter().map(|row| row.of_rooms(index * abreast, some.len())).collect();
        let (names, taken) = headings(some, width);
        // Words are set closer than they are estimated; where not, all are set a little smaller.
        let most = (height * 10).saturating_sub(taken) * 100 / CLOSER;
        let column = width_of(some, width);
        let height = |row: &Row| row.height(column, way, size);
        let parts = in_company(super::parted(of_these, most, height), |rows| rows.iter().map(height).sum::<usize>() * 4 <= most);
        sheets.extend(parts.into_iter().map(|mut before| {
            let first = before.iter().position(|row| matches!(row, Row::Slot { .. })).unwrap_or(before.len());
            let rows = before.split_off(first);
            AgendaSheet { rooms: some.to_vec(), before, rows, size, names }
        }));
    }
    sheets
}

/// A few plenary items have no sheet to themselves: they go with the slot that follows, the last ones with
/// the slot before.
fn in_company(parts: Vec<Vec<Row>>, few: impl Fn(&[Row]) -> bool) -> Vec<Vec<Row>> {
    let mut sheets: Vec<Vec<Row>> = Vec::new();
    let mut waiting: Vec<Row> = Vec::new();
    for part in parts {
        let alone = part.iter().all(|row| !matches!(row, Row::Slot { .. }));
        waiting.extend(part);
        if !(alone && few(&waiting)) {
            sheets.push(std::mem::take(&mut waiting));
        }
    }
    match sheets.last_mut() {
        Some(last) => last.extend(waiting),
        None => sheets.push(waiting),
    }
    sheets
}

fn has_long_word(name: &str) -> bool {
    name.split(' ').any(|word| word.chars().count() > LONG_WORD)
}

/// How wide the columns of these rooms are, those where something meets.
fn width_of(rooms: &[Column], width: usize) -> usize {
    let widest = rooms.iter().map(Column::weight).max().unwrap_or(100);
    width * widest / rooms.iter().map(Column::weight).sum::<usize>().max(1)
}

/// How large the names of these rooms stand, and what they take of the sheet, in tenths of a unit.
fn headings(rooms: &[Column], width: usize) -> (usize, usize) {
    let whole = rooms.iter().map(Column::weight).sum::<usize>().max(1);
    let highest = |size: usize| {
        let lines_of = |room: &Column| lines(&room.name, (width * room.weight() / whole).saturating_sub(5) * 1_000 / size);
        rooms.iter().map(lines_of).max().unwrap_or(1)
    };
    let size = NAMES.into_iter().find(|size| highest(*size) <= 2).unwrap_or(40);
    (size, highest(size) * size * 112 / 100 + 105)
}

impl Row {
    /// The line with the cells of some of the rooms.
    fn of_rooms(&self, first: usize, count: usize) -> Self {
        match self {
            Self::Slot { hours, cells } => {
                Self::Slot { hours: hours.clone(), cells: cells.iter().skip(first).take(count).cloned().collect() }
            }
            other => other.clone(),
        }
    }

    /// About how high it stands, in tenths of a unit, with columns so wide.
    fn height(&self, column: usize, way: Way, size: usize) -> usize {
        let whole = if way == Way::Landscape { LANDSCAPE.0 } else { PORTRAIT.0 } - CLOCK;
        let within = |units: usize| units * 1_000 / size;
        match self {
            Self::Plenary(item) => (lines(&item.title, within(whole) * 10 / 8) * size).max(50) + 24,
            Self::Waiting(cards) => {
                let all: Vec<&str> = cards.iter().map(|card| card.title.as_str()).collect();
                lines(&all.join("  00 "), within(whole) * 10 / 8) * size + 40
            }
            Self::Slot { hours, cells } => {
                let card = |card: &Card| {
                    let title = lines(&format!("00 {}", card.title), within(column.saturating_sub(5))) * size * 115 / 100;
                    let names = lines(&card.conveners, within(column.saturating_sub(5)) * 10 / 6) * size * 8 / 10;
                    title + if card.conveners.is_empty() { 0 } else { names } + 26
                };
                let highest = cells.iter().map(|cell| cell.iter().map(card).sum::<usize>()).max().unwrap_or(0);
                let clock = size * 26 / 10
                    + lines(&hours.name, within(CLOCK - 3) * 10 / 6) * size * 8 / 10 * usize::from(!hours.name.is_empty());
                highest.max(clock) + 24
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
