//! The texts of the codes in a picture.

use super::grey::Grey;
use crate::exchange::plain_text;

/// In which form a picture is looked at. Each finds codes that the others don't.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Dark is what is darker than the whole picture's middle.
    #[default]
    Plain,
    /// Dark is what is darker than its surroundings.
    Evened,
    /// Dark is bright: codes in white on black.
    Inverted,
}

impl Way {
    /// Every way, the likeliest first.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Evened, Self::Inverted];

    /// The one to try on the next picture where this one has found nothing.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Plain => Self::Evened,
            Self::Evened => Self::Inverted,
            Self::Inverted => Self::Plain,
        }
    }
}

/// The texts of the codes that are found in a picture, looked at in one way. Bytes that aren't UTF-8 are read as
/// spreadsheets' are.
pub fn read(picture: &Grey, way: Way) -> Vec<String> {
    match way {
        Way::Plain => codes(picture),
        Way::Evened => codes(&picture.evened()),
        Way::Inverted => codes(&picture.inverted()),
    }
}

fn codes(picture: &Grey) -> Vec<String> {
    let mut reader = quircs::Quirc::default();
    let found = reader.identify(picture.width(), picture.height(), picture.values());
    found.filter_map(|code| code.ok()?.decode().ok()).map(|code| plain_text::decode(&code.payload)).collect()
}
