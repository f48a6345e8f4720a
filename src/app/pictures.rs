//! The pictures of a forum's photographs, for what leaves the app. What keeps them comes with a bundle of
//! its own (`album`), which is asked for where a forum has photographs.

use serde_json::Value;

use super::desk::Desk;
use super::session::Session;
use crate::domain::photographs;
use crate::i18n::t;
use crate::store::ForumId;

/// Those of these pictures that are on this machine, as JSON; null where none are. That they couldn't be
/// asked for is said.
pub async fn gathered(desk: Desk, forum: ForumId, names: Vec<String>) -> Value {
    if names.is_empty() {
        return Value::Null;
    }
    let Ok(bundle) = desk.pictures.fetch().await else {
        desk.notices.refused(desk.t(t::app::NOT_LOADED_HINT)().to_owned());
        return Value::Null;
    };
    (bundle.gather)(forum, names).await
}

/// A task for the book's worker, with the pictures of an open forum under `"pictures"`.
pub async fn with_pictures(desk: Desk, session: Session, mut task: Value) -> Value {
    let names = session.read(photographs::shown_pictures);
    let pictures = gathered(desk, session.id(), names).await;
    if let Some(task) = task.as_object_mut() {
        task.insert("pictures".to_owned(), pictures);
    }
    task
}
