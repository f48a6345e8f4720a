//! The projector's window: the picture and nothing else. It follows the console, tells it that it is there,
//! and a click fills the screen. A presenter's remote control leads it too, for it speaks to the window that was
//! clicked last.

use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsValue;

use super::lead::{Lead, listen};
use super::picture::Picture;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::i18n::t;
use crate::store::projectors::{self, Projectors, Said};

/// The projector's window.
#[component]
pub fn Projector(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let lead = Lead::new(session);
    let stage = lead.stage;
    listen(lead);
    let node = NodeRef::<html::Main>::new();
    let about = session.about();
    Effect::new(move |_| {
        document().set_title(&format!("{} · {}", desk.t(t::stage::TITLE)(), about.with(|about| about.title.clone())));
    });
    tell_consoles(session);
    let fill = move |_| {
        // The browser may refuse; the picture fills the window all the same.
        if document().fullscreen_element().is_none()
            && let Some(window) = node.get_untracked()
        {
            let _ = window.request_fullscreen();
        }
    };
    view! {
        <main class="projector" id="main" tabindex="-1" node_ref=node on:click=fill class:night=move || stage.with(|stage| stage.night)>
            <Picture session=session stage=stage pages=lead.pages />
        </main>
    }
}

/// Tells the consoles that a projector is there, of what shape, and when it goes.
fn tell_consoles(session: Session) {
    let forum = session.id();
    let lock = StoredValue::new_local(projectors::be_one(forum));
    let way = StoredValue::new_local(None::<Projectors>);
    let say = move |said| {
        way.try_with_value(|way| {
            if let Some(way) = way {
                way.say(said);
            }
        });
    };
    way.set_value(Projectors::open(forum, move |said| {
        if said == Said::WhoIsThere {
            say(here());
        }
    }));
    say(here());
    let resized = window_event_listener(ev::resize, move |_| say(here()));
    let gone = window_event_listener(ev::pagehide, move |_| say(Said::Going));
    on_cleanup(move || {
        resized.remove();
        gone.remove();
        say(Said::Going);
        way.dispose();
        lock.dispose();
    });
}

/// That this window is a projector, and its size.
fn here() -> Said {
    let size = |size: Result<JsValue, JsValue>| size.ok().and_then(|size| size.as_f64()).unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window's size in pixels")]
    let whole = |size: f64| size.max(1.0) as u32;
    Said::Here { width: whole(size(window().inner_width())), height: whole(size(window().inner_height())) }
}
