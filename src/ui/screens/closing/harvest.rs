//! The harvest: the actions of all workshops, and of none, in one table.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::{Action, Due, Forum, Id, Kind, Progress, Topic, actions, agenda, numbering};
use crate::i18n::t;
use crate::ui::parts::{Each, Entry, ProgressChoice, due_words, outcome_words, workshop_words};

/// All actions, by date.
#[component]
pub fn Harvest(session: Session, open: RwSignal<Option<Id<Action>>>) -> impl IntoView {
    let desk = Desk::here();
    let table = session.memo(&[Kind::Action, Kind::Workshop, Kind::Topic], |forum| {
        actions::table(forum).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    });
    let add = Callback::new(move |line: String| session.try_act(|forum, cx| actions::add(forum, cx, None, &actions::parse(&line))));
    view! {
        <section class="harvest">
            <h2>{desk.t(t::closing::HARVEST)} " "<small role="status">{move || desk.count(t::closing::HARVEST_COUNT, table.with(Vec::len))}</small></h2>
            <p class="to-vote"><a href=Route::Forum(session.id(), View::Convergence).to_string()>{desk.t(t::app::VIEW_CONVERGENCE)}</a></p>
            <Entry label=t::closing::ACTION_ENTRY placeholder=t::closing::ACTION_EXAMPLE button=t::app::ADD
                draft=format!("actions/{}", session.id()) take=add />
            {move || if table.with(Vec::is_empty) {
                view! { <p class="soft">{desk.t(t::closing::HARVEST_EMPTY)}</p> }.into_any()
            } else {
                view! {
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{desk.t(t::closing::WHAT)}</th>
                                <th scope="col">{desk.t(t::closing::WHO)}</th>
                                <th scope="col">{desk.t(t::closing::WHEN)}</th>
                                <th scope="col">{desk.t(t::closing::WORKSHOP)}</th>
                                <th scope="col">{desk.t(t::closing::STATE)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            <Each each=move || table.get() key=|id| *id children=move |id| view! { <Row session=session id=id open=open /> } />
                        </tbody>
                    </table>
                }.into_any()
            }}
        </section>
    }
}

#[component]
fn Row(session: Session, id: Id<Action>, open: RwSignal<Option<Id<Action>>>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Action>(id);
    let field = move |read: fn(&Action) -> String| record.with(|action| action.as_ref().map(read).unwrap_or_default());
    let what = Signal::derive(move || field(|action| action.what.clone()));
    let progress = Signal::derive(move || record.with(|action| action.as_ref().map_or(Progress::Open, |action| action.progress)));
    let workshop = Memo::new(move |_| {
        session.track(&[Kind::Topic, Kind::Workshop]);
        record.with(|action| action.as_ref().and_then(|action| session.read(|forum| actions::home(forum, action))))
    });
    let became = move || {
        record
            .with(|action| action.as_ref().map(|action| outcome_words(desk.language.get(), &action.outcome())).unwrap_or_default())
    };
    let due = move || Due(field(|action| action.due.0.clone()));
    let set = Callback::new(move |progress: Progress| {
        session.act(|forum, cx| actions::progress(forum, cx, id, progress));
    });
    view! {
        <tr class:settled=move || matches!(progress.get(), Progress::Done | Progress::Dropped)>
            <th scope="row">
                <button type="button" class="title" data-action=id.to_string() on:click=move |_| open.set(Some(id))>{move || what.get()}</button>
            </th>
            <td>{move || field(|action| action.who.clone())}</td>
            <td class:date=move || due().date().is_some()>{move || due_words(desk.language.get(), &due())}</td>
            <td>
                {move || workshop.get().map(|id| {
                    let (number, called) = session.read(|forum| (workshop_number(forum, id), workshop_words(desk.language.get(), forum, id)));
                    view! {
                        <a href=Route::Forum(session.id(), View::Workshop(id)).to_string() aria-label=called.clone()>
                            <span class="figure">{number}</span>
                            <span class="called">{called.clone()}</span>
                        </a>
                    }
                })}
            </td>
            <td>
                <ProgressChoice value=progress what=what take=set />
                {move || Some(became()).filter(|said| !said.is_empty()).map(|said| view! { <small class="became">{said}</small> })}
            </td>
        </tr>
    }
}

/// A workshop's number; the title of a topic that has none.
fn workshop_number(forum: &Forum, id: Id<Topic>) -> String {
    numbering::workshop_number(forum, id).map_or_else(|| agenda::title(forum, id), |n| n.to_string())
}
