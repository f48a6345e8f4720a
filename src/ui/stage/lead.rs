//! Leading the projector: the one step on and back, black, and the keys for them, in the console and in the
//! projector's own window, to which a presenter's remote control speaks when it was clicked last.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::flow::Turning;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::stage::{self, Direction};
use crate::domain::{Kind, Stage, Veil, projection};

/// Whoever leads: what is shown, and how many pages it takes.
#[derive(Clone, Copy)]
pub struct Lead {
    /// The forum.
    pub session: Session,
    /// What the projector shows.
    pub stage: Memo<Stage>,
    /// The page in sight, of how many, and who turns them.
    pub pages: RwSignal<(u32, u32, Turning)>,
}

impl Lead {
    /// On a forum's stage.
    pub fn new(session: Session) -> Self {
        let stage = session.memo(&[Kind::Stage], stage::stage);
        Self { session, stage, pages: RwSignal::new((0, 1, Turning::ByHand)) }
    }

    /// What one step leads to.
    pub fn after(self, direction: Direction) -> Option<Stage> {
        let (_, count, turning) = self.pages.get_untracked();
        let pages = if turning == Turning::ByHand { count } else { 1 };
        let stage = self.stage.get_untracked();
        self.session.read(|forum| stage::step(forum, &stage, pages, direction))
    }

    /// The same, followed as the stage and the forum change.
    pub fn would_lead(self, direction: Direction) -> Option<Stage> {
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

    /// Whether the scene has pages that turn by themselves.
    pub fn leafs(self) -> bool {
        let (_, count, turning) = self.pages.get_untracked();
        turning == Turning::ByItself && count > 1
    }

    /// Turns a page of a scene whose pages turn by themselves.
    pub fn leaf(self, direction: Direction) {
        let (_, count, _) = self.pages.get_untracked();
        if self.leafs() {
            let by = if direction == Direction::On { 1 } else { count - 1 };
            self.turn(move |stage| stage.page = stage.page.wrapping_add(by) % count);
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

/// The keys of presenters' remote controls lead the projector, also while somebody types; arrows, space
/// and single letters do while nobody does.
pub fn listen(lead: Lead) {
    let desk = Desk::here();
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
            "ArrowDown" if !typing && lead.leafs() => lead.leaf(Direction::On),
            "ArrowUp" if !typing && lead.leafs() => lead.leaf(Direction::Back),
            " " if !typing && !pressing => lead.step(Direction::On),
            "b" | "B" | "." if !typing && !event.repeat() && desk.single_keys.get_untracked() => lead.blacken(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listening.remove());
}
