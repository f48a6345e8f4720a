//! The whole app as one file, so that one laptop can hand it to another.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::app::desk::Desk;
use crate::exchange::download;
use crate::i18n::{self, t};

/// It lies beside the app, or is the app.
const FILE: &str = "open-forum.html";

/// The button that saves it. It is fetched first, so that a network that fails is said here.
#[component]
pub fn HandOn() -> impl IntoView {
    let desk = Desk::here();
    let under_way = RwSignal::new(false);
    let save = move |_| {
        if under_way.get_untracked() {
            return;
        }
        under_way.set(true);
        leptos::task::spawn_local(async move {
            let fetched = fetch().await;
            under_way.try_set(false);
            let say = |words| i18n::say(desk.language.get_untracked(), words).to_owned();
            match fetched {
                Some(content) => {
                    download::offer_part(FILE, "text/html", &content);
                    desk.notices.tell(say(t::home::HAND_ON_DONE));
                }
                None => desk.notices.refused(say(t::home::HAND_ON_MISSING)),
            }
        });
    };
    view! {
        <button type="button" class="link" aria-busy=move || under_way.get().to_string() on:click=save>{desk.t(t::home::HAND_ON)}</button>
    }
}

async fn fetch() -> Option<wasm_bindgen::JsValue> {
    let response = JsFuture::from(window().fetch_with_str(FILE)).await.ok()?;
    let response = response.dyn_into::<web_sys::Response>().ok().filter(web_sys::Response::ok)?;
    JsFuture::from(response.blob().ok()?).await.ok()
}
