//! A short help on how notes are typed.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::i18n::t;

/// What may be typed, and what it makes.
#[component]
pub fn Help() -> impl IntoView {
    let desk = Desk::here();
    let lines = [
        (t::workshops::HOW_BULLET, t::workshops::HOW_BULLET_WHAT),
        (t::workshops::HOW_TAB, t::workshops::HOW_TAB_WHAT),
        (t::workshops::HOW_NUMBER, t::workshops::HOW_NUMBER_WHAT),
        (t::workshops::HOW_HEADING, t::workshops::HOW_HEADING_WHAT),
        (t::workshops::HOW_STRONG, t::workshops::HOW_STRONG_WHAT),
        (t::workshops::HOW_BLANK, t::workshops::HOW_BLANK_WHAT),
    ];
    view! {
        <details class="how">
            <summary>{desk.t(t::workshops::HOW)}</summary>
            <dl>
                {lines.map(|(typed, made)| view! { <div><dt>{desk.t(typed)}</dt><dd>{desk.t(made)}</dd></div> }).collect_view()}
            </dl>
        </details>
    }
}
