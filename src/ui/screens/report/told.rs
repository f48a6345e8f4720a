//! On a participant's laptop: the notes that others wrote, as they were told, beside one's own. Rule H5.

use leptos::prelude::*;

use super::reading::Rendered;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Id, Record, Section};
use crate::i18n::t;

/// What was told of a section's notes; nothing where the laptop has the forum itself.
fn told(session: Session, id: Id<Section>) -> Option<String> {
    session.taking_part()?;
    session.with_replica(|replica| replica.notes_beside(&Section::reference(&id)).map(str::to_owned))
}

/// A section's notes as they read: what was told with one's own after it, unless that is in it already.
pub fn notes(session: Session, id: Id<Section>) -> Memo<String> {
    Memo::new(move |_| {
        session.track_text::<Section>(&id);
        let own = session.read(|forum| forum.text::<Section>(&id).to_owned());
        match told(session, id) {
            None => own,
            Some(told) if told.contains(own.trim()) => told,
            Some(told) => format!("{}\n\n{own}", told.trim_end()),
        }
    })
}

/// What others wrote in a section, above the box for one's own notes.
#[component]
pub fn NotesTold(session: Session, id: Id<Section>) -> impl IntoView {
    let desk = Desk::here();
    if session.taking_part().is_none() {
        return ().into_any();
    }
    let broken = RwSignal::new(false);
    let told = Memo::new(move |_| {
        session.track_text::<Section>(&id);
        told(session, id).unwrap_or_default()
    });
    let any = Memo::new(move |_| !told.with(String::is_empty));
    (move || {
        any.get().then(|| {
            view! {
                <details class="told">
                    <summary>{desk.t(t::participant::NOTES_TOLD)}</summary>
                    <div class="book"><Rendered text=told broken=broken /></div>
                </details>
            }
        })
    })
    .into_any()
}
