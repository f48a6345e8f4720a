//! The workshop's actions: typed on one line, then changed in place.

use leptos::prelude::*;

use super::arrange::{self, Arrange};
use super::{Desktop, focus};
use crate::app::desk::Desk;
use crate::domain::actions::{self, ActionDraft};
use crate::domain::order::Step;
use crate::domain::{Action, Due, Id, Kind, Progress, Refusal, Telling};
use crate::i18n::{self, Text, t};
use crate::ui::parts::{Each, Entry, LineField, OutcomeFields, ProgressChoice, due_words};

/// The actions of the workshop.
#[component]
pub fn Actions(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, .. } = open;
    let typed = RwSignal::new(String::new());
    let ids = session.memo(&[Kind::Action, Kind::Topic], move |forum| {
        actions::of_workshop(forum, Some(workshop)).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    });
    let add = Callback::new(move |line: String| {
        session.try_act(|forum, cx| actions::add(forum, cx, Some(workshop), &actions::parse(&line)))
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let heading = move |text: Text| view! { <th scope="col">{desk.t(text)}</th> };
    view! {
        <section class="deeds" aria-labelledby="deeds-title">
            <h2 id="deeds-title">{desk.t(t::workshops::ACTIONS)}</h2>
            <div class="small-entry">
                <Entry label=t::workshops::ACTION_ENTRY placeholder=t::workshops::ACTION_EXAMPLE button=t::app::ADD
                    draft=format!("action/{workshop}") typed=typed take=add under=move || view! { <Understood typed=typed /> } />
            </div>
            {move || if none.get() {
                view! { <p class="soft">{desk.t(t::workshops::ACTIONS_NONE)}</p> }.into_any()
            } else {
                view! {
                    <table>
                        <thead>
                            <tr>
                                {heading(t::workshops::WHAT)}{heading(t::workshops::WHO)}{heading(t::workshops::WHEN)}{heading(t::workshops::STATE)}
                                <td></td>
                            </tr>
                        </thead>
                        <tbody><Each each=move || ids.get() key=|id| *id children=move |id| view! { <Row open=open ids=ids id=id /> } /></tbody>
                    </table>
                }.into_any()
            }}
        </section>
    }
}

/// Below the line while it is typed: how it is understood.
#[component]
fn Understood(typed: RwSignal<String>) -> impl IntoView {
    let desk = Desk::here();
    move || {
        let draft = actions::parse(&typed.read());
        if draft.who.is_empty() && draft.due.is_none() {
            return view! { <p>{desk.t(t::workshops::ACTIONS_HINT)}</p> }.into_any();
        }
        let parts = [
            (t::workshops::WHAT, draft.what.clone()),
            (t::workshops::WHO, draft.who.clone()),
            (t::workshops::WHEN, due_words(desk.language.get(), &draft.due)),
        ];
        view! {
            <p class="understood">
                {parts.into_iter().filter(|(_, said)| !said.is_empty()).map(|(name, said)| view! { <span>{desk.t(name)}" "<b>{said}</b></span> }).collect_view()}
            </p>
        }
        .into_any()
    }
}

/// The name of an action's element in the page.
fn element(id: Id<Action>) -> String {
    format!("action-{id}")
}

/// What wraps over several lines is still one line to type: Enter doesn't break it.
fn one_line(event: web_sys::KeyboardEvent) {
    if event.key() == "Enter" && !event.is_composing() && focus::is_in_text_area(&event) {
        event.prevent_default();
    }
}

/// One action, changed in place.
#[component]
fn Row(open: Desktop, ids: Memo<Vec<Id<Action>>>, id: Id<Action>) -> impl IntoView {
    let desk = Desk::here();
    let session = open.session;
    let record = session.record::<Action>(id);
    let of = move |part: fn(&Action) -> String| {
        Signal::derive(move || record.with(|action| action.as_ref().map(part).unwrap_or_default()))
    };
    let label = move |text: Text| Signal::derive(move || i18n::say(desk.language.get(), text).to_owned());
    let change = move |put: fn(&mut ActionDraft, String)| {
        Callback::new(move |typed: String| {
            session.try_act(|forum, cx| {
                let now = forum.get::<Action>(&id).ok_or(Refusal::Gone)?;
                let mut draft = ActionDraft { what: now.what.clone(), who: now.who.clone(), due: now.due.clone() };
                put(&mut draft, typed);
                actions::change(forum, cx, id, &draft)
            })
        })
    };
    let progress = Signal::derive(move || record.with(|action| action.as_ref().map(|action| action.progress).unwrap_or_default()));
    let choose = Callback::new(move |chosen: Progress| {
        session.act(|forum, cx| actions::progress(forum, cx, id, chosen));
    });
    let outcome = Signal::derive(move || record.with(|action| action.as_ref().map(Action::outcome).unwrap_or_default()));
    let followed = Memo::new(move |_| progress.get() != Progress::Open);
    let tell = Callback::new(move |telling: Telling| session.try_act(|forum, cx| actions::tell(forum, cx, id, telling)));
    let date = move || {
        record.with(|action| {
            action.as_ref().and_then(|action| action.due.date()).map(|date| i18n::date_short(desk.language.get(), date))
        })
    };
    view! {
        <tr id=element(id) on:keydown=one_line class:over=move || matches!(progress.get(), Progress::Done | Progress::Dropped)>
            <td class="what"><LineField bare=true lines=true label=label(t::workshops::WHAT) value=of(|action| action.what.clone()) take=change(|draft, typed| draft.what = typed) /></td>
            <td class="who"><LineField bare=true lines=true label=label(t::workshops::WHO) value=of(|action| action.who.clone()) take=change(|draft, typed| draft.who = typed) /></td>
            <td class="when">
                <LineField bare=true label=label(t::workshops::WHEN) value=of(|action| action.due.0.clone()) take=change(|draft, typed| draft.due = Due(typed)) />
                {move || date().map(|date| view! { <small>{date}</small> })}
            </td>
            <td class="how-far"><ProgressChoice value=progress what=of(|action| action.what.clone()) take=choose /></td>
            <td class="more"><Gestures open=open ids=ids id=id what=of(|action| action.what.clone()) /></td>
        </tr>
        {move || followed.get().then(|| view! {
            <tr class="became"><td colspan="5"><OutcomeFields outcome=outcome take=tell /></td></tr>
        })}
    }
}

/// Moving and removing an action.
#[component]
fn Gestures(open: Desktop, ids: Memo<Vec<Id<Action>>>, id: Id<Action>, what: Signal<String>) -> impl IntoView {
    let desk = Desk::here();
    let session = open.session;
    let place = Signal::derive(move || ids.with(|all| arrange::place(all, &id)));
    let shift = Callback::new(move |step: Step| {
        session.act(|forum, cx| actions::shift(forum, cx, id, step));
        focus::soon(format!("#{} summary", element(id)));
    });
    let remove = Callback::new(move |()| {
        let beside = ids.with_untracked(|all| arrange::beside(all, id));
        if session.act_and_tell(|forum, cx| actions::remove(forum, cx, id)) {
            focus::soon(beside.map_or_else(|| ".deeds .entry input".to_owned(), |beside| format!("#{} textarea", element(beside))));
        }
    });
    let label = Signal::derive(move || desk.fill(t::workshops::ACTION_MORE, &[("what", &what.read())]));
    view! { <Arrange label=label place=place shift=shift remove=remove /> }
}
