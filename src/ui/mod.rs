//! Screens and components, nothing else.

pub mod codes;
mod frame;
mod keyboard;
mod laptops;
mod navigation;
mod notices;
mod offline;
mod panels;
mod participant;
pub mod parts;
mod recovery;
mod screens;
mod stage;
mod timekeeping;

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::bundles::{Arrival, Bundle};
use crate::app::desk::{Desk, Saving, Theme};
use crate::app::route::{Route, View};
use crate::domain::Language;
use crate::store::{Cells, Cupboard, LocalCells, MemoryCells, Store, StoreError};

pub use crate::app::bundles::{ForumBundle, LaptopsBundle, NotLoaded, PicturesBundle, Sources, ViewsBundle};
pub use laptops::bundle as laptops_bundle;
pub use screens::{afternoon_bundle, evening_bundle, forum_bundle, morning_bundle, pictures_bundle};
pub use stage::bundle as stage_bundle;

/// Mounts the app in the page, in place of the static shell. What the first screen can do without is
/// fetched from `sources`.
pub fn mount(sources: Sources) {
    recovery::on_panic();
    let browser = match window().navigator().language() {
        Some(language) if language.to_lowercase().starts_with("fr") => Language::Fr,
        _ => Language::En,
    };
    let probed = LocalCells.probe();
    // A full storage can still be read, and emptied; a denied one can't.
    let cells: Box<dyn Cells> =
        if probed == Err(StoreError::Denied) { Box::new(MemoryCells::default()) } else { Box::new(LocalCells) };
    let store: Rc<dyn Store> = Rc::new(Cupboard::new(cells));
    let owner = Owner::new();
    owner.set();
    let desk = Desk::new(store, browser, sources);
    match probed {
        Ok(()) => {}
        Err(StoreError::Denied) => desk.go_on_in_memory(),
        Err(_) => desk.saving.set(Saving::Full),
    }
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return;
    };
    place.set_inner_html("");
    mount_to(place, move || {
        provide_context(desk);
        navigation::follow_address(desk);
        offline::follow(desk);
        Effect::new(move |_| light_and_language(desk));
        Effect::new(move |_| {
            if let Arrival::Here(bundle) = desk.forum.arrival() {
                (bundle.listen)(desk);
            }
        });
        let before_all = |bundle: Bundle<ViewsBundle>| {
            move || match bundle.arrival() {
                Arrival::Here(bundle) => Some((bundle.before_all)(desk)),
                Arrival::Awaited | Arrival::Missing => None,
            }
        };
        view! {
            <screens::Screens />
            {before_all(desk.morning)}
            {before_all(desk.stage)}
            <notices::Notices />
        }
    })
    .forget();
    fetch_the_rest(desk);
}

/// Once the first screen stands, the rest is fetched: it is here before it is asked for, also when the
/// network goes meanwhile. What can't be fetched now is fetched when it is needed, and said then.
fn fetch_the_rest(desk: Desk) {
    leptos::task::spawn_local(async move {
        let _ = desk.forum.fetch().await;
        // The projector's window needs its own part first.
        if matches!(desk.route.get_untracked(), Route::Forum(_, View::Stage)) {
            let _ = desk.stage.fetch().await;
        }
        let _ = desk.morning.fetch().await;
        let _ = desk.evening.fetch().await;
        let _ = desk.afternoon.fetch().await;
        let _ = desk.pictures.fetch().await;
        let _ = desk.stage.fetch().await;
        let _ = desk.laptops.fetch().await;
    });
}

/// The page's language and theme, as the desk has them.
fn light_and_language(desk: Desk) {
    let (language, theme) = (desk.language.get(), desk.theme.get());
    let Some(root) = document().document_element() else { return };
    let code = if language == Language::Fr { "fr" } else { "en" };
    let _ = root.set_attribute("lang", code);
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        theme => root.set_attribute("data-theme", theme.name()),
    };
}
