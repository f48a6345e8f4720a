//! Where to look in a photograph, whose code may be all of it or a small part: in the whole first, then closer
//! and closer, piece by piece. Pieces overlap by half, so that whatever is no larger than half of one is whole in
//! one of them.

/// How many pixels a piece has along its longer side.
const PIECE: u32 = 1_000;
/// Along the longer side of the whole, how many are tried as well: a blurred code is found sooner in fewer pixels.
const SMALLER: [u32; 2] = [700, 450];
/// A picture with fewer along its longer side is looked at enlarged too: a module may be one pixel of a screen.
const SMALL: u32 = 500;
/// The most that a photograph is looked at along its longer side; more pixels only show noise.
const FINEST: u32 = 6_000;

/// A piece of a picture, and in how many pixels to draw it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its left and upper edges, in pixels of the picture.
    pub from: (f64, f64),
    /// Its width and height, in pixels of the picture.
    pub size: (f64, f64),
    /// In how many pixels to draw it, across and down.
    pub drawn: (u32, u32),
    /// Whether it is the whole picture.
    pub whole: bool,
}

/// Where to look in a picture of so many pixels across and down, one after the other.
pub fn looks(width: u32, height: u32) -> Vec<Look> {
    let longer = width.max(height);
    if width == 0 || height == 0 {
        return Vec::new();
    }
    let whole = |side: u32| {
        let scale = f64::from(side) / f64::from(longer);
        let drawn = (scaled(width, scale), scaled(height, scale));
        Look { from: (0.0, 0.0), size: (f64::from(width), f64::from(height)), drawn, whole: true }
    };
    let mut looks = vec![whole(longer.min(PIECE))];
    looks.extend(SMALLER.into_iter().filter(|side| *side < longer).map(whole));
    if longer < SMALL {
        looks.push(whole(longer * 3));
    }
    let mut side = longer.min(PIECE);
    while side < longer.min(FINEST) {
        side = (side * 2).min(longer.min(FINEST));
        looks.extend(pieces(width, height, f64::from(side) / f64::from(longer)));
    }
    looks
}

/// The overlapping pieces of a picture at a scale.
fn pieces(width: u32, height: u32, scale: f64) -> Vec<Look> {
    let starts = |length: u32| {
        let length = scaled(length, scale);
        let last = length.saturating_sub(PIECE);
        let steps = last.div_ceil(PIECE / 2);
        (0..=steps).map(move |step| ((step * (PIECE / 2)).min(last), length.min(PIECE)))
    };
    let mut pieces = Vec::new();
    for (y, drawn_down) in starts(height) {
        for (x, drawn_across) in starts(width) {
            let from = (f64::from(x) / scale, f64::from(y) / scale);
            // A picture that is very much longer than broad has half a pixel more when it is scaled back.
            let size = (
                (f64::from(drawn_across) / scale).min(f64::from(width) - from.0),
                (f64::from(drawn_down) / scale).min(f64::from(height) - from.1),
            );
            pieces.push(Look { from, size, drawn: (drawn_across, drawn_down), whole: false });
        }
    }
    pieces
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length of a picture, above zero")]
fn scaled(length: u32, scale: f64) -> u32 {
    (f64::from(length) * scale).round().max(1.0) as u32
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_no_larger_than_half_a_piece_is_whole_in_one_of_the_finest() {
        for (width, height) in [(4_000_u32, 3_000_u32), (3_024, 4_032), (2_100, 300), (1_001, 1_000)] {
            let looks = looks(width, height);
            let finest: Vec<&Look> = looks.iter().filter(|look| !look.whole && look.size.0 <= f64::from(PIECE) + 0.5).collect();
            for x in (0..width.saturating_sub(500)).step_by(83) {
                for y in (0..height.saturating_sub(500)).step_by(83) {
                    let (x, y) = (f64::from(x), f64::from(y));
                    let holds = |look: &&&Look| {
                        let far = (look.from.0 + look.size.0 + 0.5, look.from.1 + look.size.1 + 0.5);
                        look.from.0 <= x && look.from.1 <= y && far.0 >= x + 500.0 && far.1 >= y + 500.0
                    };
                    assert!(finest.iter().any(|look| holds(&look)), "{width} x {height}: at {x}, {y}");
                }
            }
        }
    }

    #[test]
    fn no_look_leaves_the_picture_nor_has_more_pixels_than_a_piece() {
        for (width, height) in [(1, 1), (40, 30), (333, 9_000), (4_000, 3_000), (20_000, 20_000), (60_000, 9)] {
            let looks = looks(width, height);
            assert!(!looks.is_empty() && looks.len() <= 200, "{width} x {height}: {} looks", looks.len());
            for look in looks {
                assert!(look.from.0 >= 0.0 && look.from.0 + look.size.0 <= f64::from(width) + 0.001, "{look:?}");
                assert!(look.from.1 >= 0.0 && look.from.1 + look.size.1 <= f64::from(height) + 0.001, "{look:?}");
                assert!((1..=3 * SMALL).contains(&look.drawn.0) && (1..=3 * SMALL).contains(&look.drawn.1), "{look:?}");
            }
        }
        assert_eq!(super::looks(0, 9), []);
    }
}
