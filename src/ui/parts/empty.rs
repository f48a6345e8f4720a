//! An empty screen says what to do next.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::i18n::Text;

/// What stands where nothing is yet: what is missing, and what to do.
#[component]
pub fn Empty(
    /// What isn't there.
    title: Text,
    /// What to do next.
    hint: Text,
    /// The gesture itself, where there is one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <div class="empty">
            <h2>{desk.t(title)}</h2>
            <p>{desk.t(hint)}</p>
            {children.map(|children| children())}
        </div>
    }
}
