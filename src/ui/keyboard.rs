//! Keys, from the registry of actions. Nothing fires while somebody types.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::action;
use crate::app::desk::Desk;
use crate::app::route::{Route, View};

/// Listens to the keyboard for the life of the app. Rule V14: most actions rest while a voter has the laptop.
pub fn listen(desk: Desk) {
    let listening = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() || event.alt_key() || event.repeat() && !event.ctrl_key() {
            return;
        }
        let held = event.ctrl_key() || event.meta_key();
        let typing = is_typing(&event);
        // In a text box, undo is the box's own.
        if held && typing && matches!(event.key().to_lowercase().as_str(), "z" | "y") {
            return;
        }
        let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
        if dialog && !held {
            return;
        }
        // What is in front of the room isn't led astray by a key pressed in its window.
        if matches!(desk.route.get_untracked(), Route::Forum(_, View::Stage)) {
            return;
        }
        let in_forum = desk.session.with_untracked(Option::is_some);
        if let Some(action) = action::meant(&event.key(), held, event.shift_key(), typing, in_forum) {
            event.prevent_default();
            if !desk.with_a_voter.get_untracked() || !action::rests_with_a_voter(&action) {
                (action.run)(desk);
            }
        }
    });
    on_cleanup(move || listening.remove());
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
