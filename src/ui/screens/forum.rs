//! An open forum: the frame, and in it the screen of the view. The code of a forum comes with it.

use leptos::prelude::*;

use super::arriving::Arriving;
use super::home::{held, save_backup};
use super::{Nowhere, topics};
use crate::app::action;
use crate::app::bundles::{ForumBundle, LaptopsBundle, ViewsBundle};
use crate::app::desk::Desk;
use crate::app::forums::{self, OpenError};
use crate::app::notices;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::i18n::{self, t};
use crate::store::{Cells, Cupboard, ForumId, LocalCells, StoreError};
use crate::ui::frame::Frame;
use crate::ui::{keyboard, navigation, recovery};

/// What a forum takes.
pub fn bundle() -> ForumBundle {
    recovery::rescue_with(rescue);
    ForumBundle {
        screens,
        listen,
        held,
        create: |desk, title| forums::create(desk, title).map(Session::id),
        copy: |desk, from, title| forums::copy(desk, from, title).map(Session::id),
        take_in: forums::take_in,
        save_backup,
        undo: action::UNDO.run,
    }
}

/// A forum's backup, made anew from what is stored: for when the app has broken.
fn rescue(forum: ForumId) -> Option<String> {
    // As the app's own store is made: its code is compiled once.
    let cells: Box<dyn Cells> = Box::new(LocalCells);
    let (replica, _) = forums::read(&Cupboard::new(cells), forum, 0).ok()?;
    forums::backup_of(forum, &replica).ok()
}

fn listen(desk: Desk) {
    keyboard::listen(desk);
    navigation::leave_nothing_behind(desk);
}

fn screens(desk: Desk, forum: ForumId) -> AnyView {
    match forums::open(desk, forum) {
        Ok(session) if session.taking_part().is_none() => view! { <OpenForum session=session /> }.into_any(),
        Ok(_) | Err(OpenError::Invited) => {
            let show = Callback::new(move |bundle: LaptopsBundle| {
                (bundle.own)(desk, forum).unwrap_or_else(|error| view! { <CannotOpen error=error /> }.into_any())
            });
            view! { <Arriving bundle=desk.laptops show=show page=true /> }.into_any()
        }
        Err(OpenError::NotHere) => view! { <Nowhere /> }.into_any(),
        Err(error) => view! { <CannotOpen error=error /> }.into_any(),
    }
}

#[component]
fn OpenForum(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let view_here = Memo::new(move |_| match desk.route.get() {
        Route::Forum(_, view) => view,
        _ => View::Topics,
    });
    let screen = move || {
        let view = view_here.get();
        let bundle = match view {
            View::Topics => return view! { <topics::Topics session=session /> }.into_any(),
            View::SetUp | View::Opening => desk.morning,
            View::Laptops | View::HandOver => {
                let show = Callback::new(move |bundle: LaptopsBundle| (bundle.led)(session));
                return view! { <Arriving bundle=desk.laptops show=show /> }.into_any();
            }
            View::Console | View::Stage => desk.stage,
            View::Agenda | View::Workshops | View::Workshop(_) | View::Engagements | View::Closing => desk.afternoon,
            View::Votes | View::Convergence | View::Minutes | View::Paper => desk.evening,
        };
        let show = Callback::new(move |bundle: ViewsBundle| (bundle.show)(session, view));
        view! { <Arriving bundle=bundle show=show /> }.into_any()
    };
    // A gesture that says nothing itself ends what the one before it said could be undone.
    let shown = desk.notices.shown();
    Effect::new(move |_| {
        shown.track();
        let next = session.undoable().with(|(undo, _)| notices::deed(desk.language.get_untracked(), undo.as_ref()));
        desk.notices.keep_undo_of(next.as_deref());
    });
    on_cleanup(move || desk.notices.keep_undo_of(None));
    // The projector's window shows the stage and nothing else.
    let bare = Memo::new(move |_| view_here.get() == View::Stage);
    move || {
        if bare.get() { screen.into_any() } else { view! { <Frame session=session>{screen}</Frame> }.into_any() }
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
