//! Text that flows from page to page: the browser breaks it into columns of the page's height, and one
//! page of columns is in sight. Nothing is ever cut, and nothing shrinks below what is read from the back.

use leptos::prelude::*;
use leptos::{ev, html};

use super::picture::Showing;
use super::turning::by_itself;

/// Who turns the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turning {
    /// The facilitator.
    ByHand,
    /// They turn at a pace at which they can be read.
    ByItself,
    /// The page with the element that is marked as the current one is in sight.
    ToCurrent,
}

/// What flows.
#[component]
pub fn Flow(
    /// The picture it is in.
    showing: Showing,
    /// Columns of a page.
    columns: u32,
    /// Who turns the pages.
    turning: Turning,
    /// Woken when the content changes.
    #[prop(into)]
    content: Signal<()>,
    /// What flows.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let pages = RwSignal::new(1_u32);
    let current = RwSignal::new(0_u32);
    let turned = by_itself(pages.into(), showing.since(), showing.page());
    let page = Memo::new(move |_| match turning {
        Turning::ByHand => showing.stage.with(|stage| stage.page).min(pages.get().saturating_sub(1)),
        Turning::ByItself => turned.get(),
        Turning::ToCurrent => current.get(),
    });
    let measure = move || {
        let Some(strip) = node.try_get_untracked().flatten() else { return };
        let gap = f64::from(strip.client_width()) * GAP;
        let stride = f64::from(strip.client_width()) + gap;
        if stride < 1.0 {
            return;
        }
        let whole = ((f64::from(strip.scroll_width()) + gap) / stride).round();
        pages.try_set(page_number(whole).max(1));
        if let Some(marked) = strip.query_selector("[data-current]").ok().flatten() {
            let beside = marked.get_bounding_client_rect().x() - strip.get_bounding_client_rect().x();
            current.try_set(page_number((beside / stride).floor()));
        }
    };
    Effect::new(move |_| {
        content.track();
        request_animation_frame(measure);
    });
    // Once more when the typeface is there.
    set_timeout(measure, std::time::Duration::from_millis(400));
    let listening = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || listening.remove());
    Effect::new(move |_| showing.pages.set((page.get(), pages.get(), turning)));
    view! {
        <div class="flow">
            <div class="strip" node_ref=node style:--columns=columns.to_string() style:--page=move || page.get().to_string()>{children()}</div>
        </div>
    }
}

/// The gap between columns, as a part of the page's width; `style/stage.css` has the same.
const GAP: f64 = 0.04;

fn page_number(n: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number, checked")]
    if (0.0..1e6).contains(&n) { n as u32 } else { 0 }
}
