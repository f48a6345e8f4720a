//! The page of an invitation: it is opened here, or brought here by hand.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::Masthead;
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::taking_part::{self, BringError, Joined};
use crate::domain::limits;
use crate::exchange::link;
use crate::exchange::packet::PacketError;
use crate::i18n::{Text, t};
use crate::ui::codes::Scanner;

/// The page.
pub fn join(desk: Desk) -> AnyView {
    let wrong = RwSignal::new(None::<BringError>);
    let open = Callback::new(move |text: String| wrong.set(bring(desk, &text).err()));
    Effect::new(move |_| {
        if let Some(packet) = desk.brought.get() {
            open.run(packet);
        }
    });
    view! {
        <Masthead />
        <main class="main join" id="main" tabindex="-1">
            <div class="join-head">
                <h1>{desk.t(t::participant::JOIN)}</h1>
                <p>{desk.t(t::participant::JOIN_HINT)}</p>
            </div>
            <div role="alert">
                {move || wrong.get().map(|error| view! { <Wrong error=error /> })}
            </div>
            <Bring open=open />
        </main>
    }
    .into_any()
}

/// Opens what was brought, and goes where it leads.
fn bring(desk: Desk, text: &str) -> Result<(), BringError> {
    if text.contains("#/give/") {
        desk.brought.set(Some(link::packet_in(text).to_owned()));
        desk.go(Route::Give);
        return Ok(());
    }
    let (session, joined) = taking_part::join(desk, link::packet_in(text))?;
    let (words, view) = match joined {
        Joined::New => (None, View::Topics),
        Joined::Again => (Some(t::participant::UP_TO_DATE), View::Topics),
        Joined::Older => (Some(t::participant::OLDER), View::Topics),
        Joined::OwnForum => (Some(t::participant::OWN_FORUM), View::Laptops),
    };
    if let Some(words) = words {
        desk.notices.tell(desk.t(words)().to_owned());
    }
    desk.go(Route::Forum(session.id(), view));
    Ok(())
}

/// What is wrong with what was brought, and what to do.
#[component]
fn Wrong(error: BringError) -> impl IntoView {
    let desk = Desk::here();
    let (what, hint): (Text, Text) = match &error {
        BringError::Packet(PacketError::NotOurs) => (t::participant::NOT_OURS, t::participant::NOT_OURS_HINT),
        BringError::Packet(PacketError::Damaged) => (t::participant::DAMAGED, t::participant::DAMAGED_HINT),
        BringError::Packet(PacketError::Newer { .. }) => (t::participant::NEWER, t::participant::NEWER_HINT),
        BringError::Packet(PacketError::TooLarge) => (t::participant::TOO_LARGE, t::participant::TOO_LARGE_HINT),
        BringError::Store(_) | BringError::Unreadable(_) => (t::participant::NOT_KEPT, t::participant::NOT_KEPT_HINT),
    };
    view! {
        <div class="notice-line">
            <p><b>{desk.t(what)}</b> " " {desk.t(hint)}</p>
        </div>
    }
}

/// The ways to bring an invitation: pasted, as a file, by the camera.
#[component]
fn Bring(open: Callback<String>) -> impl IntoView {
    let desk = Desk::here();
    let pasted = RwSignal::new(String::new());
    let input = NodeRef::<leptos::html::Input>::new();
    let read = move |file: web_sys::File| {
        #[expect(clippy::cast_precision_loss, reason = "the limit is a small whole number")]
        let most = limits::PACKET as f64;
        if file.size() > most {
            return open.run(String::new());
        }
        leptos::task::spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            open.run(text.unwrap_or_default());
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        open.run(pasted.get_untracked());
    };
    view! {
        <div class="bring" on:dragover=move |event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                // A picture is the scanner's, which listens as well.
                let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
                if let Some(file) = file.filter(|file| !file.type_().starts_with("image/")) {
                    read(file);
                }
            }>
            <form class="sheet stack" on:submit=submit>
                <div class="field">
                    <label for="invitation">{desk.t(t::participant::PASTE)}</label>
                    <p class="hint" id="invitation-hint">{desk.t(t::participant::PASTE_HINT)}</p>
                    <textarea id="invitation" rows="3" aria-describedby="invitation-hint" spellcheck="false"
                        prop:value=move || pasted.get() on:input:target=move |event| pasted.set(event.target().value()) />
                </div>
                <div class="choices">
                    <button type="button" class="first" on:click=move |_| { if let Some(input) = input.get_untracked() { input.click(); } }>
                        {desk.t(t::participant::OPEN_FILE)}
                    </button>
                    <input type="file" class="tell" tabindex="-1" accept=".open-forum,.txt,.json,text/plain,application/octet-stream" node_ref=input aria-label=desk.t(t::participant::OPEN_FILE)
                        on:change:target=move |event| {
                            let input = event.target();
                            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                                read(file);
                            }
                            input.set_value("");
                        } />
                    <button type="submit" class="go" disabled=move || pasted.with(|pasted| pasted.trim().is_empty())>{desk.t(t::participant::JOIN_NOW)}</button>
                </div>
            </form>
            <section class="sheet scan" aria-label=desk.t(t::participant::SCAN)>
                <h2>{desk.t(t::participant::SCAN)}</h2>
                <Scanner on_text=open />
            </section>
        </div>
    }
}
