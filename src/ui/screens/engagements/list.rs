//! The engagements by person: a sheet a person, the name large, the promises below.

use leptos::prelude::*;

use super::Circle;
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::fold::fold;
use crate::domain::search::Query;
use crate::domain::sorting::sort_by_key;
use crate::domain::{Due, Engagement, Forum, Id, Language, Participant, Progress, Topic, engagements, participants};
use crate::i18n::t;
use crate::ui::parts::{Each, ProgressChoice, due_sentence, due_words, outcome_words, workshop_words};

/// One person's engagements.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The person, if still there.
    id: Option<Id<Participant>>,
    /// His or her name.
    name: String,
    /// The promises that were looked for, in the order in which they were made.
    pub promises: Vec<Id<Engagement>>,
}

/// The people to show, whoever engaged last first.
pub fn shown(language: Language, forum: &Forum, sought: &str) -> Vec<Person> {
    let query = Query::new(sought);
    let found = |name: &str, engagement: &Engagement| {
        query.is_empty() || {
            let workshop = engagement
                .workshop
                .map(|id| format!("{}\n{}", workshop_words(language, forum, id), crate::domain::agenda::title(forum, id)));
            let due = due_words(language, &engagement.due);
            query.matches(&fold(&[name, &engagement.promise, &due, &workshop.unwrap_or_default()].join("\n")))
        }
    };
    let person = |row: engagements::Promises<'_>| {
        let name = row.person.map(|id| participants::name_of(forum, id).to_owned()).unwrap_or_default();
        let promises = row.engagements.into_iter().filter(|(_, engagement)| found(&name, engagement)).map(|(id, _)| id).collect();
        Person { id: row.person, name, promises }
    };
    let mut people: Vec<Person> =
        engagements::by_person(forum).into_iter().map(person).filter(|person| !person.promises.is_empty()).collect();
    sort_by_key(&mut people, |person| std::cmp::Reverse(person.promises.last().copied()));
    people
}

/// A sheet a person.
#[component]
pub fn List(circle: Circle, shown: Memo<Vec<Person>>) -> impl IntoView {
    let ids = Memo::new(move |_| shown.with(|shown| shown.iter().map(|person| person.id).collect::<Vec<_>>()));
    view! {
        <div class="people">
            <Each each=move || ids.get() key=|id| *id children=move |id| {
                let own = Memo::new(move |_| shown.with(|shown| shown.iter().find(|person| person.id == id).cloned()));
                view! { <PersonSheet circle=circle person=own /> }
            } />
        </div>
    }
}

#[component]
fn PersonSheet(circle: Circle, person: Memo<Option<Person>>) -> impl IntoView {
    let desk = Desk::here();
    let name = move || {
        person.with(|person| match person {
            Some(person) if !person.name.is_empty() => person.name.clone(),
            _ => desk.t(t::engagements::NOBODY)().to_owned(),
        })
    };
    let promises = move || person.with(|person| person.as_ref().map(|person| person.promises.clone()).unwrap_or_default());
    let is_new = move || circle.newest.get().is_some_and(|newest| promises().contains(&newest));
    view! {
        <article class="sheet person" class:new=is_new>
            <h2>{name}</h2>
            <ul>
                <Each each=promises key=|id| *id children=move |id| view! { <Promise circle=circle id=id /> } />
            </ul>
        </article>
    }
}

#[component]
fn Promise(circle: Circle, id: Id<Engagement>) -> impl IntoView {
    let desk = Desk::here();
    let session = circle.session;
    let record = session.record::<Engagement>(id);
    let field = move |read: fn(&Engagement) -> String| record.with(|engagement| engagement.as_ref().map(read).unwrap_or_default());
    let promise = Signal::derive(move || field(|engagement| engagement.promise.clone()));
    let progress = Signal::derive(move || {
        record.with(|engagement| engagement.as_ref().map_or(Progress::Open, |engagement| engagement.progress))
    });
    let became = move || {
        record.with(|engagement| {
            engagement.as_ref().map(|kept| outcome_words(desk.language.get(), &kept.outcome())).unwrap_or_default()
        })
    };
    let due = move || Due(field(|engagement| engagement.due.0.clone()));
    let workshop = move || {
        let id = record.with(|engagement| engagement.as_ref().and_then(|engagement| engagement.workshop))?;
        session.track_record::<Topic>(&id);
        Some((id, session.read(|forum| workshop_words(desk.language.get(), forum, id))))
    };
    let set = Callback::new(move |progress: Progress| {
        session.act(|forum, cx| engagements::progress(forum, cx, id, progress));
    });
    view! {
        <li class="promise" class:settled=move || matches!(progress.get(), Progress::Done | Progress::Dropped)>
            <button type="button" class="title" data-engagement=id.to_string() on:click=move |_| circle.open.set(Some(id))>{move || promise.get()}</button>
            <p class="about">
                {move || (!due().is_none()).then(|| view! {
                    <span class="due">{due_sentence(desk.language.get(), &due())}</span>
                })}
                {move || workshop().map(|(id, words)| view! {
                    <a href=Route::Forum(session.id(), View::Workshop(id)).to_string()>{words}</a>
                })}
                <ProgressChoice value=progress what=promise take=set />
                {move || Some(became()).filter(|said| !said.is_empty()).map(|said| view! { <span class="became">{said}</span> })}
            </p>
        </li>
    }
}
