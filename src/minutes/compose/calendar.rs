//! What has an hour or a date: the agenda, and what is due.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::domain::agenda::{self, Entry, Grid};
use crate::domain::{Action, Engagement, Forum, Id, Language, Moment, Plenary, Progress, Slot, Topic, actions, engagements};
use crate::i18n::{Text, fill, t};
use crate::minutes::book::Line;
use crate::minutes::calendar::{Calendar, Event, Span, When};
use crate::minutes::escape;
use crate::minutes::ical::writable;

use super::Secretary;
use super::outcomes::Of;
use super::words::{BESIDE, said_lines};

/// The calendar of a forum in one language. `made` is when; without it, the forum's beginning.
pub fn calendar(forum: &Forum, language: Language, made: Option<Moment>) -> Calendar {
    let secretary = Secretary::new(forum, language);
    let mut events = secretary.day_by_the_hour();
    events.extend(actions::table(forum).into_iter().filter_map(|(id, action)| secretary.action_due(id, action)));
    for promises in engagements::by_person(forum) {
        let person = secretary.promiser(promises.person);
        events.extend(promises.engagements.iter().filter_map(|(id, promise)| secretary.engagement_due(*id, promise, &person)));
    }
    Calendar { name: one_line(&Line::said(secretary.cover().title)), made: made.unwrap_or(secretary.about.created), events }
}

impl Secretary<'_> {
    /// The agenda in its order; nothing of it while the forum has no date. What has no hour to begin at
    /// isn't in it.
    fn day_by_the_hour(&self) -> Vec<Event> {
        let Some(date) = self.about.date else { return Vec::new() };
        let grid = agenda::grid(self.forum);
        let mut events = Vec::new();
        for entry in agenda::timeline(self.forum) {
            match entry {
                Entry::Plenary(id) => events.extend(self.plenary_event(date, id)),
                Entry::Slot(slot) => events.extend(self.slot_events(date, &grid, slot)),
            }
        }
        events
    }

    fn plenary_event(&self, date: NaiveDate, id: Id<Plenary>) -> Option<Event> {
        let item = self.forum.get::<Plenary>(&id)?;
        Some(Event {
            uid: uid("plenary", id),
            when: self.hours_of(date, item.starts, item.ends)?,
            summary: one_line(&Line::said(self.plenary_title(item))),
            location: one_line(&Line::said(self.about.place.as_str())),
            description: said_lines(&item.speakers).iter().map(one_line).collect(),
            cancelled: false,
        })
    }

    /// The workshops that meet in a slot, in the order of the rooms.
    fn slot_events(&self, date: NaiveDate, grid: &Grid, slot: Id<Slot>) -> Vec<Event> {
        let Some(when) = self.forum.get::<Slot>(&slot).and_then(|slot| self.hours_of(date, slot.starts, slot.ends)) else {
            return Vec::new();
        };
        let workshops = grid.rooms.iter().flat_map(|room| {
            let here = grid.cells.get(&(*room, slot)).into_iter().flatten();
            here.map(|workshop| (self.room_name(*room), *workshop))
        });
        workshops.map(|(room, workshop)| self.workshop_event(when, room, workshop)).collect()
    }

    fn workshop_event(&self, when: When, room: String, workshop: Id<Topic>) -> Event {
        let conveners = self.names(self.groups.conveners(self.forum, workshop));
        let convened =
            if conveners.is_empty() { conveners } else { self.phrase(t::minutes::PROPOSED_BY, &[("people", conveners)]) };
        Event {
            uid: uid("workshop", workshop),
            when,
            summary: self.workshop_line(workshop),
            location: one_line(&Line::join([Line::said(room), Line::said(self.about.place.trim())], ", ")),
            description: Some(convened).filter(|line| !line.is_empty()).iter().map(one_line).collect(),
            cancelled: false,
        }
    }

    /// A workshop by its number and its title.
    fn workshop_line(&self, workshop: Id<Topic>) -> String {
        self.mentioned(one_line(&Line::join([self.see_workshop(workshop), Line::said(self.title(workshop))], BESIDE)))
    }

    fn action_due(&self, id: Id<Action>, action: &Action) -> Option<Event> {
        let text = if action.who.trim().is_empty() { t::tables::EVENT_ACTION } else { t::tables::EVENT_ACTION_OF };
        let who = self.typed_names(&action.who).plain();
        let values = [("what", action.what.trim()), ("who", who.as_str())];
        let home = actions::home(self.forum, action);
        self.due_event(uid("action", id), action.due.date()?, (text, &values), (Of::Action, action.progress), home)
    }

    fn engagement_due(&self, id: Id<Engagement>, engagement: &Engagement, person: &str) -> Option<Event> {
        let values = [("promise", engagement.promise.trim()), ("person", person)];
        let sentence: (Text, &[(&str, &str)]) = (t::tables::EVENT_ENGAGEMENT, &values);
        let home = self.workshop_of(engagement);
        self.due_event(uid("engagement", id), engagement.due.date()?, sentence, (Of::Engagement, engagement.progress), home)
    }

    /// What is due on a day, and what became of it, once something has.
    fn due_event(
        &self,
        uid: String,
        date: NaiveDate,
        (text, values): (Text, &[(&str, &str)]),
        (of, progress): (Of, Progress),
        home: Option<Id<Topic>>,
    ) -> Option<Event> {
        let state = if progress == Progress::Open { "" } else { self.progress(of, progress) };
        writable(date).then(|| Event {
            uid,
            when: When::Day(date),
            summary: self
                .mentioned(one_line(&Line::join([Line::said(fill(self.language, text, values)), Line::ours(state)], BESIDE))),
            location: String::new(),
            description: home.into_iter().map(|topic| self.workshop_line(topic)).collect(),
            cancelled: progress == Progress::Dropped,
        })
    }

    /// Hours of the forum's day. A forum whose offset isn't known (a file may not tell it) keeps its own
    /// time: whoever is there reads it rightly, which UTC would not ensure.
    fn hours_of(&self, date: NaiveDate, starts: Option<NaiveTime>, ends: Option<NaiveTime>) -> Option<When> {
        let east = TimeDelta::minutes(i64::from(self.about.offset));
        let moment = |time: NaiveTime| {
            let moment = date.and_time(time).checked_sub_signed(east)?;
            writable(moment.date()).then_some(moment)
        };
        let starts = starts?;
        let ends = ends.filter(|ends| *ends > starts).and_then(moment);
        let span = Span { starts: moment(starts)?, ends };
        Some(if self.about.offset == 0 { When::Local(span) } else { When::Utc(span) })
    }
}

fn one_line(line: &Line) -> String {
    escape::plain(&line.plain()).trim().to_owned()
}

fn uid<R>(kind: &str, id: Id<R>) -> String {
    format!("{kind}-{id}@open-forum")
}
