//! How wide the columns of a table are. Word and its kin would each divide the width in their own way;
//! so it is divided here, by what stands in the columns.

/// About how wide a letter is in a table, in twentieths of a point.
const LETTER: u32 = 112;
/// What stands between two columns.
const GAP: u32 = 280;
/// Longest line that a column would like to have for itself, in letters.
const LINE: u32 = 60;
/// Longest line that counts as a short one, in letters.
const SHORT: u32 = 10;
/// Longest word that isn't broken, in letters.
const WORD: u32 = 18;

/// What stands in a column, in letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its longest word.
    word: u32,
    /// Its longest line that isn't longer than a word may be: an hour, a date, a short name.
    short: u32,
    /// How long its lines are together, and how many there are.
    letters: u32,
    lines: u32,
}

impl Column {
    /// Takes a line into account.
    pub fn take(&mut self, line: &str) {
        self.head(line);
        let letters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        // A short line says nothing of what a column is for: below what is to be done stands its workshop.
        if letters > SHORT {
            self.letters = self.letters.saturating_add(letters.min(LINE));
            self.lines = self.lines.saturating_add(1);
        }
    }

    /// Takes a head into account: it asks for no more room than its words need.
    pub fn head(&mut self, line: &str) {
        let letters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let whole = letters(line);
        // A no-break space holds what it stands between together.
        let longest = line.split([' ', '-']).map(letters).max().unwrap_or(0);
        self.word = self.word.max(longest.min(WORD));
        self.short = self.short.max(if whole <= WORD { whole } else { longest.min(WORD) });
    }

    /// How long a line is as a rule.
    fn usual(&self) -> u32 {
        self.letters / self.lines.max(1)
    }

    /// What it needs: where lines break as a rule, the short ones may break too.
    fn need(&self) -> u32 {
        if self.usual() > WORD { self.word } else { self.short }
    }

    /// How much more it would like.
    fn wish(&self) -> u32 {
        self.usual().saturating_sub(self.need()) + 1
    }
}

/// Divides `room` among the columns: each has room for its longest word, and if possible for its short
/// lines. What is left goes to those whose lines are longer.
pub fn widths(columns: &[Column], room: u32) -> Vec<u32> {
    let count = u32::try_from(columns.len()).unwrap_or(u32::MAX).max(1);
    let least = |letters: fn(&Column) -> u32| columns.iter().map(|column| letters(column) * LETTER + GAP).collect::<Vec<u32>>();
    let fits = |least: &Vec<u32>| least.iter().sum::<u32>() < room;
    let least = [least(Column::need), least(|column| column.word)].into_iter().find(fits);
    let Some(least) = least else { return settle(vec![room / count; columns.len()], room) };
    let wishes: u32 = columns.iter().map(Column::wish).sum();
    let spare = u64::from(room.saturating_sub(least.iter().sum()));
    let share = |column: &Column| u32::try_from(spare * u64::from(column.wish()) / u64::from(wishes.max(1))).unwrap_or(0);
    settle(columns.iter().zip(least).map(|(column, least)| least + share(column)).collect(), room)
}

/// What rounding left over goes to the last column.
fn settle(mut widths: Vec<u32>, room: u32) -> Vec<u32> {
    let all: u32 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += room.saturating_sub(all);
    }
    widths
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, missing_docs)]
mod tests {
    use super::*;

    fn of(columns: &[&[&str]]) -> Vec<u32> {
        let column = |lines: &&[&str]| {
            let mut column = Column::default();
            lines.iter().for_each(|line| column.take(line));
            column
        };
        widths(&columns.iter().map(column).collect::<Vec<_>>(), 9_000)
    }

    #[test]
    fn columns_fill_the_width_whatever_stands_in_them() {
        let long = "incomprehensibilities".repeat(9);
        for columns in [vec![], vec![&[""][..]], vec![&["a"][..], &["b c d"]], vec![&[long.as_str()][..]; 9]] {
            assert_eq!(of(&columns).iter().sum::<u32>(), if columns.is_empty() { 0 } else { 9_000 });
        }
    }

    #[test]
    fn a_column_of_sentences_is_wider_than_one_of_words() {
        let widths = of(&[&["Open three Tuesdays and count the people"], &["Youssef"], &["in January"]]);
        assert!(widths[0] > widths[1] + widths[2], "{widths:?}");
        assert!(widths[1] > 8 * LETTER);
    }
}
