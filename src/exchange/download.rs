//! A file made here, handed to the person.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers `content` as a download called `name`.
pub fn offer(name: &str, media_type: &str, content: &str) {
    let Some(page) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(address) = address(media_type, content) else { return };
    let anchor = page.create_element("a").ok().and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
    }
    // The browser has taken hold of the content by then; the address alone goes.
    let _ = Url::revoke_object_url(&address);
}

/// An address in this page under which `content` can be read.
pub fn address(media_type: &str, content: &str) -> Option<String> {
    let parts = js_sys::Array::of1(&JsValue::from_str(content));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}
