//! One workshop as a large sheet.

use leptos::prelude::*;

use super::face::{Face, StateMark};
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::merging::Groups;
use crate::domain::reports::ReportState;
use crate::domain::{Id, Kind, Topic};
use crate::i18n::t;

/// Everything that a sheet shows.
const SHOWN: &[Kind] = &[
    Kind::Topic,
    Kind::Number,
    Kind::Workshop,
    Kind::Room,
    Kind::Slot,
    Kind::Participant,
    Kind::Report,
    Kind::TemplateSection,
    Kind::Section,
    Kind::Action,
];

/// A workshop's sheet: the whole of it leads to the report.
#[component]
pub fn Card(session: Session, groups: Memo<Groups>, workshop: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let face = Memo::new(move |_| {
        session.track(SHOWN);
        session.read(|forum| Face::of(forum, &groups.read(), workshop))
    });
    let address = Route::Forum(session.id(), View::Workshop(workshop)).to_string();
    let state = Signal::derive(move || face.with(|face| face.as_ref().map_or(ReportState::Empty, |face| face.state)));
    let of = move |part: fn(&Face) -> String| move || face.with(|face| face.as_ref().map(part).unwrap_or_default());
    view! {
        <article class="sheet workshop">
            <span class="number">{of(Face::mark)}</span>
            <div class="body">
                <h2><a href=address>{of(|face| face.title.clone())}</a></h2>
                {move || face.with(|face| face.as_ref().map(|face| face.merged.iter().map(|(number, title)| view! {
                    <p class="with">{desk.fill(t::workshops::WITH, &[("number", number), ("title", title)])}</p>
                }).collect_view()))}
                <p class="place">{move || face.with(|face| face.as_ref().map(|face| face.place(desk)))}</p>
                <p class="beginning" class:none=move || face.with(|face| face.as_ref().is_none_or(|face| face.beginning.is_none()))>
                    {move || face.with(|face| {
                        face.as_ref().and_then(|face| face.beginning.clone()).unwrap_or_else(|| desk.t(t::workshops::NOTHING_WRITTEN)().to_owned())
                    })}
                </p>
                <p class="people">{move || face.with(|face| face.as_ref().map(|face| conveners(desk, face)))}</p>
                <p>{move || face.with(|face| face.as_ref().map(|face| reporter(desk, face)))}</p>
                <footer>
                    <StateMark state=state />
                    <span class="counts">{move || face.with(|face| face.as_ref().map(|face| counts(desk, face)))}</span>
                </footer>
            </div>
        </article>
    }
}

fn conveners(desk: Desk, face: &Face) -> Option<String> {
    (!face.conveners.is_empty()).then(|| desk.fill(t::workshops::CONVENERS, &[("people", &face.conveners)]))
}

fn reporter(desk: Desk, face: &Face) -> String {
    if face.reporter.is_empty() {
        desk.t(t::workshops::NO_REPORTER)().to_owned()
    } else {
        desk.fill(t::workshops::REPORTER_IS, &[("name", &face.reporter)])
    }
}

/// How many came and how many actions there are.
fn counts(desk: Desk, face: &Face) -> String {
    let mut parts = Vec::new();
    if let Some(came) = face.came {
        parts.push(desk.count(t::workshops::PEOPLE, usize::try_from(came).unwrap_or(usize::MAX)));
    }
    if face.actions > 0 {
        parts.push(desk.count(t::workshops::ACTIONS_COUNT, face.actions));
    }
    parts.join(" · ")
}
