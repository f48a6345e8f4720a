//! A part of the screen that is folded away until it is wanted.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::i18n::Text;

/// A heading that unfolds what it names. The content is made when it opens and dropped when it closes.
#[component]
pub fn Fold(
    /// The heading.
    title: Text,
    /// A few words or a figure beside it.
    #[prop(into)]
    note: Signal<String>,
    /// What is folded away.
    children: ChildrenFn,
) -> impl IntoView {
    let desk = Desk::here();
    let open = RwSignal::new(false);
    let children = StoredValue::new(children);
    view! {
        <details class="fold" on:toggle=move |event| open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open())>
            <summary><h2>{desk.t(title)}</h2> <span class="soft">{move || note.get()}</span></summary>
            <Show when=move || open.get()><div class="unfolded">{children.read_value()()}</div></Show>
        </details>
    }
}
