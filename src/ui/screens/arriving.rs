//! A screen whose code may still be on its way.

use leptos::prelude::*;

use crate::app::bundles::{Arrival, Bundle};
use crate::app::desk::Desk;
use crate::i18n::t;

/// What a bundle shows, once it is here. Until then, that it is coming; or that it couldn't be fetched,
/// and the way to try again.
#[component]
pub fn Arriving<T: Copy + Send + Sync + 'static>(
    /// The bundle.
    bundle: Bundle<T>,
    /// What it shows.
    show: Callback<T, AnyView>,
    /// There is nothing else on the page, and what it shows brings the main column along.
    #[prop(optional)]
    page: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let fetch = move || {
        leptos::task::spawn_local(async move {
            // What became of it shows here.
            let _ = bundle.fetch().await;
        });
    };
    if bundle.here().is_none() {
        fetch();
    }
    let here = move || match bundle.arrival() {
        Arrival::Here(here) => show.run(here),
        Arrival::Awaited => view! { <p class="arriving" role="status">{desk.t(t::app::ARRIVING)}</p> }.into_any(),
        Arrival::Missing => view! {
            <div class="empty" role="alert">
                <h1>{desk.t(t::app::NOT_LOADED)}</h1>
                <p>{desk.t(t::app::NOT_LOADED_HINT)}</p>
                <button type="button" class="go" on:click=move |_| fetch()>{desk.t(t::app::TRY_AGAIN)}</button>
            </div>
        }
        .into_any(),
    };
    move || {
        let alone = page && !matches!(bundle.arrival(), Arrival::Here(_));
        if alone { view! { <main class="main" id="main" tabindex="-1">{here}</main> }.into_any() } else { here().into_any() }
    }
}
