//! Forums held in memory, and the backup of any forum: what Home does with a forum's code at hand.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::{clock, forums};
use crate::i18n::t;
use crate::store::ForumId;
use crate::ui::panels;

/// The forums that stay open in memory because some of their changes couldn't be stored.
pub fn held(desk: Desk) -> AnyView {
    let lines = move || {
        let line = |session: crate::app::session::Session| {
            view! {
                <li>
                    <a class="grow" href=Route::Forum(session.id(), View::Topics).to_string()>{session.read(|forum| forum.about().title)}</a>
                    <small class="soft">{desk.t(t::app::NOT_SAVED)}</small>
                    <button type="button" on:click=move |_| save_backup(desk, session.id())>{desk.t(t::app::BACKUP)}</button>
                </li>
            }
        };
        desk.held.get().into_iter().map(line).collect_view()
    };
    view! {
        <section aria-label=desk.t(t::app::NOT_SAVED)>
            <ul class="rows">{lines}</ul>
        </section>
    }
    .into_any()
}

/// Downloads the backup of a forum on the shelf, without opening it.
pub fn save_backup(desk: Desk, forum: ForumId) {
    if let Some(session) = forums::held(desk, forum) {
        return session.with_replica(|replica| panels::offer_backup(desk, forum, replica));
    }
    match forums::read(&*desk.store(), forum, clock::client()) {
        Ok((replica, _)) => panels::offer_backup(desk, forum, &replica),
        Err(error) => desk.notices.refused(error.to_string()),
    }
}
