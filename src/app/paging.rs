//! How many topics a page of the projected wall takes, reckoned from the lengths of their texts: the same
//! on every window of the same shape, without making a thousand cards to measure them.
//!
//! Lengths are parts of the picture's height, in hundredths, as in `style/stage.css`.

use std::ops::Range;

/// Height of a line of a title, and of the names under it.
const TITLE: f64 = 4.0 * 1.2;
const NAMES: f64 = 3.5 * 1.25;
/// What a card takes beside its lines: its padding and rule.
const AROUND: f64 = 3.4;
/// The average width of a letter, as a part of the size of its line; capitals and wide letters in mind.
const LETTER: f64 = 0.46;
/// What the head, the foot, the margins and the padding of the newest topic take.
const FIXED: f64 = 31.0;

/// One page of the wall, under the newest topic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Height of a column, in hundredths of the picture's.
    height: f64,
    /// Letters in a line of a title.
    title: f64,
    /// Letters in a line of names.
    names: f64,
}

impl Sheet {
    /// The page under the newest topic, whose title and names these are, in a picture so wide by its height.
    pub fn under<N: AsRef<str>>((title, names): (&str, N), aspect: f64) -> Self {
        // Margins of 4 % each; two columns with a gap of 4 %, in each a number before the text.
        let whole = aspect * 92.0;
        let column = (whole - aspect * 4.0) / 2.0 - 8.8;
        let size = if title.chars().count() > 90 { 4.6 } else { 6.0 };
        let banner = whole - 12.0 - aspect * 2.4;
        let newest = lines(title, banner / (size * LETTER)) * size * 1.15 + lines(names.as_ref(), banner / (3.5 * LETTER)) * NAMES;
        Self { height: (100.0 - FIXED - newest).max(12.0), title: column / (4.0 * LETTER), names: column / (3.5 * LETTER) }
    }

    fn takes(&self, title: &str, names: &str) -> f64 {
        AROUND + lines(title, self.title) * TITLE + lines(names, self.names) * NAMES
    }
}

/// Lines that a text takes. Letters of the East are as wide as two.
fn lines(text: &str, letters: f64) -> f64 {
    let width: f64 = text.chars().map(|c| if ('\u{2e80}'..='\u{ffef}').contains(&c) { 1.8 } else { 1.0 }).sum();
    // Words that don't fit any more leave the end of a line empty.
    if width <= letters { f64::from(u8::from(width > 0.0)) } else { (width / (letters * 0.92).max(1.0)).ceil() }
}

/// The cards of each page, in rows of two: a row is as high as the higher of its cards.
pub fn pages<'a, N: AsRef<str>>(sheet: Sheet, cards: impl Iterator<Item = (&'a str, N)>) -> Vec<Range<usize>> {
    let heights: Vec<f64> = cards.map(|(title, names)| sheet.takes(title, names.as_ref())).collect();
    let mut pages: Vec<Range<usize>> = Vec::new();
    let (mut from, mut filled) = (0, 0.0);
    for (row, cards) in heights.chunks(2).enumerate() {
        let high = cards.iter().copied().fold(0.0, f64::max);
        let at = row * 2;
        if filled + high > sheet.height && at > from {
            pages.push(from..at);
            (from, filled) = (at, 0.0);
        }
        filled += high;
    }
    if from < heights.len() {
        pages.push(from..heights.len());
    }
    pages
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WIDE: f64 = 16.0 / 9.0;

    proptest! {
        #[test]
        fn every_topic_is_on_one_page_and_no_page_is_empty(lengths in prop::collection::vec((1_usize..300, 0_usize..200), 0..400), aspect in 0.5_f64..3.0) {
            let texts: Vec<(String, String)> = lengths.into_iter().map(|(title, names)| ("x".repeat(title), "y".repeat(names))).collect();
            let sheet = Sheet::under(("Newest", "Ada"), aspect);
            let pages = pages(sheet, texts.iter().map(|(title, names)| (title.as_str(), names.as_str())));
            let mut next = 0;
            for page in &pages {
                prop_assert_eq!(page.start, next);
                prop_assert!(page.end > page.start);
                next = page.end;
            }
            prop_assert_eq!(next, texts.len());
        }
    }

    #[test]
    fn a_page_of_a_wide_projector_takes_six_short_topics_at_least() {
        let sheet = Sheet::under(("Shared cars between three villages", "Aïcha Benali, Marc Tissot"), WIDE);
        let pages = pages(sheet, std::iter::repeat_n(("A place that is open at night", "Jeanne Morel"), 37));
        assert!(pages.first().is_some_and(|page| page.len() >= 6), "{pages:?}");
    }

    #[test]
    fn a_topic_longer_than_a_page_has_one_to_itself() {
        let sheet = Sheet::under(("N", "A"), WIDE);
        let long = "word ".repeat(400);
        assert_eq!(pages(sheet, [(long.as_str(), ""), (long.as_str(), ""), (long.as_str(), "")].into_iter()), [0..2, 2..3]);
    }
}
