//! The time in the room: the figures, the panel that sets them, and what rings and is said at its moments.
//! It comes with the projector's bundle and is at work on whatever screen one is.

mod bell;
mod keeper;
mod own_time;
mod panel;
mod reminders;
mod settings;
mod sound;
mod ticking;
mod time_left;
mod times_ready;
mod watch;

use leptos::prelude::*;

use crate::app::desk::Desk;
use keeper::Keeper;

pub use panel::TimerPanel;
pub use time_left::TimeLeft;

/// What keeps the time in front of all screens, for the forum that is open.
pub fn before_all(desk: Desk) -> AnyView {
    (move || desk.session.get().map(|session| view! { <Keeper session=session /> })).into_any()
}
