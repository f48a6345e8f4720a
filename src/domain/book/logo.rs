//! The logo on the cover of the book: one picture of the organiser's choice. Rule Q8.

use serde::{Deserialize, Serialize};

use super::{change, choices};
use crate::domain::edit::Transaction;
use crate::domain::photographs::Taken;
use crate::domain::{Context, Forum, Refusal, limits};

/// The picture on the cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
// One field of the record: the picture of one choice never comes with the size of another.
#[serde(from = "(String, u32, u32)", into = "(String, u32, u32)")]
pub struct Logo {
    /// The name of its picture.
    pub picture: String,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
}

impl From<(String, u32, u32)> for Logo {
    fn from((picture, width, height): (String, u32, u32)) -> Self {
        Self { picture, width, height }
    }
}

impl From<Logo> for (String, u32, u32) {
    fn from(logo: Logo) -> Self {
        (logo.picture, logo.width, logo.height)
    }
}

/// Puts a picture on the cover, in the place of the one before. It is kept first.
///
/// # Errors
/// [`Refusal::OutOfRange`] for a picture that isn't reduced, [`Refusal::Gone`] before the forum has arrived.
pub fn put(forum: &Forum, _cx: &mut Context<'_>, taken: &Taken) -> Result<Transaction, Refusal> {
    limits::within(taken.width, 1, limits::LOGO_SIDE)?;
    limits::within(taken.height, 1, limits::LOGO_SIDE)?;
    let logo = Logo { picture: taken.picture.name(), width: taken.width, height: taken.height };
    change(forum, |choices| choices.logo = Some(logo))
}

/// Takes it off the cover; the picture stays, so that undo brings it back.
///
/// # Errors
/// [`Refusal::Gone`] where there is none.
pub fn take_off(forum: &Forum, _cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    choices(forum).logo.ok_or(Refusal::Gone)?;
    change(forum, |choices| choices.logo = None)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
mod tests {
    use super::*;
    use crate::domain::photographs::shown_pictures;
    use crate::domain::trial::Trial;
    use crate::domain::{BookChoices, Picture};

    fn taken(last: u8, width: u32) -> Taken {
        Taken { picture: Picture::read(vec![0xFF, 0xD8, 0xFF, last]).unwrap(), width, height: 90 }
    }

    /// Q8
    #[test]
    fn one_logo_is_on_the_cover_until_it_is_replaced_or_taken_off() {
        let mut trial = Trial::new();
        assert_eq!(trial.ask(take_off), Err(Refusal::Gone));
        trial.make(|forum, cx| put(forum, cx, &taken(1, 600)));
        trial.make(|forum, cx| put(forum, cx, &taken(2, 300)));
        let name = taken(2, 300).picture.name();
        let logo = Logo { picture: name.clone(), width: 300, height: 90 };
        assert_eq!(choices(&trial.forum).logo, Some(logo.clone()));
        assert_eq!(serde_json::to_value(&logo).unwrap(), serde_json::json!([name, 300, 90]));
        assert_eq!(shown_pictures(&trial.forum), [name]);
        trial.make(take_off);
        assert_eq!(choices(&trial.forum), BookChoices::default());
        assert!(shown_pictures(&trial.forum).is_empty());
    }

    /// Q8
    #[test]
    fn a_picture_that_is_not_reduced_is_no_logo() {
        let refused = Trial::new().ask(|forum, cx| put(forum, cx, &taken(1, limits::LOGO_SIDE + 1)));
        assert!(matches!(refused, Err(Refusal::OutOfRange { .. })));
    }
}
