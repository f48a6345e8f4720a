//! How large a text stands: measured, in the sheet's own millimetres, one step smaller at a time until
//! nothing is cut. All texts are measured together, so that the page is laid out a few times in all.

use wasm_bindgen::JsCast;

/// The smallest step. Each step is this much of the one before.
const LAST: i32 = 48;
const STEP: f64 = 0.94;
/// From this step on, words too long for their line are rather broken than set smaller still.
const WHOLE_WORDS: i32 = 16;

/// A box, the text in it, and between which steps it fits.
struct Fitted {
    outer: web_sys::HtmlElement,
    inner: web_sys::HtmlElement,
    low: i32,
    high: i32,
}

impl Fitted {
    fn new(outer: web_sys::HtmlElement) -> Option<Self> {
        let inner = outer.first_element_child()?.dyn_into().ok()?;
        (outer.client_height() > 0).then_some(Self { outer, inner, low: 0, high: LAST })
    }

    /// A pixel more in width is how the browser rounds.
    fn cut(&self) -> bool {
        self.inner.offset_height() > self.outer.client_height() || self.inner.scroll_width() > self.outer.client_width() + 1
    }

    fn stand(&self, step: i32) {
        let _ = self.outer.style().set_property("--k", &format!("{:.4}", STEP.powi(step)));
    }
}

/// On a text that has been measured.
const MEASURED: &str = "data-measured";

/// Fits the texts of these sheets that haven't been measured yet, or all of them again. While they are
/// measured, lines aren't balanced: that costs several layouts each and never changes how many there are.
pub fn texts(sheets: &web_sys::Element, again: bool) {
    let Ok(found) = sheets.query_selector_all(if again { ".fit" } else { ".fit:not([data-measured])" }) else { return };
    if found.length() == 0 {
        return;
    }
    let _ = sheets.class_list().add_1("measuring");
    measure(&found);
    let _ = sheets.class_list().remove_1("measuring");
}

fn measure(found: &web_sys::NodeList) {
    let element = |at| found.item(at).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok());
    let mut boxes: Vec<Fitted> = (0..found.length()).filter_map(element).filter_map(Fitted::new).collect();
    for one in &boxes {
        let _ = one.outer.class_list().remove_1("broken");
        let _ = one.outer.set_attribute(MEASURED, "");
    }
    settle(&mut boxes);
    boxes.retain_mut(|one| {
        let small = one.high > WHOLE_WORDS;
        (one.low, one.high) = (0, LAST);
        small
    });
    for one in &boxes {
        let _ = one.outer.class_list().add_1("broken");
    }
    settle(&mut boxes);
}

/// Finds the largest step of each at which nothing is cut: all are set, then all are measured.
fn settle(boxes: &mut [Fitted]) {
    while boxes.iter().any(|one| one.low < one.high) {
        for one in boxes.iter() {
            one.stand(i32::midpoint(one.low, one.high));
        }
        for one in boxes.iter_mut() {
            let middle = i32::midpoint(one.low, one.high);
            if one.low < one.high && one.cut() {
                one.low = middle + 1;
            } else {
                one.high = middle;
            }
        }
    }
    for one in boxes.iter() {
        one.stand(one.high);
    }
}
