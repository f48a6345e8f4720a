//! What the palette can find here and now, and where each of it leads.

use std::fmt::Write;

use leptos::prelude::*;

use crate::app::action::{self, Action, Group, Hands};
use crate::app::desk::{Ask, Desk};
use crate::app::finding::{Candidate, Section};
use crate::app::key::Key;
use crate::app::route::{Route, View};
use crate::domain::fold::fold;
use crate::domain::merging::Groups;
use crate::domain::numbering::{self, Numbers};
use crate::domain::{Engagement, Forum, Id, Language, Participant, Record, Topic, agenda, participants};
use crate::i18n::{self, t};
use crate::store::ForumId;

/// Rows that were chosen last, at most.
const RECENT: usize = 6;
/// The name under which they are remembered on this machine, one a line.
const SETTING: &str = "recent";

/// Where a row leads.
#[derive(Clone, Copy)]
pub enum Target {
    Action(&'static Action),
    Topic(Id<Topic>),
    Workshop(Id<Topic>),
    Person(Id<Participant>),
    Forum(ForumId),
}

/// A row of the palette.
#[derive(Clone)]
pub struct Row {
    pub target: Target,
    pub candidate: Candidate,
    pub label: String,
    /// What is said of it beside.
    pub note: String,
    pub keys: &'static [Key],
}

/// Everything that can be found: what makes sense here, what is kept here, what the open forum holds.
/// Rule V14: with a voter at the laptop, only what stays on the ballot.
pub fn rows(desk: Desk) -> Vec<Row> {
    let session = desk.session.get_untracked();
    let hands = Hands::now(desk);
    let mut rows: Vec<Row> = action::sensible(session.is_some(), hands)
        .filter(|action| action.name != action::PALETTE.name)
        .map(|action| of_action(desk, action))
        .collect();
    if hands == Hands::Facilitator {
        if let Some(session) = session {
            session.read(|forum| of_forum(desk, forum, &mut rows));
        }
        rows.extend(kept(desk, session.map(super::super::Session::id)));
    }
    let recent = recent(desk, &rows);
    recent.into_iter().chain(rows).collect()
}

fn of_action(desk: Desk, action: &'static Action) -> Row {
    let label = desk.t(action.name)().to_owned();
    let section = if action.group == Group::Move { Section::Views } else { Section::Actions };
    // In either language: whoever learnt a word finds it.
    let folded = fold(&[label.as_str(), i18n::say(Language::En, action.name), i18n::say(Language::Fr, action.name)].join(" "));
    Row {
        target: Target::Action(action),
        candidate: Candidate { section, folded, number: None },
        label,
        note: String::new(),
        keys: action.keys,
    }
}

fn of_forum(desk: Desk, forum: &Forum, rows: &mut Vec<Row>) {
    let (numbers, groups) = (Numbers::of(forum), Groups::of(forum));
    for (id, topic) in forum.topics.iter().filter(|(_, topic)| !topic.title.is_empty()) {
        let note = match groups.lead(*id).filter(|lead| lead != id).and_then(|lead| numbers.get(lead)) {
            Some(number) => desk.fill(t::keys::WITH, &[("number", &number.to_string())]),
            None if topic.withdrawn => desk.t(t::topics::WITHDRAWN)().to_owned(),
            None => String::new(),
        };
        rows.push(numbered(Target::Topic(*id), Section::Topics, numbers.get(*id), &topic.title, note));
    }
    for held in agenda::workshops(forum) {
        let number = numbering::workshop_number(forum, held.id);
        rows.push(numbered(Target::Workshop(held.id), Section::Workshops, number, &held.topic.title, String::new()));
    }
    for (id, person) in participants::listed(forum) {
        rows.push(Row {
            note: person.organisation.clone(),
            ..numbered(Target::Person(id), Section::People, None, &person.name, String::new())
        });
    }
}

fn numbered(target: Target, section: Section, number: Option<u32>, label: &str, note: String) -> Row {
    let mut folded = fold(label);
    if let Some(n) = number {
        // Writing to a string can't fail.
        let _ = write!(folded, " {n} #{n} n°{n} no{n}");
    }
    Row { target, candidate: Candidate { section, folded, number }, label: label.to_owned(), note, keys: &[] }
}

/// The other forums kept here, as Home lists them.
fn kept(desk: Desk, open: Option<ForumId>) -> impl Iterator<Item = Row> {
    let shelves = desk.store().forums().unwrap_or_default();
    shelves.into_iter().filter(move |shelf| !shelf.buried && Some(shelf.forum) != open).filter_map(move |shelf| {
        let about = shelf.about?;
        let date = about.date.map(|date| i18n::date(desk.language.get_untracked(), date)).unwrap_or_default();
        Some(numbered(Target::Forum(shelf.forum), Section::Forums, None, &about.title, date))
    })
}

/// What was chosen last, as far as it is there.
fn recent(desk: Desk, rows: &[Row]) -> Vec<Row> {
    let names = desk.store().setting(SETTING).ok().flatten().unwrap_or_default();
    let row = |name: &str| rows.iter().find(|row| row.target.name() == name).cloned();
    let recent = names.lines().filter_map(row).take(RECENT);
    // They are found once what is typed finds them in their own places; these are for an empty field.
    recent.map(|row| Row { candidate: Candidate { section: Section::Recent, ..row.candidate }, ..row }).collect()
}

/// Remembers that this was chosen.
pub fn remember(desk: Desk, target: Target) {
    let chosen = target.name();
    let before = desk.store().setting(SETTING).ok().flatten().unwrap_or_default();
    let others = before.lines().filter(|name| *name != chosen).take(RECENT * 3);
    let names: Vec<&str> = std::iter::once(chosen.as_str()).chain(others).collect();
    // What can't be remembered is found by its letters all the same.
    let _ = desk.store().set_setting(SETTING, &names.join("\n"));
}

impl Target {
    fn name(self) -> String {
        match self {
            Self::Action(action) => format!("action/{}", i18n::say(Language::En, action.name)),
            Self::Topic(id) => format!("topic/{id}"),
            Self::Workshop(id) => format!("workshop/{id}"),
            Self::Person(id) => format!("person/{id}"),
            Self::Forum(id) => format!("forum/{id}"),
        }
    }
}

/// Goes there, or does it.
pub fn go(desk: Desk, target: Target) {
    match target {
        Target::Action(action) => (action.run)(desk),
        Target::Topic(topic) => desk.ask(Ask::Topic(topic)),
        Target::Workshop(workshop) => desk.view(View::Workshop(workshop)),
        Target::Person(person) => to_person(desk, person),
        Target::Forum(forum) => desk.go(Route::Forum(forum, View::Topics)),
    }
}

/// Where there is most to see of a person: the topics that she or he convenes, else the promises, else the
/// list of people.
fn to_person(desk: Desk, person: Id<Participant>) {
    let Some(session) = desk.session.get_untracked() else { return };
    let (name, convenes, engages) = session.read(|forum| {
        let convenes = forum.topics.iter().any(|(_, topic)| topic.conveners.contains(person));
        let engages = Engagement::table(forum).iter().any(|(_, made)| !made.removed && made.person == Some(person));
        (participants::name_of(forum, person).to_owned(), convenes, engages)
    });
    match (convenes, engages) {
        (true, _) => desk.ask(Ask::Search(name)),
        (false, true) => desk.view(View::Engagements),
        (false, false) => desk.view(View::SetUp),
    }
}
