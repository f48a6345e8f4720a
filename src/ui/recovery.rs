//! When the app breaks: a page that says so, with the backup and a way back in. Never a dead page.

use std::panic;
use std::sync::OnceLock;

use leptos::prelude::{document, window};

use crate::app::route::Route;
use crate::exchange::download;
use crate::store::ForumId;

/// Reads a forum's backup anew from the store.
type Rescue = fn(ForumId) -> Option<String>;

/// Known once a forum's code has come; before that, nothing was opened that could be lost.
static RESCUE: OnceLock<Rescue> = OnceLock::new();

/// From now on, a panic shows the recovery page.
pub fn on_panic() {
    panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        show();
    }));
}

/// How the recovery page makes a forum's backup.
pub fn rescue_with(rescue: Rescue) {
    // The first one stays; it is the same for the life of the page.
    let _ = RESCUE.set(rescue);
}

/// Plain elements only: after a panic, none of the app's own code may run again.
fn show() {
    let Some(body) = document().body() else { return };
    body.set_inner_html(
        "<main class=\"recovery\"><h1>Open Forum</h1>\
         <p lang=\"en\">Something broke in the app. What you typed is kept in this browser.</p>\
         <p lang=\"fr\">Quelque chose s’est cassé dans l’application. Ce que vous avez écrit est gardé dans ce navigateur.</p>\
         <p><a class=\"button go\" href=\"./\">Reload · Recharger</a> <span id=\"rescue\"></span></p></main>",
    );
    // The page above stands even if this fails in its turn.
    if let Some((address, place)) = backup_address().zip(document().get_element_by_id("rescue")) {
        place.set_inner_html(&format!(
            "<a class=\"button\" href=\"{address}\" download=\"open-forum-backup.json\">Backup · Sauvegarde</a>"
        ));
    }
}

/// The backup of the forum in the address, read anew from the store.
fn backup_address() -> Option<String> {
    let Ok(Route::Forum(forum, _)) = window().location().hash().ok()?.parse() else { return None };
    download::address("application/json", &RESCUE.get()?(forum)?)
}
