//! Room signs: the name, read from the end of the corridor, and what meets there.

use leptos::prelude::*;

use super::agenda::{card, clock};
use super::leaf::Foot;
use super::sheets::Imprint;
use crate::domain::Language;
use crate::i18n::{self, t};
use crate::paper::rooms::Sign;

/// Lines of a sign that is filled in by hand.
const LINES: usize = 4;

/// A room's sign.
#[component]
pub fn SignOf(sign: Sign, language: Language, imprint: Imprint) -> impl IntoView {
    let blank = sign.name.is_empty();
    let seats = sign.capacity.map(|n| i18n::count(language, t::agenda::PLACES, usize::try_from(n).unwrap_or(usize::MAX)));
    let mut slots = sign.slots;
    if slots.is_empty() {
        slots = vec![Default::default(); LINES];
    }
    let free = move |empty: bool| {
        (empty && !blank).then(|| view! { <span class="free">{i18n::say(language, t::paper::ROOM_FREE)}</span> })
    };
    view! {
        <section class="sign-sheet">
            {if blank {
                view! { <div class="name"><h3 class="label">{i18n::say(language, t::paper::ROOM)}</h3></div> }.into_any()
            } else {
                view! { <div class="fit name"><h3 class="inner" dir="auto">{sign.name}</h3></div> }.into_any()
            }}
            <p class="seats">{seats}</p>
            <div class="fit meets">
                <ul class="inner">
                    {slots.into_iter().map(|(hours, cards)| {
                        let known = hours.starts.is_some() || !hours.name.is_empty();
                        view! {
                            <li>
                                <span class="clock">{clock(&hours, language)}</span>
                                <span class="cell">{free(cards.is_empty() && known)}{cards.into_iter().map(card).collect_view()}</span>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </div>
            <Foot imprint=imprint />
        </section>
    }
}
