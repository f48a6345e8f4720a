//! Set-up: everything that comes before the day, on one page. Nothing but the title is needed.

mod about;
mod hours;
mod objectives;
mod paste;
mod people;
mod plenary;
mod plenary_sheet;
mod reports;
mod rooms;
mod rows;
mod slots;
mod templates;
mod votes;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::{Id, Identity, Record, Refusal, setup};
use crate::i18n::{self, Text, t};
use crate::ui::navigation::focus_on;

/// The sections of the page, in their order: the id of each, the selector of its heading, its name.
const PARTS: [(&str, &str, Text); 8] = [
    ("part-meeting", "#part-meeting h2", t::setup::MEETING),
    ("part-objectives", "#part-objectives h2", t::setup::OBJECTIVES),
    ("part-rooms", "#part-rooms h2", t::setup::ROOMS),
    ("part-slots", "#part-slots h2", t::setup::SLOTS),
    ("part-plenary", "#part-plenary h2", t::setup::PLENARY),
    ("part-votes", "#part-votes h2", t::setup::VOTES),
    ("part-reports", "#part-reports h2", t::setup::REPORTS),
    ("part-people", "#part-people h2", t::setup::PEOPLE),
];

/// The set-up.
#[component]
pub fn SetUp(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <div class="setup">
            <div class="head">
                <div>
                    <h1>{desk.t(t::setup::TITLE)}</h1>
                    <p>{desk.t(t::setup::LEAD)}</p>
                </div>
            </div>
            <Contents session=session />
            <about::About session=session />
            <objectives::Objectives session=session />
            <rooms::Rooms session=session />
            <slots::Slots session=session />
            <plenary::PlenaryItems session=session />
            <votes::Votes session=session />
            <reports::Reports session=session />
            <people::People session=session />
        </div>
    }
}

/// The way to each section. The address stays the screen's: its fragment is the route.
#[component]
fn Contents(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let here = Route::Forum(session.id(), View::SetUp).to_string();
    view! {
        <nav class="contents" aria-label=desk.t(t::setup::CONTENTS)>
            <ul>
                {PARTS.map(|(id, heading, name)| view! {
                    <li>
                        <a href=here.clone() on:click=move |event| {
                            event.prevent_default();
                            if let Some(part) = document().get_element_by_id(id) {
                                part.scroll_into_view();
                            }
                            focus_on(heading);
                        }>{desk.t(name)}</a>
                    </li>
                }).collect_view()}
            </ul>
        </nav>
    }
}

/// One section: its heading, with how many things stand under it, and a sentence.
#[component]
fn Part(
    /// Its id in the page.
    id: &'static str,
    /// Its heading.
    title: Text,
    /// A sentence below the heading.
    hint: Text,
    /// How many things stand in it.
    #[prop(optional, into)]
    count: MaybeProp<usize>,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let desk = Desk::here();
    let heading = format!("{id}-heading");
    let labelledby = heading.clone();
    let figure = move || {
        let count = count.get().filter(|count| *count > 0);
        count.map(|count| view! { " "<span class="number">{i18n::number(desk.language.get(), count)}</span> })
    };
    view! {
        <section class="part" id=id aria-labelledby=labelledby>
            <header>
                <h2 id=heading tabindex="-1">{desk.t(title)}{figure}</h2>
                <p class="soft">{desk.t(hint)}</p>
            </header>
            <div class="matter">{children()}</div>
        </section>
    }
}

/// A text of the screens as a signal, for labels.
fn words(text: Text) -> Signal<String> {
    let desk = Desk::here();
    Signal::derive(move || i18n::say(desk.language.get(), text).to_owned())
}

/// A label with a number in it.
fn numbered(text: Text, number: Signal<String>) -> Signal<String> {
    let desk = Desk::here();
    Signal::derive(move || number.with(|number| desk.fill(text, &[("number", number)])))
}

/// What a record is called, listened to.
fn shown<R: Record<Key = Id<R>>>(session: Session, id: Id<R>, name: impl FnOnce(&R) -> String) -> String {
    session.track_record::<R>(&id);
    session.read(|forum| forum.get::<R>(&id).map(name)).unwrap_or_default()
}

/// Changes the forum's identity by what was typed.
fn change(session: Session, change: fn(&mut Identity, String)) -> Callback<String, Result<(), Refusal>> {
    Callback::new(move |typed: String| session.try_act(|forum, cx| setup::change(forum, cx, |about| change(about, typed))))
}

/// Keeps a box of several visual lines to one line of text.
fn hold_to_one_line(event: &web_sys::KeyboardEvent) {
    if event.key() == "Enter" && !event.is_composing() {
        event.prevent_default();
    }
}
