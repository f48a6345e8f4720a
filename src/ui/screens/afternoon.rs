//! The screens of a forum's afternoon, from the agenda to the closing: a bundle of their own.

use leptos::prelude::*;

use super::{agenda, closing, engagements, report, workshops};
use crate::app::bundles::ViewsBundle;
use crate::app::route::View;
use crate::app::session::Session;

/// The afternoon's screens.
pub fn bundle() -> ViewsBundle {
    ViewsBundle { show, before_all: |_| ().into_any() }
}

fn show(session: Session, view: View) -> AnyView {
    match view {
        View::Agenda => view! { <agenda::Agenda session=session /> }.into_any(),
        View::Workshops => view! { <workshops::Workshops session=session /> }.into_any(),
        View::Workshop(workshop) => view! { <report::Workshop session=session workshop=workshop /> }.into_any(),
        View::Engagements => view! { <engagements::Engagements session=session /> }.into_any(),
        View::Closing => view! { <closing::Closing session=session /> }.into_any(),
        _ => ().into_any(),
    }
}
