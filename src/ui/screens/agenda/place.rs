//! All places of one workshop, listed: each cell with what stands in it.

use leptos::prelude::*;

use super::placing::{self, Target, put_down};
use super::{Board, Spot, naming};
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::{Forum, Id, Room, Slot, Topic, Workshop, agenda, participants};
use crate::i18n::{self, t};
use crate::ui::parts::{Dialog, Glyph, Icon, held_by};

/// The dialog in which a workshop gets its place.
#[component]
pub fn Place(board: Board) -> impl IntoView {
    let desk = Desk::here();
    let open = held_by(board.listing);
    let title = Signal::derive(move || {
        let number = board.listing.get().map(|id| board.session.read(|forum| naming::number(forum, id)));
        desk.fill(t::agenda::PLACE_TITLE, &[("number", &number.unwrap_or_default())])
    });
    view! {
        <Dialog open=open title=title wide=true>
            {move || board.listing.get().map(|workshop| view! { <Places board=board workshop=workshop /> })}
        </Dialog>
    }
}

/// One slot and its cells, for one workshop.
struct Offer {
    slot: Id<Slot>,
    called: String,
    /// Conveners of this workshop who convene another one then, with its number.
    busy: Vec<(String, String)>,
    cells: Vec<Place>,
}

/// One cell, for one workshop.
struct Place {
    room: Id<Room>,
    called: String,
    own: bool,
    other: Option<(String, String)>,
}

fn offers(board: Board, forum: &Forum, workshop: Id<Topic>) -> Vec<Offer> {
    let grid = agenda::grid(forum);
    let own = forum.get::<Workshop>(&workshop).and_then(|workshop| agenda::placement(forum, workshop));
    let people = crate::domain::merging::conveners(forum, workshop);
    let busy = |slot: Id<Slot>| {
        let then = grid.cells.iter().filter(|((_, at), _)| *at == slot).flat_map(|(_, ids)| ids).filter(|id| **id != workshop);
        let wanted = then.flat_map(|id| crate::domain::merging::conveners(forum, *id).into_iter().map(|person| (person, *id)));
        let both = wanted.filter(|(person, _)| people.contains(person));
        both.map(|(person, id)| (participants::name_of(forum, person).to_owned(), naming::number(forum, id))).collect()
    };
    let cell = |room: Id<Room>, slot: Id<Slot>| {
        let there = grid.cells.get(&(room, slot)).and_then(|ids| ids.first()).copied();
        Place {
            room,
            called: naming::room(forum, room),
            own: own == Some((room, slot)),
            other: there.filter(|id| *id != workshop).map(|id| (naming::number(forum, id), naming::title(forum, id))),
        }
    };
    let offer = |slot: &Id<Slot>| Offer {
        slot: *slot,
        called: naming::slot(board.desk.language.get_untracked(), forum, *slot),
        busy: busy(*slot),
        cells: grid.rooms.iter().map(|room| cell(*room, *slot)).collect(),
    };
    grid.slots.iter().map(offer).collect()
}

#[component]
fn Places(board: Board, workshop: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let session = board.session;
    let (title, placed, pinned) = session.read(|forum| {
        let record = forum.get::<Workshop>(&workshop);
        let placed = record.and_then(|record| agenda::placement(forum, record)).is_some();
        (naming::title(forum, workshop), placed, record.is_some_and(|record| agenda::is_pinned(forum, record)))
    });
    let choose = move |target: Target| {
        board.listing.set(None);
        put_down(board, workshop, target);
    };
    let pin = move |_| {
        board.listing.set(None);
        placing::pin(board, workshop, !pinned);
    };
    let arrange = move |_| {
        board.listing.set(None);
        board.arranging.set(true);
    };
    let offers = session.read(|forum| offers(board, forum, workshop));
    let nowhere = offers.iter().all(|offer| offer.cells.is_empty());
    view! {
        <p class="place-what">{title}</p>
        {nowhere.then(|| view! {
            <p class="soft">{desk.t(t::agenda::NO_GROUNDS)}</p>
            <button type="button" class="go" on:click=arrange>{desk.t(t::agenda::GROUNDS)}</button>
        })}
        {(!nowhere).then(|| offers.into_iter().map(|offer| view! { <Line offer=offer choose=Callback::new(choose) /> }).collect_view())}
        <div class="choices">
            <a class="button first" href=Route::Forum(session.id(), View::Workshop(workshop)).to_string() on:click=move |_| board.listing.set(None)>
                {desk.t(t::agenda::OPEN_WORKSHOP)}
            </a>
            {placed.then(|| view! {
                <button type="button" on:click=pin><Icon glyph=Glyph::Pin />{desk.t(if pinned { t::agenda::UNPIN } else { t::agenda::PIN })}</button>
            })}
            {placed.then(|| view! { <button type="button" on:click=move |_| choose(Target::Parking)>{desk.t(t::agenda::PARK)}</button> })}
            <button type="button" on:click=move |_| board.listing.set(None)>{desk.t(t::app::CANCEL)}</button>
        </div>
    }
}

#[component]
fn Line(offer: Offer, choose: Callback<Target>) -> impl IntoView {
    let desk = Desk::here();
    let language = desk.language.get_untracked();
    let slot = offer.slot;
    let stands = move |place: &Place| match &place.other {
        _ if place.own => i18n::say(language, t::agenda::STANDS_HERE).to_owned(),
        Some((number, title)) => i18n::fill(language, t::agenda::SWAP_WITH, &[("number", number), ("title", title)]),
        None => i18n::say(language, t::agenda::FREE).to_owned(),
    };
    view! {
        <section class="in-slot">
            <h3>{offer.called.clone()}</h3>
            {offer.busy.into_iter().map(|(name, number)| view! {
                <p class="clash">{i18n::fill(language, t::agenda::CONVENER_BUSY, &[("name", &name), ("number", &number)])}</p>
            }).collect_view()}
            <ul aria-label=offer.called>
                {offer.cells.into_iter().map(|place| {
                    let spot: Spot = (place.room, slot);
                    view! {
                        <li>
                            <button type="button" class:vacant=place.other.is_none() && !place.own aria-current=place.own.then_some("true")
                                on:click=move |_| choose.run(Target::Cell(spot))>
                                <b>{place.called.clone()}</b>" "<span>{stands(&place)}</span>
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    }
}
