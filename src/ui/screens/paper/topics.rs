//! Topic sheets, written or to be written, and the count of the dots.

use leptos::prelude::*;

use super::leaf::{Foot, lines};
use super::sheets::Imprint;
use crate::domain::Language;
use crate::i18n::{self, Text, t};
use crate::paper::topics::TopicSheet;

/// A topic of the wall: number and title are read from across the room.
#[component]
pub fn TopicOf(topic: TopicSheet, language: Language, imprint: Imprint) -> impl IntoView {
    let with = move |(number, title): (Option<u32>, String)| match number {
        Some(number) => i18n::fill(language, t::paper::WITH, &[("number", &number.to_string()), ("title", &title)]),
        None => i18n::fill(language, t::paper::WITH_NEW, &[("title", &title)]),
    };
    let part =
        topic.part.map(|(n, count)| i18n::fill(language, t::paper::PART, &[("n", &n.to_string()), ("count", &count.to_string())]));
    let digits = topic.number.map(|number| number.to_string().len().to_string());
    view! {
        <section class="half topic-sheet">
            <p class="no" data-digits=digits>{topic.number.map(|number| number.to_string())}{part.map(|part| view! { <small>{part}</small> })}</p>
            <div class="fit">
                <div class="inner">
                    <h3 dir="auto">{topic.title}</h3>
                    <p class="by" dir="auto">{topic.conveners}</p>
                    {topic.with.into_iter().map(|other| view! { <p class="with" dir="auto">{with(other)}</p> }).collect_view()}
                    {(!topic.questions.is_empty()).then(|| view! {
                        <ul>{topic.questions.into_iter().map(|question| view! { <li dir="auto">{question}</li> }).collect_view()}</ul>
                    })}
                </div>
            </div>
            <div class="dots"><span>{i18n::say(language, t::paper::DOTS)}</span></div>
            <Foot imprint=imprint />
        </section>
    }
}

/// A topic to be written with a marker.
#[component]
pub fn BlankTopic(language: Language, imprint: Imprint) -> impl IntoView {
    let label = move |text: Text| view! { <span class="label">{i18n::say(language, text)}</span> };
    view! {
        <section class="half topic-sheet unwritten-topic">
            <div class="no-box">{label(t::paper::NUMBER)}</div>
            <div class="written">
                {label(t::paper::TOPIC)}{lines(2)}
                {label(t::paper::CONVENER)}{lines(1)}
                {label(t::paper::QUESTIONS)}{lines(3)}
            </div>
            <div class="dots"><span>{i18n::say(language, t::paper::DOTS)}</span></div>
            <Foot imprint=imprint />
        </section>
    }
}

/// Topics with boxes to count their dots in.
#[component]
pub fn Count(topics: Vec<(Option<u32>, String)>, language: Language, imprint: Imprint) -> impl IntoView {
    let say = move |text: Text| i18n::say(language, text);
    view! {
        <section class="count">
            <h3 class="heading">{say(t::paper::TALLY_TITLE)}</h3>
            <div class="fit"><table class="inner">
                <thead>
                    <tr>
                        <th scope="col">{say(t::paper::NUMBER)}</th>
                        <th scope="col">{say(t::paper::TOPIC)}</th>
                        <th scope="col">{say(t::paper::TALLY_COUNT)}</th>
                        <th scope="col">{say(t::paper::TALLY_TOTAL)}</th>
                    </tr>
                </thead>
                <tbody>
                    {topics.into_iter().map(|(number, title)| view! {
                        <tr>
                            <td class="no">{number.map(|number| number.to_string())}</td>
                            <td dir="auto">{title}</td>
                            <td><span class="tens" aria-hidden="true">{(0..4).map(|_| view! { <i></i> }).collect_view()}</span></td>
                            <td><span class="sum"></span></td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table></div>
            <Foot imprint=imprint />
        </section>
    }
}
