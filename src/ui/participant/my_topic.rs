//! One of one's own topics: as it stands, and to be changed in place.

use leptos::prelude::*;

use super::standing::StandingMark;
use super::topics::{me, number_words};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::numbering::Numbers;
use crate::domain::{Forum, Id, Kind, Topic, agenda, laptop, merging, topics};
use crate::exchange::written::Thing;
use crate::i18n::{self, Text, t};
use crate::ui::parts::{Each, TopicFields};

/// A sheet of one's own.
#[component]
pub fn MyTopic(session: Session, topic: Id<Topic>, numbers: Memo<Numbers>, opened: RwSignal<Option<Id<Topic>>>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Topic>(topic);
    let title = move || record.with(|topic| topic.as_ref().map(|topic| topic.title.clone()).unwrap_or_default());
    let questions = move || record.with(|topic| topic.as_ref().map(|topic| topic.questions.clone()).unwrap_or_default());
    let withdrawn = move || record.with(|topic| topic.as_ref().is_some_and(|topic| topic.withdrawn));
    let number = move || numbers.with(|numbers| numbers.get(topic));
    let fate = session.memo(&[Kind::Topic, Kind::Workshop], move |forum| fate(forum, topic));
    let open = move || opened.get() == Some(topic);
    let turn = move |_| opened.update(|now| *now = if *now == Some(topic) { None } else { Some(topic) });
    view! {
        <article class="sheet own-topic" class:gone=withdrawn>
            <header>
                <span class="number">{move || match number() {
                    Some(number) => number_words(Some(number)).into_any(),
                    None => view! { <small>{desk.t(t::participant::NEW)}</small> }.into_any(),
                }}</span>
                <h3>{title}</h3>
            </header>
            <Each each=questions key=Clone::clone children=|question| view! { <p class="question">{question}</p> } />
            <footer>
                {move || withdrawn().then(|| view! { <span class="tag plain">{desk.t(t::participant::WITHDRAWN)}</span> })}
                {move || fate.get().map(|words| view! { <span class="tag">{desk.t(words)}</span> })}
                <StandingMark thing=Thing::Topic(topic) />
                <button type="button" class="bare" aria-expanded=move || open().to_string() on:click=turn
                    aria-label=move || desk.fill(if open() { t::participant::CHANGE_DONE } else { t::participant::CHANGE_NAMED }, &[("title", &title())])>
                    {move || i18n::say(desk.language.get(), if open() { t::app::DONE } else { t::participant::CHANGE })}
                </button>
            </footer>
            {move || open().then(|| view! { <Fields session=session topic=topic opened=opened /> })}
        </article>
    }
}

/// What became of a topic, where the laptop was told: a workshop, or part of another.
fn fate(forum: &Forum, topic: Id<Topic>) -> Option<Text> {
    let lead = merging::lead(forum, topic);
    if lead != topic {
        return Some(t::participant::MERGED);
    }
    agenda::held(forum, lead).map(|_| t::participant::RETAINED)
}

#[component]
fn Fields(session: Session, topic: Id<Topic>, opened: RwSignal<Option<Id<Topic>>>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Topic>(topic);
    let withdrawn = Memo::new(move |_| record.with(|topic| topic.as_ref().is_some_and(|topic| topic.withdrawn)));
    let shared = Memo::new(move |_| record.with(|topic| topic.as_ref().is_some_and(|topic| topic.conveners.iter().count() > 1)));
    let leave = move |_| {
        opened.set(None);
        if let Some(me) = me(session) {
            session.act_and_tell(|forum, cx| laptop::convene(forum, cx, me, topic, false));
        }
    };
    let turn = move |_| {
        if withdrawn.get_untracked() {
            session.act(|forum, cx| topics::restore(forum, cx, topic));
        } else {
            opened.set(None);
            session.act_and_tell(|forum, cx| topics::withdraw(forum, cx, topic));
        }
    };
    view! {
        <div class="stack">
            <TopicFields session=session topic=topic />
            <div class="choices">
                {move || shared.get().then(|| view! { <button type="button" on:click=leave>{desk.t(t::participant::CONVENE_NO_MORE)}</button> })}
                <button type="button" on:click=turn>
                    {move || i18n::say(desk.language.get(), if withdrawn.get() { t::topics::BRING_BACK } else { t::topics::WITHDRAW })}
                </button>
            </div>
        </div>
    }
}
