//! The logo on the minutes' cover: chosen, replaced, taken off.

use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use super::report::photographs::taking::why_not_taken;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::Kind;
use crate::domain::book::{choices, logo};
use crate::exchange::reducing::{Purpose, reduce};
use crate::i18n::t;
use crate::store::pictures;

/// The choice, to stand beside the minutes.
pub fn choice(session: Session) -> AnyView {
    view! { <LogoChoice session=session /> }.into_any()
}

#[component]
fn LogoChoice(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let there = session.memo(&[Kind::Book], |forum| choices(forum).logo.is_some());
    let input = NodeRef::<html::Input>::new();
    let button = NodeRef::<html::Button>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let take_off = move |_| {
        if session.act_and_tell(logo::take_off)
            && let Some(button) = button.get_untracked()
        {
            let _ = button.focus();
        }
    };
    let words = move || if there.get() { t::book::LOGO_REPLACE } else { t::book::LOGO_CHOOSE };
    view! {
        <div class="choice-of">
            <span class="label" aria-hidden="true">{desk.t(t::book::LOGO)}</span>
            <div class="either" role="group" aria-label=desk.t(t::book::LOGO)>
                <button type="button" node_ref=button on:click=choose>{move || desk.t(words())()}</button>
                {move || there.get().then(|| view! {
                    <button type="button" on:click=take_off>{desk.t(t::book::LOGO_REMOVE)}</button>
                })}
            </div>
            <input type="file" class="tell" tabindex="-1" accept="image/*" node_ref=input aria-label=desk.t(t::book::LOGO)
                on:change:target=move |event| {
                    let input = event.target();
                    if let Some(file) = input.files().and_then(|files| files.get(0)) {
                        leptos::task::spawn_local(take(desk, session, file));
                    }
                    input.set_value("");
                } />
        </div>
    }
}

/// Puts a file's picture on the cover. It is kept before the forum names it.
async fn take(desk: Desk, session: Session, file: File) {
    let taken = match reduce(&file, Purpose::Logo).await {
        Ok(taken) => taken,
        Err(why) => return desk.notices.refused(why_not_taken(desk, why, &file.name())),
    };
    pictures::hold(session.id(), taken.picture.clone());
    // One that isn't stored is there all the same, until the window closes. Rule Q5.
    if pictures::store(session.id()).await.is_err() {
        desk.notices.refused(desk.t(t::photographs::NOT_STORED)().to_owned());
    }
    if session.is_open() {
        session.act(|forum, cx| logo::put(forum, cx, &taken));
    }
}
