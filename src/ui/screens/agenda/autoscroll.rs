//! While a sheet is dragged near an edge, what is behind that edge comes nearer: the deeper in the margin, the
//! faster, and not at all outside it.

use leptos::prelude::*;

/// How wide the margin is, in pixels, and how fast it scrolls at its outer end, in pixels a second.
const MARGIN: f64 = 88.0;
const FASTEST: f64 = 1_400.0;

/// Scrolls the window and the wide grid for a pointer at this point, as far as this many seconds ask for.
pub fn scroll((across, along): (f64, f64), seconds: f64) {
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or_default();
    let (wide, high) = (size(window().inner_width()), size(window().inner_height()));
    let down = speed(along, 0.0, high) * seconds;
    if down.abs() >= 1.0 {
        window().scroll_by_with_x_and_y(0.0, down);
    }
    // Only a grid with many rooms scrolls by itself.
    let Ok(Some(grid)) = document().query_selector(".timetable.many") else { return };
    let frame = grid.get_bounding_client_rect();
    if (frame.top()..=frame.bottom()).contains(&along) {
        let right = speed(across, frame.left().max(0.0), frame.right().min(wide)) * seconds;
        if right.abs() >= 1.0 {
            grid.scroll_by_with_x_and_y(right, 0.0);
        }
    }
}

/// The speed at a point between two edges: backwards near the first one, forwards near the other.
fn speed(at: f64, from: f64, to: f64) -> f64 {
    let margin = MARGIN.min((to - from) / 4.0);
    let depth = |inside: f64| ((margin - inside) / margin).clamp(0.0, 1.0);
    let (back, forth) = (depth(at - from), depth(to - at));
    FASTEST * (forth * forth - back * back)
}
