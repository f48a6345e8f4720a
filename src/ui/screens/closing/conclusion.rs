//! The forum's conclusion: read as it will be printed, written on the same page.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Identity, Kind, words};
use crate::i18n::t;
use crate::ui::navigation::focus_on;
use crate::ui::parts::LongText;
use crate::ui::screens::report::Rendered;

/// The conclusion, on a page like the one it will be printed on.
#[component]
pub fn Conclusion(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let there = session.memo(&[Kind::Identity], |forum| forum.identity.iter().next().map(|(id, _)| *id));
    let text = Memo::new(move |_| {
        if let Some(id) = there.get() {
            session.track_text::<Identity>(&id);
        }
        session.read(|forum| words::conclusion(forum).to_owned())
    });
    let writing = RwSignal::new(false);
    let broken = RwSignal::new(false);
    // Where nothing is written there is nothing to read: one may write at once.
    Effect::new(move |_| {
        if text.with(|text| text.trim().is_empty()) {
            writing.set(true);
        }
    });
    let write = Callback::new(move |text: String| session.try_act(|forum, cx| words::conclude(forum, cx, &text)));
    let turn = move |_| {
        let to_writing = !writing.get_untracked();
        writing.set(to_writing);
        let next = if to_writing { ".conclusion textarea" } else { ".conclusion header button" };
        request_animation_frame(move || focus_on(next));
    };
    let written = move || text.with(|text| !text.trim().is_empty());
    view! {
        <section class="conclusion sheet">
            <header>
                <h2>{desk.t(t::closing::CONCLUSION)}</h2>
                {move || written().then(|| view! {
                    <button type="button" on:click=turn>
                        {move || if writing.get() { desk.t(t::closing::READ)() } else { desk.t(t::closing::WRITE)() }}
                    </button>
                })}
            </header>
            <Show when=move || writing.get() fallback=move || view! { <div class="book"><Rendered text=text broken=broken /></div> }>
                <LongText bare=true label=Signal::derive(move || desk.t(t::closing::CONCLUSION)().to_owned()) value=text take=write
                    placeholder=Signal::derive(move || Some(desk.t(t::closing::CONCLUSION_EXAMPLE)().to_owned())) />
            </Show>
        </section>
    }
}
