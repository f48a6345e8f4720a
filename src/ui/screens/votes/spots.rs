//! Dots as one sees them on paper.

use leptos::prelude::*;

use super::many;

/// More than these are a figure rather than a row of dots.
const MOST: u32 = 20;

/// A row of dots, the first of them filled; decoration, the words stand beside it.
#[component]
pub fn Spots(
    /// How many are filled.
    #[prop(into)]
    filled: Signal<u32>,
    /// How many there are.
    #[prop(into)]
    of: Signal<u32>,
) -> impl IntoView {
    let row = Memo::new(move |_| of.get() <= MOST);
    view! {
        <span class="spots" aria-hidden="true">
            {move || if row.get() {
                (0..of.get()).map(|place| view! { <i class:on=move || place < filled.get()></i> }).collect_view().into_any()
            } else {
                view! { <i class="on"></i> <b>{move || format!("{} / {}", many(filled.get()), many(of.get()))}</b> }.into_any()
            }}
        </span>
    }
}
