//! Objectives: typed one after the other, each changed in place, under one another where wanted.

use leptos::prelude::*;

use super::rows::{Gestures, Rows};
use super::{Part, numbered, shown};
use crate::app::session::Session;
use crate::domain::{Forum, Id, Kind, Objective, objectives, set_up_lines};
use crate::i18n::t;
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Entry, LineField};

/// An objective's id, depth and number in the outline.
type Place = (Id<Objective>, usize, String);

/// The section of objectives.
#[component]
pub fn Objectives(session: Session) -> impl IntoView {
    let outline = session.memo(&[Kind::Objective], outline);
    let keys = Signal::derive(move || outline.with(|outline| outline.iter().map(|(id, ..)| *id).collect::<Vec<_>>()));
    let place = move |id: Id<Objective>| {
        outline.with(|outline| outline.iter().find(|(other, ..)| *other == id).map(|(_, depth, number)| (*depth, number.clone())))
    };
    let gestures = Gestures {
        name: Callback::new(move |id| shown(session, id, |objective: &Objective| objective.text.clone())),
        shift: Some(Callback::new(move |(id, step)| {
            session.act(|forum, cx| objectives::shift(forum, cx, id, step));
        })),
        nest: Some(Callback::new(move |(id, inward)| {
            session.act(|forum, cx| if inward { objectives::indent(forum, cx, id) } else { objectives::outdent(forum, cx, id) });
        })),
        remove: Callback::new(move |id| {
            session.act_and_tell(|forum, cx| objectives::remove(forum, cx, id));
        }),
    };
    let row = Callback::new(move |id: Id<Objective>| {
        let number = Signal::derive(move || place(id).map(|(_, number)| number).unwrap_or_default());
        view! { <Row session=session id=id number=number /> }.into_any()
    });
    let add = Callback::new(move |line: String| session.try_act(|forum, cx| set_up_lines::add_objective(forum, cx, &line)));
    let count = Signal::derive(move || outline.with(Vec::len));
    view! {
        <Part id="part-objectives" title=t::setup::OBJECTIVES hint=t::setup::OBJECTIVES_HINT count=count>
            <Rows keys=keys gestures=gestures depth=Callback::new(move |id| place(id).map_or(0, |(depth, _)| depth)) row=row />
            <Entry label=t::setup::OBJECTIVE_ENTRY placeholder=t::setup::OBJECTIVE_EXAMPLE button=t::app::ADD
                draft=format!("objectives/{}", session.id()) take=add />
        </Part>
    }
}

/// Enter in an objective goes on to the next one.
#[component]
fn Row(session: Session, id: Id<Objective>, number: Signal<String>) -> impl IntoView {
    let record = session.record::<Objective>(id);
    let value = Signal::derive(move || {
        record.with(|objective| objective.as_ref().map(|objective| objective.text.clone()).unwrap_or_default())
    });
    let take = Callback::new(move |text: String| session.try_act(|forum, cx| objectives::change(forum, cx, id, &text)));
    view! {
        <div class="objective" on:keydown=move |event| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                focus_on("#part-objectives .entry input");
            }
        }>
            <span class="ordinal" aria-hidden="true">{move || number.get()}</span>
            <LineField bare=true lines=true label=numbered(t::setup::OBJECTIVE_LABEL, number) value=value take=take />
        </div>
    }
}

/// The objectives with their numbers: 1, 2, 2.1, 2.2.
fn outline(forum: &Forum) -> Vec<Place> {
    let mut counters: Vec<usize> = Vec::new();
    let number = |branch: objectives::Branch<'_>| {
        counters.resize(branch.depth + 1, 0);
        if let Some(last) = counters.last_mut() {
            *last += 1;
        }
        let number = counters.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
        (branch.id, branch.depth, number)
    };
    objectives::tree(forum).into_iter().map(number).collect()
}
