//! The pictures of photographs, in `IndexedDB`, for localStorage holds 5 MB in all: one database for the
//! origin, a picture under its forum's id and its own name. Rule Q4.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;

use super::database::Database;
use super::{ForumId, StoreError};
use crate::domain::Picture;

const PICTURES: Database = Database("open-forum-pictures");

thread_local! {
    /// What isn't stored yet, or can't be. Rule Q5.
    static WAITING: RefCell<BTreeMap<(ForumId, String), Picture>> = const { RefCell::new(BTreeMap::new()) };
}

fn key(forum: ForumId, name: &str) -> String {
    format!("{forum}/{name}")
}

/// Holds a picture in this window, where it can be read at once, until [`store`] has stored it.
pub fn hold(forum: ForumId, picture: Picture) {
    WAITING.with_borrow_mut(|waiting| waiting.insert((forum, picture.name()), picture));
}

/// Stores what is held of a forum. What can't be stored is held on, until the window closes. Rule Q5.
///
/// # Errors
/// [`StoreError`] says why something couldn't be stored.
pub async fn store(forum: ForumId) -> Result<(), StoreError> {
    let waiting: Vec<(ForumId, String)> =
        WAITING.with_borrow(|waiting| waiting.keys().filter(|(of, _)| *of == forum).cloned().collect());
    for place in waiting {
        let bytes = WAITING.with_borrow(|waiting| waiting.get(&place).map(|picture| Uint8Array::from(picture.bytes())));
        if let Some(bytes) = bytes {
            PICTURES.put(&key(forum, &place.1), &bytes).await?;
            WAITING.with_borrow_mut(|waiting| waiting.remove(&place));
        }
    }
    Ok(())
}

/// How many pictures of a forum aren't stored.
pub fn unstored(forum: ForumId) -> usize {
    WAITING.with_borrow(|waiting| waiting.keys().filter(|(of, _)| *of == forum).count())
}

/// A picture, if it is on this machine and is still what its name says.
pub async fn read(forum: ForumId, name: &str) -> Option<Picture> {
    let held = WAITING.with_borrow(|waiting| waiting.get(&(forum, name.to_owned())).cloned());
    if held.is_some() {
        return held;
    }
    let bytes = PICTURES.get(&key(forum, name)).await.ok()??.dyn_into::<Uint8Array>().ok()?;
    Picture::read(bytes.to_vec()).ok().filter(|picture| picture.name() == name)
}

/// Removes all pictures of a forum, for good. Rule Q6.
///
/// # Errors
/// [`StoreError::Denied`].
pub async fn forget(forum: ForumId) -> Result<(), StoreError> {
    WAITING.with_borrow_mut(|waiting| waiting.retain(|(of, _), _| *of != forum));
    PICTURES.forget(&key(forum, "")).await
}
