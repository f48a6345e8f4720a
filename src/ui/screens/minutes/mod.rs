//! The minutes: the book as it will be, from whatever there is at this moment, and the ways to take it
//! along.

mod contents;
mod manner;
mod take_along;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use leptos::html;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;

use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::pictures::with_pictures;
use crate::app::session::Session;
use crate::domain::Kind;
use crate::exchange::records::{self, History};
use crate::exchange::worker;
use crate::i18n::t;

use contents::ContentsOfBook;
use manner::{Manner, WhichDocument};
use take_along::TakeAlong;

/// How long the room may write on before the book is composed anew.
const PAUSE: Duration = Duration::from_millis(300);

/// Which document is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Which {
    #[default]
    Minutes,
    /// What became of actions and engagements, months later.
    FollowUp,
}

impl Which {
    /// What the worker calls it.
    const fn name(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::FollowUp => "follow-up",
        }
    }
}

/// What the worker made of the forum.
#[derive(Clone, Debug, PartialEq)]
enum Composed {
    Working,
    Article(String),
    Failed,
}

/// The minutes on screen.
#[component]
pub fn Minutes(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let composed = RwSignal::new(Composed::Working);
    let which = RwSignal::new(Which::default());
    let again = Trigger::new();
    let wanted = StoredValue::new(0_u64);
    Effect::new(move |before: Option<()>| {
        session.track(Kind::ALL);
        which.track();
        again.track();
        let serial = wanted.get_value() + 1;
        wanted.set_value(serial);
        let wait = if before.is_some() { PAUSE } else { Duration::ZERO };
        set_timeout(move || compose(desk, session, which, composed, wanted, serial), wait);
    });
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::book::TITLE)}</h1>
                <p>{desk.t(t::book::SUBTITLE)}</p>
            </div>
        </div>
        <div class="bindery">
            <section class="slip sheet" aria-label=desk.t(t::book::MAKE)>
                <WhichDocument which=which />
                <TakeAlong session=session which=which />
                {session.taking_part().is_none().then(|| view! { <Manner session=session /> })}
                {move || (which.get() == Which::Minutes && session.taking_part().is_none()).then(|| view! { <ContentsOfBook session=session /> })}
            </section>
            <div class="lies">
                <div aria-live="polite">
                    {move || match composed.get() {
                        Composed::Working => view! { <p class="soft">{desk.t(t::book::WORKING)}</p> }.into_any(),
                        Composed::Failed => view! {
                            <div class="empty" role="alert">
                                <h2>{desk.t(t::book::FAILED)}</h2>
                                <p>{desk.t(t::book::FAILED_HINT)}</p>
                                <button type="button" class="go" on:click=move |_| again.notify()>{desk.t(t::book::AGAIN)}</button>
                            </div>
                        }.into_any(),
                        Composed::Article(_) => ().into_any(),
                    }}
                </div>
                <Article composed=composed />
            </div>
        </div>
    }
}

fn compose(
    desk: Desk,
    session: Session,
    which: RwSignal<Which>,
    composed: RwSignal<Composed>,
    wanted: StoredValue<u64>,
    serial: u64,
) {
    // The screen was left, or the forum has changed again meanwhile.
    if wanted.try_get_value() != Some(serial) {
        return;
    }
    let task = task(session, which.get_untracked(), "article", None);
    leptos::task::spawn_local(async move {
        let answer = worker::ask(with_pictures(desk, session, task).await).await.ok();
        let article = answer.and_then(|answer| answer.get("document")?.as_str().map(str::to_owned));
        if wanted.try_get_value() == Some(serial) {
            composed.set(article.map_or(Composed::Failed, Composed::Article));
        }
    });
}

/// A file that the worker made.
struct Document {
    /// What it is called.
    name: String,
    content: Vec<u8>,
}

impl Document {
    /// The file in an answer.
    fn read(answer: &Value) -> Option<Self> {
        let field = |name: &str| answer.get(name).and_then(Value::as_str);
        let (name, document) = (field("name")?.to_owned(), field("document")?);
        let content = match field("encoding") {
            Some("base64") => BASE64.decode(document).ok()?,
            _ => document.as_bytes().to_vec(),
        };
        Some(Self { name, content })
    }
}

/// What the worker is asked for: the minutes of the forum as it stands, in one format.
fn task(session: Session, which: Which, format: &str, face: Option<String>) -> Value {
    let forum = session.read(|forum| records::encode(forum, History::LeftOut));
    json!({"task": "minutes", "book": which.name(), "format": format, "forum": forum, "made": clock::now().0, "face": face})
}

/// A book longer than this, as HTML, is laid out as far as it is in sight: a hundred pages take a second.
const VAST: usize = 500_000;

/// The book as a page. Its inner links lead to places in it, not to places in the app.
#[component]
fn Article(composed: RwSignal<Composed>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let article = move || match composed.get() {
        Composed::Article(article) => article,
        Composed::Working | Composed::Failed => String::new(),
    };
    let vast = move || composed.with(|composed| matches!(composed, Composed::Article(article) if article.len() > VAST));
    let follow = move |event: web_sys::MouseEvent| {
        let clicked = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = clicked.and_then(|clicked| clicked.closest("a[href^='#']").ok().flatten());
        let Some(place) = link.and_then(|link| link.get_attribute("href")) else { return };
        event.prevent_default();
        if let Some(place) = document().get_element_by_id(place.trim_start_matches('#')) {
            place.scroll_into_view();
            let _ = place.set_attribute("tabindex", "-1");
            if let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() {
                let _ = place.focus();
            }
        }
    };
    view! { <div class="desk-of-paper" class:vast=vast node_ref=node on:click=follow inner_html=article></div> }
}
