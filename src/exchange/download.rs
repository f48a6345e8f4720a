//! A file made here, handed to the person.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers `content` as a download called `name`.
pub fn offer(name: &str, media_type: &str, content: &str) {
    offer_part(name, media_type, &JsValue::from_str(content));
}

/// The same, of bytes.
pub fn offer_bytes(name: &str, media_type: &str, content: &[u8]) {
    offer_part(name, media_type, &js_sys::Uint8Array::from(content));
}

/// The same, of a text, bytes or a blob of the browser's own.
pub fn offer_part(name: &str, media_type: &str, content: &JsValue) {
    let Some(page) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(address) = address_of(media_type, content) else { return };
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
    address_of(media_type, &JsValue::from_str(content))
}

fn address_of(media_type: &str, content: &JsValue) -> Option<String> {
    let parts = js_sys::Array::of1(content);
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}
