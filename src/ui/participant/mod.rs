//! A forum on a participant's laptop: to join, to propose, to vote, to write, to hand over. It comes with the
//! bundle of the laptops.

mod agenda;
mod engagements;
mod frame;
mod hand_over;
mod join;
mod my_topic;
mod slot;
mod standing;
mod topics;
mod welcome;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::forums::OpenError;
use crate::app::session::Session;
use crate::app::taking_part;
use crate::i18n::t;
use crate::store::ForumId;
use crate::ui::frame::{LanguageButton, Mark};

use frame::OwnFrame;
use welcome::Welcome;

pub use join::join;

/// The whole page of a forum that this laptop was invited to: its owner's name is asked for once.
///
/// # Errors
/// [`OpenError`] says why the forum can't be opened.
pub fn own(desk: Desk, forum: ForumId) -> Result<AnyView, OpenError> {
    let session = taking_part::open(desk, forum)?;
    Ok(page(session))
}

fn page(session: Session) -> AnyView {
    let Some(part) = session.taking_part() else { return ().into_any() };
    let known = Memo::new(move |_| part.me.get().is_some());
    (move || {
        if known.get() {
            view! { <OwnFrame session=session /> }.into_any()
        } else {
            view! { <Welcome session=session /> }.into_any()
        }
    })
    .into_any()
}

/// What stands above the pages before one takes part: the app, and the language.
#[component]
fn Masthead() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <header class="masthead">
            <a class="home" href="#/" title=desk.t(t::app::HOME)><Mark /><b>{desk.t(t::app::NAME)}</b></a>
            <div class="desk"><LanguageButton /></div>
        </header>
    }
}
