//! Dragging a workshop, with mouse, pen or finger.
//!
//! A mouse drags a sheet by any part of it. A pen or a finger drags it by its grip, where the browser is told
//! not to scroll; anywhere else it scrolls the page, as everywhere. A long press would ask for neither, but
//! nobody finds it, it makes a slow hand wait, and it is what browsers open their own menus by.
//!
//! While a sheet is in the hand, there is one update a frame: the picture of it goes to the pointer, what is
//! beneath is marked, and near the edges everything scrolls. The drop is [`put_down`], as for keys and the
//! list. Rule A14.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::autoscroll;
use super::placing::{self, Target, put_down, spot_named};
use super::{Board, naming};
use crate::app::clock;
use crate::domain::{Id, Topic};
use crate::i18n::{self, t};

/// Pixels that the pointer moves before a press becomes a drag.
const THRESHOLD: f64 = 6.0;

/// A sheet pressed, and dragged once the pointer has moved.
#[derive(Clone, Copy)]
pub struct Grasp {
    workshop: Id<Topic>,
    pointer: i32,
    pressed: (f64, f64),
    at: (f64, f64),
    /// Where in the sheet it was pressed, and how wide the sheet is.
    within: (f64, f64),
    width: f64,
    dragging: bool,
    /// When the last frame was, in milliseconds.
    last: i64,
}

/// What a drag shares with the screen.
#[derive(Clone, Copy)]
pub struct Drag {
    /// The workshop in the hand.
    pub workshop: RwSignal<Option<Id<Topic>>>,
    /// What is beneath it.
    pub over: RwSignal<Option<Target>>,
    grasp: StoredValue<Option<Grasp>>,
    picture: NodeRef<html::Div>,
    /// The click that some browsers send after a drop is nobody's.
    dropped: StoredValue<bool>,
}

impl Drag {
    pub fn new() -> Self {
        Self {
            workshop: RwSignal::new(None),
            over: RwSignal::new(None),
            grasp: StoredValue::new(None),
            picture: NodeRef::new(),
            dropped: StoredValue::new(false),
        }
    }

    fn grasped(self) -> Option<Grasp> {
        self.grasp.try_get_value().flatten()
    }

    /// Whether a click is the echo of a drop.
    pub fn swallows_click(self) -> bool {
        self.dropped.get_value()
    }
}

/// A pointer is pressed on a workshop's sheet.
pub fn press(board: Board, workshop: Id<Topic>, event: &PointerEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let on = |selector: &str| target.closest(selector).ok().flatten();
    let by_hand = event.pointer_type() != "mouse";
    let other_button = event.button() != 0 || event.ctrl_key() || !event.is_primary();
    if other_button || board.drag.grasped().is_some() || on(".place").is_some() || by_hand && on(".grip").is_none() {
        return;
    }
    let Some(sheet) = on(".sheet") else { return };
    let pressed = (f64::from(event.client_x()), f64::from(event.client_y()));
    let frame = sheet.get_bounding_client_rect();
    board.drag.grasp.set_value(Some(Grasp {
        workshop,
        pointer: event.pointer_id(),
        pressed,
        at: pressed,
        within: (pressed.0 - frame.x(), pressed.1 - frame.y()),
        width: frame.width(),
        dragging: false,
        last: 0,
    }));
}

/// The pointer moves. `event.current_target` is the screen, which keeps the pointer whatever becomes of the
/// sheet meanwhile.
pub fn moved(board: Board, event: &PointerEvent) {
    let Some(mut grasp) = board.drag.grasped().filter(|grasp| grasp.pointer == event.pointer_id()) else { return };
    // Released where it couldn't be heard.
    if event.buttons() == 0 {
        cancel(board);
        return;
    }
    grasp.at = (f64::from(event.client_x()), f64::from(event.client_y()));
    let (across, along) = (grasp.at.0 - grasp.pressed.0, grasp.at.1 - grasp.pressed.1);
    let begins = !grasp.dragging && across.hypot(along) >= THRESHOLD;
    grasp.dragging |= begins;
    board.drag.grasp.set_value(Some(grasp));
    if begins {
        if let Some(screen) = event.current_target().and_then(|screen| screen.dyn_into::<Element>().ok()) {
            // Refused only for a pointer that is gone: then a cancel follows.
            let _ = screen.set_pointer_capture(grasp.pointer);
        }
        let number = board.session.read(|forum| naming::number(forum, grasp.workshop));
        board.drag.workshop.set(Some(grasp.workshop));
        board.said.set(i18n::fill(board.desk.language.get_untracked(), t::agenda::DRAGGING, &[("number", &number)]));
        request_animation_frame(move || frame(board));
    }
}

/// The pointer is released: the workshop is put down on what is beneath, or stays.
pub fn released(board: Board, event: &PointerEvent) {
    let Some(grasp) = board.drag.grasped().filter(|grasp| grasp.pointer == event.pointer_id()) else { return };
    let target = beneath((f64::from(event.client_x()), f64::from(event.client_y())));
    let_go(board);
    if !grasp.dragging {
        return;
    }
    board.drag.dropped.set_value(true);
    set_timeout(
        move || {
            board.drag.dropped.try_set_value(false);
        },
        std::time::Duration::ZERO,
    );
    match target {
        Some(target) => {
            put_down(board, grasp.workshop, target);
        }
        None => placing::leave(board, grasp.workshop),
    }
}

/// The drag ends before its end: everything is as it was. Rule A14.
pub fn cancel(board: Board) {
    let Some(grasp) = board.drag.grasped() else { return };
    let_go(board);
    if grasp.dragging {
        placing::leave(board, grasp.workshop);
    }
}

/// The screen has lost the pointer. What else lets go of it, such as a grip whose finger the screen takes over,
/// is told here too, and means nothing.
pub fn lost(board: Board, event: &PointerEvent) {
    if event.target() == event.current_target() {
        cancel(board);
    }
}

/// Whether a workshop is in the hand.
pub fn is_dragging(board: Board) -> bool {
    board.drag.grasped().is_some_and(|grasp| grasp.dragging)
}

fn let_go(board: Board) {
    board.drag.grasp.set_value(None);
    board.drag.workshop.set(None);
    board.drag.over.set(None);
}

/// What happens once a frame while a workshop is in the hand.
fn frame(board: Board) {
    let Some(mut grasp) = board.drag.grasped().filter(|grasp| grasp.dragging) else { return };
    if let Some(picture) = board.drag.picture.get_untracked() {
        let (left, top) = (grasp.at.0 - grasp.within.0, grasp.at.1 - grasp.within.1);
        let style = web_sys::HtmlElement::style(&picture);
        if grasp.last == 0 {
            let _ = style.set_property("width", &format!("{}px", grasp.width));
        }
        let _ = style.set_property("transform", &format!("translate({left}px, {top}px)"));
    }
    let now = clock::now().0;
    let passed = if grasp.last == 0 { 0 } else { (now - grasp.last).clamp(0, 50) };
    grasp.last = now;
    board.drag.grasp.set_value(Some(grasp));
    autoscroll::scroll(grasp.at, f64::from(i32::try_from(passed).unwrap_or(0)) / 1_000.0);
    let over = beneath(grasp.at);
    if board.drag.over.get_untracked() != over {
        board.drag.over.set(over);
        if let Some(target) = over {
            board.said.set(placing::offer(board, grasp.workshop, target).1);
        }
    }
    request_animation_frame(move || frame(board));
}

/// The cell or parking place at a point of the window.
#[expect(clippy::cast_possible_truncation, reason = "a window is a few thousand pixels wide")]
fn beneath((across, along): (f64, f64)) -> Option<Target> {
    let element = document().element_from_point(across as f32, along as f32)?;
    if let Ok(Some(cell)) = element.closest("[data-cell]") {
        return cell.get_attribute("data-cell").and_then(|name| spot_named(&name)).map(Target::Cell);
    }
    element.closest(".parking").ok().flatten().map(|_| Target::Parking)
}

/// The picture of the sheet that follows the pointer, and what a drop would do.
#[component]
pub fn InHand(board: Board) -> impl IntoView {
    let will = move || {
        let over = board.drag.workshop.get().zip(board.drag.over.get());
        over.map(|(workshop, target)| view! { <span class="will">{placing::offer(board, workshop, target).0}</span> })
    };
    let held = move |workshop: Id<Topic>| {
        let (number, title) = board.session.read(|forum| (naming::number(forum, workshop), naming::title(forum, workshop)));
        view! {
            <div class="in-hand" node_ref=board.drag.picture aria-hidden="true">
                <span class="number">{number}</span>
                <b>{title}</b>
                {will}
            </div>
        }
    };
    move || board.drag.workshop.get().map(held)
}
