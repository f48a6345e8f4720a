//! By when: a date or words, typed in one field.

use leptos::prelude::*;

use super::LineField;
use crate::app::desk::Desk;
use crate::domain::{Due, Language, Refusal};
use crate::i18n::{self, t};

/// A field for a term. A date typed as figures is said in words, so that one sees how it was read.
#[component]
pub fn DueField(
    /// What the forum holds.
    #[prop(into)]
    value: Signal<Due>,
    /// Takes what was typed.
    take: Callback<Due, Result<(), Refusal>>,
) -> impl IntoView {
    let desk = Desk::here();
    let read = Memo::new(move |_| value.with(Due::date));
    let hint = Signal::derive(move || {
        Some(match read.get() {
            Some(date) => desk.fill(t::promises::DUE_READ, &[("date", &i18n::date(desk.language.get(), date))]),
            None => desk.t(t::promises::DUE_HINT)().to_owned(),
        })
    });
    view! {
        <LineField
            label=Signal::derive(move || desk.t(t::promises::DUE)().to_owned())
            hint=hint
            placeholder=Signal::derive(move || Some(desk.t(t::promises::DUE_EXAMPLE)().to_owned()))
            value=Signal::derive(move || value.with(|due| due.0.clone()))
            take=Callback::new(move |typed: String| take.run(Due(typed)))
        />
    }
}

/// A term in words: dates as each language writes them, words as they were said.
pub fn due_words(language: Language, due: &Due) -> String {
    match due.date() {
        Some(date) => i18n::date_short(language, date),
        None => due.0.trim().to_owned(),
    }
}

/// The same as part of a sentence: a date says that it is a term, words speak for themselves.
pub fn due_sentence(language: Language, due: &Due) -> String {
    match due.date() {
        Some(date) => i18n::fill(language, t::promises::BY, &[("date", &i18n::date_short(language, date))]),
        None => due.0.trim().to_owned(),
    }
}
