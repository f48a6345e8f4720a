//! The report as it will read in the minutes, typeset by the book's worker while it is written.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

use super::Desktop;
use crate::app::desk::Desk;
use crate::domain::{Id, Section};
use crate::exchange::worker;
use crate::i18n::t;

/// How long the typing must rest before it is typeset.
const REST: Duration = Duration::from_millis(150);

/// The whole report as it reads.
#[component]
pub fn Reading(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let broken = RwSignal::new(false);
    let sections = open.sections;
    let session = open.session;
    let ids = Memo::new(move |_| sections.with(|all| all.iter().map(|section| section.id).collect::<Vec<_>>()));
    let written = Memo::new(move |_| {
        ids.get().into_iter().any(|id| {
            session.track_text::<Section>(&id);
            session.read(|forum| !forum.text::<Section>(&id).trim().is_empty())
        })
    });
    view! {
        <section class="reading" aria-labelledby="reading-title">
            <h2 id="reading-title">{desk.t(t::workshops::READING)}</h2>
            {move || broken.get().then(|| view! { <p class="broken" role="status">{desk.t(t::workshops::READING_BROKEN)}</p> })}
            <div class="book">
                <For each=move || ids.get() key=|id| *id children=move |id| view! { <ReadSection open=open id=id broken=broken /> } />
            </div>
            {move || (!written.get()).then(|| view! {
                <p class="nothing beside-it">{desk.t(t::workshops::READING_NOTHING)}</p>
                <p class="nothing alone">{desk.t(t::workshops::READING_NOTHING_YET)}</p>
            })}
        </section>
    }
}

/// One section as it reads; like in the minutes, one without notes isn't there.
#[component]
fn ReadSection(open: Desktop, id: Id<Section>, broken: RwSignal<bool>) -> impl IntoView {
    let title = move || {
        open.sections
            .with(|all| all.iter().find(|section| section.id == id).map(|section| section.title.clone()).unwrap_or_default())
    };
    let text = open.session.text::<Section>(id);
    let empty = Memo::new(move |_| text.with(|text| text.trim().is_empty()));
    view! {
        <Show when=move || !empty.get()>
            <h3>{title}</h3>
            <Rendered text=text broken=broken />
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
                // Whoever has left the screen meanwhile needs no answer.
                broken.try_set(answer.is_none());
                set.try_set(answer);
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
