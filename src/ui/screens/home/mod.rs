//! Home: the forums kept here, and the ways to begin.

mod hand_on;
mod held;
mod shelf;
mod storage;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::app::bundles::{ForumBundle, TakenIn};
use crate::app::desk::{Desk, Saving};
use crate::app::notices::sentence;
use crate::app::route::{Route, View};
use crate::domain::limits;
use crate::exchange::backup::BackupError;
use crate::exchange::link;
use crate::exchange::packet::Packing;
use crate::i18n::{self, t};
use crate::ui::frame::{LanguageButton, Mark, ThemeChoice};
use crate::ui::parts::{Entry, Glyph, Icon, Menu};

use hand_on::HandOn;
use shelf::Shelves;
use storage::StorageLine;

pub use held::{held, save_backup};
pub use shelf::{backup, title_of};

/// The example forum: opened, it is a forum like any other.
const EXAMPLE: &str = "examples/vivre-bien-a-valsonne.json";

/// The forums kept here.
#[component]
pub fn Home() -> impl IntoView {
    let desk = Desk::here();
    // Raised when the shelves have changed under this screen's hands.
    let shelves = Trigger::new();
    let line = RwSignal::new(String::new());
    // The title is looked at here, so that a refusal is said at once, whether a forum's code has come or not.
    let make = Callback::new(move |typed: String| {
        let title = limits::line(&typed)?;
        let work = move |bundle: ForumBundle| match (bundle.create)(desk, &title) {
            Ok(forum) => desk.go(Route::Forum(forum, View::SetUp)),
            Err(refusal) => desk.notices.refused(sentence(desk.language.get_untracked(), &refusal)),
        };
        // A title that couldn't be used goes back into its line.
        desk.forum.then_or(desk, work, move || drop(line.try_set(typed)));
        Ok(())
    });
    view! {
        <HomeMasthead />
        <main class="main home" id="main" tabindex="-1" on:dragover=move |event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
                    read_file(desk, file);
                }
            }>
            <div class="hero">
                <h1>{desk.t(t::home::TITLE)}</h1>
                <p>{desk.t(t::home::SUBTITLE)}</p>
            </div>
            {move || matches!(desk.saving.get(), Saving::Denied | Saving::Full).then(|| view! {
                <p class="notice-line" role="alert">{desk.t(if desk.saving.get() == Saving::Denied { t::app::DENIED } else { t::app::FULL })}</p>
            })}
            {move || desk.held.with(|held| !held.is_empty()).then(|| desk.forum.here().map(|bundle| (bundle.held)(desk)))}
            <Entry label=t::home::NEW placeholder=t::home::NEW_EXAMPLE button=t::home::CREATE draft="home" typed=line take=make />
            <div class="ways">
                <button type="button" on:click=move |_| open_example(desk)>{desk.t(t::home::EXAMPLE)}</button>
                <FileButton />
                <a class="button" href=Route::Join.to_string()>{desk.t(t::home::JOIN)}</a>
            </div>
            <Shelves changed=shelves />
            <StorageLine changed=shelves />
            <p class="storage beside">
                <HandOn />
                <a href=Route::Privacy.to_string()>{desk.t(t::home::PRIVACY)}</a>
            </p>
        </main>
    }
}

/// The title line of the screens outside a forum.
#[component]
pub fn HomeMasthead() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <header class="masthead">
            <span class="home"><Mark /><b>{desk.t(t::app::NAME)}</b></span>
            <div class="desk">
                <LanguageButton />
                <Menu label=Signal::derive(move || desk.t(t::app::MORE)().to_owned()) face=|| view! { <Icon glyph=Glyph::More /> }>
                    {[crate::app::action::NAME, crate::app::action::KEYS].map(|action| view! {
                        <button type="button" on:click=move |_| (action.run)(desk)>{desk.t(action.name)}</button>
                    }).collect_view()}
                    <ThemeChoice />
                </Menu>
            </div>
        </header>
    }
}

/// A button that opens the system's choice of a file.
#[component]
fn FileButton() -> impl IntoView {
    let desk = Desk::here();
    let input = NodeRef::<leptos::html::Input>::new();
    view! {
        <button type="button" on:click=move |_| { if let Some(input) = input.get_untracked() { input.click(); } }>{desk.t(t::home::OPEN_FILE)}</button>
        <input type="file" class="tell" tabindex="-1" accept=".json,.open-forum,.txt,application/json,text/plain" node_ref=input aria-label=desk.t(t::home::OPEN_FILE)
            on:change:target=move |event| {
                let input = event.target();
                if let Some(file) = input.files().and_then(|files| files.get(0)) {
                    read_file(desk, file);
                }
                input.set_value("");
            } />
    }
}

/// Reads a file that a person chose, and takes it in.
fn read_file(desk: Desk, file: web_sys::File) {
    #[expect(clippy::cast_precision_loss, reason = "the limit is a small whole number")]
    let most = limits::FILE as f64;
    if file.size() > most {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is whole and not negative")]
        let bytes = file.size() as usize;
        return refuse(desk, &BackupError::TooLarge { bytes });
    }
    leptos::task::spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        match text {
            // What goes from laptop to laptop has pages of its own; a file is too long for their addresses.
            Some(text) => match link::seems(&text) {
                None => take_in(desk, text, Origin::File),
                Some(packing) => pass_on(desk, packing, text),
            },
            None => refuse(desk, &BackupError::Damaged),
        }
    });
}

/// What goes from laptop to laptop has pages of its own, which find it here: a file is too long for their addresses.
fn pass_on(desk: Desk, packing: Packing, text: String) {
    let (route, text) = match packing {
        Packing::Contribution => (Route::Give, text),
        Packing::Invitation => (Route::Join, link::packet_in(&text).to_owned()),
    };
    desk.brought.set(Some(text));
    desk.go(route);
}

/// Fetches the example, which lies beside the app, and takes it in.
fn open_example(desk: Desk) {
    leptos::task::spawn_local(async move {
        let fetched = async {
            let response = JsFuture::from(window().fetch_with_str(EXAMPLE)).await.ok()?;
            let response = response.dyn_into::<web_sys::Response>().ok().filter(web_sys::Response::ok)?;
            JsFuture::from(response.text().ok()?).await.ok()?.as_string()
        };
        match fetched.await {
            Some(text) => take_in(desk, text, Origin::Example),
            None => desk.notices.refused(desk.t(t::home::EXAMPLE_MISSING)().to_owned()),
        }
    });
}

/// Where a backup comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// A person's file.
    File,
    /// The example beside the app: nobody thinks of it as a file.
    Example,
}

fn take_in(desk: Desk, text: String, from: Origin) {
    desk.forum.then(desk, move |bundle| taken_in(desk, (bundle.take_in)(desk, &text), from));
}

/// Says what a file turned out to be, and goes there.
fn taken_in(desk: Desk, taken: Result<TakenIn, BackupError>, from: Origin) {
    let (forum, words) = match taken {
        Ok(TakenIn::New(forum) | TakenIn::Merged(forum)) if from == Origin::Example => (forum, t::home::EXAMPLE_OPEN),
        Ok(TakenIn::New(forum)) => (forum, t::home::TAKEN_IN),
        Ok(TakenIn::Merged(forum)) => (forum, t::home::MERGED),
        Err(error) => return refuse(desk, &error),
    };
    desk.notices.tell(i18n::say(desk.language.get_untracked(), words).to_owned());
    desk.go(Route::Forum(forum, View::Topics));
}

/// Says what is wrong with a file and what to do.
fn refuse(desk: Desk, error: &BackupError) {
    let language = desk.language.get_untracked();
    let words = match error {
        BackupError::TooLarge { bytes } => {
            let size = i18n::number(language, bytes / (1024 * 1024));
            let limit = i18n::number(language, limits::FILE / (1024 * 1024));
            i18n::fill(language, t::home::FILE_TOO_LARGE, &[("size", &size), ("limit", &limit)])
        }
        BackupError::NotOurs => i18n::say(language, t::home::FILE_NOT_OURS).to_owned(),
        BackupError::Damaged => i18n::say(language, t::home::FILE_DAMAGED).to_owned(),
        BackupError::Newer { .. } => i18n::say(language, t::home::FILE_NEWER).to_owned(),
    };
    desk.notices.refused(words);
}
