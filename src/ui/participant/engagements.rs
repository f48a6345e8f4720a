//! What one promises, on one's own laptop: one's own engagements and closing words, and those that the laptop
//! was told of.

use leptos::prelude::*;

use super::standing::StandingMark;
use super::topics::me;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::engagements::{self, EngagementDraft};
use crate::domain::{Due, Edits, Engagement, Forum, Id, Kind, Refusal, Topic, Word, order, participants, words};
use crate::exchange::written::Thing;
use crate::i18n::{self, Text, t};
use crate::ui::parts::{DueField, Each, Entry, LineField, LongText, WorkshopChoice, due_sentence, workshop_words};

/// The screen.
#[component]
pub fn MyEngagements(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let opened = RwSignal::new(None::<Id<Engagement>>);
    let own = session.memo(&[Kind::Engagement], move |forum| {
        let mine = order::live::<Engagement>(forum).filter(|(_, engagement)| engagement.person == me(session));
        mine.map(|(id, _)| id).collect::<Vec<_>>()
    });
    let engage = Callback::new(move |line: String| {
        let person = me(session).ok_or(Refusal::NotYours)?;
        session.try_act(|forum, cx| {
            let (promise, due) = engagements::split_due(&line);
            engagements::add(forum, cx, &EngagementDraft { person, promise, due, workshop: None }, Edits::none())
        })
    });
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::participant::ENGAGEMENTS)}</h1>
                <p>{desk.t(t::participant::ENGAGEMENTS_HINT)}</p>
            </div>
        </div>
        <Entry label=t::participant::ENGAGE placeholder=t::participant::ENGAGE_EXAMPLE button=t::app::ADD
            draft=format!("own-engagement/{}", session.id()) take=engage />
        <div class="own-topics">
            <Each each=move || own.get() key=|id| *id children=move |id| view! { <Mine session=session id=id opened=opened /> } />
        </div>
        <ClosingWords session=session />
        <Others session=session />
    }
}

/// One of one's own engagements.
#[component]
fn Mine(session: Session, id: Id<Engagement>, opened: RwSignal<Option<Id<Engagement>>>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Engagement>(id);
    let promise =
        move || record.with(|engagement| engagement.as_ref().map(|engagement| engagement.promise.clone()).unwrap_or_default());
    let more = move || {
        let language = desk.language.get();
        session.track(&[Kind::Topic, Kind::Workshop]);
        record.with(|engagement| {
            let engagement = engagement.clone().unwrap_or_default();
            let workshop = engagement.workshop.map(|id| session.read(|forum| workshop_words(language, forum, id)));
            [due_sentence(language, &engagement.due), workshop.unwrap_or_default()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        })
    };
    let open = move || opened.get() == Some(id);
    let turn = move |_| opened.update(|now| *now = if *now == Some(id) { None } else { Some(id) });
    view! {
        <article class="sheet own-topic">
            <h2 class="promise">{promise}</h2>
            <p class="soft">{more}</p>
            <footer>
                <StandingMark thing=Thing::Engagement(id) />
                <button type="button" class="bare" aria-expanded=move || open().to_string() on:click=turn
                    aria-label=move || desk.fill(if open() { t::participant::CHANGE_DONE } else { t::participant::CHANGE_NAMED }, &[("title", &promise())])>
                    {move || i18n::say(desk.language.get(), if open() { t::app::DONE } else { t::participant::CHANGE })}
                </button>
            </footer>
            {move || open().then(|| view! { <Fields session=session id=id opened=opened /> })}
        </article>
    }
}

#[component]
fn Fields(session: Session, id: Id<Engagement>, opened: RwSignal<Option<Id<Engagement>>>) -> impl IntoView {
    let desk = Desk::here();
    let label = move |text: Text| Signal::derive(move || i18n::say(desk.language.get(), text).to_owned());
    let record = session.record::<Engagement>(id);
    let kept = move || record.with(|engagement| engagement.clone().unwrap_or_default());
    let set_promise = Callback::new(move |typed: String| {
        session.try_act(|forum, cx| engagements::amend(forum, cx, id, |draft| draft.promise = typed))
    });
    let set_due =
        Callback::new(move |typed: Due| session.try_act(|forum, cx| engagements::amend(forum, cx, id, |draft| draft.due = typed)));
    let set_workshop = Callback::new(move |workshop: Option<Id<Topic>>| {
        session.act(|forum, cx| engagements::amend(forum, cx, id, |draft| draft.workshop = workshop));
    });
    let remove = move |_| {
        opened.set(None);
        session.act_and_tell(|forum, cx| engagements::remove(forum, cx, id));
    };
    view! {
        <div class="stack">
            <LineField label=label(t::engagements::PROMISE) value=Signal::derive(move || kept().promise) take=set_promise />
            <div class="fields">
                <DueField value=Signal::derive(move || kept().due) take=set_due />
                <WorkshopChoice session=session value=Signal::derive(move || kept().workshop) take=set_workshop />
            </div>
            <div class="choices"><button type="button" on:click=remove>{desk.t(t::app::REMOVE)}</button></div>
        </div>
    }
}

/// One's own closing words: a box that is there before anything is written in it.
#[component]
fn ClosingWords(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let own = session.memo(&[Kind::Word], move |forum: &Forum| {
        words::listed(forum).into_iter().find(|(_, word)| word.person == me(session)).map(|(id, _)| id)
    });
    let said = Signal::derive(move || {
        session.track(&[Kind::Word]);
        own.get().map(|id| session.read(|forum| forum.text::<Word>(&id).to_owned())).unwrap_or_default()
    });
    let write = Callback::new(move |text: String| {
        let person = me(session).ok_or(Refusal::NotYours)?;
        session.try_act(|forum, cx| match own.get_untracked() {
            Some(id) => words::write(forum, cx, id, &text),
            None => words::add(forum, cx, person, &text, Edits::none()),
        })
    });
    view! {
        <section class="own-part" aria-labelledby="my-words">
            <h2 id="my-words">{desk.t(t::participant::WORDS)}</h2>
            <LongText bare=true label=Signal::derive(move || desk.t(t::participant::WORDS)().to_owned()) value=said take=write
                placeholder=Signal::derive(move || Some(desk.t(t::participant::WORDS_EXAMPLE)().to_owned())) />
            {move || own.get().map(|id| view! { <p><StandingMark thing=Thing::Word(id) /></p> })}
        </section>
    }
}

/// What others promised, as far as the laptop was told.
#[component]
fn Others(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let others = session.memo(&[Kind::Engagement, Kind::Participant], move |forum: &Forum| {
        let rows = engagements::by_person(forum).into_iter().filter(|row| row.person.is_some() && row.person != me(session));
        let promises = |row: &engagements::Promises<'_>| {
            row.engagements.iter().map(|(_, engagement)| engagement.promise.clone()).collect::<Vec<_>>()
        };
        rows.map(|row| (row.person.map(|id| participants::name_of(forum, id).to_owned()).unwrap_or_default(), promises(&row)))
            .collect::<Vec<_>>()
    });
    move || {
        (!others.with(Vec::is_empty)).then(|| {
            view! {
                <section class="own-part" aria-labelledby="others-engage">
                    <h2 id="others-engage">{desk.t(t::participant::OTHERS_ENGAGE)}</h2>
                    <ul class="rows">
                        <Each each=move || others.get() key=Clone::clone children=|(name, promises)| view! {
                            <li><span class="grow"><b>{name}</b><br />{promises.join(" · ")}</span></li>
                        } />
                    </ul>
                </section>
            }
        })
    }
}
