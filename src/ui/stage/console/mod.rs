//! The console: what the projector shows and what comes next, and the facilitator's gestures, all in reach.

mod entry;
mod miniatures;
mod open;
mod phases;
mod private;
mod scenes;
mod watch;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::lead::{Lead, listen};
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::i18n::t;
use crate::ui::timekeeping::TimerPanel;

use entry::QuickEntry;
use miniatures::{Next, Now};
use open::OpenProjector;
use phases::Phases;
use private::Private;
use scenes::Scenes;

pub use watch::watch;

/// The console.
#[component]
pub fn Console(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let lead = Lead::new(session);
    let projector = watch(session);
    // The pictures have the shape of the projector, or that of most while none is open.
    let shape = Signal::derive(move || {
        let (width, height) = projector.get().unwrap_or((16, 9));
        format!("{width} / {height}")
    });
    listen(lead);
    view! {
        <div class="console" on:mousedown=keep_the_focus>
            <div class="head">
                <h1>{desk.t(t::console::TITLE)}</h1>
                <div class="tools">
                    <a class="button" href=Route::Forum(session.id(), View::Laptops).to_string()>{desk.t(t::laptops::TITLE)}</a>
                    <OpenProjector session=session projector=projector />
                </div>
            </div>
            <Phases lead=lead />
            <div class="instrument">
                <div class="main-side">
                    <Now lead=lead shape=shape />
                    <QuickEntry lead=lead />
                    <Private lead=lead />
                </div>
                <div class="other-side">
                    <Next lead=lead shape=shape />
                    <Scenes lead=lead />
                    <TimerPanel session=session />
                </div>
            </div>
        </div>
    }
}

/// A press on a button leaves the focus where it is: who types goes on typing.
fn keep_the_focus(event: leptos::ev::MouseEvent) {
    let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if pressed.is_some_and(|pressed| pressed.closest("button").ok().flatten().is_some()) {
        event.prevent_default();
    }
}
