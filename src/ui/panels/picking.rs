//! While several topics are chosen on the wall: how many they are, and the label that they get.

use leptos::ev;
use leptos::prelude::*;

use super::labels::{suggestions, used};
use crate::app::action;
use crate::app::desk::Desk;
use crate::app::notices::{self, sentence};
use crate::app::session::Session;
use crate::domain::{Refusal, labels};
use crate::i18n::{self, t};
use crate::ui::navigation::focus_on;

/// The id of the list of labels that the bar's field suggests.
const LABELS: &str = "labels-to-give";

/// The bar at the foot of the wall, while topics are being chosen.
#[component]
pub fn PickingBar() -> impl IntoView {
    let desk = Desk::here();
    move || desk.picking.is_on().then(|| desk.session.get()).flatten().map(|session| view! { <Bar session=session /> })
}

#[component]
fn Bar(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let words = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Refusal>);
    let used = used(session);
    let many = move || desk.picking.count();
    let none = move || many() == 0;
    let give = move |words: &str| {
        let chosen = desk.picking.chosen();
        match session.try_act(|forum, cx| labels::put(forum, cx, &chosen, words)) {
            Ok(()) => {
                let said = if words.trim().is_empty() { t::labels::TAKEN_OFF } else { t::labels::GIVEN };
                let said = desk.fill(said, &[("label", words.trim()), ("topics", &desk.count(t::topics::COUNT, chosen.len()))]);
                let deed =
                    session.undoable().with_untracked(|(undo, _)| notices::deed(desk.language.get_untracked(), undo.as_ref()));
                desk.notices.done_as(said, deed);
                leave(desk);
            }
            Err(refusal) => wrong.set(Some(refusal)),
        }
    };
    request_animation_frame(|| focus_on("[data-card]"));
    let listening = window_event_listener(ev::keydown, move |event| {
        let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
        if event.key() == "Escape" && !dialog && !event.default_prevented() && !event.is_composing() {
            leave(desk);
        }
    });
    on_cleanup(move || listening.remove());
    view! {
        <div class="picking-room"></div>
        <section class="picking" aria-label=desk.t(t::labels::SEVERAL)>
            <p role="status">{move || match many() {
                0 => i18n::say(desk.language.get(), t::labels::PICK).to_owned(),
                chosen => desk.count(t::labels::PICKED, chosen),
            }}</p>
            <form on:submit=move |event| { event.prevent_default(); give(&words.read_untracked()); }>
                <input type="text" autocomplete="off" list=LABELS data-label="" aria-label=desk.t(t::labels::LABEL) placeholder=desk.t(t::labels::EXAMPLE)
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    on:input:target=move |event| { wrong.set(None); words.set(event.target().value()); } />
                <button type="submit" class="go" disabled=move || none() || words.with(|words| words.trim().is_empty())>{desk.t(t::labels::GIVE)}</button>
                <button type="button" disabled=none on:click=move |_| give("")>{desk.t(t::labels::TAKE_OFF)}</button>
                <button type="button" class="bare" on:click=move |_| (action::LABELS.run)(desk)>{desk.t(t::labels::TITLE)}</button>
                <button type="button" class="bare" on:click=move |_| leave(desk)>{desk.t(t::app::CANCEL)}</button>
            </form>
            {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
            {suggestions(used, LABELS)}
        </section>
    }
}

fn leave(desk: Desk) {
    desk.picking.end();
    request_animation_frame(|| focus_on("[data-several]"));
}
