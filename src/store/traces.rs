//! All that the app leaves in a browser, and the word to the other windows that it is forgotten. Rule S17.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageEvent;

use super::{Cells, LocalCells, StoreError, forgetting};

/// Written and removed again, so that the other windows hear of it.
const SAID: &str = "open-forum/forgotten";

/// What the names of our databases and of what the service worker keeps begin with.
const OURS: &str = "open-forum";

/// Forgets everything: forums, settings, databases, the copy of the site and its service worker. The other
/// windows are told, and write no more either.
///
/// # Errors
/// [`StoreError::Denied`] where the browser lets nothing be removed.
pub async fn forget_everything() -> Result<(), StoreError> {
    // Room first: in a full storage nothing could be said.
    forgetting::empty(&LocalCells)?;
    // Where others have filled the storage to the brim, it can't be said, and is done all the same.
    let _ = LocalCells.set(SAID, "1");
    forgetting::write_no_more();
    // What these can't remove isn't there, or the browser doesn't show it to us.
    let _ = drop_databases().await;
    let _ = drop_site().await;
    forgetting::empty(&LocalCells)
}

/// Listens, for the life of the page, for another window that forgets everything.
pub fn when_forgotten(heard: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        if event.key().as_deref() == Some(SAID) && event.new_value().is_some() {
            forgetting::write_no_more();
            // What this window wrote in the last moment goes as well.
            let _ = forgetting::empty(&LocalCells);
            heard();
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

async fn drop_databases() -> Result<(), JsValue> {
    let factory = of(&window()?, "indexedDB")?;
    for database in Array::from(&told(&factory, "databases", &[]).await?).iter() {
        let name = of(&database, "name")?;
        if is_ours(&name) {
            // It goes as soon as nobody reads in it; there is nothing to wait for.
            call(&factory, "deleteDatabase", &[name])?;
        }
    }
    Ok(())
}

/// What the service worker keeps, and the worker. Neither is there on plain `http` and in a file.
async fn drop_site() -> Result<(), JsValue> {
    let window = window()?;
    let caches = of(&window, "caches")?;
    for name in Array::from(&told(&caches, "keys", &[]).await?).iter().filter(is_ours) {
        told(&caches, "delete", &[name]).await?;
    }
    let workers = of(&of(&window, "navigator")?, "serviceWorker")?;
    let registration = told(&workers, "getRegistration", &[]).await?;
    told(&registration, "unregister", &[]).await.map(drop)
}

fn window() -> Result<JsValue, JsValue> {
    web_sys::window().map(JsValue::from).ok_or(JsValue::UNDEFINED)
}

fn is_ours(name: &JsValue) -> bool {
    name.as_string().is_some_and(|name| name.starts_with(OURS))
}

fn of(thing: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(thing, &name.into())
}

fn call(thing: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    of(thing, name)?.dyn_into::<Function>()?.apply(thing, &arguments.iter().collect())
}

async fn told(thing: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(call(thing, name, arguments)?.dyn_into::<Promise>()?).await
}
