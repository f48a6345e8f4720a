//! The clipboard: text with its structure and without, for whoever pastes it.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

/// The browser didn't let anything be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

impl From<JsValue> for NotCopied {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Copies a document in both forms; where the browser takes plain text only, that.
///
/// # Errors
/// [`NotCopied`] where it takes nothing: no permission, or a page that isn't served safely.
pub async fn copy(html: &str, plain: &str) -> Result<(), NotCopied> {
    let clipboard = clipboard()?;
    if let Some(item) = item(html, plain) {
        let write: Function = Reflect::get(&clipboard, &"write".into())?.dyn_into()?;
        let written: js_sys::Promise = write.call1(&clipboard, &Array::of1(&item))?.dyn_into()?;
        if JsFuture::from(written).await.is_ok() {
            return Ok(());
        }
    }
    copy_plain(&clipboard, plain).await
}

/// Copies a text without any structure, such as a link.
///
/// # Errors
/// As [`copy`].
pub async fn copy_text(plain: &str) -> Result<(), NotCopied> {
    copy_plain(&clipboard()?, plain).await
}

async fn copy_plain(clipboard: &JsValue, plain: &str) -> Result<(), NotCopied> {
    let write: Function = Reflect::get(clipboard, &"writeText".into())?.dyn_into()?;
    let written: js_sys::Promise = write.call1(clipboard, &JsValue::from_str(plain))?.dyn_into()?;
    JsFuture::from(written).await?;
    Ok(())
}

fn clipboard() -> Result<JsValue, NotCopied> {
    let navigator = web_sys::window().ok_or(NotCopied)?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    if clipboard.is_undefined() { Err(NotCopied) } else { Ok(clipboard) }
}

/// An item with both forms; none where the browser knows no such items.
fn item(html: &str, plain: &str) -> Option<JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &"ClipboardItem".into()).ok()?.dyn_into().ok()?;
    let forms = Object::new();
    for (media_type, content) in [("text/html", html), ("text/plain", plain)] {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(content)), &options).ok()?;
        Reflect::set(&forms, &media_type.into(), &blob).ok()?;
    }
    Reflect::construct(&constructor, &Array::of1(&forms)).ok()
}
