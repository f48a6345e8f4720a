//! The agenda: the day from hour to hour, workshops in rooms and slots, and those still to be placed.

mod autoscroll;
mod cell;
mod day;
mod drag;
mod give;
mod grounds;
mod naming;
mod parking;
mod place;
mod placing;
mod publish;
mod sheet;
mod suggest;
mod suggested;

use std::collections::BTreeMap;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::agenda::{Conflict, Grid, conflicts, grid};
use crate::domain::merging::Groups;
use crate::domain::publishing::Change;
use crate::domain::{Id, Kind, Room, Slot, Topic};
use crate::i18n::t;
use crate::paper::Stack;
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Glyph, Icon};

use super::paper::kept;
use day::Day;
use drag::{Drag, InHand};
use give::Give;
use grounds::{Arrange, Grounds};
use parking::Parking;
use place::Place;
use placing::Target;
use publish::Publishing;
use suggest::Suggest;

/// A cell of the agenda: a room in a slot.
pub type Spot = (Id<Room>, Id<Slot>);

/// What the agenda's parts share.
#[derive(Clone, Copy)]
pub struct Board {
    /// The forum.
    pub session: Session,
    /// The desk it lies on.
    pub desk: Desk,
    /// Which workshops meet where and when.
    pub grid: Memo<Grid>,
    /// Who is merged into whom.
    pub groups: Memo<Groups>,
    /// What clashes.
    pub clashes: Memo<Vec<Conflict>>,
    /// What has changed since the agenda was published.
    pub changes: Memo<BTreeMap<Id<Topic>, Change>>,
    /// The workshop that is being placed, cell by cell.
    pub carried: RwSignal<Option<Id<Topic>>>,
    /// The workshop that is being dragged, and where.
    pub drag: Drag,
    /// What was said last about placing, for those who don't see it.
    pub said: RwSignal<String>,
    /// The workshop whose places are listed.
    pub listing: RwSignal<Option<Id<Topic>>>,
    /// The free cell that is being given away.
    pub giving: RwSignal<Option<Spot>>,
    /// Whether rooms and slots are being added.
    pub arranging: RwSignal<bool>,
    /// Whether a placement is being suggested.
    pub suggesting: RwSignal<bool>,
}

impl Board {
    fn new(session: Session, desk: Desk) -> Self {
        Self {
            session,
            desk,
            grid: session.memo(&[Kind::Workshop, Kind::Topic, Kind::Room, Kind::Slot], grid),
            groups: session.memo(&[Kind::Topic], Groups::of),
            clashes: session
                .memo(&[Kind::Workshop, Kind::Topic, Kind::Room, Kind::Slot, Kind::Report, Kind::Participant], conflicts),
            changes: publish::changes(session),
            carried: RwSignal::new(None),
            drag: Drag::new(),
            said: RwSignal::new(String::new()),
            listing: RwSignal::new(None),
            giving: RwSignal::new(None),
            arranging: RwSignal::new(false),
            suggesting: RwSignal::new(false),
        }
    }
}

/// The agenda.
#[component]
pub fn Agenda(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let board = Board::new(session, desk);
    let no_grounds = Memo::new(move |_| board.grid.with(|grid| grid.rooms.is_empty() || grid.slots.is_empty()));
    // Whoever began to type rooms and slots here goes on until everything is there.
    let grounding = RwSignal::new(false);
    Effect::new(move |_| {
        if no_grounds.get() {
            grounding.set(true);
        }
    });
    let done = Callback::new(move |()| {
        grounding.set(false);
        request_animation_frame(|| focus_on("#main"));
    });
    let on_key = move |event: web_sys::KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let at = target.and_then(|target| target.get_attribute("data-spot")).and_then(|name| placing::spot_named(&name));
        if placing::key(board, &event.key(), at) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && drag::is_dragging(board) {
            event.prevent_default();
            drag::cancel(board);
        }
    });
    on_cleanup(move || escape.remove());
    let no_echo = move |event: web_sys::MouseEvent| {
        if board.drag.swallows_click() {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <div class="agenda" class:carrying=move || board.carried.get().is_some() class:dragging=move || board.drag.workshop.get().is_some()
            on:keydown=on_key on:click:capture=no_echo
            on:pointermove=move |event| drag::moved(board, &event) on:pointerup=move |event| drag::released(board, &event)
            on:pointercancel=move |_| drag::cancel(board) on:lostpointercapture=move |event| drag::lost(board, &event)>
            <div class="head">
                <div>
                    <h1>{desk.t(t::agenda::TITLE)}</h1>
                    <p>{desk.t(t::agenda::QUESTION)}</p>
                </div>
                <div class="tools">
                    <Clashes board=board />
                    <Publishing board=board />
                    <button type="button" class="suggest" on:click=move |_| board.suggesting.set(true)>{desk.t(t::agenda::SUGGEST)}</button>
                    <Show when=move || !grounding.get()>
                        <a class="button bare" href=Route::Forum(session.id(), View::Paper).to_string()
                            on:click=move |_| kept::choose(desk, session.id(), &[Stack::Agenda, Stack::Rooms])>
                            {desk.t(t::agenda::PRINT)}
                        </a>
                        <button type="button" on:click=move |_| board.arranging.set(true)>{desk.t(t::agenda::GROUNDS)}</button>
                    </Show>
                </div>
            </div>
            <Show when=move || grounding.get()><Grounds board=board ready=Signal::derive(move || !no_grounds.get()) done=done /></Show>
            <div class="board">
                <Parking board=board />
                <Day board=board />
            </div>
            <Carrying board=board />
            <InHand board=board />
            <p class="tell" role="status">{move || board.said.get()}</p>
            <span class="tell" id="handle-hint">{desk.t(t::agenda::HANDLE_HINT)}</span>
            <Place board=board />
            <Give board=board />
            <Arrange board=board />
            <Suggest board=board />
        </div>
    }
}

/// How many clashes there are; each is marked where it is.
#[component]
fn Clashes(board: Board) -> impl IntoView {
    let desk = Desk::here();
    let count = Memo::new(move |_| board.clashes.with(Vec::len));
    view! {
        <span role="status">
            {move || (count.get() > 0).then(|| view! {
                <span class="clash"><Icon glyph=Glyph::Warning />{desk.count(t::agenda::CLASHES, count.get())}</span>
            })}
        </span>
    }
}

/// While a workshop is being placed: what to do, and the two ways out.
#[component]
fn Carrying(board: Board) -> impl IntoView {
    let desk = Desk::here();
    let is_placed = move |workshop: Id<Topic>| board.grid.with(|grid| !grid.parked.contains(&workshop));
    move || {
        board.carried.get().map(|workshop| {
            let number = board.session.read(|forum| naming::number(forum, workshop));
            let hint = if is_placed(workshop) { t::agenda::CARRYING } else { t::agenda::CARRYING_PARKED };
            view! {
                <div class="carried-bar">
                    <p>{move || desk.fill(hint, &[("number", &number)])}</p>
                    {is_placed(workshop).then(|| view! {
                        <button type="button" on:click=move |_| { placing::put_down(board, workshop, Target::Parking); }>
                            {desk.t(t::agenda::PARK)}
                        </button>
                    })}
                    <button type="button" on:click=move |_| placing::leave(board, workshop)>{desk.t(t::agenda::LEAVE)}</button>
                </div>
            }
        })
    }
}
