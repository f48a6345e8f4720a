//! Laptops that join: the facilitator's side, and the pages of packets that were opened. A bundle of their own.

pub mod address;
mod alike;
mod arrived;
mod give;
mod invite;
mod place;
mod screen;
mod waiting;
mod words;

use leptos::prelude::*;

use crate::app::bundles::LaptopsBundle;
use crate::ui::participant;

pub use invite::for_a_picture;
use screen::Laptops;

/// How laptops join.
pub fn bundle() -> LaptopsBundle {
    LaptopsBundle {
        join: participant::join,
        give: give::give,
        own: participant::own,
        led: |session| view! { <Laptops session=session /> }.into_any(),
    }
}
