//! The screens of a forum's morning, set-up and opening: a bundle of their own, with the panels. The topic wall comes with the forum; the sheets held in front of it come here.

use leptos::prelude::*;

use super::{opening, setup, topics};
use crate::app::bundles::ViewsBundle;
use crate::app::route::View;
use crate::app::session::Session;
use crate::ui::panels::Panels;

/// The morning's screens.
pub fn bundle() -> ViewsBundle {
    ViewsBundle { show, before_all: |_| view! { <Panels /> }.into_any() }
}

fn show(session: Session, view: View) -> AnyView {
    match view {
        View::SetUp => view! { <setup::SetUp session=session /> }.into_any(),
        View::Opening => view! { <opening::Opening session=session /> }.into_any(),
        View::Topics => use_context().map(topics::sheets).into_any(),
        _ => ().into_any(),
    }
}
