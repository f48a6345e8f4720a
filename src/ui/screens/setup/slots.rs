//! Slots: the times in which workshops meet.

use leptos::prelude::*;

use super::hours::HoursField;
use super::rows::{Gestures, Rows, held, number_of};
use super::{Part, numbered, shown, words};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::hours::Hours;
use crate::domain::{Id, Kind, Slot, slots};
use crate::i18n::{self, t};
use crate::ui::parts::{Entry, LineField};

/// The section of slots.
#[component]
pub fn Slots(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let in_time = session.memo(&[Kind::Slot], |forum| slots::listed(forum).into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    let within = RwSignal::new(false);
    let keys = held(in_time, within);
    let gestures =
        Gestures {
            name: Callback::new(move |id| {
                let language = desk.language.get();
                shown(session, id, |slot: &Slot| {
                    if slot.name.is_empty() { i18n::hours(language, slot.starts, slot.ends) } else { slot.name.clone() }
                })
            }),
            shift: None,
            nest: None,
            remove: Callback::new(move |id| {
                session.act_and_tell(|forum, cx| slots::remove(forum, cx, id));
            }),
        };
    let row =
        Callback::new(move |id: Id<Slot>| view! { <Row session=session id=id number=number_of(keys.into(), id) /> }.into_any());
    let add = Callback::new(move |line: String| {
        let (name, hours) = slots::parse(&line);
        session.try_act(|forum, cx| slots::add(forum, cx, &name, hours))
    });
    view! {
        <Part id="part-slots" title=t::setup::SLOTS hint=t::setup::SLOTS_HINT count=Signal::derive(move || keys.with(Vec::len))>
            <Rows keys=keys gestures=gestures row=row within=within />
            <Entry label=t::setup::SLOT_ENTRY placeholder=t::setup::SLOT_EXAMPLE button=t::app::ADD
                draft=format!("slots/{}", session.id()) take=add />
        </Part>
    }
}

#[component]
fn Row(session: Session, id: Id<Slot>, number: Signal<String>) -> impl IntoView {
    let record = session.record::<Slot>(id);
    let slot = Signal::derive(move || record.get().unwrap_or_default());
    let hours = Signal::derive(move || slots::hours(&slot.read()));
    let take_hours = Callback::new(move |hours: Hours| {
        session.try_act(|forum, cx| slots::change(forum, cx, id, &slot.get_untracked().name, hours))
    });
    let take_name = Callback::new(move |name: String| {
        session.try_act(|forum, cx| slots::change(forum, cx, id, &name, slots::hours(&slot.get_untracked())))
    });
    view! {
        <div class="slot">
            <HoursField bare=true starts=numbered(t::setup::SLOT_STARTS, number) ends=numbered(t::setup::SLOT_ENDS, number)
                hours=hours take=take_hours />
            <LineField bare=true label=numbered(t::setup::SLOT_NAME, number) placeholder=words(t::setup::SLOT_NAME_EXAMPLE)
                value=Signal::derive(move || slot.get().name) take=take_name />
        </div>
    }
}
