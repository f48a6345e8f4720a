//! The day, as the room sees it: what is on now, and what comes next.

use chrono::{Duration, NaiveTime};

use crate::domain::agenda::{self, Entry};
use crate::domain::merging::Groups;
use crate::domain::publishing::{self, Change};
use crate::domain::{Forum, Id, Moment, Plenary, PlenaryKind, Room, Slot, Topic, participants};

/// A workshop where it meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The workshop.
    pub id: Id<Topic>,
    /// Its number; 0 is none yet.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Where.
    pub room: String,
    /// When, in the forum's own time: where it begins.
    pub starts: Option<NaiveTime>,
    /// Who convenes it.
    pub conveners: Vec<String>,
    /// What changed since the agenda was published, if anything did.
    pub changed: Option<Change>,
}

/// What a line of the day is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A plenary item or a break.
    Plenary(PlenaryKind),
    /// A slot, with the workshops in it, room by room.
    Slot(Vec<Meeting>),
    /// The workshops that have no place yet.
    Parked(Vec<Meeting>),
}

/// One line of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it begins, in the forum's own time.
    pub starts: Option<NaiveTime>,
    /// When it ends.
    pub ends: Option<NaiveTime>,
    /// What it is called; may be empty for a slot.
    pub name: String,
    /// What it is.
    pub kind: LineKind,
}

/// Where a line stands in the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Over.
    Past,
    /// On at this moment.
    Now,
    /// The first to come.
    Next,
    /// Later, or on another day, or at no time that is known.
    Later,
}

/// The day's lines, and at the end the workshops without a place. Rule A1.
pub fn lines(forum: &Forum) -> Vec<Line> {
    let (grid, groups) = (agenda::grid(forum), Groups::of(forum));
    let meeting = |id: Id<Topic>, room: &str, starts: Option<NaiveTime>| Meeting {
        id,
        number: agenda::held(forum, id).map_or(0, |held| held.workshop.number),
        title: agenda::title(forum, id),
        room: room.to_owned(),
        starts,
        conveners: names(forum, &groups, id),
        changed: publishing::change(forum, id),
    };
    let slot = |slot: Id<Slot>| {
        let mut meetings = Vec::new();
        for room in &grid.rooms {
            let name = forum.get::<Room>(room).map_or("", |room| room.name.as_str());
            let starts = forum.get::<Slot>(&slot).and_then(|slot| slot.starts);
            meetings.extend(grid.cells.get(&(*room, slot)).into_iter().flatten().map(|id| meeting(*id, name, starts)));
        }
        LineKind::Slot(meetings)
    };
    let mut lines: Vec<Line> = agenda::timeline(forum)
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Plenary(id) => forum.get::<Plenary>(&id).map(|item| Line {
                starts: item.starts,
                ends: item.ends,
                name: item.title.clone(),
                kind: LineKind::Plenary(item.kind),
            }),
            Entry::Slot(id) => forum.get::<Slot>(&id).map(|record| Line {
                starts: record.starts,
                ends: record.ends,
                name: record.name.clone(),
                kind: slot(id),
            }),
        })
        .collect();
    if !grid.parked.is_empty() {
        let parked = grid.parked.iter().map(|id| meeting(*id, "", None)).collect();
        lines.push(Line { starts: None, ends: None, name: String::new(), kind: LineKind::Parked(parked) });
    }
    lines
}

pub(super) fn names(forum: &Forum, groups: &Groups, topic: Id<Topic>) -> Vec<String> {
    let names = groups.conveners(forum, topic).into_iter().map(|person| participants::name_of(forum, person).to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// Where each line stands at a moment: by the forum's day and its own time. A line without an end lasts
/// until the next one begins. Rule J3.
pub fn standing(forum: &Forum, lines: &[Line], now: Moment) -> Vec<Standing> {
    let about = forum.about();
    let there = now.utc().and_then(|utc| utc.naive_utc().checked_add_signed(Duration::minutes(i64::from(about.offset))));
    let Some(there) = there.filter(|there| about.date == Some(there.date())) else {
        return vec![Standing::Later; lines.len()];
    };
    let time = there.time();
    let mut next_found = false;
    let beginnings: Vec<Option<NaiveTime>> = lines.iter().map(|line| line.starts).collect();
    lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let Some(starts) = line.starts else { return Standing::Later };
            let following = starts_after(&beginnings, index, starts);
            let over = line.ends.or(following).is_some_and(|ends| ends <= time);
            match (starts <= time, over) {
                (true, true) => Standing::Past,
                (true, false) => Standing::Now,
                (false, _) if next_found => Standing::Later,
                (false, _) => {
                    next_found = true;
                    Standing::Next
                }
            }
        })
        .collect()
}

/// When the first line after this one that begins later does so.
fn starts_after(beginnings: &[Option<NaiveTime>], index: usize, own: NaiveTime) -> Option<NaiveTime> {
    beginnings.iter().skip(index + 1).flatten().copied().find(|start| *start > own)
}

/// The slot whose workshops are at work: the one on now, else the next, else, where hours don't tell, every slot.
pub fn at_work<'a>(lines: &'a [Line], standings: &[Standing]) -> Vec<&'a Line> {
    let slots =
        || lines.iter().zip(standings).filter(|(line, _)| matches!(&line.kind, LineKind::Slot(meetings) if !meetings.is_empty()));
    for wanted in [Standing::Now, Standing::Next] {
        let found: Vec<&Line> = slots().filter(|(_, standing)| **standing == wanted).map(|(line, _)| line).collect();
        if !found.is_empty() {
            return found;
        }
    }
    slots().filter(|(_, standing)| **standing != Standing::Past).map(|(line, _)| line).collect()
}
