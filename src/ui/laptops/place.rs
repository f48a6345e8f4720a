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
use crate::ui::codes::Scanner;

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
    let scanning = RwSignal::new(false);
    let scanned = Callback::new(move |text: String| take.run((Ok(text), String::new())));
    let scan_words = move || desk.t(if scanning.get() { t::laptops::SCAN_END } else { t::laptops::SCAN })();
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
                <button type="button" aria-expanded=move || scanning.get().to_string() on:click=move |_| scanning.update(|on| *on = !*on)>{scan_words}</button>
                <Files take=take />
                <span class="hint">{desk.t(t::laptops::DROP)}</span>
            </div>
        </form>
        {move || scanning.get().then(|| view! { <div class="scanning"><Scanner on_text=scanned at_once=true /></div> })}
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
                    read_files((0..files.length()).filter_map(|n| files.get(n)).collect(), take);
                }
                input.set_value("");
            } />
    }
}

/// Takes the files that were dropped on the page. Pictures are the scanner's, while there is one.
pub fn take_dropped(event: &web_sys::DragEvent, take: Take) {
    let scanner = document().query_selector(".scanner").ok().flatten();
    if let Some(files) = event.data_transfer().and_then(|data| data.files()).filter(|files| files.length() > 0) {
        event.prevent_default();
        let is_meant = |file: &web_sys::File| scanner.is_none() || !file.type_().starts_with("image/");
        read_files((0..files.length()).filter_map(|n| files.get(n)).filter(is_meant).collect(), take);
    }
}

/// Reads files one after the other, each as soon as the one before is shown.
fn read_files(files: Vec<web_sys::File>, take: Take) {
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
    if file.type_().starts_with("image/") {
        return Err(Why::Picture);
    }
    JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).ok_or(Why::Packet(PacketError::NotOurs))
}
