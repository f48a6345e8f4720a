//! What stands on the cover: title, theme, day, place, people in charge.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::hours::HoursField;
use super::{Part, change, hold_to_one_line, words};
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::app::session::Session;
use crate::domain::hours::Hours;
use crate::domain::{Identity, Refusal, setup};
use crate::i18n::t;
use crate::ui::parts::{LineField, Picker};

/// The first year that isn't one half typed.
const FIRST_YEAR: i32 = 1000;

/// The section about the meeting itself.
#[component]
pub fn About(session: Session) -> impl IntoView {
    let about = session.about();
    let value = move |field: fn(&Identity) -> &str| Signal::derive(move || about.with(|about| field(about).to_owned()));
    view! {
        <Part id="part-meeting" title=t::setup::MEETING hint=t::setup::MEETING_HINT>
            <div class="as-title">
                <LineField label=words(t::setup::FIELD_TITLE) value=value(|about| &about.title)
                    take=change(session, |about, typed| about.title = typed) />
            </div>
            <div class="as-theme" on:keydown=move |event| hold_to_one_line(&event)>
                <LineField label=words(t::setup::FIELD_THEME) hint=words(t::setup::THEME_HINT) placeholder=words(t::setup::THEME_EXAMPLE)
                    lines=true value=value(|about| &about.theme) take=change(session, |about, typed| about.theme = typed) />
            </div>
            <div class="fields">
                <Day session=session />
                <Time session=session />
                <LineField label=words(t::setup::PLACE) value=value(|about| &about.place)
                    take=change(session, |about, typed| about.place = typed) />
                <LineField label=words(t::setup::HOST) value=value(|about| &about.host)
                    take=change(session, |about, typed| about.host = typed) />
                <LineField label=words(t::setup::ORGANISERS) hint=words(t::setup::ONE_A_LINE) lines=true
                    value=value(|about| &about.organisers) take=change(session, |about, typed| about.organisers = typed) />
                <LineField label=words(t::setup::FACILITATORS) hint=words(t::setup::ONE_A_LINE) lines=true
                    value=value(|about| &about.facilitators) take=change(session, |about, typed| about.facilitators = typed) />
            </div>
        </Part>
    }
}

#[component]
fn Day(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let about = session.about();
    let wrong = RwSignal::new(None::<Refusal>);
    let value = Signal::derive(move || about.with(|about| about.date.map(|date| date.to_string()).unwrap_or_default()));
    let take = Callback::new(move |typed: String| {
        let date = typed.parse::<NaiveDate>().ok();
        if date.is_some_and(|date| chrono::Datelike::year(&date) < FIRST_YEAR) {
            return;
        }
        wrong.set(
            session
                .try_act(|forum, cx| {
                    setup::change(forum, cx, |about| {
                        // A forum in this machine's zone has the hours of its day, not of today's; one that came from
                        // elsewhere keeps its own.
                        let here = |day: Option<NaiveDate>| day.map_or_else(clock::offset, clock::offset_on);
                        if [here(about.date), clock::offset()].contains(&about.offset) {
                            about.offset = here(date);
                        }
                        about.date = date;
                    })
                })
                .err(),
        );
    });
    view! {
        <div class="field">
            <Picker kind="date" label=words(t::setup::DATE) value=value take=take wrong=Signal::derive(move || wrong.with(Option::is_some)) />
            {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
        </div>
    }
}

#[component]
fn Time(session: Session) -> impl IntoView {
    let about = session.about();
    let hours = Signal::derive(move || about.with(|about| Hours { starts: about.starts, ends: about.ends }));
    let take = Callback::new(move |hours: Hours| {
        session.try_act(|forum, cx| {
            setup::change(forum, cx, |about| {
                about.starts = hours.starts;
                about.ends = hours.ends;
            })
        })
    });
    view! { <HoursField starts=words(t::setup::STARTS) ends=words(t::setup::ENDS) hours=hours take=take /> }
}
