//! A labelled single line (or a few), saved as it is typed.

use leptos::html;
use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::Refusal;

/// A field whose value lives in the forum. Every letter is handed over, or the whole line when the field is
/// left; what is refused stays on the screen with the reason below it, and the forum keeps what it had.
#[component]
pub fn LineField(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What the forum holds.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed.
    take: Callback<String, Result<(), Refusal>>,
    /// A sentence below the label.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// The kind of input: `text`, `date`, `time`, `number`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Several lines, where each line is a thing of its own.
    #[prop(optional)]
    lines: bool,
    /// The one line may be shown on several, so that it is never cut.
    #[prop(optional)]
    wraps: bool,
    /// The line is handed over when the field is left: every beginning of a name would be one more name.
    #[prop(optional)]
    whole: bool,
    /// The label is for those who don't see the layout.
    #[prop(optional)]
    bare: bool,
    /// The id of a list of suggestions.
    #[prop(optional, into)]
    list: MaybeProp<String>,
    /// Shown while nothing is typed.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let wrong = RwSignal::new(None::<Refusal>);
    let id = format!("field-{}", crate::app::clock::mint().simple());
    let wrong_id = format!("{id}-wrong");
    let typed = RwSignal::new(value.get_untracked());
    let here = RwSignal::new(false);
    // What arrives from elsewhere is shown, unless it would tear a word out of the typing hand.
    Effect::new(move |_| {
        let value = value.get();
        if !here.get_untracked() {
            typed.set(value);
        }
    });
    let hand_over = move |text: String| {
        typed.set(text.clone());
        wrong.set(take.run(text).err());
    };
    let leave = move |_| {
        // A field that is taken away with the focus in it hears of that once more.
        let (None, Some(right), Some(value)) =
            (here.try_set(false), wrong.try_with_untracked(Option::is_none), value.try_get_untracked())
        else {
            return;
        };
        if right {
            typed.set(value);
        }
    };
    let describedby = {
        let wrong_id = wrong_id.clone();
        move || wrong.with(Option::is_some).then(|| wrong_id.clone())
    };
    let label_view = if bare { None } else { Some(view! { <label for=id.clone()>{move || label.get()}</label> }) };
    let control = if lines || wraps {
        let node = NodeRef::<html::Textarea>::new();
        view! {
            <textarea
                id=id.clone() node_ref=node rows=if wraps { "1" } else { "3" }
                aria-label=move || bare.then(|| label.get())
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                aria-describedby=describedby
                placeholder=move || placeholder.get()
                prop:value=move || typed.get()
                on:focus=move |_| here.set(true)
                on:blur=leave
                on:keydown=move |event| if wraps && event.key() == "Enter" { event.prevent_default() }
                on:input:target=move |event| hand_over(event.target().value())
            />
        }
        .into_any()
    } else {
        view! {
            <input
                type=kind id=id.clone() autocomplete="off"
                aria-label=move || bare.then(|| label.get())
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                aria-describedby=describedby
                list=move || list.get()
                placeholder=move || placeholder.get()
                prop:value=move || typed.get()
                on:focus=move |_| here.set(true)
                on:blur=leave
                on:input:target=move |event| if whole { typed.set(event.target().value()) } else { hand_over(event.target().value()) }
                on:change:target=move |event| if whole && here.try_get_untracked().is_some() { hand_over(event.target().value()) }
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            {label_view}
            {move || hint.get().map(|hint| view! { <p class="hint">{hint}</p> })}
            {control}
            {move || wrong.get().map(|refusal| view! { <p class="wrong" id=wrong_id.clone()>{sentence(desk.language.get(), &refusal)}</p> })}
        </div>
    }
}
