//! The texts of the codes in a picture.

use super::bits::Bits;
use super::corners::{self, Corner};
use super::grey::Grey;
use super::grid::{self, Grid};
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
    let bits = Bits::of(picture);
    let mut used: Vec<Corner> = Vec::new();
    let mut texts = Vec::new();
    for corners in corners::find(&bits) {
        let own = [corners.top_left, corners.top_right, corners.bottom_left];
        // The corners of one code aren't those of another.
        if own.iter().any(|corner| used.contains(corner)) {
            continue;
        }
        if let Some(text) = grid::grids(&bits, &corners).find_map(|grid| decode(&grid)) {
            used.extend(own);
            texts.push(text);
        }
    }
    texts
}

/// What the modules say, where they are a code and their own checks agree.
fn decode(grid: &Grid) -> Option<String> {
    let mut code = quircs::Code { size: i32::try_from(grid.side).ok()?, ..quircs::Code::default() };
    for (byte, modules) in code.cell_bitmap.iter_mut().zip(grid.dark.chunks(8)) {
        *byte = modules.iter().rev().fold(0, |byte, dark| byte << 1 | u8::from(*dark));
    }
    code.decode().ok().map(|code| plain_text::decode(&code.payload))
}
