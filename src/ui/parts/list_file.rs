//! A list that comes as a file: chosen, or dropped on the dialog that takes lists.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::desk::Desk;
use crate::domain::limits;
use crate::exchange::plain_text;
use crate::i18n::{self, t};

/// A button that opens the system's choice of a file.
#[component]
pub fn ListFile(
    /// Takes the file's text.
    take: Callback<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let input = NodeRef::<html::Input>::new();
    view! {
        <button type="button" class="first" on:click=move |_| { if let Some(input) = input.get_untracked() { input.click(); } }>{desk.t(t::lists::FILE)}</button>
        <input type="file" class="tell" tabindex="-1" accept=".csv,.tsv,.txt,.md,text/*" node_ref=input aria-label=desk.t(t::lists::FILE)
            on:change:target=move |event| {
                let input = event.target();
                if let Some(file) = input.files().and_then(|files| files.get(0)) {
                    read(desk, file, take);
                }
                input.set_value("");
            } />
    }
}

/// Takes a file that was dropped; what else was is left to the browser, such as text dropped into a field.
pub fn take_dropped(desk: Desk, event: &web_sys::DragEvent, take: Callback<String>) {
    if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
        event.prevent_default();
        read(desk, file, take);
    }
}

fn read(desk: Desk, file: web_sys::File, take: Callback<String>) {
    let refuse = move |text| desk.notices.refused(i18n::say(desk.language.get_untracked(), text).to_owned());
    if file.size() > limits::LIST_FILE {
        return refuse(t::lists::FILE_TOO_LARGE);
    }
    leptos::task::spawn_local(async move {
        match JsFuture::from(file.array_buffer()).await {
            // The dialog may be gone by now.
            Ok(buffer) => drop(take.try_run(plain_text::decode(&js_sys::Uint8Array::new(&buffer).to_vec()))),
            Err(_) => refuse(t::lists::FILE_UNREADABLE),
        }
    });
}
