//! One line to type into, and Enter: the gesture that the day is made of.

use leptos::html;
use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::{Refusal, limits};
use crate::i18n::{Text, t};

/// A quick entry. Enter hands the line over; when it is taken, the next may be typed at once. What
/// isn't handed over yet survives a reload.
#[component]
pub fn Entry(
    /// What is asked for, for those who don't see the placeholder.
    label: Text,
    /// An example of a line.
    placeholder: Text,
    /// The button's word.
    button: Text,
    /// The name under which an unfinished line is remembered on this machine.
    #[prop(into)]
    draft: String,
    /// What is said below the line while it is typed: a hint, a resemblance.
    #[prop(optional, into)]
    under: Option<ViewFn>,
    /// The line as it is typed, for those who look at it.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
    /// The line is a person's name: the forum's people are suggested.
    #[prop(optional)]
    people: bool,
    /// Takes the line; a refusal is shown and the line stays.
    take: Callback<String, Result<(), Refusal>>,
) -> impl IntoView {
    let desk = Desk::here();
    let line = typed.unwrap_or_else(|| RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<Refusal>);
    let node = NodeRef::<html::Input>::new();
    let draft = StoredValue::new(format!("draft/{draft}"));
    if let Ok(Some(kept)) = desk.store().setting(&draft.get_value()) {
        line.set(kept);
    }
    let remember = move |text: &str| {
        if let Some(draft) = draft.try_get_value() {
            // A draft that can't be kept is still on the screen.
            let _ = desk.store().set_setting(&draft, text);
        }
    };
    let submit = move || {
        // What takes the line may lead to another screen: then there is nothing left to clear here, and
        // the draft must not come back.
        let typed = line.get_untracked();
        remember("");
        match take.run(typed.clone()) {
            Ok(()) => {
                wrong.try_set(None);
                line.try_set(String::new());
            }
            Err(refusal) => {
                remember(&typed);
                wrong.try_set(Some(refusal));
            }
        }
        if let Some(input) = node.try_get_untracked().flatten() {
            let _ = input.focus();
        }
    };
    view! {
        <div class="entry-line">
            <form class="entry" on:submit=move |event| { event.prevent_default(); submit(); }>
                <input
                    type="text"
                    autocomplete="off"
                    node_ref=node
                    data-quick-entry=""
                    list=people.then_some(super::PEOPLE)
                    aria-label=desk.t(label)
                    placeholder=desk.t(placeholder)
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    prop:value=move || line.get()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        let length = text.chars().count();
                        wrong.set((length > limits::LINE * 2).then_some(Refusal::TooLong { length, limit: limits::LINE }));
                        remember(&text);
                        line.set(text);
                    }
                />
                <button type="submit" class="go">{desk.t(button)}" "<span aria-hidden="true">"⏎"</span></button>
            </form>
            <div class="under" aria-live="polite">
                {move || wrong.get().map(|refusal| view! { <p class="wrong">{sentence(desk.language.get(), &refusal)}</p> })}
                {under.map(|under| under.run())}
            </div>
            <span class="tell">{desk.t(t::app::ENTER_ADDS)}</span>
        </div>
    }
}
