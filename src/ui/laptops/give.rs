//! The page of a contribution that was opened: it leads to its forum, where that is on this laptop.

use leptos::prelude::*;

use super::place::{Place, Take, take_dropped};
use super::words::sentence;
use crate::app::desk::Desk;
use crate::app::laptops::Why;
use crate::app::route::{Route, View};
use crate::exchange::brought::{self, Brought};
use crate::i18n::t;
use crate::store::{Beside, ForumId};
use crate::ui::screens::HomeMasthead;

/// What became of what was brought.
#[derive(Clone, PartialEq)]
enum Found {
    /// Nothing was brought yet.
    Nothing,
    /// It can't be read.
    Wrong(Why),
    /// Its forum isn't here.
    NotHere,
    /// This laptop was invited to its forum itself.
    Invited(ForumId),
}

/// The page.
pub fn give(desk: Desk) -> AnyView {
    view! { <Give desk=desk /> }.into_any()
}

#[component]
fn Give(desk: Desk) -> impl IntoView {
    let found = RwSignal::new(Found::Nothing);
    Effect::new(move |_| {
        if let Some(text) = desk.brought.get().filter(|_| desk.route.get() == Route::Give) {
            follow(desk, &text, found);
        }
    });
    let take = Take::new(move |(text, _): (Result<String, Why>, String)| match text {
        Ok(text) => desk.brought.set(Some(text)),
        Err(why) => found.set(Found::Wrong(why)),
    });
    view! {
        <HomeMasthead />
        <main class="main bringing" id="main" tabindex="-1" on:dragover=move |event| event.prevent_default() on:drop=move |event| take_dropped(&event, take)>
            <div role="status">
                {move || match found.get() {
                    Found::Nothing => view! { <h1>{desk.t(t::laptops::GIVE)}</h1><p>{desk.t(t::laptops::GIVE_HINT)}</p> }.into_any(),
                    Found::Wrong(why) => view! { <h1>{desk.t(t::laptops::GIVE)}</h1><p class="wrong">{move || sentence(desk, &why)}</p> }.into_any(),
                    Found::NotHere => view! {
                        <h1>{desk.t(t::laptops::GIVE_NOT_HERE)}</h1>
                        <p>{desk.t(t::laptops::GIVE_NOT_HERE_HINT)}</p>
                    }.into_any(),
                    Found::Invited(forum) => view! {
                        <h1>{desk.t(t::laptops::GIVE_INVITED)}</h1>
                        <p>{desk.t(t::laptops::GIVE_INVITED_HINT)}</p>
                        <a class="button" href=Route::Forum(forum, View::Topics).to_string()>{desk.t(t::laptops::TO_FORUM)}</a>
                    }.into_any(),
                }}
            </div>
            <Place take=take />
            <p><a class="button bare" href="#/">{desk.t(t::app::HOME)}</a></p>
        </main>
    }
}

/// Goes where what was brought belongs. It stays where the screen there finds it.
fn follow(desk: Desk, text: &str, found: RwSignal<Found>) {
    let all = brought::read(text);
    let forum = all.iter().find_map(|brought| match brought {
        Brought::Contribution(contribution, _) => Some(contribution.forum),
        _ => None,
    });
    let Some(forum) = forum else {
        desk.brought.set(None);
        return found.set(Found::Wrong(match all.into_iter().next() {
            Some(Brought::Invitation) => Why::Invitation,
            Some(Brought::Backup) => Why::Backup,
            Some(Brought::Unreadable(error)) => Why::Packet(error),
            Some(Brought::Contribution(..)) | None => Why::NotMerged,
        }));
    };
    let store = desk.store();
    if store.beside(forum, Beside::Told).ok().flatten().is_some() {
        return found.set(Found::Invited(forum));
    }
    let here = store.forums().unwrap_or_default().into_iter().any(|shelf| shelf.forum == forum && !shelf.buried);
    if here { desk.go(Route::Forum(forum, View::Laptops)) } else { found.set(Found::NotHere) }
}
