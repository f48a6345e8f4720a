//! Which reports are empty, in progress, done; and each one's harvest, one gesture away.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::reports::{self, ReportState};
use crate::domain::{Forum, Id, Kind, Scene, Topic, agenda, stage};
use crate::i18n::{Plural, Text, t};
use crate::ui::parts::Each;
use crate::ui::stage::lead::Lead;

/// One workshop's line.
type Line = (Id<Topic>, String, String, ReportState);

/// The workshops, by number.
#[component]
pub fn Reports(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let session = lead.session;
    let lines = session.memo(&[Kind::Workshop, Kind::Topic, Kind::Report, Kind::Section, Kind::Action], lines);
    let heard = Memo::new(move |_| lead.stage.with(|stage| stage.topic.filter(|_| stage.scene == Scene::Harvest)));
    let count = move |state: ReportState| lines.with(|lines| lines.iter().filter(|line| line.3 == state).count());
    view! {
        <p class="figures">
            {[ReportState::Empty, ReportState::InProgress, ReportState::Done].map(|state| view! {
                <span><b>{move || count(state)}</b>" "{move || desk.count(how_many(state), count(state))}</span>
            }).collect_view()}
        </p>
        {move || lines.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::agenda::NO_WORKSHOPS)}</p> })}
        <ul class="lines">
            <Each each=move || lines.get() key=|line| format!("{line:?}") children=move |(id, number, title, state)| view! {
                <li>
                    <button type="button" class="line-button" aria-pressed=move || (heard.get() == Some(id)).to_string()
                        on:click=move |_| { session.act(|forum, cx| stage::harvest(forum, cx, id)); }>
                        <b>{number}</b>" "<span>{title.clone()}</span>" "<span class="state" data-state=mark(state)>{desk.t(state_name(state))}</span>
                    </button>
                    <a class="to-it" href=Route::Forum(session.id(), View::Workshop(id)).to_string()
                        aria-label=move || desk.fill(t::console::WRITE_REPORT, &[("title", &title)])>{desk.t(t::console::WRITE)}</a>
                </li>
            } />
        </ul>
    }
}

fn lines(forum: &Forum) -> Vec<Line> {
    let held = agenda::workshops(forum).into_iter();
    held.map(|held| {
        let number = if held.workshop.number > 0 { held.workshop.number.to_string() } else { "·".to_owned() };
        (held.id, number, held.topic.title.clone(), reports::state(forum, held.id))
    })
    .collect()
}

const fn state_name(state: ReportState) -> Text {
    match state {
        ReportState::Empty => t::workshops::STATE_EMPTY,
        ReportState::InProgress => t::workshops::STATE_BEGUN,
        ReportState::Done => t::workshops::STATE_DONE,
    }
}

const fn how_many(state: ReportState) -> Plural {
    match state {
        ReportState::Empty => t::console::REPORTS_EMPTY,
        ReportState::InProgress => t::console::REPORTS_BEGUN,
        ReportState::Done => t::console::REPORTS_DONE,
    }
}

const fn mark(state: ReportState) -> &'static str {
    match state {
        ReportState::Empty => "empty",
        ReportState::InProgress => "in-progress",
        ReportState::Done => "done",
    }
}
