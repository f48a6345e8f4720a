//! Where the focus goes when a screen opens and when the thing that had it is gone.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::navigation::focus_on;

/// Brings whoever opens the screen to the end of the text in the first element of this kind.
pub fn once_there(selector: &'static str) {
    // Arriving, the frame first puts the focus at the top of the main column, in the next frame.
    request_animation_frame(move || {
        request_animation_frame(move || {
            let Ok(Some(area)) = document().query_selector(selector) else { return };
            let Ok(area) = area.dyn_into::<web_sys::HtmlTextAreaElement>() else { return };
            let _ = area.focus();
            let end = u32::try_from(area.value().encode_utf16().count()).unwrap_or(u32::MAX);
            let _ = area.set_selection_range(end, end);
        });
    });
}

/// Moves the focus once what was just changed is on the screen.
pub fn soon(selector: String) {
    request_animation_frame(move || focus_on(&selector));
}

/// Whether a key was pressed in a text box of several lines.
pub fn is_in_text_area(event: &web_sys::KeyboardEvent) -> bool {
    event.target().is_some_and(|target| target.has_type::<web_sys::HtmlTextAreaElement>())
}
