//! One code.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::exchange::qr::QrCode;
use crate::i18n::{number, t};

/// A text as a QR code, as large as its box: black on white with its white edge, whatever the theme. Where the text
/// is too long for one code, that is said in its place.
#[component]
pub fn CodePicture(
    /// What the code says: 2,953 bytes at the most.
    #[prop(into)]
    text: Signal<String>,
    /// What it is called, for those who don't see it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let drawn = Memo::new(move |_| text.with(|text| QrCode::of(text)).map(|code| (code.side(), code.path())));
    let fits = Memo::new(move |_| drawn.with(Result::is_ok));
    let side = move || drawn.with(|drawn| drawn.as_ref().map_or(1, |(side, _)| *side));
    let path = move || drawn.with(|drawn| drawn.as_ref().map_or_else(|_| String::new(), |(_, path)| path.clone()));
    let bytes = move || number(desk.language.get(), text.with(String::len));
    move || {
        if fits.get() {
            // Its colours are attributes, so that no theme has anything to say.
            view! {
                <svg class="code-picture" role="img" aria-label=label shape-rendering="crispEdges"
                    viewBox=move || { let side = side(); format!("0 0 {side} {side}") }>
                    <rect width="100%" height="100%" fill="#fff" />
                    <path fill="#000" d=path />
                </svg>
            }
            .into_any()
        } else {
            view! { <p class="wrong">{move || desk.fill(t::codes::TOO_LONG, &[("n", &bytes())])}</p> }.into_any()
        }
    }
}
