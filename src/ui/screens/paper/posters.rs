//! Posters: theme, objectives, principles, law and guests, in the words of the opening.

use leptos::prelude::*;

use super::leaf::{Foot, lines};
use super::sheets::Imprint;
use crate::domain::Language;
use crate::i18n::{self, t};
use crate::ui::screens::opening::pages::{GUESTS, LAW, PRINCIPLES, Page, Saying};
use crate::ui::screens::opening::slide::{butterfly, feet};

/// One page of the opening as a poster.
#[component]
pub fn Poster(page: Page, language: Language, imprint: Imprint) -> impl IntoView {
    match page {
        Page::Theme(theme) => view! { <Theme theme=theme language=language imprint=imprint /> }.into_any(),
        Page::Objectives(lines) => view! { <Objectives lines=lines language=language imprint=imprint /> }.into_any(),
        Page::Principle(number, saying) => {
            let kicker = i18n::fill(language, t::opening::PRINCIPLE_KICKER, &[("n", &number.to_string())]);
            let sign = view! { <p class="sign" aria-hidden="true">{number}</p> }.into_any();
            view! { <Said sign=sign kicker=kicker saying=saying language=language imprint=imprint /> }.into_any()
        }
        Page::Law => {
            let kicker = i18n::say(language, t::opening::LAW_KICKER).to_owned();
            view! { <Said sign=feet() kicker=kicker saying=LAW language=language imprint=imprint /> }.into_any()
        }
        Page::Guests => {
            let kicker = i18n::say(language, t::opening::GUESTS_KICKER).to_owned();
            view! { <Said sign=butterfly() kicker=kicker saying=GUESTS language=language imprint=imprint /> }.into_any()
        }
    }
}

/// The theme, as large as the sheet allows; without one, room to write it.
#[component]
fn Theme(theme: String, language: Language, imprint: Imprint) -> impl IntoView {
    view! {
        <section class="poster theme">
            {if theme.is_empty() {
                view! { <h3 class="label">{i18n::say(language, t::paper::POSTER_THEME)}</h3><div class="unwritten">{lines(3)}</div> }.into_any()
            } else {
                view! { <div class="fit"><h3 class="inner" dir="auto">{theme}</h3></div> }.into_any()
            }}
            <Foot imprint=imprint />
        </section>
    }
}

#[component]
fn Objectives(lines: Vec<(usize, String)>, language: Language, imprint: Imprint) -> impl IntoView {
    view! {
        <section class="poster aims">
            <h3 class="heading">{i18n::say(language, t::opening::SLIDE_OBJECTIVES)}</h3>
            <div class="fit">
                <ul class="inner">
                    {lines.into_iter().map(|(depth, text)| view! { <li dir="auto" data-depth=depth.min(3).to_string()>{text}</li> }).collect_view()}
                </ul>
            </div>
            <Foot imprint=imprint />
        </section>
    }
}

#[component]
fn Said(sign: AnyView, kicker: String, saying: Saying, language: Language, imprint: Imprint) -> impl IntoView {
    view! {
        <section class="poster said">
            {sign}
            <p class="kicker">{kicker}</p>
            <div class="fit">
                <div class="inner">
                    <h3>{i18n::say(language, saying.title)}</h3>
                    <p>{i18n::say(language, saying.body)}</p>
                </div>
            </div>
            <Foot imprint=imprint />
        </section>
    }
}

/// The four principles on one sheet.
#[component]
pub fn Principles(language: Language, imprint: Imprint) -> impl IntoView {
    view! {
        <section class="poster four">
            <h3 class="heading">{i18n::say(language, t::opening::SLIDE_PRINCIPLES)}</h3>
            <div class="fit">
                <ol class="inner">
                    {PRINCIPLES.into_iter().enumerate().map(|(index, saying)| view! {
                        <li>
                            <span class="sign" aria-hidden="true">{index + 1}</span>
                            <div><b>{i18n::say(language, saying.title)}</b><p>{i18n::say(language, saying.body)}</p></div>
                        </li>
                    }).collect_view()}
                </ol>
            </div>
            <Foot imprint=imprint />
        </section>
    }
}
