//! Reports to be written by hand.

use leptos::prelude::*;

use super::leaf::{Foot, Line, lines};
use super::sheets::Imprint;
use crate::domain::Language;
use crate::i18n::{self, Text, t};
use crate::paper::reports::{Head, Part};

/// A sheet of a report.
#[component]
pub fn Report(
    /// The workshop.
    head: Head,
    /// Which of the report's sheets it is, counted from 0: the first has the head.
    index: usize,
    parts: Vec<Part>,
    language: Language,
    imprint: Imprint,
) -> impl IntoView {
    view! {
        <section class="report-sheet">
            {if index == 0 {
                view! { <HeadOf head=head language=language /> }.into_any()
            } else {
                view! { <Again head=head index=index language=language /> }.into_any()
            }}
            {parts.into_iter().map(|part| match part {
                Part::Section(title, count) => view! { <div class="part" style:--lines=count.to_string()><h4 dir="auto">{title}</h4>{lines(count)}</div> }.into_any(),
                Part::Actions(title, count) => view! { <Actions title=title count=count language=language /> }.into_any(),
            }).collect_view()}
            <Foot imprint=imprint />
        </section>
    }
}

#[component]
fn HeadOf(head: Head, language: Language) -> impl IntoView {
    let say = move |text: Text| i18n::say(language, text);
    let number = (head.card.number > 0).then(|| head.card.number.to_string());
    let hours = i18n::hours(language, head.hours.starts, head.hours.ends);
    let hours = if hours.is_empty() { head.hours.name } else { hours };
    let place = [head.room, hours].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    view! {
        <header>
            <p class="kicker">{say(t::paper::REPORT)}</p>
            {if head.card.title.is_empty() {
                view! { <div class="to-name"><h3 class="label">{say(t::paper::WORKSHOP)}</h3>{lines(2)}</div> }.into_any()
            } else {
                view! {
                    <div class="named">
                        <p class="no">{number}</p>
                        <div class="fit"><h3 class="inner" dir="auto">{head.card.title}</h3></div>
                    </div>
                }.into_any()
            }}
            <div class="facts fit"><div class="inner">
                <Line label=say(t::paper::ROOM_AND_TIME) value=place />
                <Line label=say(t::paper::CONVENER) value=head.card.conveners />
                <Line label=say(t::paper::REPORTER) />
                <Line label=say(t::paper::HOW_MANY) />
                <Line label=say(t::paper::PRESENT) />
            </div></div>
        </header>
    }
}

/// The head of a following sheet: which report it goes on with.
#[component]
fn Again(head: Head, index: usize, language: Language) -> impl IntoView {
    let number = if head.card.number > 0 { format!("{} · ", head.card.number) } else { String::new() };
    let sheet = (index + 1).to_string();
    view! {
        <header class="again">
            <p class="line">
                <span class="label">{i18n::say(language, t::paper::WORKSHOP)}</span>
                <b dir="auto">{number}{head.card.title}</b>
                <span class="label">{sheet}</span>
            </p>
        </header>
    }
}

#[component]
fn Actions(title: String, count: usize, language: Language) -> impl IntoView {
    let say = move |text: Text| i18n::say(language, text);
    view! {
        <div class="part actions">
            <h4 dir="auto">{title}</h4>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say(t::paper::WHAT)}</th>
                        <th scope="col">{say(t::paper::WHO)}</th>
                        <th scope="col">{say(t::paper::WHEN)}</th>
                    </tr>
                </thead>
                <tbody aria-hidden="true">{(0..count).map(|_| view! { <tr><td></td><td></td><td></td></tr> }).collect_view()}</tbody>
            </table>
        </div>
    }
}
