//! One window at a time: the browser's Web Locks. Rules S12 and C11.

use std::cell::{Cell, RefCell};
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
    let asked = request(&format!("open-forum/{forum}/compact"), &[("ifAvailable", JsValue::TRUE)], held.as_ref());
    let asked = asked.ok_or(NotGot::Unsupported)?;
    JsFuture::from(asked).await.map_err(|_| NotGot::Unsupported)?;
    done.take().ok_or(NotGot::Taken)
}

/// A window's turn at something, awaited or come. Dropped, it is the next window's.
pub struct Turn {
    given_up: Rc<Cell<bool>>,
    release: Rc<RefCell<Option<Function>>>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.given_up.set(true);
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Asks for the turn to ring for this forum, behind the windows that asked before; `come` is told when it has
/// come. A window that closes or dies gives its turn up.
///
/// # Errors
/// [`NotGot::Unsupported`].
pub fn turn_to_ring(forum: ForumId, come: impl FnOnce() + 'static) -> Result<Turn, NotGot> {
    let turn = Turn { given_up: Rc::default(), release: Rc::default() };
    let (given_up, release) = (Rc::clone(&turn.given_up), Rc::clone(&turn.release));
    let held = Closure::once_into_js(move || -> JsValue {
        if given_up.get() {
            return JsValue::UNDEFINED;
        }
        come();
        // The lock is held until this promise is kept.
        Promise::new(&mut |resolve, _| *release.borrow_mut() = Some(resolve)).into()
    });
    let asked = request(&format!("open-forum/{forum}/bell"), &[], &held).ok_or(NotGot::Unsupported)?;
    // Refused only where the page is going away.
    wasm_bindgen_futures::spawn_local(async move {
        let _ = JsFuture::from(asked).await;
    });
    Ok(turn)
}

/// A lock that is shared with others, held until it is dropped or the page goes.
pub struct Shared {
    let_go: Function,
}

impl Drop for Shared {
    fn drop(&mut self) {
        // Resolving a promise can't fail.
        let _resolved = self.let_go.call0(&JsValue::NULL);
    }
}

/// Holds a lock together with others; none where the browser has no locks.
pub fn share(name: &str) -> Option<Shared> {
    let mut let_go = None;
    let until = Promise::new(&mut |resolve, _| let_go = Some(resolve));
    let held = Closure::once_into_js(move |_: JsValue| until);
    let _until = request(name, &[("mode", "shared".into())], &held)?;
    let_go.map(|let_go| Shared { let_go })
}

/// Waits until nobody shares this lock any more.
///
/// # Errors
/// [`NotGot::Unsupported`].
pub async fn until_nobody_shares(name: &str) -> Result<(), NotGot> {
    let held = Closure::once_into_js(|_: JsValue| ());
    let asked = request(name, &[], &held).ok_or(NotGot::Unsupported)?;
    JsFuture::from(asked).await.map(drop).map_err(|_| NotGot::Unsupported)
}

/// `navigator.locks.request(name, options, held)`; web-sys has no stable binding of it.
fn request(name: &str, options: &[(&str, JsValue)], held: &JsValue) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    let given = Object::new();
    for (option, value) in options {
        Reflect::set(&given, &(*option).into(), value).ok()?;
    }
    request.call3(&locks, &name.into(), &given, held).ok()?.dyn_into().ok()
}
