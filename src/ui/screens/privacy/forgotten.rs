//! What every window shows once everything was forgotten.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::i18n::t;
use crate::store::traces;
use crate::ui::navigation::focus_on;
use crate::ui::parts::Empty;

/// Follows what other windows forget.
pub fn follow(desk: Desk) {
    traces::when_forgotten(move || {
        desk.panel.set(None);
        desk.forgotten.set(true);
    });
}

/// Nothing is kept any more, and how to begin again.
#[component]
pub fn Forgotten() -> impl IntoView {
    let desk = Desk::here();
    request_animation_frame(|| focus_on("#main"));
    let begin = move |_| {
        let place = window().location();
        // What this window still remembers goes with the page.
        let _ = place.set_hash("#/").and_then(|()| place.reload());
    };
    view! {
        <main class="main" id="main" tabindex="-1">
            <Empty page=true title=t::privacy::FORGOTTEN hint=t::privacy::FORGOTTEN_HINT>
                <button type="button" class="go" on:click=begin>{desk.t(t::privacy::BEGIN_ANEW)}</button>
            </Empty>
        </main>
    }
}
