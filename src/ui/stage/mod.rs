//! The projector and the console that leads it: a bundle of its own.

mod console;
mod flow;
mod lead;
mod picture;
mod projector;
mod scenes;
mod turning;

use leptos::prelude::*;

pub use console::watch;

use crate::app::bundles::ViewsBundle;
use crate::app::route::View;
use crate::app::session::Session;
use crate::ui::timekeeping;

/// The projector's and the console's screens.
pub fn bundle() -> ViewsBundle {
    ViewsBundle { show, before_all: timekeeping::before_all }
}

fn show(session: Session, view: View) -> AnyView {
    match view {
        View::Console => view! { <console::Console session=session /> }.into_any(),
        View::Stage => view! { <projector::Projector session=session /> }.into_any(),
        _ => ().into_any(),
    }
}
