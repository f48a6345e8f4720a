//! What is said in passing, at the foot of the screen, announced politely.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::navigation::focus_on;
use super::offline::NewerVersion;
use super::parts::{Each, Glyph, Icon};
use crate::app::desk::Desk;
use crate::app::notices::{Tone, Undo};
use crate::i18n::t;

/// The notices.
#[component]
pub fn Notices() -> impl IntoView {
    let desk = Desk::here();
    let shown = desk.notices.shown();
    let held = StoredValue::new(false);
    let came_from = StoredValue::new_local(None::<web_sys::HtmlElement>);
    let outside = |other: Option<web_sys::EventTarget>| {
        let other = other.and_then(|other| other.dyn_into::<web_sys::HtmlElement>().ok());
        other.filter(|other| other.closest(".notices").ok().flatten().is_none())
    };
    // A notice that goes, by hand or by itself, must not take the focus with it.
    Effect::new(move |_| {
        shown.track();
        if held.get_value() {
            request_animation_frame(move || give_back(came_from.get_value().as_ref()));
        }
    });
    view! {
        <div class="notices" role="status" aria-live="polite"
            on:focusin=move |event| {
                held.set_value(true);
                if let Some(from) = outside(event.related_target()) {
                    came_from.set_value(Some(from));
                }
            }
            on:focusout=move |event| {
                if outside(event.related_target()).is_some() {
                    held.set_value(false);
                }
            }
        >
            <NewerVersion />
            <Each
                each=move || shown.get()
                key=|notice| notice.serial
                children=move |notice| {
                    let (serial, back) = (notice.serial, notice.undo);
                    view! {
                        <div class="notice" class:refused=notice.tone == Tone::Refused>
                            <span>{notice.words}</span>
                            // Undo rests while a voter has the laptop. Rule V14.
                            {move || back.clone().filter(|_| !desk.with_a_voter.get()).map(|back| view! {
                                <button type="button" on:click=move |_| { desk.notices.dismiss(serial); undo(desk, &back); }>
                                    {desk.t(t::app::UNDO)}
                                </button>
                            })}
                            <button type="button" class="icon" aria-label=desk.t(t::app::CLOSE) on:click=move |_| desk.notices.dismiss(serial)>
                                <Icon glyph=Glyph::Close />
                            </button>
                        </div>
                    }
                }
            />
        </div>
    }
}

fn undo(desk: Desk, back: &Undo) {
    match back {
        // It was done in a forum, so a forum's code is here.
        Undo::Deed(_) => {
            if let Some(bundle) = desk.forum.here() {
                (bundle.undo)(desk);
            }
        }
        Undo::Here(back) => back(desk),
    }
}

/// After a notice went with the focus in it: back to where the focus came from, else to the screen.
fn give_back(came_from: Option<&web_sys::HtmlElement>) {
    let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
    if !lost {
        return;
    }
    match came_from.filter(|element| element.is_connected()) {
        Some(element) => {
            let _ = element.focus();
        }
        None => focus_on("#main"),
    }
}
