//! The ways in which the minutes leave the app: as files, on paper, by the clipboard.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{Document, Which, task};
use crate::app::desk::Desk;
use crate::app::pictures::with_pictures;
use crate::app::session::Session;
use crate::exchange::{clipboard, download, worker};
use crate::i18n::{Text, t};
use crate::ui::parts::{Glyph, Icon};

/// The typeface, as the site serves it; the web page of the minutes carries it along.
const FACE: &str = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2";

/// Work that takes longer than this is said to be under way.
const SOON: Duration = Duration::from_millis(200);

/// A kind of file.
struct Format {
    /// What the worker calls it.
    name: &'static str,
    media_type: &'static str,
    words: Text,
    hint: Text,
}

const FORMATS: [Format; 7] = [
    Format {
        name: "docx",
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        words: t::book::WORD,
        hint: t::book::WORD_HINT,
    },
    Format { name: "html", media_type: "text/html", words: t::book::WEB_PAGE, hint: t::book::WEB_PAGE_HINT },
    Format { name: "markdown", media_type: "text/markdown", words: t::book::MARKDOWN, hint: t::book::MARKDOWN_HINT },
    Format { name: "tables", media_type: "application/zip", words: t::book::TABLES, hint: t::book::TABLES_HINT },
    Format { name: "ical", media_type: "text/calendar", words: t::book::CALENDAR, hint: t::book::CALENDAR_HINT },
    Format { name: "text", media_type: "text/plain", words: t::book::TEXT, hint: t::book::TEXT_HINT },
    Format { name: "zip", media_type: "application/zip", words: t::book::EVERYTHING, hint: t::book::EVERYTHING_HINT },
];

/// What is under way: the words of the button that was pressed.
type Busy = RwSignal<Option<Text>>;

/// The ways to take the minutes along.
#[component]
pub fn TakeAlong(session: Session, which: RwSignal<Which>) -> impl IntoView {
    let desk = Desk::here();
    let busy: Busy = RwSignal::new(None);
    let long = RwSignal::new(false);
    Effect::new(move |_| {
        let working = busy.get();
        long.set(false);
        if working.is_some() {
            let tell = move || {
                long.try_set(busy.try_get_untracked() == Some(working));
            };
            set_timeout(tell, SOON);
        }
    });
    let under_way =
        move || busy.get().filter(|_| long.get()).map(|words| desk.fill(t::book::PREPARING, &[("what", desk.t(words)())]));
    view! {
        <div class="take-along">
            <button type="button" class="go" on:click=move |_| { let _ = window().print(); }>
                <Icon glyph=Glyph::Print />{desk.t(t::book::PRINT)}
            </button>
            <ul class="formats">
                {FORMATS.iter().map(|format| view! {
                    <li>
                        // Disabled only in word: a button that is switched off under the hand lets the focus fall.
                        <button type="button" title=desk.t(format.hint) aria-disabled=move || busy.get().is_some().then_some("true")
                            on:click=move |_| save(session, which.get_untracked(), busy, format)>
                            <Icon glyph=Glyph::Download />{desk.t(format.words)}
                        </button>
                    </li>
                }).collect_view()}
                <li>
                    <button type="button" title=desk.t(t::book::COPY_HINT) aria-disabled=move || busy.get().is_some().then_some("true")
                        on:click=move |_| copy(session, which.get_untracked(), busy)>
                        <Icon glyph=Glyph::Edit />{desk.t(t::book::COPY)}
                    </button>
                </li>
            </ul>
            <p class="hint" role="status">{under_way}</p>
        </div>
    }
}

/// Has a file made and hands it to the person.
fn save(session: Session, which: Which, busy: Busy, format: &'static Format) {
    if busy.get_untracked().is_some() {
        return;
    }
    busy.set(Some(format.words));
    let desk = Desk::here();
    leptos::task::spawn_local(async move {
        let face = if matches!(format.name, "html" | "zip") { face().await } else { None };
        let task = with_pictures(desk, session, task(session, which, format.name, face)).await;
        let answer = worker::ask(task).await.ok();
        busy.try_set(None);
        match answer.as_ref().and_then(Document::read) {
            Some(Document { name, content }) => download::offer_bytes(&name, format.media_type, &content),
            None => desk.notices.refused(desk.t(t::book::FAILED)().to_owned()),
        }
    });
}

/// Puts the minutes on the clipboard, for an e-mail: with their headings and tables where they can be pasted
/// so, and as plain text elsewhere.
fn copy(session: Session, which: Which, busy: Busy) {
    if busy.get_untracked().is_some() {
        return;
    }
    busy.set(Some(t::book::COPY));
    let desk = Desk::here();
    leptos::task::spawn_local(async move {
        let task_of_article = with_pictures(desk, session, task(session, which, "mail", None)).await;
        let article = worker::ask(task_of_article).await.ok();
        let text = worker::ask(task(session, which, "text", None)).await.ok();
        busy.try_set(None);
        let words = |answer: Option<Value>| answer?.get("document")?.as_str().map(str::to_owned);
        let (Some(article), Some(text)) = (words(article), words(text)) else {
            return desk.notices.refused(desk.t(t::book::FAILED)().to_owned());
        };
        match clipboard::copy(&article, &text).await {
            Ok(()) => desk.notices.tell(desk.t(t::book::COPIED)().to_owned()),
            Err(clipboard::NotCopied) => desk.notices.refused(desk.t(t::book::NOT_COPIED)().to_owned()),
        }
    });
}

/// The typeface in base64; without it the page is set in the reader's own.
async fn face() -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(FACE)).await.ok()?;
    let response = response.dyn_into::<web_sys::Response>().ok().filter(web_sys::Response::ok)?;
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(BASE64.encode(js_sys::Uint8Array::new(&bytes).to_vec()))
}
