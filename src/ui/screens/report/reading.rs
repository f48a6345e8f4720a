//! The report as it will read in the minutes, typeset by the book's worker while it is written.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};

use super::Desktop;
use super::told::notes;
use crate::app::desk::Desk;
use crate::domain::{Id, Section};
use crate::exchange::worker;
use crate::i18n::t;

/// How long the typing must rest before it is typeset.
const REST: Duration = Duration::from_millis(150);

/// What stands above the sections as they read.
#[component]
pub fn ReadingHead(open: Desktop, broken: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let session = open.session;
    let written = Memo::new(move |_| {
        open.sections.with(|all| all.iter().any(|section| notes(session, section.id).with(|notes| !notes.trim().is_empty())))
    });
    view! {
        <div class="reading">
            <h2>{desk.t(t::workshops::READING)}</h2>
            {move || broken.get().then(|| view! { <p class="broken" role="status">{desk.t(t::workshops::READING_BROKEN)}</p> })}
            {move || (!written.get()).then(|| view! {
                <p class="nothing beside-it">{desk.t(t::workshops::READING_NOTHING)}</p>
                <p class="nothing alone">{desk.t(t::workshops::READING_NOTHING_YET)}</p>
            })}
        </div>
    }
}

/// One section as it reads; like in the minutes, one without notes isn't there.
#[component]
pub fn ReadSection(open: Desktop, id: Id<Section>, broken: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let title = Memo::new(move |_| {
        open.sections
            .with(|all| all.iter().find(|section| section.id == id).map(|section| section.title.clone()).unwrap_or_default())
    });
    let text = notes(open.session, id);
    let empty = Memo::new(move |_| text.with(|text| text.trim().is_empty()));
    view! {
        <Show when=move || !empty.get()>
            <div class="reading book" role="group" aria-label=move || desk.fill(t::workshops::READING_OF, &[("title", &title.read())])>
                <h3>{move || title.get()}</h3>
                <Rendered text=text broken=broken />
            </div>
        </Show>
    }
}

/// A text typeset by the worker; as it was typed where the worker can't be had.
#[component]
pub fn Rendered(
    /// The text, in CommonMark.
    text: Memo<String>,
    /// Set while the worker can't be had.
    broken: RwSignal<bool>,
    /// Told once it is typeset, for those who measure it.
    #[prop(optional)]
    done: Option<Callback<()>>,
) -> impl IntoView {
    let set = RwSignal::new(None::<String>);
    let rest = StoredValue::new(None::<TimeoutHandle>);
    let cancel = move || {
        rest.try_update_value(|rest| {
            if let Some(rest) = rest.take() {
                rest.clear();
            }
        });
    };
    Effect::new(move |_| {
        let typed = text.get();
        cancel();
        if typed.trim().is_empty() {
            set.set(None);
            return;
        }
        let wait = if set.with_untracked(Option::is_some) { REST } else { Duration::ZERO };
        let ask = move || {
            spawn_local(async move {
                let answer = worker::ask(json!({"task": "notes", "text": typed})).await.ok();
                let answer = answer.and_then(|answer| answer.get("html").and_then(Value::as_str).map(str::to_owned));
                // Whoever has left the screen meanwhile needs no answer.
                broken.try_set(answer.is_none());
                set.try_set(answer);
                if let Some(done) = done {
                    done.try_run(());
                }
            });
        };
        rest.set_value(set_timeout_with_handle(ask, wait).ok());
    });
    on_cleanup(cancel);
    move || match set.get() {
        Some(html) => view! { <div class="notes" inner_html=html></div> }.into_any(),
        None if broken.get() => view! { <div class="notes as-typed">{text.get()}</div> }.into_any(),
        None => ().into_any(),
    }
}
