//! All workshops as sheets, with how far their reports are.

mod card;
pub mod face;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::fold::fold;
use crate::domain::merging::Groups;
use crate::domain::numbering::Numbers;
use crate::domain::reports::ReportState;
use crate::domain::search::{Query, haystack};
use crate::domain::{Forum, Id, Kind, Room, Topic, agenda, order, participants, reports};
use crate::i18n::{self, t};
use crate::ui::parts::{Each, Empty};

use card::Card;

/// The kinds of records that a workshop's reports are made of.
const WRITTEN: &[Kind] = &[Kind::Topic, Kind::Workshop, Kind::Report, Kind::TemplateSection, Kind::Section, Kind::Action];

/// The workshops.
#[component]
pub fn Workshops(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let groups = session.memo(&[Kind::Topic], Groups::of);
    let all = session.memo(&[Kind::Topic, Kind::Workshop], ids);
    let states = session.memo(WRITTEN, |forum| ids(forum).into_iter().map(|id| reports::state(forum, id)).collect::<Vec<_>>());
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let sought = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let query = Query::new(&sought.read());
        if query.is_empty() {
            return all.get();
        }
        session.track(&[Kind::Topic, Kind::Workshop, Kind::Number, Kind::Participant, Kind::Report, Kind::Room]);
        session.read(|forum| found(forum, &groups.read(), &query))
    });
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::workshops::TITLE)}</h1>
                <p role="status">{move || states.with(|states| tally(desk, states))}</p>
                {move || (!none.get()).then(|| view! {
                    <p><a href=Route::Forum(session.id(), View::Convergence).to_string()>{desk.t(t::app::VIEW_CONVERGENCE)}</a></p>
                })}
            </div>
            <div class="tools">
                {move || (!none.get()).then(|| view! {
                    <input type="search" data-search="" aria-label=desk.t(t::app::SEARCH) placeholder=desk.t(t::workshops::SEARCH_EXAMPLE)
                        prop:value=move || sought.get() on:input:target=move |event| sought.set(event.target().value()) />
                })}
            </div>
        </div>
        {move || if none.get() {
            view! {
                <Empty title=t::workshops::EMPTY hint=t::workshops::EMPTY_HINT>
                    <a class="button go" href=Route::Forum(session.id(), View::Votes).to_string()>{desk.t(t::workshops::TO_VOTES)}</a>
                </Empty>
            }.into_any()
        } else {
            view! {
                <div class="workshops">
                    <Each each=move || shown.get() key=|id| *id children=move |id| view! { <Card session=session groups=groups workshop=id /> } />
                </div>
                {move || shown.with(Vec::is_empty).then(|| view! { <p class="soft" role="status">{desk.t(t::workshops::NOTHING_FOUND)}</p> })}
            }.into_any()
        }}
    }
}

fn ids(forum: &Forum) -> Vec<Id<Topic>> {
    agenda::workshops(forum).into_iter().map(|held| held.id).collect()
}

/// « Rapports terminés : 3 sur 6, 2 en cours ».
fn tally(desk: Desk, states: &[ReportState]) -> String {
    if states.is_empty() {
        return String::new();
    }
    let language = desk.language.get();
    let of = |wanted| states.iter().filter(|state| **state == wanted).count();
    let (done, all) = (i18n::number(language, of(ReportState::Done)), i18n::number(language, states.len()));
    let mut said = i18n::fill(language, i18n::form(t::workshops::DONE_OF, language, states.len()), &[("done", &done), ("n", &all)]);
    let begun = of(ReportState::InProgress);
    if begun > 0 {
        said.push_str(" · ");
        said.push_str(&i18n::count(language, t::workshops::BEGUN, begun));
    }
    said
}

/// The workshops in which everything sought is found: in their topics, numbers, rooms and people.
fn found(forum: &Forum, groups: &Groups, query: &Query) -> Vec<Id<Topic>> {
    let numbers = Numbers::of(forum);
    let says = |held: &agenda::Held<'_>| {
        let room = held.workshop.room.and_then(|room| order::there::<Room>(forum, room).ok()).map_or("", |room| room.name.as_str());
        let people = reports::attendees(forum, held.id).into_iter().chain(reports::reporter(forum, held.id));
        let names: Vec<&str> = people.map(|person| participants::name_of(forum, person)).collect();
        let own = fold(&format!("{} {room} {}", held.workshop.number, names.join(" ")));
        format!("{own} {}", haystack(forum, groups, &numbers, held.id))
    };
    agenda::workshops(forum).into_iter().filter(|held| query.matches(&says(held))).map(|held| held.id).collect()
}
