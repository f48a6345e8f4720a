//! A long text for a room full of cameras: codes that follow each other, without anything to press.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;

use super::CodePicture;
use crate::exchange::qr::showing::{self, RATES, USUAL};

/// The codes of a text, one after the other, over and over.
#[component]
pub fn CodeRun(
    /// What is shown.
    #[prop(into)]
    text: Signal<String>,
    /// What it is called, for those who don't see it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let codes = Memo::new(move |_| text.with(|text| showing::codes(text)));
    let turn = RwSignal::new(0);
    let code =
        Signal::derive(move || codes.with(|codes| codes.get(showing::shown(turn.get(), codes.len())).cloned().unwrap_or_default()));
    let a_second = RATES.get(USUAL).copied().unwrap_or(1);
    if let Ok(turning) = set_interval_with_handle(move || turn.update(|turn| *turn += 1), Duration::from_secs(1) / a_second) {
        on_cleanup(move || turning.clear());
    }
    view! { <CodePicture text=code label=label /> }
}
