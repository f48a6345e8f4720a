//! Who has the talking stick, who had it, and who is drawn to speak next.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::by_lot::draw_one;
use crate::app::desk::Desk;
use crate::domain::fold::fold;
use crate::domain::search::Query;
use crate::domain::{Forum, Id, Kind, Participant, Scene, draw, engagements, participants, stage};
use crate::i18n::t;
use crate::ui::navigation::focus_on;
use crate::ui::parts::Each;
use crate::ui::stage::lead::Lead;

/// One person: name, and how many engagements.
type Line = (Id<Participant>, String, usize);

/// The people, those who engage first; the stick is handed to whoever is pressed.
#[component]
pub fn People(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let session = lead.session;
    let sought = RwSignal::new(String::new());
    let lines = Memo::new(move |_| {
        session.track(&[Kind::Participant, Kind::Engagement]);
        session.read(|forum| lines(forum, &Query::new(&sought.read())))
    });
    let many = session.memo(&[Kind::Participant], |forum| participants::listed(forum).len() > SOUGHT_FROM);
    let speaks = Memo::new(move |_| lead.stage.with(|stage| stage.person.filter(|_| stage.scene == Scene::Engagements)));
    let left = session.memo(&[Kind::Participant, Kind::Draw], |forum| draw::left(forum, draw::PEOPLE).len());
    let hand = move |person: Option<Id<Participant>>| {
        session.act(|forum, cx| stage::hand_stick(forum, cx, person));
        sought.set(String::new());
        request_animation_frame(|| focus_on("[data-quick-entry]"));
    };
    let by_lot = move |_| {
        if let Some(person) = draw_one(session, draw::PEOPLE) {
            hand(Some(person));
        }
    };
    view! {
        <div class="gestures">
            <button type="button" aria-pressed=move || speaks.get().is_none().to_string() on:click=move |_| hand(None)>{desk.t(t::console::EVERYBODY)}</button>
            <button type="button" on:click=by_lot>{desk.t(t::console::DRAW)}" "<small>{move || left.get()}</small></button>
        </div>
        {move || many.get().then(|| view! {
            <div class="finding">
                <input type="search" data-search="" aria-label=desk.t(t::console::FIND_PERSON) placeholder=desk.t(t::console::FIND_PERSON)
                    prop:value=move || sought.get() on:input:target=move |event| sought.set(event.target().value()) />
            </div>
        })}
        {move || lines.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(if sought.with(String::is_empty) { t::console::NOBODY } else { t::console::NO_SUCH_PERSON })}</p> })}
        <ul class="lines">
            <Each each=move || lines.get() key=|line| line.clone() children=move |(id, name, promises)| view! {
                <li>
                    <button type="button" class="line-button" aria-pressed=move || (speaks.get() == Some(id)).to_string() on:click=move |_| hand(Some(id))>
                        <span>{name}</span>" "<span class="soft">{(promises > 0).then_some(promises)}</span>
                    </button>
                </li>
            } />
        </ul>
    }
}

/// From so many people on, one is sought rather than found by looking.
const SOUGHT_FROM: usize = 12;

/// Those who engage, in the order in which they first did, then everybody else by name; of them those who are
/// sought.
fn lines(forum: &Forum, query: &Query) -> Vec<Line> {
    let mut lines: Vec<Line> = engagements::by_person(forum)
        .into_iter()
        .filter_map(|row| row.person.map(|person| (person, participants::name_of(forum, person).to_owned(), row.engagements.len())))
        .collect();
    let known: BTreeSet<Id<Participant>> = lines.iter().map(|(id, ..)| *id).collect();
    let others = participants::listed(forum).into_iter().filter(|(id, _)| !known.contains(id));
    lines.extend(others.map(|(id, person)| (id, person.name.clone(), 0)));
    lines.retain(|(_, name, _)| query.is_empty() || query.matches(&fold(name)));
    lines
}
