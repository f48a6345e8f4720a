//! Asks before everything is forgotten: what goes, by name, and the backups first.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::i18n::{self, t};
use crate::store::{Shelf, traces};
use crate::ui::parts::Dialog;
use crate::ui::screens::home::{backup, title_of};

/// The question, with what goes and what stays.
#[component]
pub fn Forget(asking: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let shelves = move || desk.store().forums().unwrap_or_default();
    let forget = move |_| {
        leptos::task::spawn_local(async move {
            match traces::forget_everything().await {
                Ok(()) => {
                    asking.try_set(false);
                    desk.forgotten.set(true);
                }
                Err(_) => desk.notices.refused(i18n::say(desk.language.get_untracked(), t::privacy::FORGET_DENIED).to_owned()),
            }
        });
    };
    view! {
        <Dialog open=asking title=Signal::derive(move || desk.t(t::privacy::FORGET_TITLE)().to_owned())>
            {move || if shelves().is_empty() {
                view! { <p>{desk.t(t::privacy::FORGET_NONE)}</p> }.into_any()
            } else {
                view! {
                    <p>{desk.t(t::privacy::FORGET_FORUMS)}</p>
                    <ul class="rows going">{shelves().into_iter().map(|shelf| view! { <Going shelf=shelf /> }).collect_view()}</ul>
                }.into_any()
            }}
            {move || desk.held.with(|held| !held.is_empty()).then(|| desk.forum.here().map(|bundle| (bundle.held)(desk)))}
            <p>{desk.t(t::privacy::FORGET_REST)}</p>
            <p>{desk.t(t::privacy::FORGET_STAYS)}</p>
            <div class="choices">
                <button type="button" on:click=move |_| asking.set(false)>{desk.t(t::app::CANCEL)}</button>
                <button type="button" class="go" on:click=forget>{desk.t(t::privacy::FORGET_NOW)}</button>
            </div>
        </Dialog>
    }
}

/// A forum that goes. One of a newer format can't be read here, and so not saved.
#[component]
fn Going(shelf: Shelf) -> impl IntoView {
    let desk = Desk::here();
    let title = title_of(desk, &shelf);
    let (named, forum, buried) = (title.clone(), shelf.forum, shelf.buried);
    let name = move || desk.fill(t::privacy::BACKUP_OF, &[("title", &named)]);
    view! {
        <li>
            <span class="grow">{title}</span>
            {buried.then(|| view! { <small class="soft">{desk.t(t::home::DELETED)}</small> })}
            <button type="button" aria-label=name on:click=move |_| backup(desk, forum)>{desk.t(t::app::BACKUP)}</button>
        </li>
    }
}
