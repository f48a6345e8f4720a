//! What leaves the room, the minutes and paper: a bundle of its own.

use leptos::prelude::*;

use super::{minutes, paper};
use crate::app::bundles::ViewsBundle;
use crate::app::route::View;
use crate::app::session::Session;

/// The evening's screens.
pub fn bundle() -> ViewsBundle {
    ViewsBundle { show, before_all: |_| ().into_any() }
}

fn show(session: Session, view: View) -> AnyView {
    match view {
        View::Minutes => view! { <minutes::Minutes session=session /> }.into_any(),
        View::Paper => view! { <paper::Paper session=session /> }.into_any(),
        _ => ().into_any(),
    }
}
