//! The app without a network, and its new versions: what `assets/offline.js` says, and what it is told.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::parts::{Glyph, Icon};
use crate::app::desk::{Desk, Offline, Saving};
use crate::app::route::{Route, View};
use crate::i18n::{self, t};

/// Follows what the page says of the service worker, and answers when it would start anew.
pub fn follow(desk: Desk) {
    let read = move || desk.offline.set(stated());
    read();
    let listening = window_event_listener_untyped("offline-state", move |_| read());
    on_cleanup(move || listening.remove());
    let leaving = window_event_listener_untyped("offline-leave", move |event| {
        if !may_leave(desk) {
            event.prevent_default();
            desk.notices.refused(i18n::say(desk.language.get_untracked(), t::app::NEWER_REFUSED).to_owned());
        }
    });
    on_cleanup(move || leaving.remove());
}

fn stated() -> Offline {
    let stated = document().document_element().and_then(|page| page.get_attribute("data-offline"));
    match stated.as_deref() {
        Some("ready") => Offline::Ready,
        Some("newer") => Offline::Newer,
        _ => Offline::Unknown,
    }
}

/// Stores what is being typed, and says whether the page can go without a loss.
fn may_leave(desk: Desk) -> bool {
    // What is typed into a dialog is kept once the dialog is done.
    if document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some()) {
        return false;
    }
    // A field that hands over its whole line does so when it is left.
    if let Some(field) = document().active_element().and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.blur();
    }
    // Whatever is gathered is stored when a page goes out of sight: this one is about to.
    if let Ok(hiding) = web_sys::Event::new("visibilitychange") {
        let _ = document().dispatch_event(&hiding);
    }
    desk.saving.get_untracked() == Saving::Kept && desk.held.with_untracked(Vec::is_empty)
}

/// Says that a newer version waits, and lets it be loaded. It is said where work is done: not to the room,
/// and not to a voter.
#[component]
pub fn NewerVersion() -> impl IntoView {
    let desk = Desk::here();
    let later = RwSignal::new(false);
    let said = Memo::new(move |_| {
        let before_the_room = matches!(desk.route.get(), Route::Forum(_, View::Stage));
        let may_be_said = !before_the_room && !desk.with_a_voter.get() && !desk.forgotten.get();
        desk.offline.get() == Offline::Newer && !later.get() && may_be_said
    });
    let load = move |_| {
        if let Ok(asking) = web_sys::Event::new("offline-load") {
            let _ = window().dispatch_event(&asking);
        }
    };
    move || {
        said.get().then(|| {
            view! {
                <div class="notice newer">
                    <span>{desk.t(t::app::NEWER_IS_HERE)}</span>
                    <button type="button" on:click=load>{desk.t(t::app::NEWER_LOAD)}</button>
                    <button type="button" class="icon" aria-label=desk.t(t::app::CLOSE) on:click=move |_| later.set(true)>
                        <Icon glyph=Glyph::Close />
                    </button>
                </div>
            }
        })
    }
}
