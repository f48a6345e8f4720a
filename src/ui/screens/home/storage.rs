//! How much of this browser's storage is used, whether the browser keeps it for good, and whether the app
//! starts without a network.

use leptos::prelude::*;

use crate::app::desk::{Desk, Offline};
use crate::i18n::{self, t};
use crate::store::space;

/// One line: used, of how much, kept for good or not and the way to ask for it, ready without a network.
#[component]
pub fn StorageLine(changed: Trigger) -> impl IntoView {
    let desk = Desk::here();
    let kept = RwSignal::new(None::<bool>);
    leptos::task::spawn_local(async move {
        kept.set(space::space().await.kept_for_good);
    });
    let ask = move |_| {
        leptos::task::spawn_local(async move {
            kept.set(space::keep_for_good().await);
        });
    };
    let used = move || {
        changed.track();
        let fill = space::fill().ok()?;
        let language = desk.language.get();
        let kilo = |n: u64| i18n::number(language, usize::try_from(n.div_ceil(1024)).unwrap_or(usize::MAX));
        Some(i18n::fill(language, t::home::STORAGE, &[("used", &kilo(fill.ours)), ("limit", &kilo(fill.limit))]))
    };
    view! {
        <p class="storage">
            <span>{used}</span>
            {move || match kept.get() {
                Some(true) => view! { <span>{desk.t(t::home::KEPT_FOR_GOOD)}</span> }.into_any(),
                Some(false) => view! {
                    <span>{desk.t(t::home::NOT_FOR_GOOD)}</span>
                    <button type="button" class="link" on:click=ask>{desk.t(t::home::KEEP)}</button>
                }.into_any(),
                None => ().into_any(),
            }}
            {move || (desk.offline.get() != Offline::Unknown).then(|| view! { <span>{desk.t(t::home::OFFLINE)}</span> })}
        </p>
    }
}
