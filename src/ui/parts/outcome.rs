//! What became of an action or an engagement: since when, and a remark. Rule E8.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::{LineField, Picker};
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::{Language, Outcome, Progress, Refusal, Telling};
use crate::i18n::{self, Text, t};

/// The first year that isn't one half typed.
const FIRST_YEAR: i32 = 1000;

/// The day and the remark, saved as they are typed; nothing while the state is open.
#[component]
pub fn OutcomeFields(
    /// What became of it.
    #[prop(into)]
    outcome: Signal<Outcome>,
    /// Takes what is said anew.
    take: Callback<Telling, Result<(), Refusal>>,
) -> impl IntoView {
    let desk = Desk::here();
    let is_open = Memo::new(move |_| outcome.with(|outcome| outcome.progress == Progress::Open));
    let is_moved = Memo::new(move |_| outcome.with(|outcome| outcome.progress == Progress::Moved));
    let said = move |text: Text| desk.t(text)().to_owned();
    let wrong = RwSignal::new(None::<Refusal>);
    let pick = Callback::new(move |typed: String| {
        let day = typed.parse::<NaiveDate>().ok();
        if day.is_none_or(|day| day.year() >= FIRST_YEAR) {
            wrong.set(take.run(Telling::Marked(day)).err());
        }
    });
    let write = Callback::new(move |typed: String| take.run(Telling::Remark(typed)));
    move || {
        (!is_open.get()).then(|| {
            view! {
                <div class="fields outcome">
                    <div class="field">
                        <Picker kind="date" label=Signal::derive(move || said(day_of(outcome.with(|outcome| outcome.progress))))
                            value=Signal::derive(move || outcome.with(|outcome| outcome.marked.map(|day| day.to_string()).unwrap_or_default()))
                            take=pick wrong=Signal::derive(move || wrong.with(Option::is_some)) />
                        {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
                    </div>
                    <LineField label=Signal::derive(move || said(t::promises::REMARK)) take=write
                        placeholder=Signal::derive(move || is_moved.get().then(|| said(t::promises::REMARK_EXAMPLE)))
                        value=Signal::derive(move || outcome.with(|outcome| outcome.remark.clone())) />
                </div>
            }
        })
    }
}

const fn day_of(progress: Progress) -> Text {
    match progress {
        Progress::Dropped => t::promises::DROPPED_ON,
        Progress::Moved => t::promises::MOVED_ON,
        Progress::Done | Progress::Open => t::promises::DONE_ON,
    }
}

/// The day and the remark in few words; empty where there is neither.
pub fn outcome_words(language: Language, outcome: &Outcome) -> String {
    let day = outcome.marked.map(|day| i18n::date_short(language, day)).unwrap_or_default();
    [day.as_str(), outcome.remark.as_str()].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ")
}
