//! Workshops in the day: where each is, whether it is marked, and the way into its report.

use leptos::prelude::*;

use super::agenda::Looking;
use super::standing::StandingMark;
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::{Forum, Id, Kind, Room, Topic, agenda, merging, participants};
use crate::exchange::written::Thing;
use crate::i18n::t;
use crate::ui::parts::Each;

/// Workshops, one a card.
#[component]
pub fn Workshops(looking: Looking, all: Signal<Vec<Id<Topic>>>) -> impl IntoView {
    view! {
        <ul class="own-workshops">
            <Each each=move || all.get() key=|id| *id children=move |id| view! { <Workshop looking=looking id=id /> } />
        </ul>
    }
}

/// What a card shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Face {
    number: String,
    title: String,
    room: String,
    conveners: String,
}

impl Face {
    fn of(forum: &Forum, id: Id<Topic>) -> Self {
        let Some(held) = agenda::held(forum, id) else { return Self::default() };
        let room = agenda::placement(forum, held.workshop)
            .and_then(|(room, _)| forum.get::<Room>(&room))
            .map(|room| room.name.clone())
            .unwrap_or_default();
        let names = merging::conveners(forum, id).into_iter().map(|person| participants::name_of(forum, person).to_owned());
        let number = if held.workshop.number > 0 { held.workshop.number.to_string() } else { String::new() };
        Self { number, title: held.topic.title.clone(), room, conveners: names.collect::<Vec<_>>().join(", ") }
    }
}

#[component]
fn Workshop(looking: Looking, id: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let session = looking.session;
    let face =
        session.memo(&[Kind::Topic, Kind::Workshop, Kind::Room, Kind::Slot, Kind::Participant], move |forum| Face::of(forum, id));
    let marked = Memo::new(move |_| looking.marked.with(|marked| marked.contains(&id)));
    let label = move || face.with(|face| desk.fill(t::participant::MARK, &[("title", &face.title)]));
    view! {
        <li class="sheet own-workshop" class:marked=move || marked.get()>
            <span class="number" aria-hidden="true">{move || face.with(|face| face.number.clone())}</span>
            <div class="grow">
                <a href=Route::Forum(session.id(), View::Workshop(id)).to_string()>{move || face.with(|face| face.title.clone())}</a>
                <p>
                    {move || face.with(|face| (!face.room.is_empty()).then(|| view! { <b>{face.room.clone()}</b> }))}
                    <span class="soft">{move || face.with(|face| face.conveners.clone())}</span>
                    <StandingMark thing=Thing::Report(id) />
                </p>
            </div>
            <button type="button" class="icon star" aria-pressed=move || marked.get().to_string() aria-label=label title=label
                on:click=move |_| looking.mark(desk, id, !marked.get_untracked())>
                <span aria-hidden="true">{move || if marked.get() { "★" } else { "☆" }}</span>
            </button>
        </li>
    }
}
