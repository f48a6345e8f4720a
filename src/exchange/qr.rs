//! A text as a QR code, and QR codes in pictures as texts.

mod bits;
#[cfg(target_arch = "wasm32")]
pub mod camera;
mod corners;
#[cfg(target_arch = "wasm32")]
pub mod eye;
pub mod grey;
mod grid;
pub mod looks;
mod map;
pub mod reading;
pub mod showing;

use std::fmt;
use std::fmt::Write as _;

use qrcodegen::{Mask, QrCodeEcc, QrSegment, Version};

/// The white edge that a code needs around it, in modules.
pub const QUIET: usize = 4;
/// Most bytes that one code can hold.
pub const MOST: usize = 2_953;

/// Why a text doesn't become a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many bytes it has; [`MOST`] would be possible.
    pub bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes are too many for one QR code", self.bytes)
    }
}

impl std::error::Error for TooLong {}

/// One code.
pub struct QrCode(qrcodegen::QrCode);

impl QrCode {
    /// The code of a text. It withstands as much damage as its size allows: 15 % where that makes it one step
    /// larger at the most, else 7 %, and more wherever that costs no larger code.
    ///
    /// # Errors
    /// [`TooLong`] where one code can't hold it.
    pub fn of(text: &str) -> Result<Self, TooLong> {
        let too_long = |_| TooLong { bytes: text.len() };
        let segments = QrSegment::make_segments(text);
        let of = |level, most, mask| {
            qrcodegen::QrCode::encode_segments_advanced(&segments, level, Version::MIN, most, mask, mask.is_none())
        };
        // Which size it takes at the least doesn't depend on the mask, and the best one takes long to find.
        let smallest = of(QrCodeEcc::Low, Version::MAX, Some(Mask::new(0))).map_err(too_long)?.version();
        let one_more = Version::new((smallest.value() + 1).min(Version::MAX.value()));
        of(QrCodeEcc::Medium, one_more, None).or_else(|_| of(QrCodeEcc::Low, smallest, None)).map(Self).map_err(too_long)
    }

    /// How many modules it has along a side, with the white edge.
    pub fn side(&self) -> usize {
        self.modules() + 2 * QUIET
    }

    /// Whether a module is dark; those of the white edge aren't, nor what lies outside.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let place = |at: usize| at.checked_sub(QUIET).and_then(|at| i32::try_from(at).ok());
        matches!((place(x), place(y)), (Some(x), Some(y)) if self.0.get_module(x, y))
    }

    /// Its dark modules as one path of SVG, a module being one unit, with the white edge around them.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side() {
            let mut from = None;
            for x in 0..self.side() {
                match (from, self.is_dark(x, y)) {
                    (None, true) => from = Some(x),
                    (Some(start), false) => {
                        // Writing to a string can't fail.
                        let _ = write!(path, "M{start} {y}h{}v1H{start}z", x - start);
                        from = None;
                    }
                    _ => {}
                }
            }
        }
        path
    }

    fn modules(&self) -> usize {
        usize::try_from(self.0.size()).unwrap_or_default()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
