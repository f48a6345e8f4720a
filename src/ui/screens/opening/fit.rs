//! How large a text stands: by its length first, then measured, one step smaller at a time until
//! nothing is cut.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

/// The smallest step; `style/opening.css` has the sizes.
const LAST: usize = 9;

/// The step at which a text of this length probably fits.
pub fn step(characters: usize) -> usize {
    const UP_TO: [usize; 6] = [28, 55, 95, 150, 210, 260];
    UP_TO.iter().position(|most| characters <= *most).unwrap_or(UP_TO.len())
}

/// Keeps the slide in its page: now, when the window changes, and once the typeface is there.
pub fn keep(slide: NodeRef<html::Article>, first: usize) {
    let fit = move || {
        // The page may have been turned since.
        let Some(slide) = slide.try_get_untracked().flatten() else { return };
        for step in first..=LAST {
            let _ = slide.set_attribute("data-step", &step.to_string());
            let words = slide.query_selector(".words").ok().flatten();
            if !cut(&slide) && !words.is_some_and(|words| cut(&words)) {
                break;
            }
        }
    };
    Effect::new(move |_| {
        if slide.get().is_some() {
            request_animation_frame(fit);
            set_timeout(fit, std::time::Duration::from_millis(300));
        }
    });
    let listening = window_event_listener(ev::resize, move |_| fit());
    on_cleanup(move || listening.remove());
}

/// Whether something reaches beyond the element. The strokes of large letters reach some pixels beyond
/// their line; a line that is cut is a matter of dozens.
fn cut(element: &web_sys::Element) -> bool {
    element.scroll_height() > element.client_height() + 8 || element.scroll_width() > element.client_width() + 1
}
