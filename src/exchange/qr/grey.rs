//! A picture as grey values, in the forms in which a code is found in it.

use std::fmt;

/// Most pixels of a picture that is looked at in one piece.
pub const MOST_PIXELS: usize = 4 * 1024 * 1024;
/// Along the longer side, how many blocks are compared with those around them.
const BLOCKS: usize = 40;
/// How far, in blocks, brightness is compared.
const AROUND: usize = 2;

/// Grey values, row by row from the top left; 0 is black.
#[derive(Clone, PartialEq, Eq)]
pub struct Grey {
    width: usize,
    height: usize,
    values: Vec<u8>,
}

/// Why values are no picture that can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPicture {
    /// It has no pixels.
    Empty,
    /// It has more than [`MOST_PIXELS`].
    TooLarge,
    /// There are more values or fewer than pixels.
    Mismatched,
}

impl fmt::Display for NoPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "it has no pixels",
            Self::TooLarge => "it has more pixels than are looked at in one piece",
            Self::Mismatched => "its values aren't as many as its pixels",
        })
    }
}

impl std::error::Error for NoPicture {}

impl fmt::Debug for Grey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Grey({} x {})", self.width, self.height)
    }
}

impl Grey {
    /// A picture of these values.
    ///
    /// # Errors
    /// [`NoPicture`] says why they are none.
    pub fn new(width: usize, height: usize, values: Vec<u8>) -> Result<Self, NoPicture> {
        let pixels = pixels(width, height)?;
        if values.len() == pixels { Ok(Self { width, height, values }) } else { Err(NoPicture::Mismatched) }
    }

    /// A picture from red, green, blue and opacity, as a canvas has them; opacity is passed over.
    ///
    /// # Errors
    /// [`NoPicture`] says why it is none.
    pub fn of_colours(width: usize, height: usize, colours: &[u8]) -> Result<Self, NoPicture> {
        let pixels = pixels(width, height)?;
        let (colours, []) = colours.as_chunks::<4>() else { return Err(NoPicture::Mismatched) };
        if colours.len() != pixels {
            return Err(NoPicture::Mismatched);
        }
        // As bright as eyes see them (Rec. 601), in parts of 256.
        #[expect(clippy::cast_possible_truncation, reason = "the parts come to 256, so the mean stays below it")]
        let grey = |[r, g, b, _]: &[u8; 4]| ((u32::from(*r) * 77 + u32::from(*g) * 150 + u32::from(*b) * 29) >> 8) as u8;
        Ok(Self { width, height, values: colours.iter().map(grey).collect() })
    }

    /// How many pixels a row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows there are.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The values, row by row.
    pub fn values(&self) -> &[u8] {
        &self.values
    }

    /// Dark for bright.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self { values: self.values.iter().map(|value| 255 - value).collect(), ..*self }
    }

    /// Black where it is darker than its surroundings, else white: a shadow over half of a code, or a screen
    /// that shines at one end, no longer hide it.
    #[must_use]
    pub fn evened(&self) -> Self {
        let side = (self.width.max(self.height) / BLOCKS).max(8);
        let across = self.width.div_ceil(side);
        let means = self.means(side, across);
        let mut values = Vec::with_capacity(self.values.len());
        for (down, rows) in self.values.chunks(side * self.width).enumerate() {
            let surroundings: Vec<u32> = (0..across).map(|at| surroundings(&means, across, at, down)).collect();
            for row in rows.chunks(self.width) {
                for (pixels, around) in row.chunks(side).zip(&surroundings) {
                    // A little darker is still paper: without that, plain paper would be full of specks.
                    values.extend(pixels.iter().map(|value| if u32::from(*value) * 100 < around * 94 { 0 } else { 255 }));
                }
            }
        }
        Self { values, ..*self }
    }

    /// The mean brightness of each block of the picture.
    fn means(&self, side: usize, across: usize) -> Vec<u32> {
        let mut means = Vec::new();
        for rows in self.values.chunks(side * self.width) {
            let mut sums = vec![(0_u32, 0_u32); across];
            for row in rows.chunks(self.width) {
                for (pixels, (sum, count)) in row.chunks(side).zip(&mut sums) {
                    *sum += pixels.iter().map(|value| u32::from(*value)).sum::<u32>();
                    *count += u32::try_from(pixels.len()).unwrap_or_default();
                }
            }
            means.extend(sums.into_iter().map(|(sum, count)| sum / count.max(1)));
        }
        means
    }
}

/// The mean of the blocks around one.
fn surroundings(means: &[u32], across: usize, at: usize, down: usize) -> u32 {
    let (mut sum, mut count) = (0, 0);
    for row in means.chunks(across).skip(down.saturating_sub(AROUND)).take(AROUND + 1 + down.min(AROUND)) {
        for mean in row.iter().skip(at.saturating_sub(AROUND)).take(AROUND + 1 + at.min(AROUND)) {
            sum += mean;
            count += 1;
        }
    }
    sum / count.max(1)
}

fn pixels(width: usize, height: usize) -> Result<usize, NoPicture> {
    let pixels = width.checked_mul(height).ok_or(NoPicture::TooLarge)?;
    match pixels {
        0 => Err(NoPicture::Empty),
        _ if pixels > MOST_PIXELS => Err(NoPicture::TooLarge),
        _ => Ok(pixels),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_as_many_values_as_pixels_and_not_too_many_are_a_picture() {
        assert_eq!(Grey::new(2, 2, vec![0; 3]).err(), Some(NoPicture::Mismatched));
        assert_eq!(Grey::new(0, 9, vec![]).err(), Some(NoPicture::Empty));
        assert_eq!(Grey::new(usize::MAX, 2, vec![]).err(), Some(NoPicture::TooLarge));
        assert_eq!(Grey::new(4_097, 1_024, vec![0; 4_097 * 1_024]).err(), Some(NoPicture::TooLarge));
        assert_eq!(Grey::of_colours(1, 1, &[0; 5]).err(), Some(NoPicture::Mismatched));
        assert_eq!(Grey::of_colours(1, 2, &[0; 4]).err(), Some(NoPicture::Mismatched));
        let colours = [255, 255, 255, 0, 0, 0, 0, 9, 255, 0, 0, 255, 0, 255, 0, 255];
        assert_eq!(Grey::of_colours(2, 2, &colours).unwrap().values(), [255, 0, 76, 149]);
    }

    #[test]
    fn what_is_darker_than_its_surroundings_is_black_in_light_and_in_shade() {
        let (width, height) = (400, 300);
        let is_mark = |x: usize, y: usize| x % 20 < 6 && y % 20 < 6;
        let value = |x: usize, y: usize| {
            let light = if x < 200 { 60 } else { 240 };
            if is_mark(x, y) { light * 6 / 10 } else { light }
        };
        let values = (0..width * height).map(|n| u8::try_from(value(n % width, n / width)).unwrap()).collect();
        let evened = Grey::new(width, height, values).unwrap().evened();
        let wrong = (0..width * height).filter(|n| {
            let (x, y) = (n % width, n / width);
            let far = x.abs_diff(200) > 30;
            far && (evened.values().get(*n) == Some(&0)) != is_mark(x, y)
        });
        assert_eq!(wrong.count(), 0);
        assert_eq!(Grey::new(1, 1, vec![9]).unwrap().evened().values(), [255]);
    }
}
