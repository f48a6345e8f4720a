//! The shelves: one line a forum, newest first.

use leptos::prelude::*;

use crate::app::bundles::CopyError;
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::app::route::{Route, View};
use crate::domain::Refusal;
use crate::i18n::{self, t};
use crate::store::{ForumId, Shelf};
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Dialog, Each, Empty, Glyph, Icon, Menu, held_by};

/// The forums kept here, and those deleted that can still be brought back.
#[component]
pub fn Shelves(changed: Trigger) -> impl IntoView {
    let desk = Desk::here();
    let deleting = RwSignal::new(None::<Shelf>);
    let copying = RwSignal::new(None::<Shelf>);
    let all = Memo::new(move |_| {
        changed.track();
        desk.store().forums().unwrap_or_default()
    });
    // What is held in memory stands above, with what can be done about it.
    let held = move |forum| desk.held.with(|held| held.iter().any(|session| session.id() == forum));
    let kept = move || all.get().into_iter().filter(|shelf| !shelf.buried && !held(shelf.forum)).collect::<Vec<_>>();
    let buried = move || all.get().into_iter().filter(|shelf| shelf.buried).collect::<Vec<_>>();
    view! {
        {move || if kept().is_empty() {
            view! { <Empty title=t::home::EMPTY hint=t::home::EMPTY_HINT /> }.into_any()
        } else {
            view! {
                <h2 class="shelf-title">{desk.t(t::home::KEPT)}</h2>
                <ul class="shelves">
                    <Each each=kept key=|shelf| (shelf.forum, shelf.bytes, shelf.about.as_ref().map(|about| (about.title.clone(), about.changed))) children=move |shelf| view! {
                        <Line shelf=shelf deleting=deleting copying=copying />
                    } />
                </ul>
            }.into_any()
        }}
        {move || (!buried().is_empty()).then(|| view! {
            <section class="buried" aria-label=desk.t(t::home::DELETED)>
                <h2 class="shelf-title">{desk.t(t::home::DELETED)}</h2>
                <ul class="rows">
                    {buried().into_iter().map(|shelf| view! { <Buried shelf=shelf changed=changed /> }).collect_view()}
                </ul>
            </section>
        })}
        <Delete deleting=deleting changed=changed />
        <Copy copying=copying />
    }
}

/// Hands the person the backup of a forum on the shelf.
pub fn backup(desk: Desk, forum: ForumId) {
    desk.forum.then(desk, move |bundle| (bundle.save_backup)(desk, forum));
}

/// What a forum on the shelf is called.
pub fn title_of(desk: Desk, shelf: &Shelf) -> String {
    let title = shelf.about.as_ref().map(|about| about.title.clone()).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| desk.t(t::home::UNTITLED)().to_owned())
}

#[component]
fn Line(shelf: Shelf, deleting: RwSignal<Option<Shelf>>, copying: RwSignal<Option<Shelf>>) -> impl IntoView {
    let desk = Desk::here();
    let forum = shelf.forum;
    let title = title_of(desk, &shelf);
    let date = shelf.about.as_ref().and_then(|about| about.date);
    let changed = shelf.about.as_ref().map(|about| about.changed);
    let bytes = shelf.bytes;
    let invited = shelf.invited;
    let details = move || {
        let language = desk.language.get();
        let size = i18n::number(language, usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX));
        let when = changed.map(|at| i18n::moment(language, at, clock::offset())).unwrap_or_default();
        i18n::fill(language, t::home::DETAILS, &[("when", &when), ("size", &size)])
    };
    let for_menu = shelf.clone();
    let for_copy = shelf.clone();
    let menu_label = title.clone();
    view! {
        <li class="sheet shelf">
            <a href=Route::Forum(forum, View::Topics).to_string()>{title}</a>
            {invited.then(|| view! { <span class="tag plain">{desk.t(t::home::INVITED)}</span> })}
            <span>{move || date.map(|date| i18n::date(desk.language.get(), date))}</span>
            <small class="soft">{details}</small>
            <Menu label=Signal::derive(move || desk.fill(t::home::MENU, &[("title", &menu_label)])) face=|| view! { <Icon glyph=Glyph::More /> }>
                {(!invited).then(|| view! {
                    <button type="button" on:click=move |_| copying.set(Some(for_copy.clone()))>{desk.t(t::home::COPY)}</button>
                    <button type="button" on:click=move |_| backup(desk, forum)>{desk.t(t::app::BACKUP)}</button>
                })}
                <button type="button" on:click=move |_| deleting.set(Some(for_menu.clone()))>{desk.t(t::home::DELETE)}</button>
            </Menu>
        </li>
    }
}

#[component]
fn Buried(shelf: Shelf, changed: Trigger) -> impl IntoView {
    let desk = Desk::here();
    let forum = shelf.forum;
    let back = move |_| {
        if desk.store().unbury(forum).is_ok() {
            changed.notify();
            // The button went with its line: the focus goes where the forum came back.
            request_animation_frame(move || focus_on(&format!(".shelf a[href=\"{}\"]", Route::Forum(forum, View::Topics))));
        }
    };
    let for_good = move |_| {
        if desk.store().forget(forum).is_ok() {
            desk.pictures.then(desk, move |bundle| (bundle.forget)(forum));
            desk.space_was_made();
            changed.notify();
            request_animation_frame(|| focus_on("#main"));
        }
    };
    view! {
        <li>
            <span class="grow">{title_of(desk, &shelf)}</span>
            <button type="button" on:click=back>{desk.t(t::home::BRING_BACK)}</button>
            <button type="button" class="bare" on:click=for_good>{desk.t(t::home::FOR_GOOD)}</button>
        </li>
    }
}

/// Asks before a forum is deleted, and offers its backup.
#[component]
fn Delete(deleting: RwSignal<Option<Shelf>>, changed: Trigger) -> impl IntoView {
    let desk = Desk::here();
    let open = held_by(deleting);
    let bury = move |forum: ForumId| {
        let done = desk.store().bury(forum);
        deleting.set(None);
        if done.is_ok() {
            changed.notify();
            request_animation_frame(|| focus_on(".buried button"));
            desk.notices.tell(desk.t(t::home::IS_DELETED)().to_owned());
        } else {
            desk.notices.refused(desk.t(t::app::NOT_SAVED)().to_owned());
        }
    };
    view! {
        <Dialog open=open title=Signal::derive(move || desk.t(t::home::DELETE_TITLE)().to_owned())>
            {move || deleting.get().map(|shelf| {
                let forum = shelf.forum;
                let title = title_of(desk, &shelf);
                view! {
                    <p>{move || desk.fill(t::home::DELETE_WHAT, &[("title", &title)])}</p>
                    <div class="choices">
                        {(!shelf.invited).then(|| view! {
                            <button type="button" class="first" on:click=move |_| backup(desk, forum)>{desk.t(t::app::BACKUP)}</button>
                        })}
                        <button type="button" on:click=move |_| deleting.set(None)>{desk.t(t::app::CANCEL)}</button>
                        <button type="button" class="go" on:click=move |_| bury(forum)>{desk.t(t::home::DELETE)}</button>
                    </div>
                }
            })}
        </Dialog>
    }
}

/// A new forum with the set-up of one that is kept here.
#[component]
fn Copy(copying: RwSignal<Option<Shelf>>) -> impl IntoView {
    let desk = Desk::here();
    let open = held_by(copying);
    let title = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Refusal>);
    let copy = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(shelf) = copying.get_untracked() else { return };
        let title = title.get_untracked();
        desk.forum.then(desk, move |bundle| match (bundle.copy)(desk, shelf.forum, &title) {
            Ok(forum) => {
                copying.set(None);
                desk.go(Route::Forum(forum, View::SetUp));
            }
            Err(CopyError::Refused(refusal)) => wrong.set(Some(refusal)),
            Err(CopyError::Unreadable(why)) => desk.notices.refused(desk.fill(t::app::CANNOT_OPEN_HINT, &[("why", &why)])),
        });
    };
    view! {
        <Dialog open=open title=Signal::derive(move || desk.t(t::home::COPY_TITLE)().to_owned())>
            <form class="stack" on:submit=copy>
                <p>{desk.t(t::home::COPY_WHAT)}</p>
                <div class="field">
                    <label for="copy-title">{desk.t(t::home::NEW)}</label>
                    <input id="copy-title" type="text" autocomplete="off" autofocus on:input:target=move |event| title.set(event.target().value()) />
                    {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
                </div>
                <div class="choices">
                    <button type="button" on:click=move |_| copying.set(None)>{desk.t(t::app::CANCEL)}</button>
                    <button type="submit" class="go">{desk.t(t::home::CREATE)}</button>
                </div>
            </form>
        </Dialog>
    }
}
