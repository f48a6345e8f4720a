//! One cell: a room in a slot, who stands there, and what may be put there.

use leptos::prelude::*;

use super::placing::{Target, put_down, spot_name};
use super::sheet::Sheet;
use super::{Board, Spot, naming};
use crate::app::desk::Desk;
use crate::domain::{Id, Room, Slot, Topic};
use crate::i18n::{self, t};
use crate::ui::parts::{Each, Glyph, Icon};

/// A room's name, and how many it holds.
#[component]
pub fn RoomName(board: Board, room: Id<Room>) -> impl IntoView {
    let desk = Desk::here();
    let record = board.session.record::<Room>(room);
    let seats = move || {
        let capacity = record.with(|room| room.as_ref().and_then(|room| room.capacity));
        capacity.map(|seats| desk.count(t::agenda::PLACES, usize::try_from(seats).unwrap_or(usize::MAX)))
    };
    view! {
        <b>{move || record.with(|room| room.as_ref().map(|room| room.name.clone()).unwrap_or_default())}</b>
        {move || seats().map(|seats| view! { <small>{seats}</small> })}
    }
}

/// A cell of the agenda.
#[component]
pub fn Cell(board: Board, spot: Spot) -> impl IntoView {
    let desk = Desk::here();
    let here = Memo::new(move |_| board.grid.with(|grid| grid.cells.get(&spot).cloned().unwrap_or_default()));
    let carrying = Memo::new(move |_| board.carried.get().is_some());
    let session = board.session;
    let give_this = move || {
        session.track_record::<Room>(&spot.0);
        session.track_record::<Slot>(&spot.1);
        let (room, hours) = session.read(|forum| naming::spot(desk.language.get(), forum, spot));
        desk.fill(t::agenda::GIVE_THIS, &[("room", &room), ("slot", &hours)])
    };
    view! {
        <li class="cell" class:taken=move || here.with(|here| !here.is_empty())>
            <p class="where"><RoomName board=board room=spot.0 /></p>
            <div class="stands" inert=move || carrying.get()>
                <Each each=move || here.get() key=|id| *id children=move |id| view! { <Sheet board=board workshop=id /> } />
                {move || here.with(Vec::is_empty).then(|| view! {
                    <button type="button" class="free" aria-label=give_this on:click=move |_| board.giving.set(Some(spot))>
                        <Icon glyph=Glyph::Plus />{desk.t(t::agenda::GIVE)}
                    </button>
                })}
            </div>
            {move || board.carried.get().map(|workshop| view! { <SpotButton board=board spot=spot workshop=workshop here=here /> })}
        </li>
    }
}

/// The cell as a place for the workshop in hand.
#[component]
fn SpotButton(board: Board, spot: Spot, workshop: Id<Topic>, here: Memo<Vec<Id<Topic>>>) -> impl IntoView {
    let desk = Desk::here();
    let other = move || here.with(|here| if here.contains(&workshop) { None } else { here.first().copied() });
    let own = move || here.with(|here| here.contains(&workshop));
    let face = move || match other() {
        Some(other) => {
            let number = board.session.read(|forum| naming::number(forum, other));
            desk.fill(t::agenda::SPOT_SWAP, &[("number", &number)])
        }
        None if own() => i18n::say(desk.language.get(), t::agenda::SPOT_OWN).to_owned(),
        None => i18n::say(desk.language.get(), t::agenda::SPOT_FREE).to_owned(),
    };
    let called = move || {
        board.session.read(|forum| {
            let (room, hours) = naming::spot(desk.language.get(), forum, spot);
            let face = face();
            match other() {
                Some(other) => {
                    let title = naming::title(forum, other);
                    desk.fill(t::agenda::SPOT_TAKEN, &[("face", &face), ("title", &title), ("room", &room), ("slot", &hours)])
                }
                None => desk.fill(t::agenda::SPOT_PLACE, &[("face", &face), ("room", &room), ("slot", &hours)]),
            }
        })
    };
    view! {
        <button type="button" class="spot" class:own=own data-spot=spot_name(spot) aria-label=called
            on:click=move |_| { put_down(board, workshop, Target::Cell(spot)); }>
            <span>{face}</span>
        </button>
    }
}
