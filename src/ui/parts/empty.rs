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
    /// It is all that there is on the page, and so its heading is the page's.
    #[prop(optional)]
    page: bool,
    /// The gesture itself, where there is one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <div class="empty">
            {if page { view! { <h1>{desk.t(title)}</h1> }.into_any() } else { view! { <h2>{desk.t(title)}</h2> }.into_any() }}
            <p>{desk.t(hint)}</p>
            {children.map(|children| children())}
        </div>
    }
}
