//! People: a list of names; each opens as a sheet.

use leptos::prelude::*;

use super::paste::Paste;
use super::{Part, words};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::fold::fold;
use crate::domain::search::Query;
use crate::domain::{Forum, Id, Kind, Participant, participants, set_up_lines};
use crate::i18n::{self, t};
use crate::ui::parts::{Dialog, Each, Entry, LineField, held_by};

/// From how many people on a search is offered.
const MANY: usize = 24;

/// The section of people.
#[component]
pub fn People(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let sought = RwSignal::new(String::new());
    let open = RwSignal::new(None::<Id<Participant>>);
    let pasting = RwSignal::new(false);
    let count = session.memo(&[Kind::Participant], |forum| participants::listed(forum).len());
    let shown = Memo::new(move |_| {
        session.track(&[Kind::Participant]);
        session.read(|forum| found(forum, &Query::new(&sought.read())))
    });
    let many = Memo::new(move |_| count.get() >= MANY);
    let add = Callback::new(move |line: String| {
        let person = set_up_lines::person(&line)?;
        session.try_act(|forum, cx| participants::add(forum, cx, &person.name, &person.organisation))
    });
    view! {
        <Part id="part-people" title=t::setup::PEOPLE hint=t::setup::PEOPLE_HINT count=count>
            <div class="with-tool">
                <Entry label=t::setup::PERSON_ENTRY placeholder=t::setup::PERSON_EXAMPLE button=t::app::ADD
                    draft=format!("people/{}", session.id()) take=add />
                <button type="button" on:click=move |_| pasting.set(true)>{desk.t(t::setup::PASTE)}</button>
            </div>
            {move || many.get().then(|| view! {
                <div class="finder">
                    <input type="search" data-search="" aria-label=desk.t(t::setup::PEOPLE_SEARCH) placeholder=desk.t(t::setup::PEOPLE_SEARCH)
                        prop:value=move || sought.get() on:input:target=move |event| sought.set(event.target().value()) />
                    <span class="soft" role="status">{move || desk.count(t::setup::PEOPLE_COUNT, shown.with(Vec::len))}</span>
                </div>
            })}
            <ul class="guests">
                <Each each=move || shown.get() key=|id| *id children=move |id| view! { <Guest session=session id=id open=open /> } />
            </ul>
            {move || (count.get() > 0 && shown.with(Vec::is_empty)).then(|| view! { <p class="soft">{desk.t(t::setup::NOBODY_FOUND)}</p> })}
            <PersonSheet session=session person=open />
            <Paste session=session open=pasting />
        </Part>
    }
}

fn found(forum: &Forum, query: &Query) -> Vec<Id<Participant>> {
    let mut people = participants::listed(forum);
    if !query.is_empty() {
        people.retain(|(_, person)| query.matches(&fold(&format!("{} {}", person.name, person.organisation))));
    }
    people.into_iter().map(|(id, _)| id).collect()
}

#[component]
fn Guest(session: Session, id: Id<Participant>, open: RwSignal<Option<Id<Participant>>>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Participant>(id);
    let person = Signal::derive(move || record.get().unwrap_or_default());
    view! {
        <li>
            <button type="button" class="guest" on:click=move |_| open.set(Some(id))>
                <span>{move || person.get().name}</span>
                {move || Some(person.get().organisation).filter(|organisation| !organisation.is_empty()).map(|organisation| view! {
                    " "<small>{organisation}</small>
                })}
                {move || {
                    let aside = if person.read().unnamed { Some(t::setup::NOT_NAMED) } else { person.read().unlisted.then_some(t::setup::NOT_IN_MINUTES) };
                    aside.map(|words| view! { " "<small class="aside">{i18n::say(desk.language.get(), words)}</small> })
                }}
            </button>
        </li>
    }
}

#[component]
fn PersonSheet(session: Session, person: RwSignal<Option<Id<Participant>>>) -> impl IntoView {
    let open = held_by(person);
    view! {
        <Dialog open=open title=words(t::setup::PERSON_SHEET)>
            {move || person.get().map(|id| view! { <Fields session=session id=id person=person /> })}
        </Dialog>
    }
}

#[component]
fn Fields(session: Session, id: Id<Participant>, person: RwSignal<Option<Id<Participant>>>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Participant>(id);
    let value = move |field: fn(Participant) -> String| Signal::derive(move || field(record.get().unwrap_or_default()));
    let rename = Callback::new(move |name: String| session.try_act(|forum, cx| participants::rename(forum, cx, id, &name)));
    let set_organisation =
        Callback::new(move |typed: String| session.try_act(|forum, cx| participants::set_organisation(forum, cx, id, &typed)));
    let remove = move |_| {
        person.set(None);
        session.act_and_tell(|forum, cx| participants::remove(forum, cx, id));
        // What opened the sheet is gone with the person.
        request_animation_frame(move || desk.look_for.set("#part-people .entry input"));
    };
    view! {
        <LineField label=words(t::setup::NAME) value=value(|person| person.name) take=rename />
        <LineField label=words(t::setup::ORGANISATION) value=value(|person| person.organisation) take=set_organisation />
        <label class="check">
            <input type="checkbox" prop:checked=move || record.with(|person| person.as_ref().is_some_and(|person| person.unlisted))
                on:change:target=move |event| {
                    let unlisted = event.target().checked();
                    session.act(|forum, cx| participants::set_unlisted(forum, cx, id, unlisted));
                } />
            <span>{desk.t(t::setup::UNLISTED)}</span>
        </label>
        <label class="check">
            <input type="checkbox" prop:checked=move || record.with(|person| person.as_ref().is_some_and(|person| person.unnamed))
                on:change:target=move |event| {
                    let unnamed = event.target().checked();
                    session.act(|forum, cx| participants::set_unnamed(forum, cx, id, unnamed));
                } />
            <span>{desk.t(t::setup::UNNAMED)}</span>
        </label>
        <div class="choices">
            <div class="first"><button type="button" on:click=remove>{desk.t(t::app::REMOVE)}</button></div>
            <button type="button" class="go" on:click=move |_| person.set(None)>{desk.t(t::app::DONE)}</button>
        </div>
    }
}
