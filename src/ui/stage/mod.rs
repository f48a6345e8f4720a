//! The projector and the console that leads it: a bundle of its own.

use leptos::prelude::*;

use crate::app::bundles::ViewsBundle;
use crate::app::route::View;
use crate::app::session::Session;

/// The projector's and the console's screens.
pub fn bundle() -> ViewsBundle {
    ViewsBundle { show, before_all: |_| ().into_any() }
}

fn show(_session: Session, view: View) -> AnyView {
    match view {
        View::Console => view! { <h1>"Console"</h1> }.into_any(),
        View::Stage => view! { <h1>"Stage"</h1> }.into_any(),
        _ => ().into_any(),
    }
}
