//! One workshop as a sheet: picked up by its title, dragged, placed from a list by its button.

use leptos::prelude::*;

use super::publish::ChangeMark;
use super::{Board, drag, naming, placing};
use crate::app::desk::Desk;
use crate::domain::agenda::{Conflict, is_pinned};
use crate::domain::{Id, Participant, Topic, Workshop, participants};
use crate::i18n::{number, t};
use crate::ui::parts::{Glyph, Icon};

/// What a sheet shows.
#[derive(Clone, Debug, Default, PartialEq)]
struct Face {
    number: String,
    title: String,
    conveners: String,
}

/// A workshop's sheet: number, title, conveners, and what clashes.
#[component]
pub fn Sheet(
    board: Board,
    workshop: Id<Topic>,
    /// On the parking place: the button says its word.
    #[prop(optional)]
    parked: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let face = Memo::new(move |_| face(board, workshop));
    let carried = move || board.carried.get() == Some(workshop) || board.drag.workshop.get() == Some(workshop);
    let called = move || face.with(|face| desk.fill(t::agenda::WORKSHOP, &[("number", &face.number), ("title", &face.title)]));
    let place_this = move || face.with(|face| desk.fill(t::agenda::PLACE_THIS, &[("number", &face.number)]));
    view! {
        <article class="sheet held" class:carried=carried on:pointerdown=move |event| drag::press(board, workshop, &event)>
            <span class="grip" aria-hidden="true" on:click=move |_| placing::pick_up(board, workshop)>
                <span class="number">{move || face.with(|face| face.number.clone())}</span>
                <Icon glyph=Glyph::Grip />
            </span>
            <div class="body">
                <h3>
                    <button type="button" class="title" data-workshop=workshop.to_string() aria-label=called aria-describedby="handle-hint"
                        on:click=move |_| placing::pick_up(board, workshop)>
                        {move || face.with(|face| face.title.clone())}
                    </button>
                </h3>
                <p class="conveners">{move || face.with(|face| face.conveners.clone())}</p>
                <Pin board=board workshop=workshop />
                <ChangeMark board=board workshop=workshop />
                <Marks board=board workshop=workshop />
            </div>
            {if parked {
                view! {
                    <button type="button" class="place" aria-label=place_this on:click=move |_| board.listing.set(Some(workshop))>
                        {desk.t(t::agenda::PLACE)}
                    </button>
                }.into_any()
            } else {
                view! {
                    <button type="button" class="icon place" aria-label=place_this title=place_this
                        on:click=move |_| board.listing.set(Some(workshop))>
                        <Icon glyph=Glyph::More />
                    </button>
                }.into_any()
            }}
        </article>
    }
}

fn face(board: Board, id: Id<Topic>) -> Face {
    let session = board.session;
    session.track_record::<Topic>(&id);
    session.track_record::<Workshop>(&id);
    session.read(|forum| {
        let people = board.groups.with(|groups| groups.conveners(forum, id));
        for person in &people {
            session.track_record::<Participant>(person);
        }
        let names: Vec<&str> =
            people.iter().map(|person| participants::name_of(forum, *person)).filter(|name| !name.is_empty()).collect();
        Face { number: naming::number(forum, id), title: naming::title(forum, id), conveners: names.join(", ") }
    })
}

/// That a hand has pinned it where it is.
#[component]
fn Pin(board: Board, workshop: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let session = board.session;
    let pinned = Memo::new(move |_| {
        session.track_record::<Workshop>(&workshop);
        let placed = board.grid.with(|grid| !grid.parked.contains(&workshop));
        placed && session.read(|forum| forum.get::<Workshop>(&workshop).is_some_and(|record| is_pinned(forum, record)))
    });
    move || pinned.get().then(|| view! { <p class="pinned"><Icon glyph=Glyph::Pin />{desk.t(t::agenda::PINNED)}</p> })
}

/// What clashes with this workshop, each in words beside a mark.
#[component]
fn Marks(board: Board, workshop: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let own = Memo::new(move |_| {
        let concerns = |conflict: &&Conflict| match conflict {
            Conflict::RoomTwice { workshops, .. } | Conflict::ConvenerTwice { workshops, .. } => workshops.contains(&workshop),
            Conflict::RoomTooSmall { workshop: one, .. } => *one == workshop,
            Conflict::SlotsOverlap { .. } => false,
        };
        board.clashes.with(|clashes| clashes.iter().filter(concerns).cloned().collect::<Vec<_>>())
    });
    let words = move |conflict: &Conflict| match conflict {
        Conflict::RoomTwice { .. } => desk.t(t::agenda::CLASH_ROOM)().to_owned(),
        Conflict::ConvenerTwice { person, workshops } => board.session.read(|forum| {
            let other = workshops.iter().find(|id| **id != workshop).copied().unwrap_or(workshop);
            let name = participants::name_of(forum, *person);
            desk.fill(t::agenda::CLASH_CONVENER, &[("name", name), ("number", &naming::number(forum, other))])
        }),
        Conflict::RoomTooSmall { capacity, attendance, .. } => {
            let figure = |n: u32| number(desk.language.get(), usize::try_from(n).unwrap_or(usize::MAX));
            desk.fill(t::agenda::CLASH_SMALL, &[("attendance", &figure(*attendance)), ("capacity", &figure(*capacity))])
        }
        Conflict::SlotsOverlap { .. } => String::new(),
    };
    move || {
        own.with(|own| {
            let mut said: Vec<String> = own.iter().map(words).collect();
            said.dedup();
            said.into_iter().map(|words| view! { <p class="clash"><Icon glyph=Glyph::Warning />{words}</p> }).collect_view()
        })
    }
}
