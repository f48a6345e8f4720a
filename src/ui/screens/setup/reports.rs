//! The report template, and the language of the minutes.

use leptos::prelude::*;

use super::rows::{Gestures, Rows, number_of};
use super::templates::Templates;
use super::{Part, numbered, shown};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Id, Kind, Language, TemplateSection, setup, template};
use crate::i18n::t;
use crate::ui::parts::{Entry, LineField};

/// The section of reports and minutes.
#[component]
pub fn Reports(session: Session) -> impl IntoView {
    let keys =
        session.memo(&[Kind::TemplateSection], |forum| template::listed(forum).into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    let gestures = Gestures {
        name: Callback::new(move |id| shown(session, id, |section: &TemplateSection| section.title.clone())),
        shift: Some(Callback::new(move |(id, step)| {
            session.act(|forum, cx| template::shift(forum, cx, id, step));
        })),
        nest: None,
        remove: Callback::new(move |id| {
            session.act_and_tell(|forum, cx| template::remove(forum, cx, id));
        }),
    };
    let row = Callback::new(move |id: Id<TemplateSection>| {
        view! { <Row session=session id=id number=number_of(keys.into(), id) /> }.into_any()
    });
    let add = Callback::new(move |title: String| session.try_act(|forum, cx| template::add(forum, cx, &title)));
    view! {
        <Part id="part-reports" title=t::setup::REPORTS hint=t::setup::REPORTS_HINT count=Signal::derive(move || keys.with(Vec::len))>
            <Rows keys=keys gestures=gestures row=row />
            <Entry label=t::setup::SECTION_ENTRY placeholder=t::setup::SECTION_EXAMPLE button=t::app::ADD
                draft=format!("template/{}", session.id()) take=add />
            <Templates session=session />
            <MinutesLanguage session=session />
        </Part>
    }
}

#[component]
fn Row(session: Session, id: Id<TemplateSection>, number: Signal<String>) -> impl IntoView {
    let record = session.record::<TemplateSection>(id);
    let title =
        Signal::derive(move || record.with(|section| section.as_ref().map(|section| section.title.clone()).unwrap_or_default()));
    let take = Callback::new(move |title: String| session.try_act(|forum, cx| template::rename(forum, cx, id, &title)));
    view! { <LineField bare=true label=numbered(t::setup::SECTION_LABEL, number) value=title take=take /> }
}

#[component]
fn MinutesLanguage(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let about = session.about();
    view! {
        <fieldset class="languages">
            <legend>{desk.t(t::setup::MINUTES_LANGUAGE)}</legend>
            {[(Language::En, "en", t::setup::ENGLISH), (Language::Fr, "fr", t::setup::FRENCH)].map(|(language, code, name)| view! {
                <label class="check">
                    <input type="radio" name="minutes-language" prop:checked=move || about.with(|about| about.minutes_language == language)
                        on:change=move |_| {
                            session.act(|forum, cx| setup::change(forum, cx, |about| about.minutes_language = language));
                        } />
                    <span lang=code>{desk.t(name)}</span>
                </label>
            }).collect_view()}
        </fieldset>
    }
}
