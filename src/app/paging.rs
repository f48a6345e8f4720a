//! How many topics a page of the projected wall takes, reckoned from their texts: the same on every window
//! of the same shape, without making a thousand cards to measure them.
//!
//! Lengths are parts of the picture's height, in hundredths, as in `style/stage.css`.

use std::ops::Range;

use crate::paper::measure;

/// Size of a title, and the height of its line.
const TITLE: (f64, f64) = (4.0, 4.0 * 1.2);
/// The same of the names under it.
const NAMES: (f64, f64) = (3.5, 3.5 * 1.25);
/// What a card takes beside its lines: its padding and rule.
const AROUND: f64 = 3.4;
/// What stands beside the text of a card: its number and a gap.
const NUMBER: f64 = 8.8;

/// Beyond this many letters the newest title stands a little smaller.
pub const LONG: usize = 90;
/// What head, foot and margins leave of the picture's height.
const WHOLE: f64 = 74.0;

/// What the heading of a group takes.
const HEADING: f64 = 8.4;

/// One page of the wall, under the newest topic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Height of a column, in hundredths of the picture's.
    height: f64,
    /// Width of a card's text, in the same.
    width: f64,
}

impl Sheet {
    /// The page of a picture so wide by its height, on which cards have so much of its height.
    pub fn of(aspect: f64, height: f64) -> Self {
        // Margins of 4 % each, and a gap of 4 % between two columns.
        let column = (aspect * 92.0 - aspect * 4.0) / 2.0;
        Self { height: height.max(12.0), width: column - NUMBER }
    }

    /// Whether a topic with this title and these names can stand over all others in a picture of this shape:
    /// half of the cards' height stays theirs.
    pub fn crowns(title: &str, names: &str, aspect: f64) -> bool {
        let whole = Self { height: WHOLE, width: aspect * 90.0 - NUMBER };
        let size = if title.chars().count() > LONG { 4.6 } else { 6.0 };
        whole.lines(title, (size, size * 1.15)) + whole.lines(names, NAMES) <= WHOLE / 2.0
    }

    fn takes(&self, title: &str, names: &str) -> f64 {
        AROUND + self.lines(title, TITLE) + self.lines(names, NAMES)
    }

    /// The height of a text's lines; none for no text.
    fn lines(&self, text: &str, (size, line): (f64, f64)) -> f64 {
        if text.is_empty() {
            return 0.0;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand hundredths")]
        let column = (self.width / size * 100.0).clamp(0.0, 1e6) as usize;
        let lines = u32::try_from(measure::lines(text, column)).unwrap_or(u32::MAX);
        f64::from(lines) * line
    }
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Which cards are on it.
    pub cards: Range<usize>,
    /// They stand in one column, for one of them is too long for half the width.
    pub one_column: bool,
}

/// A row of one or two cards.
struct RowOfCards {
    cards: Range<usize>,
    /// As high as the higher of its cards.
    high: f64,
    /// It begins a group.
    begins: bool,
}

/// The cards of each page, in rows of two. A card that is higher than a page stands across a page of its
/// own. Where the cards come in groups of these sizes, each group begins a row under a heading, and so does
/// each page; without groups there is no heading.
pub fn pages<'a, N: AsRef<str>>(sheet: Sheet, cards: impl Iterator<Item = (&'a str, N)>, groups: &[usize]) -> Vec<Page> {
    let heights: Vec<f64> = cards.map(|(title, names)| sheet.takes(title, names.as_ref())).collect();
    let heading = if groups.is_empty() { 0.0 } else { HEADING };
    let page = |cards: Range<usize>, one_column| Page { cards, one_column };
    let mut pages = Vec::new();
    let (mut from, mut filled) = (0, 0.0);
    for row in rows(&heights, groups) {
        let with_heading = row.high + if row.begins || row.cards.start == from { heading } else { 0.0 };
        if filled + with_heading > sheet.height && row.cards.start > from {
            pages.push(page(from..row.cards.start, false));
            (from, filled) = (row.cards.start, heading + row.high);
        } else {
            filled += with_heading;
        }
        if heading + row.high > sheet.height {
            pages.extend(row.cards.clone().map(|card| page(card..card + 1, true)));
            (from, filled) = (row.cards.end, 0.0);
        }
    }
    if from < heights.len() {
        pages.push(page(from..heights.len(), false));
    }
    pages
}

fn rows(heights: &[f64], groups: &[usize]) -> Vec<RowOfCards> {
    let whole = [heights.len()];
    let mut rows = Vec::new();
    let mut start = 0_usize;
    for group in if groups.is_empty() { &whole } else { groups } {
        let end = start.saturating_add(*group).min(heights.len());
        for (n, pair) in heights.get(start..end).unwrap_or_default().chunks(2).enumerate() {
            let at = start + n * 2;
            rows.push(RowOfCards { cards: at..at + pair.len(), high: pair.iter().copied().fold(0.0, f64::max), begins: n == 0 });
        }
        start = end;
    }
    rows
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
            let sheet = Sheet::of(aspect, 60.0);
            let pages = pages(sheet, texts.iter().map(|(title, names)| (title.as_str(), names.as_str())), &[]);
            let mut next = 0;
            for page in &pages {
                prop_assert_eq!(page.cards.start, next);
                prop_assert!(page.cards.end > page.cards.start);
                next = page.cards.end;
            }
            prop_assert_eq!(next, texts.len());
        }
    }

    #[test]
    fn a_page_of_a_wide_projector_takes_six_short_topics_at_least() {
        let sheet = Sheet::of(WIDE, 60.0);
        let pages = pages(sheet, std::iter::repeat_n(("A place that is open at night", "Jeanne Morel"), 37), &[]);
        assert!(pages.first().is_some_and(|page| page.cards.len() >= 6), "{pages:?}");
    }

    #[test]
    fn a_topic_longer_than_a_page_stands_across_one_of_its_own() {
        let sheet = Sheet::of(WIDE, 30.0);
        let long = "word ".repeat(58);
        let pages =
            pages(sheet, [("Bread", ""), ("Trees", ""), (long.as_str(), "Ada"), ("Bus", ""), ("Path", "")].into_iter(), &[]);
        let shown: Vec<_> = pages.into_iter().map(|page| (page.cards, page.one_column)).collect();
        assert_eq!(shown, [(0..2, false), (2..3, true), (3..4, true), (4..5, false)]);
    }

    #[test]
    fn each_group_begins_a_row_and_takes_a_heading() {
        let sheet = Sheet::of(WIDE, 60.0);
        let cards = || std::iter::repeat_n(("Bread", "Ada"), 9);
        let shown = |groups: &[usize]| pages(sheet, cards(), groups).into_iter().map(|page| page.cards).collect::<Vec<_>>();
        assert_eq!(shown(&[]), [0..8, 8..9]);
        // Three headings and four rows don't fit any more.
        assert_eq!(shown(&[3, 1, 5]), [0..4, 4..9]);
    }

    #[test]
    fn a_very_long_topic_does_not_stand_over_all_others_on_a_narrow_projector() {
        let long = "word ".repeat(58);
        let names = "Ada Lovelace, ".repeat(8);
        assert!(Sheet::crowns("Shared cars between three villages", "Aïcha Benali", 4.0 / 3.0));
        assert!(Sheet::crowns(&long, "Aïcha Benali", WIDE));
        assert!(!Sheet::crowns(&long, &names, 4.0 / 3.0));
    }
}
