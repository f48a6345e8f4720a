//! A message typed now, over whatever scene.

use leptos::html;
use leptos::prelude::*;

use crate::ui::screens::opening::fit;

/// The message, as large as it can be.
#[component]
pub fn Message(message: String) -> impl IntoView {
    let node = NodeRef::<html::Article>::new();
    let first = fit::step(message.chars().count());
    fit::keep(node, first);
    view! {
        <article class="slide over" node_ref=node data-step=first.to_string() aria-live="polite">
            <p></p>
            <div class="words"><h2>{message}</h2></div>
            <p></p>
        </article>
    }
}
