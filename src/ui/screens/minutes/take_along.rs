//! The minutes to take along: as a web page, as Markdown, on paper.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{document_of, task};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::exchange::{download, worker};
use crate::i18n::{self, t};
use crate::minutes::file_names::file_name;
use crate::ui::parts::{Glyph, Icon};

/// The typeface, as the site serves it; the web page of the minutes carries it along.
const FACE: &str = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2";

/// The buttons by which the minutes leave the app.
#[component]
pub fn TakeAlong(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let busy = RwSignal::new(false);
    let save = move |format: &'static str, media_type: &'static str, extension: &'static str| {
        // Disabled only in word: a button that is switched off under the hand lets the focus fall.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            let face = if format == "html" { face().await } else { None };
            let document = document_of(worker::ask(task(session, format, face)).await);
            busy.try_set(false);
            match document {
                Some(document) => {
                    let about = session.about().get_untracked();
                    let name = file_name(about.date, &about.title, i18n::say(about.minutes_language, t::book::FILE), extension);
                    download::offer(&name, media_type, &document);
                }
                None => desk.notices.refused(desk.t(t::book::FAILED)().to_owned()),
            }
        });
    };
    view! {
        <button type="button" aria-disabled=move || busy.get().then_some("true") on:click=move |_| save("markdown", "text/markdown", "md")>
            <Icon glyph=Glyph::Download />{desk.t(t::book::MARKDOWN)}
        </button>
        <button type="button" aria-disabled=move || busy.get().then_some("true") on:click=move |_| save("html", "text/html", "html")>
            <Icon glyph=Glyph::Download />{desk.t(t::book::WEB_PAGE)}
        </button>
        <button type="button" class="go" on:click=move |_| { let _ = window().print(); }>
            <Icon glyph=Glyph::Print />{desk.t(t::book::PRINT)}
        </button>
    }
}

/// The typeface in base64; without it the page is set in the reader's own.
async fn face() -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(FACE)).await.ok()?;
    let response = response.dyn_into::<web_sys::Response>().ok().filter(web_sys::Response::ok)?;
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(BASE64.encode(js_sys::Uint8Array::new(&bytes).to_vec()))
}
