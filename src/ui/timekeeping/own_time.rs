//! A time of one's own choice, typed.

use leptos::html;
use leptos::prelude::*;

use super::panel::Setter;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::timer::read_length;
use crate::i18n::t;

/// How long and, if one likes, what for; Enter starts it.
#[component]
pub fn OwnTime(setter: Setter) -> impl IntoView {
    let desk = Desk::here();
    let (length, label) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let wrong = RwSignal::new(None::<String>);
    let typed = |field: NodeRef<html::Input>| field.get_untracked().map(|field| field.value()).unwrap_or_default();
    let submit = move || {
        let Some(seconds) = read_length(&typed(length)) else {
            return wrong.set(Some(desk.t(t::timer::UNREADABLE)().to_owned()));
        };
        match setter.start(&typed(label), seconds) {
            Ok(()) => {
                for field in [length, label].into_iter().filter_map(|field| field.get_untracked()) {
                    field.set_value("");
                }
                wrong.set(None);
            }
            Err(refusal) => wrong.set(Some(sentence(desk.language.get_untracked(), &refusal))),
        }
    };
    let is_wrong = move || wrong.with(Option::is_some);
    view! {
        <form class="own-time" on:submit=move |event| { event.prevent_default(); submit(); }>
            <div class="field">
                <label for="timer-length">{desk.t(t::timer::HOW_LONG)}</label>
                <input id="timer-length" type="text" autocomplete="off" inputmode="text" node_ref=length placeholder=desk.t(t::timer::HOW_LONG_HINT)
                    aria-invalid=move || is_wrong().then_some("true") aria-describedby=move || is_wrong().then_some("timer-wrong")
                    on:input=move |_| wrong.set(None) />
            </div>
            <div class="field">
                <label for="timer-label">{desk.t(t::timer::WHAT_FOR)}</label>
                <input id="timer-label" type="text" autocomplete="off" node_ref=label on:input=move |_| wrong.set(None) />
            </div>
            <button type="submit">{desk.t(t::timer::START)}</button>
            <div class="under" aria-live="polite">
                {move || wrong.get().map(|words| view! { <p class="wrong" id="timer-wrong">{words}</p> })}
            </div>
        </form>
    }
}
