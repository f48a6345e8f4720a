//! What became of an action or an engagement, and which workshop it goes with: chosen from a list.

use leptos::prelude::*;

use super::Each;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Forum, Id, Kind, Language, Progress, Topic, Workshop, agenda};
use crate::i18n::{self, Text, t};

/// The states, in the order in which they are offered, under the names that the list uses.
const STATES: [(Progress, &str, Text); 4] = [
    (Progress::Open, "open", t::promises::OPEN),
    (Progress::Done, "done", t::promises::DONE),
    (Progress::Moved, "moved", t::promises::MOVED),
    (Progress::Dropped, "dropped", t::promises::DROPPED),
];

/// The state of something promised, changed in place.
#[component]
pub fn ProgressChoice(
    /// Its state.
    #[prop(into)]
    value: Signal<Progress>,
    /// Of what, for those who don't see where it stands.
    #[prop(into)]
    what: Signal<String>,
    /// Takes the state that was chosen.
    take: Callback<Progress>,
) -> impl IntoView {
    let desk = Desk::here();
    let name = move || STATES.iter().find(|(state, ..)| *state == value.get()).map_or("open", |(_, name, _)| *name);
    view! {
        <span class="progress" data-progress=name>
            <i aria-hidden="true">{move || mark(value.get())}</i>
            <select aria-label=move || desk.fill(t::promises::PROGRESS_OF, &[("what", &what.get())]) prop:value=name
                on:change:target=move |event| {
                    let chosen = event.target().value();
                    take.run(STATES.iter().find(|(_, name, _)| *name == chosen).map(|(state, ..)| *state).unwrap_or_default());
                }>
                {STATES.map(|(state, name, text)| view! {
                    <option value=name selected=move || value.get() == state>{desk.t(text)}</option>
                }).collect_view()}
            </select>
        </span>
    }
}

const fn mark(progress: Progress) -> &'static str {
    match progress {
        Progress::Open => "○",
        Progress::Done => "✓",
        Progress::Moved => "→",
        Progress::Dropped => "×",
    }
}

/// The workshop that something goes with, or none.
#[component]
pub fn WorkshopChoice(
    /// The forum.
    session: Session,
    /// The workshop it goes with.
    #[prop(into)]
    value: Signal<Option<Id<Topic>>>,
    /// Takes the one that was chosen.
    take: Callback<Option<Id<Topic>>>,
) -> impl IntoView {
    let desk = Desk::here();
    let id = format!("goes-with-{}", crate::app::clock::mint().simple());
    let offered = Memo::new(move |_| {
        session.track(&[Kind::Workshop, Kind::Topic]);
        session.read(|forum| offered(forum, value.get()))
    });
    let called = move |number: u32, title: &str| match number {
        0 => title.to_owned(),
        n => desk.fill(t::promises::WORKSHOP_OPTION, &[("number", &n.to_string()), ("title", title)]),
    };
    view! {
        <div class="field">
            <label for=id.clone()>{desk.t(t::promises::WORKSHOP)}</label>
            <select id=id on:change:target=move |event| take.run(event.target().value().parse().ok())>
                <option value="" selected=move || value.get().is_none()>{desk.t(t::promises::WORKSHOP_NONE)}</option>
                <Each each=move || offered.get() key=|offer| offer.clone() children=move |(id, number, title)| view! {
                    <option value=id.to_string() selected=move || value.get() == Some(id)>{move || called(number, &title)}</option>
                } />
            </select>
        </div>
    }
}

/// The workshops that are held, and the topic chosen before where it is none of them any more.
fn offered(forum: &Forum, chosen: Option<Id<Topic>>) -> Vec<(Id<Topic>, u32, String)> {
    let mut offered: Vec<_> =
        agenda::workshops(forum).into_iter().map(|held| (held.id, held.workshop.number, held.topic.title.clone())).collect();
    if let Some(other) = chosen.filter(|id| !offered.iter().any(|(known, ..)| known == id)) {
        offered.push((other, 0, agenda::title(forum, other)));
    }
    offered
}

/// A workshop in few words: its number, else its title.
pub fn workshop_words(language: Language, forum: &Forum, id: Id<Topic>) -> String {
    match forum.get::<Workshop>(&id).filter(|workshop| workshop.fate.is_workshop()).map_or(0, |workshop| workshop.number) {
        0 => agenda::title(forum, id),
        n => i18n::fill(language, t::promises::WORKSHOP_SHORT, &[("number", &n.to_string())]),
    }
}
