//! Laptops that join: the facilitator's side, and the pages of packets that were opened. They come with the
//! projector's bundle.

mod give;
mod screen;

use crate::app::bundles::LaptopsBundle;
use crate::ui::participant;

pub use screen::Laptops;

/// How laptops join.
pub fn bundle() -> LaptopsBundle {
    LaptopsBundle { join: participant::join, give: give::give, own: participant::own }
}
