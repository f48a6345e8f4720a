//! A picture in black and white.

use super::grey::Grey;

/// Dark and bright pixels, row by row from the top left.
pub struct Bits {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

impl Bits {
    /// Dark is what is darker than the grey that parts the picture best in two.
    pub fn of(picture: &Grey) -> Self {
        let middle = middle(picture.values());
        let dark = picture.values().iter().map(|value| *value <= middle).collect();
        Self { width: picture.width(), height: picture.height(), dark }
    }

    /// The rows from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks(self.width.max(1))
    }

    /// Whether it is dark at a place in pixels; nothing outside of the picture.
    pub fn at(&self, (x, y): (f64, f64)) -> Option<bool> {
        #[expect(clippy::cast_possible_truncation, reason = "far outside it stays outside")]
        let (x, y) = (x.floor() as i64, y.floor() as i64);
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        if x < self.width && y < self.height { self.dark.get(y * self.width + x).copied() } else { None }
    }
}

/// The grey at which the two sides differ most from each other (Otsu): the last that is still dark.
fn middle(values: &[u8]) -> u8 {
    let mut counts = [0_u32; 256];
    for value in values {
        if let Some(count) = counts.get_mut(usize::from(*value)) {
            *count += 1;
        }
    }
    let greys = || (0..=u8::MAX).zip(counts.iter().map(|count| f64::from(*count)));
    let (all, sum) = greys().fold((0.0, 0.0), |(all, sum), (grey, count)| (all + count, sum + f64::from(grey) * count));
    let (mut dark, mut dark_sum, mut best, mut middle) = (0.0, 0.0, 0.0, 127);
    for (grey, count) in greys() {
        dark += count;
        dark_sum += f64::from(grey) * count;
        let bright = all - dark;
        if dark > 0.0 && bright > 0.0 {
            let apart = dark_sum / dark - (sum - dark_sum) / bright;
            let parting = dark * bright * apart * apart;
            if parting > best {
                (best, middle) = (parting, grey);
            }
        }
    }
    middle
}
