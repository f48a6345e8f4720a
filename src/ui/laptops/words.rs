//! Why something can't be taken in, as sentences that help.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::laptops::{Refused, Why};
use crate::app::route::{Route, View};
use crate::domain::{Id, Identity};
use crate::exchange::packet::PacketError;
use crate::i18n::t;

/// The sentence.
pub fn sentence(desk: Desk, why: &Why) -> String {
    let text = match why {
        Why::Packet(PacketError::NotOurs) => t::laptops::WRONG_NOT_OURS,
        Why::Packet(PacketError::Damaged) => t::laptops::WRONG_DAMAGED,
        Why::Packet(PacketError::Newer { .. }) => t::laptops::WRONG_NEWER,
        Why::Packet(PacketError::TooLarge) => t::laptops::WRONG_TOO_LARGE,
        Why::Invitation => t::laptops::WRONG_INVITATION,
        Why::Picture => t::laptops::WRONG_PICTURE,
        Why::Backup => t::laptops::WRONG_BACKUP,
        Why::Waits(_) => t::laptops::WRONG_WAITS,
        Why::NotMerged => t::laptops::WRONG_NOT_MERGED,
        Why::OtherForum(forum) => match title_here(desk, *forum) {
            Some(title) => return desk.fill(t::laptops::WRONG_OTHER, &[("forum", &title)]),
            None => t::laptops::WRONG_UNKNOWN,
        },
    };
    desk.t(text)().to_owned()
}

/// What a forum is called that is on this laptop.
fn title_here(desk: Desk, forum: Id<Identity>) -> Option<String> {
    let shelves = desk.store().forums().unwrap_or_default();
    let shelf = shelves.into_iter().find(|shelf| shelf.forum == forum && !shelf.buried)?;
    Some(shelf.about.map(|about| about.title).unwrap_or_default())
}

/// One thing that can't be taken in, until it is dismissed.
#[component]
pub fn RefusedLine(
    /// What.
    refused: Refused,
    /// Takes it away.
    dismiss: Callback<usize>,
) -> impl IntoView {
    let desk = Desk::here();
    let Refused { serial, file, why } = refused;
    let other = match &why {
        Why::OtherForum(forum) => title_here(desk, *forum).map(|title| (*forum, title)),
        _ => None,
    };
    let said = move || {
        let why = sentence(desk, &why);
        if file.is_empty() { why } else { desk.fill(t::laptops::FROM_FILE, &[("file", &file), ("why", &why)]) }
    };
    view! {
        <li class="refused">
            <p>
                {said}
                {other.map(|(forum, title)| view! {
                    " "<a href=Route::Forum(forum, View::Laptops).to_string()>{move || desk.fill(t::laptops::OPEN_OTHER, &[("forum", &title)])}</a>
                })}
            </p>
            <button type="button" class="bare" on:click=move |_| dismiss.run(serial)>{desk.t(t::laptops::DISMISS)}</button>
        </li>
    }
}
