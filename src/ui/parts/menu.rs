//! A menu that opens under its button.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A disclosure with gestures in it. It closes on Escape, on a choice, and when focus goes elsewhere.
#[component]
pub fn Menu(
    /// What the button is called, for those who don't see it.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows.
    #[prop(into)]
    face: ViewFn,
    /// The gestures: buttons or links.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let close = move || {
        if let Some(details) = node.try_get_untracked().flatten() {
            details.set_open(false);
        }
    };
    let focus_back = move || {
        if let Some(summary) =
            node.try_get_untracked().flatten().and_then(|details| details.query_selector("summary").ok().flatten())
            && let Ok(summary) = summary.dyn_into::<web_sys::HtmlElement>()
        {
            let _ = summary.focus();
        }
    };
    view! {
        <details
            class="menu"
            node_ref=node
            on:keydown=move |event| {
                if event.key() == "Escape" && node.try_get_untracked().flatten().is_some_and(|details| details.open()) {
                    event.stop_propagation();
                    close();
                    focus_back();
                }
            }
            on:focusout=move |event| {
                // A menu that is taken away with the focus in it hears of that once more.
                let Some(details) = node.try_get_untracked().flatten() else { return };
                let went_to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
                if went_to.is_some_and(|target| !details.contains(Some(&target))) {
                    close();
                }
            }
        >
            <summary class="summary-button" aria-label=move || label.get()>{move || face.run()}</summary>
            <div class="leaves" on:click=move |_| close()>{children()}</div>
        </details>
    }
}
