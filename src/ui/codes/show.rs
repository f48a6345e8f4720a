//! A text, shown to a camera: as one code, or as several that follow each other over and over.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;

use super::CodePicture;
use crate::app::desk::Desk;
use crate::exchange::qr::showing::{self, CALM, RATES, USUAL};
use crate::i18n::{self, number, t};
use crate::ui::parts::{Glyph, Icon};

/// A text of any length as something that a camera can read: one code of up to 800 characters, else codes that
/// follow each other over and over, with a button to pause and two for how fast.
#[component]
pub fn CodeShow(
    /// What is shown.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let codes = Memo::new(move |_| text.with(|text| showing::codes(text)));
    move || {
        let mut codes = codes.get();
        if codes.len() > 1 {
            return view! { <Following codes=codes /> }.into_any();
        }
        let code = codes.pop().unwrap_or_default();
        view! { <div class="code-show"><CodePicture text=code label=Signal::derive(desk.t(t::codes::LABEL)) /></div> }.into_any()
    }
}

/// Codes that follow each other, and what governs them. The person pauses them, or is asked first where the system
/// asks for less motion.
#[component]
fn Following(codes: Vec<String>) -> impl IntoView {
    let desk = Desk::here();
    let all = codes.len();
    let calm = wants_less_motion();
    let (turn, runs, rate) = (RwSignal::new(0), RwSignal::new(!calm), RwSignal::new(if calm { CALM } else { USUAL }));
    let at = Memo::new(move |_| showing::shown(turn.get(), all));
    let code = Signal::derive(move || codes.get(at.get()).cloned().unwrap_or_default());
    let a_second = move || RATES.get(rate.get()).copied().unwrap_or(1);
    Effect::new(move |_| {
        if !runs.get() {
            return;
        }
        let turning = set_interval_with_handle(move || turn.update(|turn| *turn += 1), Duration::from_secs(1) / a_second());
        if let Ok(turning) = turning {
            on_cleanup(move || turning.clear());
        }
    });
    let figure = move |n: usize| number(desk.language.get(), n);
    let which = move || desk.fill(t::codes::PART, &[("n", &figure(at.get() + 1)), ("all", &figure(all))]);
    let pace = move || {
        let n = usize::try_from(a_second()).unwrap_or_default();
        i18n::count(desk.language.get(), t::codes::RATE, n)
    };
    view! {
        <div class="code-show">
            <CodePicture text=code label=Signal::derive(desk.t(t::codes::LABEL_MANY)) />
            // Not told at each change: nobody could hear anything else.
            <p class="code-which">{which}</p>
            <div class="code-pace">
                <button type="button" on:click=move |_| runs.update(|runs| *runs = !*runs)>
                    {move || desk.t(if runs.get() { t::codes::PAUSE } else { t::codes::GO_ON })()}
                </button>
                <button type="button" class="icon" aria-label=desk.t(t::codes::SLOWER) aria-disabled=move || (rate.get() == 0).then_some("true")
                    on:click=move |_| rate.update(|rate| *rate = rate.saturating_sub(1))><Icon glyph=Glyph::Minus /></button>
                <span class="soft" role="status">{pace}</span>
                <button type="button" class="icon" aria-label=desk.t(t::codes::FASTER)
                    aria-disabled=move || (rate.get() + 1 >= RATES.len()).then_some("true")
                    on:click=move |_| rate.update(|rate| *rate = (*rate + 1).min(RATES.len() - 1))><Icon glyph=Glyph::Plus /></button>
            </div>
            <p class="soft">{desk.t(t::codes::FILM)}</p>
        </div>
    }
}

fn wants_less_motion() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|asked| asked.matches())
}
