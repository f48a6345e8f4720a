//! The screens of both votes, on topics and on actions: a bundle of their own.

use leptos::prelude::*;

use super::votes;
use crate::app::bundles::ViewsBundle;
use crate::app::route::View;
use crate::app::session::Session;
use crate::domain::Matter;

/// The votes' screens.
pub fn bundle() -> ViewsBundle {
    ViewsBundle { show, before_all: |_| ().into_any() }
}

fn show(session: Session, view: View) -> AnyView {
    match view {
        View::Votes => view! { <votes::Voting session=session matter=Matter::Topics /> }.into_any(),
        View::Convergence => view! { <votes::Voting session=session matter=Matter::Actions /> }.into_any(),
        _ => ().into_any(),
    }
}
