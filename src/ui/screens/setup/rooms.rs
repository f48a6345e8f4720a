//! Rooms with how many people they hold.

use leptos::prelude::*;

use super::rows::{Gestures, Rows, number_of};
use super::{Part, numbered, shown};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Id, Kind, Refusal, Room, limits, rooms};
use crate::i18n::t;
use crate::ui::parts::{Entry, LineField};

/// The section of rooms.
#[component]
pub fn Rooms(session: Session) -> impl IntoView {
    let keys = session.memo(&[Kind::Room], |forum| rooms::listed(forum).into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    let gestures = Gestures {
        name: Callback::new(move |id| shown(session, id, |room: &Room| room.name.clone())),
        shift: Some(Callback::new(move |(id, step)| {
            session.act(|forum, cx| rooms::shift(forum, cx, id, step));
        })),
        nest: None,
        remove: Callback::new(move |id| {
            session.act_and_tell(|forum, cx| rooms::remove(forum, cx, id));
        }),
    };
    let row =
        Callback::new(move |id: Id<Room>| view! { <Row session=session id=id number=number_of(keys.into(), id) /> }.into_any());
    let add = Callback::new(move |line: String| {
        let (name, capacity) = rooms::parse(&line);
        session.try_act(|forum, cx| rooms::add(forum, cx, &name, capacity))
    });
    view! {
        <Part id="part-rooms" title=t::setup::ROOMS hint=t::setup::ROOMS_HINT count=Signal::derive(move || keys.with(Vec::len))>
            <Rows keys=keys gestures=gestures row=row />
            <Entry label=t::setup::ROOM_ENTRY placeholder=t::setup::ROOM_EXAMPLE button=t::app::ADD
                draft=format!("rooms/{}", session.id()) take=add />
        </Part>
    }
}

#[component]
fn Row(session: Session, id: Id<Room>, number: Signal<String>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Room>(id);
    let name = Signal::derive(move || record.with(|room| room.as_ref().map(|room| room.name.clone()).unwrap_or_default()));
    let seats = Signal::derive(move || {
        record.with(|room| room.as_ref()?.capacity).map(|capacity| capacity.to_string()).unwrap_or_default()
    });
    let held = move || record.with_untracked(|room| room.clone().unwrap_or_default());
    let take_name =
        Callback::new(move |typed: String| session.try_act(|forum, cx| rooms::change(forum, cx, id, &typed, held().capacity)));
    let take_seats = Callback::new(move |typed: String| {
        let capacity = match typed.trim() {
            "" => None,
            figure => Some(figure.parse().map_err(|_| Refusal::OutOfRange { least: 1, most: limits::PEOPLE })?),
        };
        session.try_act(|forum, cx| rooms::change(forum, cx, id, &held().name, capacity))
    });
    view! {
        <div class="room">
            <LineField bare=true label=numbered(t::setup::ROOM_LABEL, number) value=name take=take_name />
            <div class="seats">
                <LineField bare=true kind="number" label=numbered(t::setup::SEATS_LABEL, number) placeholder="–" value=seats take=take_seats />
                <span class="soft" aria-hidden="true">{desk.t(t::setup::SEATS)}</span>
            </div>
        </div>
    }
}
