//! What is counted and what leaves the room, both votes, the minutes and paper: a bundle of its own.

use leptos::prelude::*;

use super::{minutes, paper, votes};
use crate::app::bundles::ViewsBundle;
use crate::app::route::View;
use crate::app::session::Session;
use crate::domain::Matter;

/// The evening's screens.
pub fn bundle() -> ViewsBundle {
    ViewsBundle { show, before_all: |_| ().into_any() }
}

fn show(session: Session, view: View) -> AnyView {
    match view {
        View::Votes if session.taking_part().is_some() => {
            view! { <votes::OwnVoting session=session matter=Matter::Topics /> }.into_any()
        }
        View::Convergence if session.taking_part().is_some() => {
            view! { <votes::OwnVoting session=session matter=Matter::Actions /> }.into_any()
        }
        View::Votes => view! { <votes::Voting session=session matter=Matter::Topics /> }.into_any(),
        View::Convergence => view! { <votes::Voting session=session matter=Matter::Actions /> }.into_any(),
        View::Minutes => view! { <minutes::Minutes session=session /> }.into_any(),
        View::Paper => view! { <paper::Paper session=session /> }.into_any(),
        _ => ().into_any(),
    }
}
