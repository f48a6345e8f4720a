//! Times that are ready to be started: those of the day, then the usual ones.

use chrono::{NaiveDateTime, NaiveTime};

use super::{Moment, counted, later};
use crate::domain::agenda::{self, Entry};
use crate::domain::hours::Hours;
use crate::domain::sorting::sort_by_key;
use crate::domain::{Forum, Id, Phase, Plenary, Slot, slots};

/// What a time is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Occasion {
    /// A slot.
    Slot(Id<Slot>),
    /// A plenary item or a break.
    Plenary(Id<Plenary>),
    /// Something that every forum does.
    Usual(Usual),
}

/// What every forum does, and how long it usually takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Usual {
    /// Topics are proposed.
    Topics,
    /// Dots are given.
    Votes,
    /// One workshop reports.
    Report,
    /// One person engages.
    Engagement,
}

impl Usual {
    const ALL: [Self; 4] = [Self::Topics, Self::Votes, Self::Report, Self::Engagement];

    const fn seconds(self) -> u32 {
        match self {
            Self::Topics => 30 * 60,
            Self::Votes => 15 * 60,
            Self::Report => 6 * 60,
            Self::Engagement => 2 * 60,
        }
    }

    const fn belongs_to(self, phase: Phase) -> bool {
        match self {
            Self::Topics => matches!(phase, Phase::Topics),
            Self::Votes => matches!(phase, Phase::Votes),
            Self::Report => matches!(phase, Phase::Workshops | Phase::Harvest),
            Self::Engagement => matches!(phase, Phase::Engagements),
        }
    }
}

/// A time that is ready to be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// What it is for.
    pub occasion: Occasion,
    /// How long it is, in seconds.
    pub seconds: u32,
    /// It is on now: the time is what remains of it, until then.
    pub until: Option<NaiveTime>,
}

/// The times that are ready: what is on now, for what remains of it; what comes later in the day, and what is
/// past, each for its full length; then the usual ones, that of the phase first. Rule C9.
pub fn presets(forum: &Forum, now: Moment) -> Vec<Preset> {
    let about = forum.about();
    let here = here(forum, now);
    let mut day: Vec<_> = agenda::timeline(forum).into_iter().filter_map(|entry| of_the_day(forum, entry, here)).collect();
    sort_by_key(&mut day, |(turn, _)| *turn);
    let mut usual = Usual::ALL.to_vec();
    sort_by_key(&mut usual, |usual| !usual.belongs_to(about.phase));
    let usual = usual.into_iter().map(|usual| Preset { occasion: Occasion::Usual(usual), seconds: usual.seconds(), until: None });
    day.into_iter().map(|(_, preset)| preset).chain(usual).collect()
}

/// The date and time in the forum, on its day; `None` on another one. A forum without a date may be today's.
fn here(forum: &Forum, now: Moment) -> Option<NaiveDateTime> {
    let about = forum.about();
    let here = now.there(about.offset)?;
    about.date.is_none_or(|date| date == here.date()).then_some(here)
}

/// When something of the day next begins or ends, and the times that are ready are others.
pub fn next_turn(forum: &Forum, now: Moment) -> Option<Moment> {
    let time = here(forum, now)?.time();
    let hours = agenda::timeline(forum).into_iter().filter_map(|entry| hours(forum, entry));
    let turns = hours.flat_map(|hours| [hours.starts, hours.ends]).flatten();
    let wait = turns.filter(|turn| *turn > time).map(|turn| (turn - time).num_milliseconds()).min()?;
    Some(later(now, wait))
}

fn hours(forum: &Forum, entry: Entry) -> Option<Hours> {
    match entry {
        Entry::Slot(id) => forum.get::<Slot>(&id).map(slots::hours),
        Entry::Plenary(id) => forum.get::<Plenary>(&id).map(|item| Hours { starts: item.starts, ends: item.ends }),
    }
}

/// When something of the day has its turn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Now,
    Later,
    Past,
}

/// The time for a slot or an item whose hours are known, and its turn.
fn of_the_day(forum: &Forum, entry: Entry, here: Option<NaiveDateTime>) -> Option<(Turn, Preset)> {
    let occasion = match entry {
        Entry::Slot(id) => Occasion::Slot(id),
        Entry::Plenary(id) => Occasion::Plenary(id),
    };
    let hours = hours(forum, entry)?;
    let (starts, ends) = (hours.starts?, hours.ends?);
    let seconds = |from: NaiveTime| counted((ends - from).num_seconds());
    let full = seconds(starts);
    if full == 0 {
        return None;
    }
    let time = here.map(|here| here.time());
    Some(match time {
        Some(time) if starts <= time && time < ends => {
            (Turn::Now, Preset { occasion, seconds: seconds(time).max(1), until: Some(ends) })
        }
        Some(time) if ends <= time => (Turn::Past, Preset { occasion, seconds: full, until: None }),
        _ => (Turn::Later, Preset { occasion, seconds: full, until: None }),
    })
}
