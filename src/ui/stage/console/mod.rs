//! The console: what the projector shows and what comes next, and the facilitator's gestures, all in reach.

mod entry;
mod miniatures;
mod open;
mod phases;
mod private;
mod scenes;
mod watch;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::flow::Turning;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::stage::{self, Direction};
use crate::domain::{Kind, Stage, Veil, projection};
use crate::i18n::t;
use crate::ui::timekeeping::TimerPanel;

use entry::QuickEntry;
use miniatures::{Next, Now};
use open::OpenProjector;
use phases::Phases;
use private::Private;
use scenes::Scenes;

/// What the parts of the console share.
#[derive(Clone, Copy)]
pub struct Lead {
    /// The forum.
    pub session: Session,
    /// What the projector shows.
    pub stage: Memo<Stage>,
    /// The page in sight, of how many, and who turns them.
    pub pages: RwSignal<(u32, u32, Turning)>,
    /// The projector that is open: its width and height.
    pub projector: RwSignal<Option<(u32, u32)>>,
    /// What is said to those who don't see the picture.
    pub said: RwSignal<String>,
}

/// The console.
#[component]
pub fn Console(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let lead = Lead {
        session,
        stage: session.memo(&[Kind::Stage], stage::stage),
        pages: RwSignal::new((0, 1, Turning::ByHand)),
        projector: RwSignal::new(None),
        said: RwSignal::new(String::new()),
    };
    watch::watch(lead);
    listen(lead);
    view! {
        <div class="console" on:mousedown=keep_the_focus>
            <div class="head">
                <h1>{desk.t(t::console::TITLE)}</h1>
                <OpenProjector lead=lead />
            </div>
            <Phases lead=lead />
            <div class="instrument">
                <div class="main-side">
                    <Now lead=lead />
                    <QuickEntry lead=lead />
                    <Private lead=lead />
                </div>
                <div class="other-side">
                    <Next lead=lead />
                    <Scenes lead=lead />
                    <TimerPanel session=session />
                </div>
            </div>
            <p class="tell" role="status">{move || lead.said.get()}</p>
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

/// The keys of presenters' remote controls lead the projector, also while somebody types; arrows, space
/// and single letters do while nobody does.
fn listen(lead: Lead) {
    let listening = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
        if held || dialog || event.default_prevented() || event.is_composing() {
            return;
        }
        let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let at = |selector: &str| element.as_ref().is_some_and(|element| element.closest(selector).ok().flatten().is_some());
        let typing = at("input, textarea, select");
        let pressing = at("button, a, summary");
        match event.key().as_str() {
            "PageDown" => lead.step(Direction::On),
            "PageUp" => lead.step(Direction::Back),
            "ArrowRight" if !typing => lead.step(Direction::On),
            "ArrowLeft" if !typing => lead.step(Direction::Back),
            " " if !typing && !pressing => lead.step(Direction::On),
            "b" | "B" | "." if !typing && !event.repeat() => lead.blacken(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listening.remove());
}

impl Lead {
    /// What one step leads to.
    pub fn after(self, direction: Direction) -> Option<Stage> {
        let (_, count, turning) = self.pages.get_untracked();
        let pages = if turning == Turning::ByHand { count } else { 1 };
        let stage = self.stage.get_untracked();
        self.session.read(|forum| stage::step(forum, &stage, pages, direction))
    }

    /// The same, followed as the stage and the forum change.
    fn would_lead(self, direction: Direction) -> Option<Stage> {
        self.stage.track();
        self.pages.track();
        self.session.track(projection::NEXT);
        self.after(direction)
    }

    /// One step on or back.
    pub fn step(self, direction: Direction) {
        if let Some(next) = self.after(direction) {
            self.turn(move |stage| *stage = next);
        }
    }

    /// Black over the scene, or the scene again.
    pub fn blacken(self) {
        self.turn(|stage| stage.veil = if stage.veil == Veil::Black { Veil::Lifted } else { Veil::Black });
    }

    /// Changes what the projector shows.
    pub fn turn(self, change: impl FnOnce(&mut Stage)) {
        self.session.act(|forum, cx| stage::turn(forum, cx, change));
    }
}
