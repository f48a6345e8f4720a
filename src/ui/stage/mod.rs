//! The projector and the console that leads it: a bundle of its own.

use leptos::prelude::*;

use crate::app::bundles::ViewsBundle;
use crate::app::route::View;
use crate::app::session::Session;
use crate::ui::timekeeping::{self, TimeLeft, TimerPanel};

/// The projector's and the console's screens.
pub fn bundle() -> ViewsBundle {
    ViewsBundle { show, before_all: timekeeping::before_all }
}

fn show(session: Session, view: View) -> AnyView {
    match view {
        View::Console => view! { <h1>"Console"</h1><TimerPanel session=session /> }.into_any(),
        View::Stage => view! { <main><h1>"Stage"</h1><TimeLeft session=session /></main> }.into_any(),
        _ => ().into_any(),
    }
}
