//! The slip: on which paper, in which language, with how much ink, and which sheets.

use leptos::prelude::*;

use super::{Press, called};
use crate::domain::Language;
use crate::i18n::{Text, t};
use crate::paper::{Size, Stack};
use crate::ui::parts::{Glyph, Icon};

/// The slip.
#[component]
pub fn Slip(press: Press) -> impl IntoView {
    let desk = press.desk;
    let total = move || press.total();
    let print = move || {
        if total() > 0 {
            press.print(None);
        }
    };
    let speak = move |wanted: Language| {
        press.change(|choice| {
            if choice.language(press.session.about().with_untracked(|about| about.minutes_language)) != wanted {
                choice.other_language = !choice.other_language;
            }
        });
    };
    view! {
        <section class="slip sheet" aria-label=desk.t(t::paper::CHOOSE)>
            <Either label=t::paper::PAPER second=Signal::derive(move || press.choice.with(|choice| choice.size == Size::A3))
                names=[t::paper::A4, t::paper::A3]
                take=Callback::new(move |large| press.change(|choice| choice.size = if large { Size::A3 } else { Size::A4 })) />
            <Either label=t::paper::LANGUAGE second=Signal::derive(move || press.language.get() == Language::En)
                names=[t::paper::IN_FRENCH, t::paper::IN_ENGLISH]
                take=Callback::new(move |english| speak(if english { Language::En } else { Language::Fr })) />
            <Either label=t::paper::INK second=Signal::derive(move || press.choice.with(|choice| choice.saving_ink))
                names=[t::paper::COLOUR, t::paper::SAVING]
                take=Callback::new(move |saving| press.change(|choice| choice.saving_ink = saving)) />
            <fieldset class="wanted">
                <legend>{desk.t(t::paper::SHEETS)}</legend>
                {Stack::ALL.map(|stack| view! { <Wanted press=press stack=stack /> }).collect_view()}
            </fieldset>
            <button type="button" class="go" aria-disabled=move || (total() == 0).then_some("true")
                on:click=move |_| print()>
                <Icon glyph=Glyph::Print />{move || desk.count(t::paper::PRINT, total())}
            </button>
            <p class="hint">{desk.t(t::paper::PRINT_HINT)}</p>
            <p class="tell" role="status">{move || desk.count(t::paper::PAGES, total())}</p>
        </section>
    }
}

/// A stack's tick, and how many sheets it has.
#[component]
fn Wanted(press: Press, stack: Stack) -> impl IntoView {
    let desk = press.desk;
    let chosen = Memo::new(move |_| press.choice.with(|choice| choice.has(stack)));
    let count = move || chosen.get().then(|| crate::i18n::number(desk.language.get(), press.count(stack)));
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || chosen.get()
                on:change:target=move |event| { let taken = event.target().checked(); press.change(|choice| choice.take(stack, taken)); } />
            <span>{desk.t(called(stack))}</span>
            <small aria-hidden="true">{count}</small>
        </label>
    }
}

/// One of two.
#[component]
pub fn Either(
    /// What is chosen.
    label: Text,
    /// Whether it is the second.
    second: Signal<bool>,
    /// What the two are called.
    names: [Text; 2],
    /// Takes whether the second is wanted.
    take: Callback<bool>,
) -> impl IntoView {
    let desk = crate::app::desk::Desk::here();
    let choice = move |name: Text, this: bool| {
        view! {
            <button type="button" aria-pressed=move || (second.get() == this).to_string() on:click=move |_| take.run(this)>
                {desk.t(name)}
            </button>
        }
    };
    let [first, other] = names;
    view! {
        <div class="either" role="group" aria-label=desk.t(label)>
            <span class="label" aria-hidden="true">{desk.t(label)}</span>
            <span class="pair">{choice(first, false)}{choice(other, true)}</span>
        </div>
    }
}
