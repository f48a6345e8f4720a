//! Keys, from the registry of actions. Nothing fires while somebody types.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::action::{self, Hands};
use crate::app::desk::Desk;
use crate::app::key::Press;
use crate::app::route::{Route, View};

/// Listens to the keyboard for the life of the app. Rules V14 and H1: most actions rest while a voter has the
/// laptop, and on a participant's.
pub fn listen(desk: Desk) {
    let listening = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.repeat() && !event.ctrl_key() {
            return;
        }
        // What is in front of the room isn't led astray by a key pressed in its window.
        if matches!(desk.route.get_untracked(), Route::Forum(_, View::Stage)) {
            return;
        }
        let in_forum = desk.session.with_untracked(Option::is_some);
        let singles = desk.single_keys.get_untracked();
        let meant = pressed(&event, |press| {
            // In a text box, undo is the box's own.
            let of_the_box = press.typing && matches!(press.key.to_lowercase().as_str(), "z" | "y");
            if of_the_box { None } else { action::meant(press, singles, in_forum) }
        });
        if let Some(action) = meant {
            event.prevent_default();
            if !Hands::now(desk).leave(action) {
                (action.run)(desk);
            }
        }
    });
    on_cleanup(move || listening.remove());
}

/// A key press as the browser tells it, for those who ask which key of the app it is.
pub fn pressed<T>(event: &web_sys::KeyboardEvent, ask: impl FnOnce(&Press<'_>) -> T) -> T {
    let (key, code) = (event.key(), event.code());
    ask(&Press {
        key: &key,
        code: &code,
        command: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        alt_graph: event.get_modifier_state("AltGraph"),
        typing: event.is_composing() || is_typing(event),
        dialog: document().query_selector("dialog[open]").ok().flatten().is_some(),
    })
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return false;
    };
    let kind = element.get_attribute("type").unwrap_or_default();
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(kind.as_str(), "checkbox" | "radio" | "button" | "submit" | "file"),
        _ => element.is_content_editable(),
    }
}
