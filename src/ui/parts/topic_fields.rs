//! What is said of a topic: its title, sub-questions and description, changed in place.

use leptos::prelude::*;

use super::{LineField, LongText};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Id, Topic, topics};
use crate::i18n::{self, Text, t};

/// The fields of a topic.
#[component]
pub fn TopicFields(
    /// The forum.
    session: Session,
    /// The topic.
    topic: Id<Topic>,
) -> impl IntoView {
    let desk = Desk::here();
    let label = move |text: Text| Signal::derive(move || i18n::say(desk.language.get(), text).to_owned());
    let record = session.record::<Topic>(topic);
    let description = session.text::<Topic>(topic);
    let set_title = Callback::new(move |title: String| session.try_act(|forum, cx| topics::set_title(forum, cx, topic, &title)));
    let set_questions = Callback::new(move |typed: String| {
        let lines: Vec<String> = typed.lines().map(str::to_owned).collect();
        session.try_act(|forum, cx| topics::set_questions(forum, cx, topic, &lines))
    });
    let set_description =
        Callback::new(move |text: String| session.try_act(|forum, cx| topics::set_description(forum, cx, topic, &text)));
    view! {
        <LineField label=label(t::topics::FIELD_TITLE) take=set_title
            value=Signal::derive(move || record.with(|topic| topic.as_ref().map(|topic| topic.title.clone()).unwrap_or_default())) />
        <LineField label=label(t::topics::FIELD_QUESTIONS) hint=label(t::topics::FIELD_QUESTIONS_HINT) lines=true take=set_questions
            value=Signal::derive(move || record.with(|topic| topic.as_ref().map(|topic| topic.questions.join("\n")).unwrap_or_default())) />
        <LongText label=label(t::topics::FIELD_DESCRIPTION) value=description take=set_description />
    }
}
