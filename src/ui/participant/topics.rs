//! Topics on one's own laptop: to propose, one's own, and all that the laptop was told of.

use leptos::prelude::*;

use super::my_topic::MyTopic;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::numbering::Numbers;
use crate::domain::resemblance::Resemblance;
use crate::domain::search::{self, Sort};
use crate::domain::{Forum, Id, Kind, Participant, Refusal, Topic, laptop, merging, participants, topics};
use crate::i18n::{self, t};
use crate::ui::parts::{Each, Empty, Entry};

/// Who the laptop's owner is.
pub fn me(session: Session) -> Option<Id<Participant>> {
    session.taking_part()?.me.get_untracked()
}

/// The screen.
#[component]
pub fn OwnTopics(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let typed = RwSignal::new(String::new());
    let opened = RwSignal::new(None::<Id<Topic>>);
    let numbers = session.memo(&[Kind::Number, Kind::Topic], Numbers::of);
    let propose = Callback::new(move |title: String| {
        let me = me(session).ok_or(Refusal::NotYours)?;
        session.try_act(|forum, cx| laptop::propose(forum, cx, me, &title))?;
        typed.set(String::new());
        Ok::<(), Refusal>(())
    });
    let own = session.memo(&[Kind::Topic], move |forum| {
        let mut own = me(session).map(|me| laptop::topics_of(forum, me)).unwrap_or_default();
        own.reverse();
        own
    });
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::participant::TOPICS)}</h1>
                <p>{desk.t(t::participant::TOPICS_HINT)}</p>
            </div>
        </div>
        <Entry label=t::participant::PROPOSE placeholder=t::participant::PROPOSE_EXAMPLE button=t::participant::PROPOSE_NOW
            draft=format!("own-topic/{}", session.id()) typed=typed take=propose under=move || resembling(session, numbers, typed) />
        <section class="own-part" aria-labelledby="my-topics">
            <h2 id="my-topics">{desk.t(t::participant::MY_TOPICS)}</h2>
            {move || own.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::participant::NO_TOPICS)}</p> })}
            <div class="own-topics">
                <Each each=move || own.get() key=|id| *id children=move |id| view! { <MyTopic session=session topic=id numbers=numbers opened=opened /> } />
            </div>
        </section>
        <All session=session numbers=numbers />
    }
}

/// A topic that the one being typed resembles. Rule T5.
fn resembling(session: Session, numbers: Memo<Numbers>, typed: RwSignal<String>) -> impl IntoView {
    let desk = Desk::here();
    let titles = session.memo_any(&[Kind::Topic], Resemblance::of);
    move || {
        let title = typed.get();
        if title.chars().count() < 4 {
            return None;
        }
        let topic = titles.with(|titles| titles.nearest(&title))?.topic;
        let title = session.read(|forum| forum.get::<Topic>(&topic).map(|topic| topic.title.clone())).unwrap_or_default();
        let number = numbers.with(|numbers| numbers.get(topic));
        Some(view! { <p>{desk.fill(t::participant::RESEMBLES, &[("number", &number_words(number)), ("title", &title)])}</p> })
    }
}

/// A number as it is shown; nothing while the topic is new.
pub fn number_words(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Every topic on the wall that others convene.
#[component]
fn All(session: Session, numbers: Memo<Numbers>) -> impl IntoView {
    let desk = Desk::here();
    let sought = RwSignal::new(String::new());
    let others = Memo::new(move |_| {
        session.track(&[Kind::Topic, Kind::Number, Kind::Participant]);
        let me = me(session);
        session.read(|forum| {
            let mine =
                |id: &Id<Topic>| me.is_some_and(|me| forum.get::<Topic>(id).is_some_and(|topic| topic.conveners.contains(me)));
            let wall: Vec<_> = topics::on_the_wall(forum).into_iter().filter(|id| !mine(id)).collect();
            let found = sought.with(|sought| search::search(forum, &wall, sought));
            if sought.with(String::is_empty) { search::sorted(forum, &found, Sort::Number) } else { found }
        })
    });
    let any = session.memo(&[Kind::Topic], |forum| !forum.topics.is_empty());
    view! {
        <section class="own-part" aria-labelledby="all-topics">
            <h2 id="all-topics">{desk.t(t::participant::ALL_TOPICS)}</h2>
            {move || if any.get() {
                view! {
                    <div class="finder">
                        <input type="search" data-search="" aria-label=desk.t(t::app::SEARCH) placeholder=desk.t(t::participant::SEARCH_EXAMPLE)
                            on:input:target=move |event| sought.set(event.target().value()) />
                    </div>
                    <ul class="rows all-topics">
                        <Each each=move || others.get() key=|id| *id children=move |id| view! { <Other session=session topic=id numbers=numbers /> } />
                    </ul>
                }.into_any()
            } else {
                view! { <Empty title=t::participant::NONE_YET hint=t::participant::NONE_YET_HINT /> }.into_any()
            }}
        </section>
    }
}

/// A topic that others convene, and the way to convene it too. Rule H3.
#[component]
fn Other(session: Session, topic: Id<Topic>, numbers: Memo<Numbers>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Topic>(topic);
    let title = move || record.with(|topic| topic.as_ref().map(|topic| topic.title.clone()).unwrap_or_default());
    let conveners = session.memo(&[Kind::Topic, Kind::Participant], move |forum| conveners(forum, topic));
    let number = move || numbers.with(|numbers| numbers.get(topic));
    let join = move |_| {
        if let Some(me) = me(session) {
            session.act(|forum, cx| laptop::convene(forum, cx, me, topic, true));
        }
    };
    let label = move || desk.fill(t::participant::CONVENE_NAMED, &[("title", &title())]);
    view! {
        <li>
            <span class="number" aria-hidden="true">{move || number_words(number())}</span>
            <span class="grow">
                <span class="title"><span class="tell">{move || number().map(|n| format!("{} ", i18n::number(desk.language.get(), usize::try_from(n).unwrap_or_default())))}</span>{title}</span>
                <small class="soft">{conveners}</small>
            </span>
            <button type="button" class="bare" aria-label=label on:click=join>{desk.t(t::participant::CONVENE)}</button>
        </li>
    }
}

/// Who convenes a topic, and those merged into it.
fn conveners(forum: &Forum, topic: Id<Topic>) -> String {
    let names = merging::conveners(forum, topic);
    names.into_iter().map(|person| participants::name_of(forum, person)).collect::<Vec<_>>().join(", ")
}
