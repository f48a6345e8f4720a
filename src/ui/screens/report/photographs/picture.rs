//! A picture as it is kept on this machine, made to be seen on the page.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Url};

use crate::app::session::Session;
use crate::domain::{self, Photograph};
use crate::store::pictures;

/// What became of a picture that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// It is on its way.
    Coming,
    /// It can be seen at this address, as long as whoever asked for it is on the screen.
    Here(String),
    /// It isn't on this machine. Rule Q4.
    Missing,
}

/// Asks for the picture of a photograph.
pub fn look(session: Session, photograph: &Photograph) -> RwSignal<Seen> {
    let seen = RwSignal::new(Seen::Coming);
    let (forum, name) = (session.id(), photograph.picture.clone());
    leptos::task::spawn_local(async move {
        let address = pictures::read(forum, &name).await.and_then(|picture| address(&picture));
        let now = address.clone().map_or(Seen::Missing, Seen::Here);
        // Nobody looks at it any more.
        if let (Some(_), Some(address)) = (seen.try_set(now), address) {
            forget(&address);
        }
    });
    on_cleanup(move || {
        if let Some(Seen::Here(address)) = seen.try_get_untracked() {
            forget(&address);
        }
    });
    seen
}

/// An address in this page under which the picture can be seen.
fn address(picture: &domain::Picture) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(picture.media().name());
    let parts = Array::of1(&Uint8Array::from(picture.bytes()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn forget(address: &str) {
    let _ = Url::revoke_object_url(address);
}
