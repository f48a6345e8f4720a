//! The facilitator's screen of the laptops.

use leptos::prelude::*;

use crate::app::session::Session;

/// The screen.
#[component]
pub fn Laptops(
    /// The forum.
    session: Session,
) -> impl IntoView {
    view! { <h1>{move || session.about().get().title}</h1> }
}
