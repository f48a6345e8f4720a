//! The address and the route follow each other; the open forum follows the route.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::desk::Desk;
use crate::app::forums;
use crate::app::route::Route;

/// Reads the address now and whenever it changes, and writes it when the route does.
pub fn follow_address(desk: Desk) {
    let read = move || {
        let fragment = window().location().hash().unwrap_or_default();
        let packet = packet_in(&fragment);
        // A file brought its packet past the address, which only follows then.
        if packet.is_some() || fragment.parse() != Ok(desk.route.get_untracked()) {
            desk.brought.set(packet);
        }
        // An address that leads nowhere shows as such: see `Screens`.
        match fragment.parse::<Route>() {
            Ok(route) => {
                desk.lost.set(false);
                if desk.route.get_untracked() != route {
                    desk.route.set(route);
                }
            }
            Err(_) => desk.lost.set(true),
        }
    };
    read();
    let listening = window_event_listener(ev::hashchange, move |_| read());
    on_cleanup(move || listening.remove());
    Effect::new(move |before: Option<Route>| {
        let route = desk.route.get();
        if before.is_some() && before != Some(route) {
            desk.lost.set(false);
            let address = route.to_string();
            // An address that holds a packet says more than its route.
            if window().location().hash().unwrap_or_default().parse() != Ok(route) {
                let _ = window().location().set_hash(&address);
            }
            go_to_top();
        }
        route
    });
    Effect::new(move |_| {
        let selector = desk.look_for.get();
        if !selector.is_empty() {
            focus_on(selector);
            desk.look_for.set("");
        }
    });
}

/// The packet that an address brings, if it brings one.
fn packet_in(fragment: &str) -> Option<String> {
    let rest = fragment.strip_prefix("#/join/").or_else(|| fragment.strip_prefix("#/give/"))?;
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// What is gathered is stored before the page goes (rule S11), and a forum is left when one goes home.
pub fn leave_nothing_behind(desk: Desk) {
    let flush = move || {
        if let Some(session) = desk.session.get_untracked() {
            session.flush();
        }
    };
    let hidden = window_event_listener(ev::pagehide, move |_| flush());
    on_cleanup(move || hidden.remove());
    document_listener("visibilitychange", move || {
        flush();
        // A window that was asleep may have missed what the others said.
        if !document().hidden()
            && let Some(session) = desk.session.get_untracked()
        {
            session.catch_up();
        }
    });
    Effect::new(move |_| {
        // What was forgotten isn't answered with either, when another window asks. Rule S17.
        if desk.forgotten.get() || !matches!(desk.route.get(), Route::Forum(..)) {
            forums::leave(desk);
        }
    });
}

/// Moves the focus to the first element of this kind, as a key for it asks.
pub fn focus_on(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector)
        && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// After going elsewhere, reading starts at the top of the main column.
fn go_to_top() {
    request_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        // A screen that has put the focus where its work begins keeps it.
        let taken = document().active_element().is_some_and(|element| element.closest("#main").ok().flatten().is_some());
        if let Some(main) = document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok())
            && !taken
        {
            let still = web_sys::FocusOptions::new();
            still.set_prevent_scroll(true);
            let _ = main.focus_with_options(&still);
        }
    });
}

/// Listens to the page for as long as it lives, like the app that it serves.
fn document_listener(name: &'static str, heard: impl Fn() + 'static) {
    let closure = wasm_bindgen::closure::Closure::<dyn Fn()>::new(heard);
    let _ = document().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}
