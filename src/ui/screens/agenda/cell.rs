//! One cell: a room in a slot, who stands there, and what may be put there.

use leptos::prelude::*;

use super::placing::{self, Target, put_down, spot_name};
use super::sheet::Sheet;
use super::{Board, Spot, naming};
use crate::app::desk::Desk;
use crate::domain::{Id, Room, Slot, Topic};
use crate::i18n::t;
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
        <li class="cell" data-cell=spot_name(spot) class:taken=move || here.with(|here| !here.is_empty())>
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
            <Drop board=board target=Target::Cell(spot) />
        </li>
    }
}

/// The cell as a place for the workshop that is carried from cell to cell.
#[component]
fn SpotButton(board: Board, spot: Spot, workshop: Id<Topic>, here: Memo<Vec<Id<Topic>>>) -> impl IntoView {
    let own = move || here.with(|here| here.contains(&workshop));
    let offer = Memo::new(move |_| placing::offer(board, workshop, Target::Cell(spot)));
    view! {
        <button type="button" class="spot" class:own=own data-spot=spot_name(spot) aria-label=move || offer.with(|offer| offer.1.clone())
            on:click=move |_| { put_down(board, workshop, Target::Cell(spot)); }>
            <span>{move || offer.with(|offer| offer.0.clone())}</span>
        </button>
    }
}

/// That a drop would be here, while a workshop is held over it.
#[component]
pub fn Drop(board: Board, target: Target) -> impl IntoView {
    let over = Memo::new(move |_| board.drag.over.get() == Some(target));
    move || over.get().then(|| view! { <div class="drop"></div> })
}
