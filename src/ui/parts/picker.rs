//! A date or a time of day, in the browser's own picker.

use leptos::html;
use leptos::prelude::*;

/// A picker's input under its label. Browsers empty a half-typed date when its value is set, so what is
/// typed here is never written back while one is typing.
#[component]
pub fn Picker(
    /// `date` or `time`.
    kind: &'static str,
    /// Its label.
    label: Signal<String>,
    /// What the forum holds, as the input writes it.
    value: Signal<String>,
    /// Takes what was picked; empty for nothing.
    take: Callback<String>,
    /// Whether what was picked is refused.
    wrong: Signal<bool>,
    /// The label is for those who don't see the layout.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let here = RwSignal::new(false);
    let id = format!("picker-{}", crate::app::clock::mint().simple());
    let show = move |value: &str| {
        if let Some(input) = node.try_get_untracked().flatten().filter(|input| input.value() != value) {
            input.set_value(value);
        }
    };
    Effect::new(move |_| {
        let value = value.get();
        if node.get().is_some() && !here.get_untracked() {
            show(&value);
        }
    });
    view! {
        {(!bare).then(|| view! { <label for=id.clone()>{move || label.get()}</label> })}
        <input
            type=kind id=id node_ref=node
            aria-label=move || bare.then(|| label.get())
            aria-invalid=move || wrong.get().then_some("true")
            on:focus=move |_| here.set(true)
            on:blur=move |_| {
                // A field that is taken away with the focus in it hears of that once more.
                here.try_set(false);
                if let (Some(false), Some(value)) = (wrong.try_get_untracked(), value.try_get_untracked()) {
                    show(&value);
                }
            }
            on:input:target=move |event| take.run(event.target().value())
        />
    }
}
