//! The parking place: workshops without a room and a slot.

use leptos::prelude::*;

use super::Board;
use super::cell::Drop;
use super::placing::Target;
use super::sheet::Sheet;
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::i18n::{self, t};
use crate::ui::parts::{Each, Empty};

/// The workshops still to be placed; where there are none at all, the way to the votes.
#[component]
pub fn Parking(board: Board) -> impl IntoView {
    let desk = Desk::here();
    let parked = Memo::new(move |_| board.grid.with(|grid| grid.parked.clone()));
    let none_at_all = Memo::new(move |_| board.grid.with(|grid| grid.parked.is_empty() && grid.cells.is_empty()));
    let idle = move || parked.with(Vec::is_empty);
    view! {
        {move || none_at_all.get().then(|| view! {
            <Empty title=t::agenda::NO_WORKSHOPS hint=t::agenda::NO_WORKSHOPS_HINT>
                <a class="button" href=Route::Forum(board.session.id(), View::Votes).to_string()>{desk.t(t::agenda::TO_VOTES)}</a>
            </Empty>
        })}
        <section class="parking" class:idle=idle hidden=move || none_at_all.get() aria-labelledby="parking-title"
            inert=move || board.carried.get().is_some()>
            <h2 id="parking-title">
                {desk.t(t::agenda::PARKING)}
                {move || (!idle()).then(|| view! { <small>{i18n::number(desk.language.get(), parked.with(Vec::len))}</small> })}
            </h2>
            {move || idle().then(|| view! { <p class="soft">{desk.t(t::agenda::PARKING_EMPTY)}</p> })}
            <div class="waiting">
                <Each each=move || parked.get() key=|id| *id children=move |id| view! { <Sheet board=board workshop=id parked=true /> } />
            </div>
            <Drop board=board target=Target::Parking />
        </section>
    }
}
