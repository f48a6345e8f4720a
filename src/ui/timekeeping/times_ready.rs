//! The times that are ready to be started: those of the day, then the usual ones.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::panel::Setter;
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::timer::{self, Occasion, Preset, Usual};
use crate::domain::{Forum, Kind, Language, Plenary, Slot};
use crate::i18n::{self, Text, t};
use crate::ui::parts::Each;

/// How many of the day's times are shown at once; the others are one gesture further.
const SHOWN: usize = 4;
/// No event tells that a clock was moved; what begins later than that is looked at again on the way.
const LONGEST: Duration = Duration::from_hours(1);

/// The times that are ready.
#[component]
pub fn TimesReady(setter: Setter, session: Session) -> impl IntoView {
    let desk = Desk::here();
    let now = turning(session);
    let presets = Memo::new(move |_| {
        now.track();
        session.track(&[Kind::Identity, Kind::Slot, Kind::Plenary]);
        session.read(|forum| timer::presets(forum, clock::now()))
    });
    let day = move || presets.get().into_iter().filter(of_the_day);
    let list = move |each: Signal<Vec<Preset>>| {
        view! {
            <ul class="times">
                <Each each=move || each.get() key=|preset| (preset.occasion, preset.until, preset.until.is_none().then_some(preset.seconds))
                    children=move |preset| view! { <li><Ready setter=setter session=session preset=preset /></li> } />
            </ul>
        }
    };
    let first = Signal::derive(move || day().take(SHOWN).collect::<Vec<_>>());
    let rest = Signal::derive(move || day().skip(SHOWN).collect::<Vec<_>>());
    let usual = Signal::derive(move || presets.get().into_iter().filter(|preset| !of_the_day(preset)).collect::<Vec<_>>());
    let has_rest = Memo::new(move |_| rest.with(|rest| !rest.is_empty()));
    view! {
        <div class="ready">
            {list(first)}
            {move || has_rest.get().then(|| view! {
                <details>
                    <summary>{desk.t(t::timer::REST_OF_THE_DAY)}</summary>
                    {list(rest)}
                </details>
            })}
            {list(usual)}
        </div>
    }
}

const fn of_the_day(preset: &Preset) -> bool {
    !matches!(preset.occasion, Occasion::Usual(_))
}

/// Wakes its readers when something of the day begins or ends, and when the window comes into sight again.
fn turning(session: Session) -> Trigger {
    let now = Trigger::new();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let rest = move || {
        if let Some(waiting) = waiting.get_value() {
            waiting.clear();
        }
    };
    Effect::new(move |_| {
        now.track();
        session.track(&[Kind::Identity, Kind::Slot, Kind::Plenary]);
        rest();
        let at = clock::now();
        let next = session.read(|forum| timer::next_turn(forum, at));
        let wait = next.map(|next| Duration::from_millis(next.0.saturating_sub(at.0).unsigned_abs()).min(LONGEST));
        waiting.set_value(wait.and_then(|wait| set_timeout_with_handle(move || now.notify(), wait).ok()));
    });
    let listening = window_event_listener(ev::focus, move |_| now.notify());
    on_cleanup(move || {
        listening.remove();
        rest();
    });
    now
}

/// One of them: what it is for and how long, and one gesture to start it.
#[component]
fn Ready(setter: Setter, session: Session, preset: Preset) -> impl IntoView {
    let desk = Desk::here();
    let name = move |language: Language| session.read(|forum| name(forum, language, preset.occasion));
    let time = move || match preset.until {
        Some(until) => desk.fill(t::timer::UNTIL, &[("time", &i18n::time(desk.language.get(), until))]),
        None => i18n::length(preset.seconds),
    };
    let start = move |_| {
        // What remains of what is on now, at this moment.
        let fresh = session.read(|forum| timer::presets(forum, clock::now()));
        let seconds = fresh.iter().find(|fresh| fresh.occasion == preset.occasion).map_or(preset.seconds, |fresh| fresh.seconds);
        if let Err(refusal) = setter.start(&name(desk.language.get_untracked()), seconds) {
            session.refuse(&refusal);
        }
    };
    view! {
        <button type="button" class="time" class:on-now=preset.until.is_some() on:click=start>
            <span>{move || { session.track(&[Kind::Slot, Kind::Plenary]); name(desk.language.get()) }}</span>
            " "<b>{time}</b>
        </button>
    }
}

/// What a time is for, as its label.
fn name(forum: &Forum, language: Language, occasion: Occasion) -> String {
    match occasion {
        Occasion::Slot(id) => match forum.get::<Slot>(&id) {
            Some(slot) if slot.name.is_empty() => i18n::hours(language, slot.starts, slot.ends),
            Some(slot) => slot.name.clone(),
            None => String::new(),
        },
        Occasion::Plenary(id) => forum.get::<Plenary>(&id).map(|item| item.title.clone()).unwrap_or_default(),
        Occasion::Usual(usual) => i18n::say(language, usual_words(usual)).to_owned(),
    }
}

const fn usual_words(usual: Usual) -> Text {
    match usual {
        Usual::Topics => t::timer::TOPICS,
        Usual::Votes => t::timer::VOTES,
        Usual::Report => t::timer::REPORT,
        Usual::Engagement => t::timer::ENGAGEMENT,
    }
}
