//! Screens and components, nothing else.

mod frame;
mod keyboard;
mod navigation;
mod notices;
mod panels;
pub mod parts;
mod recovery;
mod screens;

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::desk::{Desk, Saving, Theme};
use crate::domain::Language;
use crate::store::{LocalStore, MemoryStore, Store, StoreError};

/// Mounts the app in the page, in place of the static shell.
pub fn mount() {
    recovery::on_panic();
    let browser = match window().navigator().language() {
        Some(language) if language.to_lowercase().starts_with("fr") => Language::Fr,
        _ => Language::En,
    };
    let local = LocalStore::default();
    let probed = local.probe();
    // A full storage can still be read, and emptied; a denied one can't.
    let store: Rc<dyn Store> = if probed == Err(StoreError::Denied) { Rc::new(MemoryStore::default()) } else { Rc::new(local) };
    let owner = Owner::new();
    owner.set();
    let desk = Desk::new(store, browser);
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
        keyboard::listen(desk);
        Effect::new(move |_| light_and_language(desk));
        view! {
            <screens::Screens />
            <panels::Panels />
            <notices::Notices />
        }
    })
    .forget();
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
