//! Engagements: what each person promises, said aloud and typed as it is said.

mod list;
mod paste;
mod sheet;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::engagements::{self, EngagementLine};
use crate::domain::{Engagement, Id, Kind, Refusal};
use crate::i18n::t;
use crate::ui::parts::{Empty, Entry, due_sentence};

use list::{List, shown};
use paste::Paste;
use sheet::EngagementSheet;

/// What the screen's parts share.
#[derive(Clone, Copy)]
pub struct Circle {
    /// The forum.
    pub session: Session,
    /// The engagement taken last in this window.
    pub newest: RwSignal<Option<Id<Engagement>>>,
    /// The engagement whose sheet is open.
    pub open: RwSignal<Option<Id<Engagement>>>,
}

/// The engagements.
#[component]
pub fn Engagements(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let circle = Circle { session, newest: RwSignal::new(None), open: RwSignal::new(None) };
    let typed = RwSignal::new(String::new());
    let sought = RwSignal::new(String::new());
    let pasting = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        session.track(&[Kind::Engagement, Kind::Participant, Kind::Workshop, Kind::Topic]);
        session.read(|forum| shown(desk.language.get(), forum, &sought.read()))
    });
    let none_yet = session.memo(&[Kind::Engagement], |forum| forum.engagements.iter().all(|(_, engagement)| engagement.removed));
    let engage = Callback::new(move |line: String| {
        let mut made = None;
        session.try_act(|forum, cx| {
            let transaction = engagements::engage(forum, cx, &line, None)?;
            made = transaction.on.as_ref().and_then(|made| made.key.parse().ok());
            Ok(transaction)
        })?;
        sought.set(String::new());
        circle.newest.set(made);
        Ok::<(), Refusal>(())
    });
    let people = move || shown.with(Vec::len);
    let promises = move || shown.with(|shown| shown.iter().map(|person| person.promises.len()).sum::<usize>());
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::engagements::TITLE)}</h1>
                <p>{desk.t(t::engagements::QUESTION)}</p>
            </div>
            <div class="tools">
                <button type="button" on:click=move |_| pasting.set(true)>{desk.t(t::engagements::PASTE)}</button>
            </div>
        </div>
        <Entry label=t::engagements::ENTRY placeholder=t::engagements::ENTRY_EXAMPLE button=t::app::ADD
            draft=format!("engagements/{}", session.id()) typed=typed take=engage
            under=move || view! { <Reading typed=typed /> } />
        {move || if none_yet.get() {
            view! { <Empty title=t::engagements::EMPTY hint=t::engagements::EMPTY_HINT /> }.into_any()
        } else {
            view! {
                <div class="finder">
                    <input type="search" data-search="" aria-label=desk.t(t::app::SEARCH) placeholder=desk.t(t::engagements::SEARCH_EXAMPLE)
                        prop:value=move || sought.get() on:input:target=move |event| sought.set(event.target().value()) />
                    <span class="soft" role="status">
                        {move || desk.count(t::engagements::PEOPLE, people())}" · "{move || desk.count(t::engagements::PROMISES, promises())}
                    </span>
                </div>
                <List circle=circle shown=shown />
                {move || shown.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::engagements::NOTHING_FOUND)}</p> })}
            }.into_any()
        }}
        <EngagementSheet circle=circle />
        <Paste circle=circle open=pasting />
    }
}

/// Below the line, how it is read while it is typed: who, what, by when.
#[component]
fn Reading(typed: RwSignal<String>) -> impl IntoView {
    let desk = Desk::here();
    move || {
        let line = typed.get();
        if line.trim().chars().count() < 4 {
            return None;
        }
        Some(match engagements::parse_line(&line) {
            Ok(EngagementLine { name, promise, due }) => {
                let by = (!due.is_none()).then(|| due_sentence(desk.language.get(), &due));
                view! { <p class="heard"><b>{name}</b>" "{promise}{by.map(|by| view! { " "<span class="tag plain">{by}</span> })}</p> }.into_any()
            }
            Err(_) => view! { <p>{desk.t(t::engagements::NEEDS_NAME)}</p> }.into_any(),
        })
    }
}
