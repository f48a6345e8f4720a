//! A forum on a participant's laptop: to join, to propose, to vote, to write, to hand over.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;

/// The page of an invitation that was opened.
pub fn join(desk: Desk) -> AnyView {
    view! { <main class="main" id="main" tabindex="-1"><p>{move || desk.brought.get()}</p></main> }.into_any()
}

/// The page of a forum.
pub fn own(session: Session) -> AnyView {
    view! { <main class="main" id="main" tabindex="-1"><h1>{move || session.about().get().title}</h1></main> }.into_any()
}
