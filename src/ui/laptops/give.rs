//! The page of a contribution that was opened.

use leptos::prelude::*;

use crate::app::desk::Desk;

/// The page.
pub fn give(desk: Desk) -> AnyView {
    view! { <main class="main" id="main" tabindex="-1"><p>{move || desk.brought.get()}</p></main> }.into_any()
}
