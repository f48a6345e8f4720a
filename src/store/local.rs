//! In the browser's localStorage, through gloo-storage.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::{Cells, Cupboard, StoreError, forgetting};

/// Forums kept in localStorage.
pub type LocalStore = Cupboard<LocalCells>;

/// The items of localStorage.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalCells;

/// What localStorage holds, asked for anew each time: people may deny it while the app runs.
///
/// gloo-storage panics where it is denied, so it is tried first. Its typed calls aren't used: they would
/// put JSON's quotes and escapes around every text, and fail on the items of others.
fn area() -> Result<Storage, StoreError> {
    match web_sys::window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StoreError::Denied),
    }
}

/// Rule S7.
fn refusal(error: &JsValue) -> StoreError {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        // Firefox has a name of its own for it.
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        _ => StoreError::Denied,
    }
}

fn denied(_: JsValue) -> StoreError {
    StoreError::Denied
}

impl Cells for LocalCells {
    fn probe(&self) -> Result<(), StoreError> {
        self.set("open-forum/probe", "1")?;
        self.remove("open-forum/probe")
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        let area = area()?;
        let length = area.length().map_err(denied)?;
        let mut names = Vec::with_capacity(length as usize);
        for index in 0..length {
            names.extend(area.key(index).map_err(denied)?);
        }
        Ok(names)
    }

    fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        area()?.get_item(name).map_err(denied)
    }

    fn size(&self, name: &str) -> Result<u64, StoreError> {
        // As a property the text stays on the browser's side; only its length is fetched.
        let area = area()?;
        let text = js_sys::Reflect::get(&area, &JsValue::from_str(name)).map_err(denied)?;
        Ok(text.dyn_ref::<js_sys::JsString>().map_or(0, |text| u64::from(text.length())))
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        // Rule S17.
        if forgetting::is_forgotten() {
            return Err(StoreError::Denied);
        }
        area()?.set_item(name, text).map_err(|error| refusal(&error))
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        area()?.remove_item(name).map_err(denied)
    }
}
