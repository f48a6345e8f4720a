//! The system's own way of passing something on, where there is one: mostly on phones.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether the browser can hand something to other apps.
pub fn is_offered() -> bool {
    sharing().is_some()
}

/// Offers a link to other apps, under a title. Whether it was passed on isn't told: whoever changes her or his mind
/// has nothing to be told about.
pub async fn offer(title: &str, link: &str) {
    let Some((navigator, share)) = sharing() else { return };
    let what = Object::new();
    for (name, value) in [("title", title), ("url", link)] {
        let _ = Reflect::set(&what, &name.into(), &value.into());
    }
    if let Some(shared) = share.call1(&navigator, &what).ok().and_then(|shared| shared.dyn_into::<Promise>().ok()) {
        let _ = JsFuture::from(shared).await;
    }
}

fn sharing() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into::<Function>().ok()?;
    Some((navigator, share))
}
