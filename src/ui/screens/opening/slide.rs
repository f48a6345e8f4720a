//! One page of the opening, as large as it can be.

use leptos::html;
use leptos::prelude::*;

use super::fit;
use super::pages::{GUESTS, LAW, Page, Saying};
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::{Identity, Language};
use crate::i18n::{self, t};

/// A page on the stage.
#[component]
pub fn Slide(session: Session, page: Page, language: Language) -> impl IntoView {
    let node = NodeRef::<html::Article>::new();
    let first = match &page {
        Page::Theme(theme) => fit::step(theme.chars().count()),
        // How a list breaks into lines is only known when it is measured.
        Page::Objectives(_) => 0,
        Page::Principle(_, saying) => saying_step(language, *saying),
        Page::Law => saying_step(language, LAW),
        Page::Guests => saying_step(language, GUESTS),
    };
    fit::keep(node, first);
    let content = match page {
        Page::Theme(theme) => view! { <Theme session=session theme=theme language=language /> }.into_any(),
        Page::Objectives(lines) => view! { <Objectives lines=lines language=language /> }.into_any(),
        Page::Principle(number, saying) => {
            let kicker = i18n::fill(language, t::opening::PRINCIPLE_KICKER, &[("n", &number.to_string())]);
            let sign = view! { <span class="sign" aria-hidden="true">{number}</span> }.into_any();
            view! { <Said sign=sign kicker=kicker saying=saying language=language /> }.into_any()
        }
        Page::Law => {
            let kicker = i18n::say(language, t::opening::LAW_KICKER).to_owned();
            view! { <Said sign=feet() kicker=kicker saying=LAW language=language /> }.into_any()
        }
        Page::Guests => {
            let kicker = i18n::say(language, t::opening::GUESTS_KICKER).to_owned();
            view! { <Said sign=butterfly() kicker=kicker saying=GUESTS language=language /> }.into_any()
        }
    };
    view! { <article class="slide" node_ref=node data-step=first.to_string()>{content}</article> }
}

/// The sentence is read first; what explains it counts for less.
fn saying_step(language: Language, saying: Saying) -> usize {
    let length = |text| i18n::say(language, text).chars().count();
    fit::step(length(saying.title) + length(saying.body) / 3)
}

#[component]
fn Theme(session: Session, theme: String, language: Language) -> impl IntoView {
    let desk = Desk::here();
    let about = session.about();
    let href = Route::Forum(session.id(), View::SetUp).to_string();
    // Where the title stands for the theme, it stands once.
    let stands_for_it = theme.clone();
    let title = move || about.with(|about| if about.title == stands_for_it { String::new() } else { about.title.clone() });
    view! {
        <p class="kicker">{title}</p>
        {if theme.is_empty() {
            view! {
                <div class="words unwritten">
                    <h2>{i18n::say(language, t::opening::NO_THEME)}</h2>
                    <p>{desk.t(t::opening::NO_THEME_HINT)}</p>
                    <a class="button go" href=href>{desk.t(t::opening::WRITE_THEME)}</a>
                </div>
            }.into_any()
        } else {
            view! { <div class="words"><h2>{theme}</h2></div> }.into_any()
        }}
        <p class="kicker">{move || about.with(|about| day(language, about))}</p>
    }
}

/// The day and the place, as far as they are known.
pub fn day(language: Language, about: &Identity) -> String {
    let date = about.date.map(|date| i18n::date(language, date)).unwrap_or_default();
    [date.as_str(), &about.place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[component]
fn Objectives(lines: Vec<(usize, String)>, language: Language) -> impl IntoView {
    view! {
        <h2 class="heading">{i18n::say(language, t::opening::SLIDE_OBJECTIVES)}</h2>
        <ul class="words aims">
            {lines.into_iter().map(|(depth, text)| view! { <li data-depth=depth.min(3).to_string()>{text}</li> }).collect_view()}
        </ul>
    }
}

#[component]
fn Said(sign: AnyView, kicker: String, saying: Saying, language: Language) -> impl IntoView {
    view! {
        <div class="words said">
            {sign}
            <div>
                <p class="kicker">{kicker}</p>
                <h2>{i18n::say(language, saying.title)}</h2>
                <p class="meaning">{i18n::say(language, saying.body)}</p>
            </div>
        </div>
    }
}

/// Two footprints, one ahead of the other.
pub fn feet() -> AnyView {
    view! {
        <svg class="sign" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
            <path d="M14 12c4 0 6 4 6 8.500 0 4-1.500 6.500-2 9.500h-7c-.6-3.500-3-6-3-10 0-4.500 2.500-8 6-8Z" />
            <path d="M11.500 34h6.300c0 4-.8 7-3.100 7s-3.200-3-3.200-7Z" />
            <path d="M34 5c-4 0-6 4-6 8.500 0 4 1.500 6.500 2 9.500h7c.6-3.500 3-6 3-10 0-4.500-2.500-8-6-8Z" />
            <path d="M36.500 27h-6.300c0 4 .8 7 3.100 7s3.200-3 3.200-7Z" />
        </svg>
    }
    .into_any()
}

/// A butterfly, at rest.
pub fn butterfly() -> AnyView {
    view! {
        <svg class="sign" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
            <path d="M24 16v20M24 16c-1-3-3-5-6-6M24 16c1-3 3-5 6-6" />
            <path d="M24 20C19 12 6 8 5 15c-.8 6 7 12 19 11" />
            <path d="M24 20c5-8 18-12 19-5 .8 6-7 12-19 11" />
            <path d="M24 26c-9 0-14 4-12 9 2 4.500 9 3 12-5" />
            <path d="M24 26c9 0 14 4 12 9-2 4.500-9 3-12-5" />
        </svg>
    }
    .into_any()
}
