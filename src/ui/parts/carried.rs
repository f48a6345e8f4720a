//! What is pasted or dropped: which of it are pictures, and whether words are meant.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, File};

/// The pictures among what is pasted or dropped.
pub fn images(carried: Option<DataTransfer>) -> Vec<File> {
    let files = carried.and_then(|carried| carried.files());
    let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|n| files.get(n)));
    files.filter(|file| file.type_().starts_with("image/")).collect()
}

/// Whether files are carried over the page.
pub fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|carried| carried.types().includes(&"Files".into(), 0))
}

/// Whether words come along, and the focus is where words are typed: then they are what is meant.
pub fn are_words_meant(event: &ClipboardEvent) -> bool {
    let words =
        event.clipboard_data().and_then(|carried| carried.get_data("text/plain").ok()).is_some_and(|words| !words.is_empty());
    let typing = event
        .target()
        .is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>() || target.has_type::<web_sys::HtmlTextAreaElement>());
    words && typing
}
