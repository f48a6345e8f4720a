//! One module a screen, named for the view it shows.

mod agenda;
mod closing;
mod engagements;
mod home;
mod minutes;
mod opening;
mod report;
mod setup;
mod topics;
mod votes;
mod workshops;

use leptos::prelude::*;

use super::frame::Frame;
use super::parts::Empty;
use crate::app::desk::Desk;
use crate::app::forums::{self, OpenError};
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::i18n::{self, t};
use crate::store::StoreError;

/// The screen that the route asks for.
#[component]
pub fn Screens() -> impl IntoView {
    let desk = Desk::here();
    // The forum alone decides whether a session is opened; the view changes inside it.
    let forum = Memo::new(move |_| match desk.route.get() {
        Route::Home => None,
        Route::Forum(forum, _) => Some(forum),
    });
    let lost = Memo::new(move |_| desk.lost.get());
    move || {
        if lost.get() {
            return view! { <Nowhere /> }.into_any();
        }
        match forum.get() {
            None => view! { <home::Home /> }.into_any(),
            Some(forum) => match forums::open(desk, forum) {
                Ok(session) => view! { <OpenForum session=session /> }.into_any(),
                Err(OpenError::NotHere) => view! { <Nowhere /> }.into_any(),
                Err(error) => view! { <CannotOpen error=error /> }.into_any(),
            },
        }
    }
}

#[component]
fn OpenForum(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let view_here = Memo::new(move |_| match desk.route.get() {
        Route::Forum(_, view) => view,
        Route::Home => View::Topics,
    });
    view! {
        <Frame session=session>
            {move || match view_here.get() {
                View::SetUp => view! { <setup::SetUp session=session /> }.into_any(),
                View::Opening => view! { <opening::Opening session=session /> }.into_any(),
                View::Topics => view! { <topics::Topics session=session /> }.into_any(),
                View::Votes => view! { <votes::Votes session=session /> }.into_any(),
                View::Agenda => view! { <agenda::Agenda session=session /> }.into_any(),
                View::Engagements => view! { <engagements::Engagements session=session /> }.into_any(),
                View::Closing => view! { <closing::Closing session=session /> }.into_any(),
                View::Workshops => view! { <workshops::Workshops session=session /> }.into_any(),
                View::Workshop(workshop) => view! { <report::Workshop session=session workshop=workshop /> }.into_any(),
                View::Minutes => view! { <minutes::Minutes session=session /> }.into_any(),
            }}
        </Frame>
    }
}

/// An address with nothing behind it, and the way back.
#[component]
fn Nowhere() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <main class="main" id="main" tabindex="-1">
            <Empty page=true title=t::app::NOT_FOUND hint=t::app::NOT_FOUND_HINT>
                <a class="button go" href="#/">{desk.t(t::app::HOME)}</a>
            </Empty>
        </main>
    }
}

/// A forum that is here and can't be opened: why, and that it was left as it is.
#[component]
fn CannotOpen(error: OpenError) -> impl IntoView {
    let desk = Desk::here();
    let newer = matches!(error, OpenError::Store(StoreError::Newer { .. }));
    let why = move || if newer { i18n::say(desk.language.get(), t::app::NEWER).to_owned() } else { error.to_string() };
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="empty" role="alert">
                <h1>{desk.t(t::app::CANNOT_OPEN)}</h1>
                <p>{move || desk.fill(t::app::CANNOT_OPEN_HINT, &[("why", &why())])}</p>
                <a class="button go" href="#/">{desk.t(t::app::HOME)}</a>
            </div>
        </main>
    }
}
