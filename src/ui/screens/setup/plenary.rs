//! Plenary items and breaks, in the order of time; each opens as a sheet.

use leptos::prelude::*;

use super::Part;
use super::plenary_sheet::PlenarySheet;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Id, Kind, Plenary, PlenaryKind, plenary, set_up_lines};
use crate::i18n::{self, Text, t};
use crate::ui::parts::{Each, Entry};

/// The kinds, in the order of the choice, each with its name in forms and its words.
pub const KINDS: [(PlenaryKind, &str, Text); 9] = [
    (PlenaryKind::Welcome, "welcome", t::minutes::PLENARY_WELCOME),
    (PlenaryKind::RoundTable, "round-table", t::minutes::PLENARY_ROUND_TABLE),
    (PlenaryKind::Film, "film", t::minutes::PLENARY_FILM),
    (PlenaryKind::Presentation, "presentation", t::minutes::PLENARY_PRESENTATION),
    (PlenaryKind::News, "news", t::minutes::PLENARY_NEWS),
    (PlenaryKind::Marketplace, "marketplace", t::minutes::PLENARY_MARKETPLACE),
    (PlenaryKind::Closing, "closing", t::minutes::PLENARY_CLOSING),
    (PlenaryKind::Break, "break", t::minutes::PLENARY_BREAK),
    (PlenaryKind::Other, "other", t::minutes::PLENARY_OTHER),
];

/// The section of plenary items.
#[component]
pub fn PlenaryItems(session: Session) -> impl IntoView {
    let keys = session.memo(&[Kind::Plenary], |forum| plenary::listed(forum).into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    let open = RwSignal::new(None::<Id<Plenary>>);
    let add = Callback::new(move |line: String| session.try_act(|forum, cx| plenary::add(forum, cx, set_up_lines::plenary(&line))));
    view! {
        <Part id="part-plenary" title=t::setup::PLENARY hint=t::setup::PLENARY_HINT count=Signal::derive(move || keys.with(Vec::len))>
            <ol class="programme">
                <Each each=move || keys.get() key=|id| *id children=move |id| view! { <Item session=session id=id open=open /> } />
            </ol>
            <Entry label=t::setup::PLENARY_ENTRY placeholder=t::setup::PLENARY_EXAMPLE button=t::app::ADD
                draft=format!("plenary/{}", session.id()) take=add />
            <PlenarySheet session=session item=open />
        </Part>
    }
}

#[component]
fn Item(session: Session, id: Id<Plenary>, open: RwSignal<Option<Id<Plenary>>>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Plenary>(id);
    let item = Signal::derive(move || record.get().unwrap_or_default());
    let hours = move || i18n::hours(desk.language.get(), item.read().starts, item.read().ends);
    let details = move || {
        let kind =
            KINDS.iter().find(|(kind, ..)| *kind == item.read().kind).map(|(.., text)| i18n::say(desk.language.get(), *text));
        let speakers = item.read().speakers.lines().map(name).collect::<Vec<_>>().join(", ");
        [kind.unwrap_or_default(), &speakers].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li class:pause=move || item.read().kind == PlenaryKind::Break>
            <button type="button" class="item" on:click=move |_| open.set(Some(id))>
                <span class="when">{hours}</span>" "
                <span class="what"><b>{move || item.get().title}</b>" "<small>{details}</small></span>
            </button>
        </li>
    }
}

/// The name in `Name, role`.
fn name(line: &str) -> &str {
    line.split_once(',').map_or(line, |(name, _)| name).trim()
}
