//! The facilitator's screen of the laptops that join without a network.

use leptos::prelude::*;

use super::alike::Alike;
use super::arrived::{AllArrived, Receipts};
use super::invite::Invite;
use super::place::{Place, Take, take_dropped};
use super::waiting::AllWaiting;
use crate::app::desk::Desk;
use crate::app::laptops;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::i18n::t;

/// The screen.
#[component]
pub fn Laptops(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let take = Take::new(move |(text, file): (Result<String, laptops::Why>, String)| match text {
        Ok(text) => laptops::bring(session, &text, &file),
        Err(why) => session.taking_in().refuse(&file, why),
    });
    // What an address or a file brought. While an address leads elsewhere, it is the other screen's.
    Effect::new(move |_| {
        let here = desk.route.get() == Route::Forum(session.id(), View::Laptops);
        if let Some(text) = desk.brought.get().filter(|_| here) {
            desk.brought.set(None);
            laptops::bring(session, &text, "");
        }
    });
    view! {
        <div class="laptops" on:dragover=move |event| event.prevent_default() on:drop=move |event| take_dropped(&event, take)>
            <div class="head">
                <div>
                    <h1>{desk.t(t::laptops::HEADING)}</h1>
                    <p>{desk.t(t::laptops::QUESTION)}</p>
                </div>
            </div>
            <div class="both-ways">
                <Invite session=session />
                <section class="take-in" aria-labelledby="take-in">
                    <h2 id="take-in">{desk.t(t::laptops::TAKE_IN)}</h2>
                    <p class="hint">{desk.t(t::laptops::TAKE_IN_HINT)}</p>
                    <Place take=take />
                    <AllWaiting session=session />
                    <Receipts session=session />
                    <Alike session=session />
                    <AllArrived session=session />
                </section>
            </div>
        </div>
    }
}
