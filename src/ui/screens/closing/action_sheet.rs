//! The sheet of one action: everything about it, changed in place.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::actions::{self, ActionDraft};
use crate::domain::{Action, Due, Id, Progress, Refusal, Telling, Topic};
use crate::i18n::{self, Text, t};
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Dialog, DueField, LineField, OutcomeFields, PEOPLE, ProgressChoice, WorkshopChoice, held_by};

/// The open action's sheet.
#[component]
pub fn ActionSheet(
    session: Session,
    /// The action whose sheet is open.
    open: RwSignal<Option<Id<Action>>>,
) -> impl IntoView {
    let desk = Desk::here();
    let shown = held_by(open);
    // Its row may have moved to another date meanwhile: the focus follows it there.
    Effect::new(move |before: Option<Option<Id<Action>>>| {
        let now = open.get();
        if let (Some(Some(left)), None) = (before, now) {
            request_animation_frame(move || focus_on(&format!("[data-action=\"{left}\"]")));
        }
        now
    });
    let title = Signal::derive(move || desk.t(t::closing::SHEET)().to_owned());
    view! {
        <Dialog open=shown title=title>
            {move || open.get().map(|id| view! { <Fields session=session id=id open=open /> })}
        </Dialog>
    }
}

#[component]
fn Fields(session: Session, id: Id<Action>, open: RwSignal<Option<Id<Action>>>) -> impl IntoView {
    let desk = Desk::here();
    let label = move |text: Text| Signal::derive(move || i18n::say(desk.language.get(), text).to_owned());
    let record = session.record::<Action>(id);
    let kept = move || record.with(|action| action.clone().unwrap_or_default());
    let what = Signal::derive(move || kept().what);
    let change = move |with: &dyn Fn(&mut ActionDraft)| {
        session.try_act(|forum, cx| {
            let before = forum.get::<Action>(&id).ok_or(Refusal::Gone)?;
            let mut draft = ActionDraft { what: before.what.clone(), who: before.who.clone(), due: before.due.clone() };
            with(&mut draft);
            actions::change(forum, cx, id, &draft)
        })
    };
    let set_what = Callback::new(move |typed: String| change(&|draft| draft.what.clone_from(&typed)));
    let set_who = Callback::new(move |typed: String| change(&|draft| draft.who.clone_from(&typed)));
    let set_due = Callback::new(move |typed: Due| change(&|draft| draft.due.clone_from(&typed)));
    let set_workshop = Callback::new(move |workshop: Option<Id<Topic>>| {
        session.act(|forum, cx| actions::assign(forum, cx, id, workshop));
    });
    let set_progress = Callback::new(move |progress: Progress| {
        session.act(|forum, cx| actions::progress(forum, cx, id, progress));
    });
    let tell = Callback::new(move |telling: Telling| session.try_act(|forum, cx| actions::tell(forum, cx, id, telling)));
    let remove = move |_| {
        open.set(None);
        session.act_and_tell(|forum, cx| actions::remove(forum, cx, id));
        request_animation_frame(|| focus_on(".harvest [data-quick-entry]"));
    };
    view! {
        <LineField label=label(t::closing::WHAT) value=what take=set_what />
        <LineField label=label(t::closing::WHO) value=Signal::derive(move || kept().who) take=set_who
            list=Signal::derive(|| Some(PEOPLE.to_owned())) />
        <div class="fields">
            <DueField value=Signal::derive(move || kept().due) take=set_due />
            <WorkshopChoice session=session value=Signal::derive(move || kept().workshop) take=set_workshop />
        </div>
        <div class="field">
            <span class="label">{desk.t(t::promises::PROGRESS)}</span>
            <ProgressChoice value=Signal::derive(move || kept().progress) what=what take=set_progress />
        </div>
        <OutcomeFields outcome=Signal::derive(move || kept().outcome()) take=tell />
        <div class="choices">
            <button type="button" class="first" on:click=remove>{desk.t(t::app::REMOVE)}</button>
            <button type="button" class="go" on:click=move |_| open.set(None)>{desk.t(t::app::DONE)}</button>
        </div>
    }
}
