//! One window at a time: the browser's Web Locks. Rule S12.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::ForumId;

/// Why the lock wasn't got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotGot {
    /// Another window has it.
    Taken,
    /// This browser has no locks, or none for this page (it has them on `https` and `localhost` only).
    Unsupported,
}

/// Does `work` while holding the lock on compacting this forum; does nothing where it isn't free.
///
/// # Errors
/// [`NotGot`], and `work` was not done.
pub async fn while_compacting<T: 'static>(forum: ForumId, work: impl FnOnce() -> T + 'static) -> Result<T, NotGot> {
    let done = Rc::new(RefCell::new(None));
    let slot = Rc::clone(&done);
    let held = Closure::once(move |lock: JsValue| {
        if lock.is_object() {
            let result = work();
            *slot.borrow_mut() = Some(result);
        }
    });
    let asked = request(&format!("open-forum/{forum}/compact"), held.as_ref()).ok_or(NotGot::Unsupported)?;
    JsFuture::from(asked).await.map_err(|_| NotGot::Unsupported)?;
    done.take().ok_or(NotGot::Taken)
}

/// `navigator.locks.request(name, { ifAvailable: true }, held)`; web-sys has no stable binding of it.
fn request(name: &str, held: &JsValue) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    request.call3(&locks, &name.into(), &options, held).ok()?.dyn_into().ok()
}
