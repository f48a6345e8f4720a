//! Where contributions are brought: pasted, chosen as files, scanned.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::desk::Desk;
use crate::app::laptops::Why;
use crate::domain::limits;
use crate::exchange::link;
use crate::exchange::packet::PacketError;
use crate::i18n::t;

/// Takes a text, or why a file has none, and the file's name; empty where it is no file.
pub type Take = Callback<(Result<String, Why>, String)>;

/// The place.
#[component]
pub fn Place(
    /// Takes what is brought.
    take: Take,
) -> impl IntoView {
    let desk = Desk::here();
    let typed = RwSignal::new(String::new());
    let read = move || {
        let text = typed.get_untracked();
        if !text.trim().is_empty() {
            typed.set(String::new());
            take.run((Ok(text), String::new()));
        }
    };
    // What is pasted is read at once; what is typed, when that is asked for.
    let input = move |text: String| {
        let seems = link::seems(&text).is_some();
        typed.set(text);
        if seems {
            read();
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        read();
    };
    view! {
        <form class="place" on:submit=submit>
            <div class="field">
                <label for="brought">{desk.t(t::laptops::PLACE)}</label>
                <textarea id="brought" rows="2" spellcheck="false" data-quick-entry="" placeholder=desk.t(t::laptops::PLACE_EXAMPLE)
                    prop:value=move || typed.get() on:input:target=move |event| input(event.target().value()) />
            </div>
            <div class="ways">
                {move || (!typed.with(String::is_empty)).then(|| view! { <button type="submit" class="go">{desk.t(t::laptops::READ)}</button> })}
                <Files take=take />
                <span class="hint">{desk.t(t::laptops::DROP)}</span>
            </div>
        </form>
    }
}

#[component]
fn Files(take: Take) -> impl IntoView {
    let desk = Desk::here();
    let input = NodeRef::<html::Input>::new();
    view! {
        <button type="button" on:click=move |_| { if let Some(input) = input.get_untracked() { input.click(); } }>{desk.t(t::laptops::FILES)}</button>
        <input type="file" multiple class="tell" tabindex="-1" node_ref=input aria-label=desk.t(t::laptops::FILES)
            on:change:target=move |event| {
                let input = event.target();
                if let Some(files) = input.files() {
                    read_files(&files, take);
                }
                input.set_value("");
            } />
    }
}

/// Takes the files that were dropped on the page.
pub fn take_dropped(event: &web_sys::DragEvent, take: Take) {
    if let Some(files) = event.data_transfer().and_then(|data| data.files()).filter(|files| files.length() > 0) {
        event.prevent_default();
        read_files(&files, take);
    }
}

/// Reads files one after the other, each as soon as the one before is shown.
fn read_files(files: &web_sys::FileList, take: Take) {
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|n| files.get(n)).collect();
    leptos::task::spawn_local(async move {
        for file in files {
            let text = read(&file).await;
            // The page may be gone by now.
            take.try_run((text, file.name()));
        }
    });
}

async fn read(file: &web_sys::File) -> Result<String, Why> {
    #[expect(clippy::cast_precision_loss, reason = "the limit is a small whole number")]
    let most = limits::FILE as f64;
    if file.size() > most {
        return Err(Why::Packet(PacketError::TooLarge));
    }
    JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).ok_or(Why::Packet(PacketError::NotOurs))
}
