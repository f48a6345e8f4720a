//! What pasted lists have of Markdown: tables, and marks of emphasis, which are nothing in a title. Rules T3, F13.

use super::delimited::{Row, Rows};
use super::entry::{self, AtLine};
use super::{Refusal, limits};

/// A table as Markdown has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its rows, the heading first.
    pub rows: Rows,
    /// Whether a line of dashes below the first row says that it is the heading.
    pub is_headed: bool,
}

/// The table that a text is; `None` where it is none. Headings of Markdown, and one line of words, may stand
/// before it.
///
/// # Errors
/// Where a line is: [`Refusal::TooMany`] rows or cells.
pub fn table(text: &str) -> Result<Option<Table>, AtLine> {
    let numbered = entry::lines(text).enumerate().map(|(index, line)| (index + 1, line.trim()));
    let lines: Vec<(usize, &str)> = numbered.filter(|(_, line)| !line.is_empty() && !entry::is_aside(line)).collect();
    let ruled =
        lines.windows(2).take(2).position(|two| matches!(two, [(_, head), (_, rule)] if head.contains('|') && is_rule(rule)));
    let is_fenced =
        || !lines.is_empty() && lines.iter().all(|(_, line)| line.len() > 1 && line.starts_with('|') && line.ends_with('|'));
    if ruled.is_none() && !is_fenced() {
        return Ok(None);
    }
    let mut rows = Vec::new();
    for (line, words) in lines.into_iter().skip(ruled.unwrap_or(0)).filter(|(_, line)| !is_rule(line)) {
        let cells = cells(words);
        let too_many = |limit: usize| AtLine { line, refusal: Refusal::TooMany { limit } };
        if cells.len() > limits::COLUMNS {
            return Err(too_many(limits::COLUMNS));
        }
        if rows.len() > limits::TOPICS {
            return Err(too_many(limits::TOPICS));
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { line, cells });
        }
    }
    Ok(Some(Table { rows: Rows { rows, unclosed: Vec::new() }, is_headed: ruled.is_some() }))
}

/// Whether a line parts the heading of a table from its rows: `|---|:-:|`.
fn is_rule(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
}

fn cells(line: &str) -> Vec<String> {
    const ESCAPED: &str = "\u{0}";
    let line = line.replace("\\|", ESCAPED);
    let line = line.strip_prefix('|').unwrap_or(&line);
    let line = line.strip_suffix('|').unwrap_or(line);
    let cell = |cell: &str| {
        let broken = ["<br>", "<br/>", "<br />"].iter().fold(cell.replace(ESCAPED, "|"), |cell, mark| cell.replace(mark, "\n"));
        plain(broken.trim())
    };
    line.split('|').map(cell).collect()
}

/// The text without the marks of emphasis and of code around its words. Marks inside a word, as in
/// `snake_case` or « porteur*se*s », and those without a second one stay.
pub fn plain(text: &str) -> String {
    let marks = ["`", "***", "**", "__", "~~", "*", "_"];
    marks.into_iter().filter(|mark| text.contains(mark)).fold(text.to_owned(), |text, mark| without(&text, mark))
}

fn without(text: &str, mark: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, within, after)) = pair(rest, mark) {
        kept.push_str(before);
        kept.push_str(within);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// What stands before, between and after the first two marks that belong together.
fn pair<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str, &'t str)> {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || mark.contains(c));
    let is_gap = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || mark.contains(c));
    let parted = |text: &'t str, at: usize| Some((text.get(..at)?, text.get(at + mark.len()..)?));
    let opens = |(before, after): &(&str, &str)| !is_word(before.chars().next_back()) && !is_gap(after.chars().next());
    let closes = |(within, after): &(&str, &str)| !is_gap(within.chars().next_back()) && !is_word(after.chars().next());
    let (before, rest) = text.match_indices(mark).filter_map(|(at, _)| parted(text, at)).find(opens)?;
    let (within, after) = rest.match_indices(mark).filter_map(|(at, _)| parted(rest, at)).find(closes)?;
    Some((before, within, after))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

    use proptest::prelude::*;

    use super::*;

    type Lines = Vec<(usize, Vec<String>)>;

    fn read(text: &str) -> Option<(Lines, bool)> {
        let table = table(text).unwrap()?;
        Some((table.rows.rows.into_iter().map(|row| (row.line, row.cells)).collect(), table.is_headed))
    }

    fn row(line: usize, cells: [&str; 2]) -> (usize, Vec<String>) {
        (line, cells.map(str::to_owned).to_vec())
    }

    /// F13
    #[test]
    fn a_table_of_markdown_is_read_by_its_heading() {
        let rows = vec![row(1, ["Titre", "Porteurs"]), row(3, ["Cinq bancs", "Ada"]), row(4, ["A | B", ""])];
        for text in [
            "| Titre | Porteurs |\n|---|:-:|\n| Cinq **bancs** | `Ada` |\n| A \\| B | |",
            "Titre | Porteurs\n--- | ---\nCinq __bancs__ | *Ada*\r\nA \\| B | |  ",
        ] {
            assert_eq!(read(text), Some((rows.clone(), true)), "{text}");
        }
        let after = "# Sujets\n\nVoici :\n\n| a | b |\n|-|-|\n| c<br>d | e |";
        assert_eq!(read(after), Some((vec![row(5, ["a", "b"]), row(7, ["c\nd", "e"])], true)));
        assert_eq!(read("| a | b |\n| c | d |"), Some((vec![row(1, ["a", "b"]), row(2, ["c", "d"])], false)));
    }

    /// F13
    #[test]
    fn lines_that_are_no_table_are_none() {
        for text in ["", "Pain | beurre", "- a\n- b", "a\nb\nc | d\n-|-", "|", "a | b\n---\nc"] {
            assert_eq!(read(text), None, "{text}");
        }
        let wide = format!("|a|\n|-|\n{}", "|".repeat(limits::COLUMNS + 2));
        assert_eq!(table(&wide), Err(AtLine { line: 3, refusal: Refusal::TooMany { limit: limits::COLUMNS } }));
    }

    /// T3
    #[test]
    fn marks_of_emphasis_go_and_other_signs_stay() {
        for (typed, kept) in [
            ("Cinq **bancs**", "Cinq bancs"),
            ("__Cinq__ *bancs*, `ici`", "Cinq bancs, ici"),
            ("***Cinq*** _bancs_ ~~verts~~", "Cinq bancs verts"),
            ("« **Cinq *bancs* verts** »", "« Cinq bancs verts »"),
        ] {
            assert_eq!(plain(typed), kept);
        }
        for typed in ["2 * 3 * 4", "a*b*c", "les porteur*se*s", "snake_case_name", "**ouvert", "* puce", "5 * 3", "_", "****"] {
            assert_eq!(plain(typed), typed);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_only_marks_go(text in "[a é|*_`~\\\\:\n-]{0,40}") {
            let _ = table(&text);
            let words = |text: &str| text.chars().filter(|c| !"*_`~".contains(*c)).collect::<String>();
            prop_assert_eq!(words(&plain(&text)), words(&text));
        }
    }
}
