//! Where the pictures of photographs are kept: gathered, taken in with a backup, removed with their forum.

use std::collections::BTreeMap;

use leptos::prelude::AnyView;
use serde_json::Value;

use super::bundles::PicturesBundle;
use super::desk::Desk;
use super::session::Session;
use crate::domain::photographs;
use crate::exchange::pictures;
use crate::i18n::t;
use crate::store::{ForumId, pictures as store};

/// What keeps pictures; `logo` is the choice of one for the cover.
pub fn bundle(logo: fn(Session) -> AnyView) -> PicturesBundle {
    PicturesBundle { gather: |forum, names| Box::pin(gather(forum, names)), take_in, forget, logo }
}

async fn gather(forum: ForumId, names: Vec<String>) -> Value {
    let mut gathered = BTreeMap::new();
    for name in names {
        if let Some(picture) = store::read(forum, &name).await {
            gathered.insert(name, picture);
        }
    }
    if gathered.is_empty() { Value::Null } else { pictures::encode(&gathered) }
}

/// Takes in those pictures that the session's photographs show. They are there at once, and stored
/// meanwhile; what couldn't be read or stored is said. Rules Q5 and Q7.
fn take_in(desk: Desk, session: Session, json: &Value) {
    let read = pictures::decode(json);
    let forum = session.id();
    let shown = session.read(photographs::shown_pictures);
    for (name, picture) in read.pictures {
        if shown.contains(&name) {
            store::hold(forum, picture);
        }
    }
    leptos::task::spawn_local(async move {
        let stored = store::store(forum).await;
        if stored.is_err() {
            desk.notices.refused(desk.t(t::photographs::NOT_STORED)().to_owned());
        } else if read.left_out > 0 {
            desk.notices.refused(desk.count(t::photographs::LEFT_OUT, read.left_out));
        }
    });
}

fn forget(forum: ForumId) {
    leptos::task::spawn_local(async move {
        // What can't be removed is found by nobody: its forum is gone.
        let _ = store::forget(forum).await;
    });
}
