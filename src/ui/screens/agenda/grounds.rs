//! Rooms and slots, typed right where they are missing.

use leptos::prelude::*;

use super::{Board, naming};
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::{Kind, Slot, rooms, slots};
use crate::i18n::{self, t};
use crate::ui::parts::{Dialog, Entry};

/// What stands on an agenda without rooms or slots: what is missing, and two lines to type it into.
#[component]
pub fn Grounds(
    board: Board,
    /// Whether there is a room and a slot by now.
    ready: Signal<bool>,
    /// Everything is there.
    done: Callback<()>,
) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <div class="grounds-empty">
            <h2>{move || if ready.get() { desk.t(t::agenda::GROUNDS)() } else { desk.t(t::agenda::NO_GROUNDS)() }}</h2>
            <p class="soft">{desk.t(t::agenda::NO_GROUNDS_HINT)}</p>
            <Entries board=board />
            <Show when=move || ready.get()>
                <button type="button" class="go" on:click=move |_| done.run(())>{desk.t(t::app::DONE)}</button>
            </Show>
        </div>
    }
}

/// The same two lines, at any later time.
#[component]
pub fn Arrange(board: Board) -> impl IntoView {
    let desk = Desk::here();
    let title = Signal::derive(move || desk.t(t::agenda::GROUNDS_TITLE)().to_owned());
    view! { <Dialog open=board.arranging title=title wide=true><Entries board=board /></Dialog> }
}

#[component]
fn Entries(board: Board) -> impl IntoView {
    let desk = Desk::here();
    let session = board.session;
    let add_room = Callback::new(move |line: String| {
        let (name, capacity) = rooms::parse(&line);
        session.try_act(|forum, cx| rooms::add(forum, cx, &name, capacity))
    });
    let add_slot = Callback::new(move |line: String| {
        let (name, hours) = slots::parse(&line);
        session.try_act(|forum, cx| slots::add(forum, cx, &name, hours))
    });
    let room_names = session.memo(&[Kind::Room], |forum| {
        rooms::listed(forum).into_iter().map(|(id, room)| (id, room.name.clone(), room.capacity)).collect::<Vec<_>>()
    });
    let slot_name = move |id| {
        session.read(|forum| {
            forum.get::<Slot>(&id).filter(|slot| slot.starts.is_some()).map(|slot| slot.name.clone()).unwrap_or_default()
        })
    };
    let slot_ids = session.memo_any(&[Kind::Slot], |forum| slots::listed(forum).into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    let seats = move |capacity: Option<u32>| {
        capacity.map(|n| format!(" · {}", i18n::number(desk.language.get(), usize::try_from(n).unwrap_or(usize::MAX))))
    };
    view! {
        <div class="grounds">
            <section>
                <h3>{desk.t(t::agenda::ROOMS)}</h3>
                <Entry label=t::agenda::ROOM_ENTRY placeholder=t::agenda::ROOM_EXAMPLE button=t::app::ADD
                    draft=format!("room/{}", session.id()) take=add_room />
                <ul>{move || room_names.get().into_iter().map(|(_, name, capacity)| view! { <li>{name}<span class="soft">{seats(capacity)}</span></li> }).collect_view()}</ul>
            </section>
            <section>
                <h3>{desk.t(t::agenda::SLOTS)}</h3>
                <Entry label=t::agenda::SLOT_ENTRY placeholder=t::agenda::SLOT_EXAMPLE button=t::app::ADD
                    draft=format!("slot/{}", session.id()) take=add_slot />
                <ul>{move || slot_ids.get().into_iter().map(|id| view! { <li>{session.read(|forum| naming::slot(desk.language.get(), forum, id))}" "<span class="soft">{slot_name(id)}</span></li> }).collect_view()}</ul>
            </section>
            <p><a href=Route::Forum(session.id(), View::SetUp).to_string() on:click=move |_| board.arranging.set(false)>{desk.t(t::agenda::TO_SET_UP)}</a></p>
        </div>
    }
}
