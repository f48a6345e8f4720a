//! How much space there is, and whether the browser keeps what is stored for good.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use super::{Cells, LocalCells, StoreError};

/// Characters that browsers let a site keep in localStorage, names included.
pub const LIMIT: u64 = 5 * 1024 * 1024;

/// What the browser says of this site's storage as a whole. What it doesn't say is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Space {
    /// Bytes in use.
    pub used: Option<f64>,
    /// Bytes that may be in use.
    pub quota: Option<f64>,
    /// Whether the browser has promised not to clear it by itself.
    pub kept_for_good: Option<bool>,
}

/// What is in localStorage, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fill {
    /// Of this app.
    pub ours: u64,
    /// Of this app and of whatever else comes from the same address.
    pub all: u64,
    /// What is possible.
    pub limit: u64,
}

/// How full localStorage is.
///
/// # Errors
/// [`StoreError::Denied`].
pub fn fill() -> Result<Fill, StoreError> {
    let mut fill = Fill { limit: LIMIT, ..Fill::default() };
    for name in LocalCells.names()? {
        let taken = name.encode_utf16().map(|_| 1).sum::<u64>() + LocalCells.size(&name)?;
        fill.all += taken;
        if name.starts_with("open-forum/") {
            fill.ours += taken;
        }
    }
    Ok(fill)
}

/// Asks the browser what it says of this site's storage.
pub async fn space() -> Space {
    let Some(manager) = manager() else { return Space::default() };
    let mut space = Space::default();
    if let Some(estimate) = answer(manager.estimate()).await {
        let estimate: StorageEstimate = estimate.unchecked_into();
        space.used = estimate.get_usage();
        space.quota = estimate.get_quota();
    }
    space.kept_for_good = answer(manager.persisted()).await.and_then(|kept| kept.as_bool());
    space
}

/// Asks the browser to keep what is stored for good; it may ask the person. `None`: it can't be asked.
pub async fn keep_for_good() -> Option<bool> {
    answer(manager()?.persist()).await?.as_bool()
}

/// `navigator.storage`, which pages on plain `http` don't have.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"storage".into()).ok()?;
    manager.is_object().then(|| manager.unchecked_into())
}

async fn answer(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}
