//! The sheet of one engagement: everything about it, changed in place.

use leptos::prelude::*;

use super::Circle;
use crate::app::desk::Desk;
use crate::domain::engagements::{self, EngagementDraft};
use crate::domain::{Due, Edits, Engagement, Id, Participant, Progress, Refusal, Telling, Topic, participants};
use crate::i18n::{self, Text, t};
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Dialog, DueField, LineField, OutcomeFields, PersonField, ProgressChoice, WorkshopChoice, held_by};

/// The open engagement's sheet.
#[component]
pub fn EngagementSheet(circle: Circle) -> impl IntoView {
    let desk = Desk::here();
    let open = held_by(circle.open);
    // Its promise may have gone to another person's sheet meanwhile: the focus follows it there.
    Effect::new(move |before: Option<Option<Id<Engagement>>>| {
        let now = circle.open.get();
        if let (Some(Some(left)), None) = (before, now) {
            request_animation_frame(move || focus_on(&format!("[data-engagement=\"{left}\"]")));
        }
        now
    });
    let title = Signal::derive(move || desk.t(t::engagements::SHEET)().to_owned());
    view! {
        <Dialog open=open title=title>
            {move || circle.open.get().map(|id| view! { <Fields circle=circle id=id /> })}
        </Dialog>
    }
}

#[component]
fn Fields(circle: Circle, id: Id<Engagement>) -> impl IntoView {
    let desk = Desk::here();
    let session = circle.session;
    let label = move |text: Text| Signal::derive(move || i18n::say(desk.language.get(), text).to_owned());
    let record = session.record::<Engagement>(id);
    let kept = move || record.with(|engagement| engagement.clone().unwrap_or_default());
    let name = Signal::derive(move || {
        let Some(person) = kept().person else { return String::new() };
        session.track_record::<Participant>(&person);
        session.read(|forum| participants::name_of(forum, person).to_owned())
    });
    let promise = Signal::derive(move || kept().promise);
    let set_promise = Callback::new(move |typed: String| {
        session.try_act(|forum, cx| engagements::amend(forum, cx, id, |draft| draft.promise = typed))
    });
    let set_due =
        Callback::new(move |typed: Due| session.try_act(|forum, cx| engagements::amend(forum, cx, id, |draft| draft.due = typed)));
    let set_workshop = Callback::new(move |workshop: Option<Id<Topic>>| {
        session.act(|forum, cx| engagements::amend(forum, cx, id, |draft| draft.workshop = workshop));
    });
    let set_person = Callback::new(move |name: String| {
        session.try_act(|forum, cx| {
            let before = forum.get::<Engagement>(&id).ok_or(Refusal::Gone)?;
            let mut people = Edits::none();
            let person = participants::find_or_add(forum, cx, &name, &mut people)?;
            let draft =
                EngagementDraft { person, promise: before.promise.clone(), due: before.due.clone(), workshop: before.workshop };
            engagements::change(forum, cx, id, &draft, people)
        })
    });
    let set_progress = Callback::new(move |progress: Progress| {
        session.act(|forum, cx| engagements::progress(forum, cx, id, progress));
    });
    let tell = Callback::new(move |telling: Telling| session.try_act(|forum, cx| engagements::tell(forum, cx, id, telling)));
    let remove = move |_| {
        circle.open.set(None);
        session.act_and_tell(|forum, cx| engagements::remove(forum, cx, id));
        request_animation_frame(|| focus_on("[data-quick-entry]"));
    };
    view! {
        <PersonField label=label(t::engagements::PERSON) value=name take=set_person />
        <LineField label=label(t::engagements::PROMISE) value=promise take=set_promise />
        <div class="fields">
            <DueField value=Signal::derive(move || kept().due) take=set_due />
            <WorkshopChoice session=session value=Signal::derive(move || kept().workshop) take=set_workshop />
        </div>
        <div class="field">
            <span class="label">{desk.t(t::promises::PROGRESS)}</span>
            <ProgressChoice value=Signal::derive(move || kept().progress) what=promise take=set_progress />
        </div>
        <OutcomeFields outcome=Signal::derive(move || kept().outcome()) take=tell />
        <div class="choices">
            <button type="button" class="first" on:click=remove>{desk.t(t::app::REMOVE)}</button>
            <button type="button" class="go" on:click=move |_| circle.open.set(None)>{desk.t(t::app::DONE)}</button>
        </div>
    }
}
