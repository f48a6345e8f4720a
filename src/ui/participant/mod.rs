//! A forum on a participant's laptop: to join, to propose, to vote, to write, to hand over. It comes with the
//! projector's bundle.

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

use crate::app::session::Session;

use frame::OwnFrame;
use welcome::Welcome;

pub use join::join;

/// The whole page of a forum that this laptop was invited to: its owner's name is asked for once.
pub fn own(session: Session) -> AnyView {
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
