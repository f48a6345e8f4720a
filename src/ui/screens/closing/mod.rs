//! Closing: words from the circle, the forum's conclusion, and the harvest of all actions.

mod action_sheet;
mod circle;
mod conclusion;
mod harvest;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::i18n::t;

use action_sheet::ActionSheet;
use circle::Circle;
use conclusion::Conclusion;
use harvest::Harvest;

/// The closing.
#[component]
pub fn Closing(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let open = RwSignal::new(None);
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::closing::TITLE)}</h1>
                <p>{desk.t(t::closing::QUESTION)}</p>
            </div>
        </div>
        <div class="closing">
            <Circle session=session />
            <Conclusion session=session />
            <Harvest session=session open=open />
        </div>
        <ActionSheet session=session open=open />
    }
}
