//! What is known of a workshop at a glance.

use chrono::NaiveTime;
use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::domain::merging::Groups;
use crate::domain::numbering::Numbers;
use crate::domain::reports::ReportState;
use crate::domain::{Forum, Id, Participant, Room, Slot, Topic, actions, agenda, order, participants, reports};
use crate::i18n::{self, Text, t};

/// A workshop's number, title, place and people, and how far its report is.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// Its number, 0 while it has none.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The number of its topic, as it is written.
    pub topic: String,
    /// The topics merged into it: number and title.
    pub merged: Vec<(String, String)>,
    /// Where it meets; empty while it is parked.
    pub room: String,
    /// The name of its slot.
    pub slot: String,
    /// When it begins and ends.
    pub hours: (Option<NaiveTime>, Option<NaiveTime>),
    /// Who convenes it.
    pub conveners: String,
    /// Who reports.
    pub reporter: String,
    /// How many came.
    pub came: Option<u32>,
    /// How far its report is.
    pub state: ReportState,
    /// How many actions it proposes.
    pub actions: usize,
    /// The first line of its report.
    pub beginning: Option<String>,
}

impl Face {
    /// The face of a workshop; `None` where none is held.
    pub fn of(forum: &Forum, groups: &Groups, id: Id<Topic>) -> Option<Self> {
        let held = agenda::held(forum, id)?;
        let numbers = Numbers::of(forum);
        let number = |id| numbers.get(id).map_or_else(|| "·".to_owned(), |n| n.to_string());
        let placed = agenda::placement(forum, held.workshop);
        let room = placed.and_then(|(room, _)| order::there::<Room>(forum, room).ok());
        let slot = placed.and_then(|(_, slot)| order::there::<Slot>(forum, slot).ok());
        Some(Self {
            number: held.workshop.number,
            title: held.topic.title.clone(),
            topic: number(id),
            merged: groups.merged(id).iter().map(|merged| (number(*merged), agenda::title(forum, *merged))).collect(),
            room: room.map(|room| room.name.clone()).unwrap_or_default(),
            slot: slot.map(|slot| slot.name.clone()).unwrap_or_default(),
            hours: slot.map(|slot| (slot.starts, slot.ends)).unwrap_or_default(),
            conveners: names(forum, &groups.conveners(forum, id)),
            reporter: reports::reporter(forum, id)
                .map(|person| participants::name_of(forum, person).to_owned())
                .unwrap_or_default(),
            came: reports::attendance(forum, id),
            state: reports::state(forum, id),
            actions: actions::of_workshop(forum, Some(id)).len(),
            beginning: reports::beginning(forum, id),
        })
    }

    /// The number as it is written; a workshop that came by a late merge has none yet.
    pub fn mark(&self) -> String {
        if self.number == 0 { "·".to_owned() } else { self.number.to_string() }
    }

    /// Where and when, in the language of the screens.
    pub fn place(&self, desk: Desk) -> String {
        let hours = i18n::hours(desk.language.get(), self.hours.0, self.hours.1);
        let when = if hours.is_empty() { self.slot.as_str() } else { hours.as_str() };
        match (self.room.as_str(), when) {
            ("", "") => desk.t(t::workshops::NO_PLACE)().to_owned(),
            (one, "") | ("", one) => one.to_owned(),
            (room, when) => desk.fill(t::workshops::PLACE_AND_HOURS, &[("place", room), ("hours", when)]),
        }
    }
}

fn names(forum: &Forum, people: &[Id<Participant>]) -> String {
    let names = people.iter().map(|person| participants::name_of(forum, *person)).filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(", ")
}

/// How far a report is, as a mark and a word.
#[component]
pub fn StateMark(
    /// How far.
    #[prop(into)]
    state: Signal<ReportState>,
) -> impl IntoView {
    let desk = Desk::here();
    let named = move || -> (&'static str, Text) {
        match state.get() {
            ReportState::Empty => ("state empty-yet", t::workshops::STATE_EMPTY),
            ReportState::InProgress => ("state begun", t::workshops::STATE_BEGUN),
            ReportState::Done => ("state finished", t::workshops::STATE_DONE),
        }
    };
    view! {
        <span class=move || named().0>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <circle cx="8" cy="8" r="6.75" />
                <path d="M8 1.25a6.75 6.75 0 0 0 0 13.5Z" class="half" />
                <path d="m4.7 8.3 2.3 2.4 4.4-5" class="tick" />
            </svg>
            {move || i18n::say(desk.language.get(), named().1)}
        </span>
    }
}
