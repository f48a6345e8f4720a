//! From when to when: two times that are taken together, so that both may be changed one after the
//! other without the first being refused for the sake of the second.

use chrono::NaiveTime;
use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::Refusal;
use crate::domain::hours::Hours;
use crate::ui::parts::Picker;

/// A start and an end. What is refused stays in the inputs and is tried again with the next change.
#[component]
pub fn HoursField(
    /// The label of the start.
    starts: Signal<String>,
    /// The label of the end.
    ends: Signal<String>,
    /// What the forum holds.
    hours: Signal<Hours>,
    /// Takes both.
    take: Callback<Hours, Result<(), Refusal>>,
    /// The labels are for those who don't see the layout.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let refused = RwSignal::new(None::<(Hours, Refusal)>);
    let wrong = Signal::derive(move || refused.with(Option::is_some));
    let try_with = move |change: &dyn Fn(&mut Hours)| {
        let mut wanted =
            refused.with_untracked(|refused| refused.as_ref().map_or_else(|| hours.get_untracked(), |(hours, _)| *hours));
        change(&mut wanted);
        refused.set(take.run(wanted).err().map(|refusal| (wanted, refusal)));
    };
    let take_start = Callback::new(move |typed: String| try_with(&|hours| hours.starts = read(&typed)));
    let take_end = Callback::new(move |typed: String| try_with(&|hours| hours.ends = read(&typed)));
    let start = Signal::derive(move || written(hours.get().starts));
    let end = Signal::derive(move || written(hours.get().ends));
    view! {
        <div class="hours">
            <div class="field"><Picker kind="time" label=starts value=start take=take_start wrong=wrong bare=bare /></div>
            <span class="until" aria-hidden="true">"–"</span>
            <div class="field"><Picker kind="time" label=ends value=end take=take_end wrong=wrong bare=bare /></div>
            {move || refused.get().map(|(_, refusal)| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
        </div>
    }
}

/// A time as inputs write it.
fn written(time: Option<NaiveTime>) -> String {
    time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
}

fn read(typed: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H:%M:%S"].into_iter().find_map(|format| NaiveTime::parse_from_str(typed, format).ok())
}
