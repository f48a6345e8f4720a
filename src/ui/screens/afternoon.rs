//! The screens of a forum's afternoon, from the agenda to the closing: a bundle of their own.

use leptos::prelude::*;

use super::{agenda, closing, engagements, logo, report, workshops};
use crate::app::album;
use crate::app::bundles::{PicturesBundle, ViewsBundle};
use crate::app::route::View;
use crate::app::session::Session;

/// The afternoon's screens.
pub fn bundle() -> ViewsBundle {
    ViewsBundle { show, before_all: |_| ().into_any() }
}

/// What keeps pictures, for those who have some and no screen of the afternoon.
pub fn pictures() -> PicturesBundle {
    album::bundle(logo::choice)
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
