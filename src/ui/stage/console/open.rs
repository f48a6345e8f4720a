//! Opening the projector's window: on the second screen where the browser can place it there.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::i18n::t;
use crate::ui::parts::{Glyph, Icon};

/// Whether a projector is open, and the gesture that opens one.
#[component]
pub fn OpenProjector(
    /// The forum.
    session: Session,
    /// The projector that is open: its width and height.
    projector: ReadSignal<Option<(u32, u32)>>,
) -> impl IntoView {
    let desk = Desk::here();
    let is_open = Memo::new(move |_| projector.with(Option::is_some));
    let status = move || match projector.get() {
        Some((width, height)) => desk.fill(t::console::OPEN_AS, &[("width", &width.to_string()), ("height", &height.to_string())]),
        None => desk.t(t::console::CLOSED)().to_owned(),
    };
    let open = move |_| {
        let address = Route::Forum(session.id(), View::Stage).to_string();
        leptos::task::spawn_local(async move {
            if open_window(&address).await.is_none() {
                desk.notices.refused(desk.t(t::console::BLOCKED)().to_owned());
            }
        });
    };
    view! {
        <div class="tools projector-window">
            <p class="status" class:open=move || is_open.get() role="status"><i aria-hidden="true">{move || if is_open.get() { "●" } else { "○" }}</i>" "{status}</p>
            <button type="button" class:go=move || !is_open.get() on:click=open>
                <Icon glyph=Glyph::Screen />{move || desk.t(if is_open.get() { t::console::OPEN_ANOTHER } else { t::console::OPEN })()}
            </button>
        </div>
    }
}

/// Opens the window; none where the browser keeps it from opening.
async fn open_window(address: &str) -> Option<web_sys::Window> {
    let features = match second_screen().await {
        Some([left, top, width, height]) => format!("popup,fullscreen,left={left},top={top},width={width},height={height}"),
        None => "popup,width=1280,height=720".to_owned(),
    };
    window().open_with_url_and_target_and_features(address, "_blank", &features).ok().flatten()
}

/// Where a second screen is, if there is one and the browser tells (Window Management).
async fn second_screen() -> Option<[i32; 4]> {
    let window = window();
    let screen = Reflect::get(&window, &"screen".into()).ok()?;
    let extended = Reflect::get(&screen, &"isExtended".into()).ok()?;
    if extended.as_bool() != Some(true) {
        return None;
    }
    let ask = Reflect::get(&window, &"getScreenDetails".into()).ok()?.dyn_into::<Function>().ok()?;
    let asked = ask.call0(&window).ok()?.dyn_into::<Promise>().ok()?;
    let details = JsFuture::from(asked).await.ok()?;
    let current = Reflect::get(&details, &"currentScreen".into()).ok()?;
    let screens = Reflect::get(&details, &"screens".into()).ok()?.dyn_into::<Array>().ok()?;
    let other = screens.iter().find(|screen| *screen != current)?;
    let figure = |name: &str| whole(&Reflect::get(&other, &name.into()).ok()?);
    Some([figure("availLeft")?, figure("availTop")?, figure("availWidth")?, figure("availHeight")?])
}

fn whole(figure: &JsValue) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
    figure.as_f64().map(|figure| figure as i32)
}
