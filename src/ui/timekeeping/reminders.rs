//! What reminds of the time: when to warn, and the bell.

use leptos::prelude::*;

use super::settings;
use super::sound::Ringing;
use super::watch::Watch;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::timer::{self, Face};
use crate::i18n::{self, t};

/// When one can be warned, in seconds before the end.
const MOMENTS: [u32; 5] = [600, 300, 120, 60, 30];

/// The warnings and the bell, folded away: they are chosen once a day.
#[component]
pub fn Reminders(session: Session, watch: Watch) -> impl IntoView {
    let desk = Desk::here();
    let warnings = RwSignal::new(settings::warnings(desk));
    let on = RwSignal::new(settings::bell(desk));
    let summary = move || {
        let moments: Vec<_> = MOMENTS.into_iter().filter(|moment| warnings.with(|warnings| warnings.contains(moment))).collect();
        let warned = match moments.as_slice() {
            [] => desk.t(t::timer::NO_WARNINGS)().to_owned(),
            moments => {
                let moments: Vec<_> = moments.iter().copied().map(i18n::length).collect();
                desk.fill(t::timer::WARNED_AT, &[("moments", &moments.join(", "))])
            }
        };
        let bell = if on.get() { t::timer::BELL_ON } else { t::timer::BELL_OFF };
        format!("{warned} · {}", desk.t(bell)())
    };
    view! {
        <details class="reminders">
            <summary>{summary}</summary>
            <Warnings session=session watch=watch warnings=warnings />
            <BellChoice watch=watch on=on />
        </details>
        <Silence watch=watch on=on />
    }
}

/// When to warn; the present timer follows at once.
#[component]
fn Warnings(session: Session, watch: Watch, warnings: RwSignal<Vec<u32>>) -> impl IntoView {
    let desk = Desk::here();
    let choose = move |moment: u32, chosen: bool| {
        warnings.update(|warnings| {
            warnings.retain(|other| *other != moment);
            if chosen {
                warnings.push(moment);
            }
        });
        let chosen = warnings.get_untracked();
        settings::set_warnings(desk, &chosen);
        if watch.face.get_untracked() != Face::None {
            session.act(|forum, cx| timer::warn(forum, cx, &chosen));
        }
    };
    view! {
        <fieldset>
            <legend>{desk.t(t::timer::WARN)}</legend>
            {MOMENTS.map(|moment| view! {
                <label class="check">
                    <input type="checkbox" prop:checked=move || warnings.with(|warnings| warnings.contains(&moment))
                        on:change:target=move |event| choose(moment, event.target().checked()) />
                    {i18n::length(moment)}
                </label>
            }).collect_view()}
        </fieldset>
    }
}

/// The bell: on or off, how loud, and a try.
#[component]
fn BellChoice(watch: Watch, on: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let volume = RwSignal::new(settings::volume(desk));
    view! {
        <div class="bell">
            <label class="check">
                <input type="checkbox" prop:checked=move || on.get()
                    on:change:target=move |event| {
                        on.set(event.target().checked());
                        settings::set_bell(desk, on.get_untracked());
                    } />
                {desk.t(t::timer::RING)}
            </label>
            <label class="volume">
                <span>{desk.t(t::timer::VOLUME)}</span>
                <input type="range" min="0" max="100" step="5" prop:value=move || volume.get().to_string()
                    on:input:target=move |event| {
                        volume.set(event.target().value().parse().unwrap_or_default());
                        settings::set_volume(desk, volume.get_untracked());
                    } />
            </label>
            <button type="button" on:click=move |_| watch.bell.test(Ringing::End)>{desk.t(t::timer::TEST)}</button>
        </div>
    }
}

/// Why the bell wouldn't be heard, and what to do.
#[component]
fn Silence(watch: Watch, on: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let is_set = Memo::new(move |_| watch.face.get() != Face::None);
    let why = move || match (watch.bell.held_back.get(), watch.bell.touched.get()) {
        (true, _) => Some(t::timer::HELD_BACK),
        (false, false) if on.get() && is_set.get() => Some(t::timer::UNTOUCHED),
        _ => None,
    };
    view! {
        <div class="silence" aria-live="polite">
            {move || why().map(|words| view! { <p>{desk.t(words)}</p> })}
        </div>
    }
}
