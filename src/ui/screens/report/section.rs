//! One section of the report: its heading, its notes, its place.

use leptos::prelude::*;

use super::arrange::{self, Arrange};
use super::told::NotesTold;
use super::{Desktop, focus};
use crate::app::desk::Desk;
use crate::domain::order::Step;
use crate::domain::{Id, Section, laptop, reports};
use crate::i18n::{self, t};
use crate::ui::navigation::focus_on;
use crate::ui::parts::{LineField, LongText};

/// The name of a section's element in the page: its notes, and how they read.
pub fn element(id: Id<Section>) -> String {
    format!("section-{id}")
}

/// A section as it is written.
#[component]
pub fn WrittenSection(open: Desktop, id: Id<Section>) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, sections, .. } = open;
    let title = Memo::new(move |_| {
        sections.with(|all| all.iter().find(|section| section.id == id).map(|section| section.title.clone()).unwrap_or_default())
    });
    let kept = session.text::<Section>(id);
    let own = session.taking_part().is_some();
    let notes = Memo::new(move |_| kept.with(|kept| if own { laptop::typed(kept).to_owned() } else { kept.clone() }));
    let first = Memo::new(move |_| sections.with(|all| all.first().is_some_and(|section| section.id == id)));
    let rename =
        Callback::new(move |title: String| session.try_act(|forum, cx| reports::rename_section(forum, cx, workshop, id, &title)));
    let write = Callback::new(move |typed: String| {
        let notes = if own { laptop::apart(&typed) } else { typed };
        session.try_act(|forum, cx| reports::write_notes(forum, cx, workshop, id, &notes))
    });
    view! {
        <div class="written" role="group" aria-label=move || title.get()>
            <div class="heading" on:keydown=move |event| {
                // A heading is one line, however it wraps; Enter goes on to the notes.
                if event.key() == "Enter" && !event.is_composing() && focus::is_in_text_area(&event) {
                    event.prevent_default();
                    focus_on(&format!("#{} .paper textarea", element(id)));
                }
            }>
                <LineField bare=true lines=true label=Signal::derive(move || i18n::say(desk.language.get(), t::workshops::HEADING).to_owned())
                    value=title take=rename />
                <Gestures open=open id=id title=title />
            </div>
            <NotesTold session=session id=id />
            <div class="paper">
                <LongText bare=true label=title value=notes take=write placeholder=Signal::derive(move || {
                    first.get().then(|| i18n::say(desk.language.get(), t::workshops::FIRST_WORDS).to_owned())
                }) />
            </div>
        </div>
    }
}

/// Moving and removing a section.
#[component]
fn Gestures(open: Desktop, id: Id<Section>, title: Memo<String>) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, sections, .. } = open;
    let ids = move || sections.with(|all| all.iter().map(|section| section.id).collect::<Vec<_>>());
    let place = Signal::derive(move || arrange::place(&ids(), &id));
    let shift = Callback::new(move |step: Step| {
        session.act(|forum, cx| reports::shift_section(forum, cx, workshop, id, step));
        focus::soon(format!("#{} summary", element(id)));
    });
    let remove = Callback::new(move |()| {
        let beside = untrack(|| arrange::beside(&ids(), id));
        if session.act_and_tell(|forum, cx| reports::remove_section(forum, cx, workshop, id)) {
            focus::soon(
                beside.map_or_else(|| ".add-section input".to_owned(), |beside| format!("#{} .paper textarea", element(beside))),
            );
        }
    });
    let label = Signal::derive(move || desk.fill(t::workshops::SECTION_MORE, &[("title", &title.read())]));
    view! { <Arrange label=label place=place shift=shift remove=remove /> }
}
