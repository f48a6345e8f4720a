//! One database of the browser's `IndexedDB`: values under names, and each thing done once it is certain.
//!
//! It is opened anew for each thing, so that no window stands in another's way.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

use super::{StoreError, forgetting};

/// The one table of a database.
const SHELF: &str = "shelf";

/// A database, known by its name.
#[derive(Clone, Copy, Debug)]
pub struct Database(pub &'static str);

impl Database {
    /// Puts a value under a name; when this is over, it is stored. Rule S17: a window that was open while
    /// everything was forgotten puts nothing.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Denied`].
    pub async fn put(self, name: &str, value: &JsValue) -> Result<(), StoreError> {
        if forgetting::is_forgotten() {
            return Err(StoreError::Denied);
        }
        let opened = self.open().await?;
        let (transaction, shelf) = opened.shelf(IdbTransactionMode::Readwrite)?;
        shelf.put_with_key(value, &JsValue::from_str(name)).map_err(|error| refusal(&error))?;
        over(&transaction).await
    }

    /// The value under a name, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    pub async fn get(self, name: &str) -> Result<Option<JsValue>, StoreError> {
        let opened = self.open().await?;
        let (_, shelf) = opened.shelf(IdbTransactionMode::Readonly)?;
        let value = settled(&shelf.get(&JsValue::from_str(name)).map_err(|error| refusal(&error))?).await?;
        Ok(Some(value).filter(|value| !value.is_undefined()))
    }

    /// Removes everything whose name begins so.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    pub async fn forget(self, beginning: &str) -> Result<(), StoreError> {
        let opened = self.open().await?;
        let (transaction, shelf) = opened.shelf(IdbTransactionMode::Readwrite)?;
        let (from, to) = (JsValue::from_str(beginning), JsValue::from_str(&format!("{beginning}\u{ffff}")));
        let names = IdbKeyRange::bound(&from, &to).map_err(|error| refusal(&error))?;
        shelf.delete(&names).map_err(|error| refusal(&error))?;
        over(&transaction).await
    }

    async fn open(self) -> Result<Opened, StoreError> {
        let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(StoreError::Denied)?;
        let request = factory.open_with_u32(self.0, 1).map_err(|error| refusal(&error))?;
        let new = request.clone();
        let make = Closure::once(move || {
            // A table that can't be made is missed when it is asked for.
            let _ = new.result().map(|made| made.unchecked_into::<IdbDatabase>().create_object_store(SHELF));
        });
        request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
        Ok(Opened(settled(&request).await?.dyn_into().map_err(|_| StoreError::Denied)?))
    }
}

/// An open database; closed when it is let go of, once what is under way is over.
struct Opened(IdbDatabase);

impl Opened {
    fn shelf(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), StoreError> {
        let transaction = self.0.transaction_with_str_and_mode(SHELF, mode).map_err(|error| refusal(&error))?;
        let shelf = transaction.object_store(SHELF).map_err(|error| refusal(&error))?;
        Ok((transaction, shelf))
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// What a request comes to.
async fn settled(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let answer = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(answer).await {
        Ok(_) => request.result().map_err(|error| refusal(&error)),
        Err(_) => Err(request.error().ok().flatten().map_or(StoreError::Denied, |error| reason(&error))),
    }
}

/// Waits until a transaction is stored, or isn't.
async fn over(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let answer = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let failed = |_| transaction.error().map_or(StoreError::Denied, |error| reason(&error));
    JsFuture::from(answer).await.map(drop).map_err(failed)
}

fn refusal(error: &JsValue) -> StoreError {
    error.dyn_ref::<DomException>().map_or(StoreError::Denied, reason)
}

fn reason(error: &DomException) -> StoreError {
    if error.name() == "QuotaExceededError" { StoreError::Full } else { StoreError::Denied }
}
