//! The sheet of one plenary item.

use leptos::prelude::*;

use super::hours::HoursField;
use super::plenary::KINDS;
use super::words;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::hours::Hours;
use crate::domain::{Id, Plenary, Refusal, plenary};
use crate::i18n::t;
use crate::ui::parts::{Dialog, LineField, LongText, PEOPLE, held_by};

/// The open item's sheet.
#[component]
pub fn PlenarySheet(session: Session, item: RwSignal<Option<Id<Plenary>>>) -> impl IntoView {
    let open = held_by(item);
    view! {
        <Dialog open=open title=words(t::setup::PLENARY_SHEET)>
            {move || item.get().map(|id| view! { <Fields session=session id=id /> <Gestures session=session id=id item=item /> })}
        </Dialog>
    }
}

#[component]
fn Fields(session: Session, id: Id<Plenary>) -> impl IntoView {
    let record = session.record::<Plenary>(id);
    let summary = session.text::<Plenary>(id);
    let value = move |field: fn(&Plenary) -> &str| {
        Signal::derive(move || record.with(|item| item.as_ref().map(|item| field(item).to_owned()).unwrap_or_default()))
    };
    let take = move |change: fn(&mut Plenary, String)| {
        Callback::new(move |typed: String| session.try_act(|forum, cx| plenary::change(forum, cx, id, |item| change(item, typed))))
    };
    let hours = Signal::derive(move || {
        record.with(|item| item.as_ref().map(|item| Hours { starts: item.starts, ends: item.ends }).unwrap_or_default())
    });
    let take_hours = Callback::new(move |hours: Hours| {
        session.try_act(|forum, cx| {
            plenary::change(forum, cx, id, |item| {
                item.starts = hours.starts;
                item.ends = hours.ends;
            })
        })
    });
    let take_summary = Callback::new(move |text: String| session.try_act(|forum, cx| plenary::write(forum, cx, id, &text)));
    view! {
        <LineField label=words(t::setup::PLENARY_TITLE) value=value(|item| &item.title) take=take(|item, typed| item.title = typed) />
        <div class="fields">
            <KindField session=session id=id />
            <HoursField starts=words(t::setup::STARTS) ends=words(t::setup::ENDS) hours=hours take=take_hours />
        </div>
        <LineField label=words(t::setup::SPEAKERS) hint=words(t::setup::SPEAKERS_HINT) lines=true
            value=value(|item| &item.speakers) take=take(|item, typed| item.speakers = typed) />
        <LineField label=words(t::setup::MODERATOR) list=PEOPLE
            value=value(|item| &item.moderator) take=take(|item, typed| item.moderator = typed) />
        <LineField label=words(t::setup::LINKS) hint=words(t::setup::LINKS_HINT) lines=true
            value=value(|item| &item.links) take=take(|item, typed| item.links = typed) />
        <LongText label=words(t::setup::SUMMARY) placeholder=words(t::setup::SUMMARY_HINT) value=summary take=take_summary />
    }
}

#[component]
fn KindField(session: Session, id: Id<Plenary>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Plenary>(id);
    let kind = Memo::new(move |_| record.with(|item| item.as_ref().map(|item| item.kind).unwrap_or_default()));
    let choose = move |chosen: &str| -> Result<(), Refusal> {
        let (kind, ..) = KINDS.into_iter().find(|(_, name, _)| *name == chosen).ok_or(Refusal::Gone)?;
        session.try_act(|forum, cx| plenary::change(forum, cx, id, |item| item.kind = kind))
    };
    view! {
        <div class="field">
            <label for="plenary-kind">{desk.t(t::setup::KIND)}</label>
            <select id="plenary-kind" on:change:target=move |event| {
                if let Err(refusal) = choose(&event.target().value()) {
                    session.refuse(&refusal);
                }
            }>
                {KINDS.map(|(one, name, text)| view! { <option value=name selected=move || kind.get() == one>{desk.t(text)}</option> }).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Gestures(session: Session, id: Id<Plenary>, item: RwSignal<Option<Id<Plenary>>>) -> impl IntoView {
    let desk = Desk::here();
    let remove = move |_| {
        item.set(None);
        session.act_and_tell(|forum, cx| plenary::remove(forum, cx, id));
        // What opened the sheet is gone with the item.
        request_animation_frame(move || desk.look_for.set("#part-plenary .entry input"));
    };
    view! {
        <div class="choices">
            <div class="first"><button type="button" on:click=remove>{desk.t(t::app::REMOVE)}</button></div>
            <button type="button" class="go" on:click=move |_| item.set(None)>{desk.t(t::app::DONE)}</button>
        </div>
    }
}
