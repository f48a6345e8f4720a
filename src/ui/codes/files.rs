//! Pictures with codes in them: chosen, pasted or dropped.

use leptos::prelude::*;
use leptos::{ev, html};
use web_sys::File;

use super::scanning::{Scanning, Search};
use crate::app::desk::Desk;
use crate::domain::limits;
use crate::exchange::reducing::NotTaken;
use crate::i18n::t;
use crate::ui::parts::carried::{are_words_meant, carries_files, images};

/// A button that opens the system's choice of a picture; what is pasted or dropped on the page is taken as well.
#[component]
pub fn PictureFile(scanning: Scanning) -> impl IntoView {
    let desk = Desk::here();
    let input = NodeRef::<html::Input>::new();
    listen(scanning);
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <button type="button" on:click=choose>{desk.t(t::codes::PICTURE)}</button>
        <input type="file" class="tell" tabindex="-1" accept="image/*" multiple node_ref=input aria-label=desk.t(t::codes::PICTURE)
            on:change:target=move |event| {
                let input = event.target();
                let files = input.files().map(|files| (0..files.length()).filter_map(|n| files.get(n)).collect::<Vec<File>>());
                scanning.search(files.unwrap_or_default());
                input.set_value("");
            } />
    }
}

fn listen(scanning: Scanning) {
    let pasted = window_event_listener(ev::paste, move |event: web_sys::ClipboardEvent| {
        let files = images(event.clipboard_data());
        if !files.is_empty() && !are_words_meant(&event) {
            event.prevent_default();
            scanning.search(files);
        }
    });
    // Unless it is said that a file may be dropped, the browser leaves the app to show it.
    let over = window_event_listener(ev::dragover, move |event: web_sys::DragEvent| {
        if carries_files(&event) {
            event.prevent_default();
        }
    });
    let dropped = window_event_listener(ev::drop, move |event: web_sys::DragEvent| {
        let files = images(event.data_transfer());
        if !files.is_empty() {
            event.prevent_default();
            scanning.search(files);
        }
    });
    on_cleanup(move || {
        pasted.remove();
        over.remove();
        dropped.remove();
    });
}

/// How the search in a picture stands, in words that help.
pub fn search_words(desk: Desk, search: &Search) -> String {
    match search {
        Search::Idle => String::new(),
        Search::Looking => desk.t(t::codes::PICTURE_LOOKING)().to_owned(),
        Search::Nothing { name } => desk.fill(t::codes::PICTURE_NONE, &[("name", name)]),
        Search::NotTaken { name, why: NotTaken::TooLarge } => {
            let limit = (limits::PICTURE_FILE / (1024 * 1024)).to_string();
            desk.fill(t::codes::PICTURE_TOO_LARGE, &[("name", name), ("limit", &limit)])
        }
        Search::NotTaken { name, why: NotTaken::Unreadable } => desk.fill(t::codes::PICTURE_UNREADABLE, &[("name", name)]),
        Search::Part { all } => desk.fill(t::codes::PICTURE_PART, &[("all", &all.to_string())]),
    }
}
