//! The manner of the book: its language, how people are named, how it looks, with which logo.

use leptos::prelude::*;

use super::Which;
use crate::app::bundles::Arrival;
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::book::{self, Design, Naming};
use crate::domain::{Kind, Language, setup};
use crate::i18n::{Text, t};

/// The minutes, or months later the follow-up.
#[component]
pub fn WhichDocument(which: RwSignal<Which>) -> impl IntoView {
    let now = Memo::new(move |_| which.get());
    view! {
        <Choice label=t::book::WHICH now=now options=&[(Which::Minutes, t::book::MINUTES), (Which::FollowUp, t::book::FOLLOW_UP)]
            take=Callback::new(move |wanted| which.set(wanted)) />
    }
}

/// The choices.
#[component]
pub fn Manner(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let language = session.memo(&[Kind::Identity], |forum| forum.about().minutes_language);
    let naming = session.memo(&[Kind::Book], |forum| book::choices(forum).naming);
    let design = session.memo(&[Kind::Book], |forum| book::choices(forum).design);
    let unnamed = session.memo(&[Kind::Participant], |forum| {
        forum.participants.iter().filter(|(_, person)| person.unnamed && !person.removed).count()
    });
    view! {
        <Choice label=t::book::LANGUAGE now=language
            options=&[(Language::Fr, t::book::IN_FRENCH), (Language::En, t::book::IN_ENGLISH)]
            take=Callback::new(move |language| { session.act(|forum, cx| setup::change(forum, cx, |about| about.minutes_language = language)); }) />
        <Choice label=t::book::DESIGN now=design
            options=&[(Design::Plain, t::book::DESIGN_PLAIN), (Design::Institution, t::book::DESIGN_INSTITUTION)]
            take=Callback::new(move |design| { session.act(|forum, cx| book::dress(forum, cx, design)); }) />
        {move || match desk.pictures.arrival() {
            Arrival::Here(bundle) => Some((bundle.logo)(session)),
            Arrival::Awaited | Arrival::Missing => None,
        }}
        <Choice label=t::book::NAMES now=naming
            options=&[(Naming::Full, t::book::NAMES_FULL), (Naming::FirstName, t::book::NAMES_FIRST),
                (Naming::Initials, t::book::NAMES_INITIALS), (Naming::None, t::book::NAMES_NONE)]
            take=Callback::new(move |naming| { session.act(|forum, cx| book::name_people(forum, cx, naming)); }) />
        <p class="hint">
            {move || if unnamed.get() > 0 { desk.count(t::book::UNNAMED, unnamed.get()) } else { desk.t(t::book::NAMES_HINT)().to_owned() }}
            " "<a href=Route::Forum(session.id(), View::SetUp).to_string()>{desk.t(t::book::TO_PEOPLE)}</a>
        </p>
    }
}

/// One of a few.
#[component]
fn Choice<T: Copy + PartialEq + Send + Sync + 'static>(
    label: Text,
    now: Memo<T>,
    options: &'static [(T, Text)],
    take: Callback<T>,
) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <div class="choice-of">
            <span class="label" aria-hidden="true">{desk.t(label)}</span>
            <div class="either" role="group" aria-label=desk.t(label)>
                {options.iter().map(|(value, name)| view! {
                    <button type="button" aria-pressed=move || (now.get() == *value).to_string() on:click=move |_| take.run(*value)>{desk.t(*name)}</button>
                }).collect_view()}
            </div>
        </div>
    }
}
