//! The sheets held in front of whatever screen one is on: the palette, keys, labels, history, one's name,
//! the backup.

mod keys;
mod labels;
mod palette;
mod picking;

use leptos::prelude::*;

use super::parts::{Dialog, Each, LineField};
use crate::app::desk::{Desk, Panel};
use crate::app::session::Session;
use crate::app::{clock, forums, pictures};
use crate::domain::{Kind, Moment, photographs};
use crate::exchange::{backup, download};
use crate::i18n::{self, t};
use crate::minutes::file_names;
use crate::replica::Replica;
use crate::store::ForumId;

use keys::Keys;
use labels::Labels;
use palette::Palette;
use picking::PickingBar;

/// Lines of history shown at once.
const SHOWN: usize = 300;

/// All panels; each opens when the desk says so.
#[component]
pub fn Panels() -> impl IntoView {
    let desk = Desk::here();
    let opener = move |panel: Panel| {
        let open = RwSignal::new(false);
        Effect::new(move |_| {
            let wanted = desk.panel.get() == Some(panel);
            if open.get_untracked() != wanted {
                open.set(wanted);
            }
        });
        Effect::new(move |_| {
            if !open.get() && desk.panel.get_untracked() == Some(panel) {
                desk.panel.set(None);
            }
        });
        open
    };
    let title = move |text| Signal::derive(move || i18n::say(desk.language.get(), text).to_owned());
    view! {
        <Dialog open=opener(Panel::Palette) title=title(t::keys::PALETTE)><Palette /></Dialog>
        <Dialog open=opener(Panel::Keys) title=title(t::app::KEYS) wide=true><Keys /></Dialog>
        <Dialog open=opener(Panel::Labels) title=title(t::labels::TITLE) wide=true>
            {move || desk.session.get().map(|session| view! { <Labels session=session /> })}
        </Dialog>
        <Dialog open=opener(Panel::History) title=title(t::app::HISTORY) wide=true>
            {move || desk.session.get().map(|session| view! { <History session=session /> })}
        </Dialog>
        <Dialog open=opener(Panel::Name) title=title(t::app::MY_NAME)><MyName /></Dialog>
        <Dialog open=opener(Panel::Backup) title=title(t::app::BACKUP)>
            {move || desk.session.get().map(|session| view! { <BackupFile session=session /> })}
        </Dialog>
        <PickingBar />
    }
}

#[component]
fn History(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let offset = session.about().get_untracked().offset;
    let lines = session.memo(&[Kind::Deed], |forum| {
        let newest = forum.deeds.iter().rev().take(SHOWN);
        newest.map(|(id, deed)| (*id, deed.clone())).collect::<Vec<_>>()
    });
    let when = move |at: Moment| i18n::moment(desk.language.get(), at, offset);
    view! {
        <p class="soft">{desk.t(t::app::HISTORY_HINT)}</p>
        {move || lines.with(Vec::is_empty).then(|| view! { <p>{desk.t(t::app::HISTORY_EMPTY)}</p> })}
        <ol class="rows">
            <Each
                each=move || lines.get()
                key=|(id, _)| *id
                children=move |(_, deed)| {
                    let (verb, subject) = (deed.verb, deed.subject.clone());
                    let who = deed.who.clone();
                    view! {
                        <li>
                            <span class="grow">{move || i18n::deed(desk.language.get(), verb, &subject)}</span>
                            <small class="soft">
                                {move || {
                                    let time = when(deed.at);
                                    if who.is_empty() { time } else { desk.fill(t::app::BY, &[("who", &who), ("when", &time)]) }
                                }}
                            </small>
                        </li>
                    }
                }
            />
        </ol>
    }
}

#[component]
fn MyName() -> impl IntoView {
    let desk = Desk::here();
    let take = Callback::new(move |name: String| {
        desk.call_me(&crate::domain::limits::optional_line(&name)?);
        Ok(())
    });
    view! {
        <LineField
            label=Signal::derive(move || i18n::say(desk.language.get(), t::app::MY_NAME).to_owned())
            hint=Signal::derive(move || i18n::say(desk.language.get(), t::app::MY_NAME_HINT).to_owned())
            value=Signal::derive(move || desk.name.get())
            take=take
        />
        <div class="choices">
            <button type="button" class="go" on:click=move |_| desk.panel.set(None)>{desk.t(t::app::DONE)}</button>
        </div>
    }
}

#[component]
fn BackupFile(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let save = move |_| {
        save_backup(desk, session);
        desk.panel.set(None);
    };
    view! {
        <p>{desk.t(t::app::BACKUP_HINT)}</p>
        <div class="choices">
            <button type="button" class="go" autofocus on:click=save>{desk.t(t::app::BACKUP_DOWNLOAD)}</button>
        </div>
    }
}

/// Downloads the backup file of the open forum, unsaved changes included.
fn save_backup(desk: Desk, session: Session) {
    session.with_replica(|replica| offer_backup(desk, session.id(), replica));
}

/// Hands a forum's backup file to the person: the forum as it is now, with its pictures as soon as they are
/// read. One without photographs is handed over at once.
pub fn offer_backup(desk: Desk, forum: ForumId, replica: &Replica) {
    let about = replica.forum().about();
    let day = about.date.or_else(clock::today);
    let name = file_names::file_name(day, &about.title, desk.t(t::app::BACKUP_FILE)(), "json");
    let Ok(file) = forums::backup_of(forum, replica) else {
        return desk.notices.refused(desk.t(t::app::NOT_SAVED)().to_owned());
    };
    let offer = move |file: &str| download::offer(&name, "application/json", file);
    let names = photographs::shown_pictures(replica.forum());
    if names.is_empty() {
        return offer(&file);
    }
    leptos::task::spawn_local(async move {
        let pictures = pictures::gathered(desk, forum, names).await;
        offer(&backup::with_pictures(file, &pictures));
    });
}
