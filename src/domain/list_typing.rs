//! The light help while notes are typed: a list continues itself, Tab nests.
//!
//! Pure: from a text and a selection to the one replacement that helps, or to none.

/// A replacement in a text; positions are UTF-16 code units, as text boxes count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// From where.
    pub from: u32,
    /// To where.
    pub to: u32,
    /// What comes instead.
    pub with: String,
    /// Where the caret stands afterwards.
    pub caret: u32,
}

/// A line that is an item of a list: its indentation, its mark, and what follows.
struct Item<'a> {
    indent: &'a str,
    mark: String,
    next: String,
    rest: &'a str,
}

fn item(line: &str) -> Option<Item<'_>> {
    let indent_length = line.len() - line.trim_start_matches(' ').len();
    let (indent, after) = line.split_at_checked(indent_length)?;
    for bullet in ["- ", "* ", "+ "] {
        if let Some(rest) = after.strip_prefix(bullet) {
            return Some(Item { indent, mark: bullet.to_owned(), next: bullet.to_owned(), rest });
        }
    }
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, tail) = after.split_at_checked(digits)?;
    let number: u32 = number.parse().ok().filter(|number| *number < 1_000_000_000)?;
    for point in [". ", ") "] {
        if let Some(rest) = tail.strip_prefix(point) {
            return Some(Item { indent, mark: format!("{number}{point}"), next: format!("{}{point}", number + 1), rest });
        }
    }
    None
}

/// What Enter does at the caret: on an item with words, the next item; on an empty one, the end of the
/// list. `None`: an ordinary new line.
pub fn on_enter(text: &str, caret: u32) -> Option<Replacement> {
    let (start, line) = line_at(text, caret)?;
    let item = item(&line)?;
    let typed = utf16(item.indent) + utf16(&item.mark);
    if caret < start + typed {
        return None;
    }
    if item.rest.trim().is_empty() {
        return Some(Replacement { from: start, to: start + utf16(&line), with: String::new(), caret: start });
    }
    let with = format!("\n{}{}", item.indent, item.next);
    let caret_after = caret + utf16(&with);
    Some(Replacement { from: caret, to: caret, with, caret: caret_after })
}

/// What Tab (or Shift+Tab) does at the caret: an item goes in or out by one level. `None`: the key
/// moves the focus, as everywhere.
pub fn on_tab(text: &str, caret: u32, out: bool) -> Option<Replacement> {
    let (start, line) = line_at(text, caret)?;
    let item = item(&line)?;
    let width = if item.mark.starts_with(|c: char| c.is_ascii_digit()) { 3 } else { 2 };
    if out {
        let gone = utf16(item.indent).min(width);
        if gone == 0 {
            return None;
        }
        let caret = caret.saturating_sub(gone).max(start);
        return Some(Replacement { from: start, to: start + gone, with: String::new(), caret });
    }
    let with = " ".repeat(width as usize);
    Some(Replacement { from: start, to: start, with, caret: caret + width })
}

/// The line that holds the caret, and where it starts.
fn line_at(text: &str, caret: u32) -> Option<(u32, String)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let caret = usize::try_from(caret).ok()?.min(units.len());
    let (before, after) = units.split_at_checked(caret)?;
    let newline = u16::from(b'\n');
    let start = before.iter().rposition(|unit| *unit == newline).map_or(0, |position| position + 1);
    let end = after.iter().position(|unit| *unit == newline).map_or(units.len(), |position| caret + position);
    Some((u32::try_from(start).ok()?, String::from_utf16_lossy(units.get(start..end)?)))
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// Where a caret stands after somebody else's replacement of `removed` units at `at` by `inserted`.
pub fn moved_caret(caret: u32, at: u32, removed: u32, inserted: u32) -> u32 {
    if caret <= at {
        caret
    } else if caret >= at + removed {
        caret - removed + inserted
    } else {
        at + inserted.min(caret - at)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn applied(text: &str, replacement: &Replacement) -> String {
        crate::domain::apply::spliced(text, replacement.from, replacement.to - replacement.from, &replacement.with)
    }

    #[test]
    fn enter_after_an_item_starts_the_next_at_the_same_depth() {
        let text = "- a\n  - clé 🔑";
        let help = on_enter(text, utf16(text)).unwrap();
        assert_eq!(applied(text, &help), "- a\n  - clé 🔑\n  - ");
        assert_eq!(help.caret, utf16("- a\n  - clé 🔑\n  - "));
    }

    #[test]
    fn a_numbered_list_counts_on() {
        let help = on_enter("9. neuf", 7).unwrap();
        assert_eq!(applied("9. neuf", &help), "9. neuf\n10. ");
    }

    #[test]
    fn enter_on_an_empty_item_ends_the_list() {
        let help = on_enter("- a\n- ", 6).unwrap();
        assert_eq!(applied("- a\n- ", &help), "- a\n");
        assert_eq!(help.caret, 4);
    }

    #[test]
    fn enter_in_a_paragraph_or_before_the_mark_is_an_ordinary_line() {
        assert_eq!(on_enter("plain", 5), None);
        assert_eq!(on_enter("- a", 0), None);
    }

    #[test]
    fn tab_nests_and_shift_tab_brings_back() {
        let nested = on_tab("- a\n- b", 7, false).unwrap();
        let text = applied("- a\n- b", &nested);
        assert_eq!(text, "- a\n  - b");
        let back = on_tab(&text, nested.caret, true).unwrap();
        assert_eq!(applied(&text, &back), "- a\n- b");
        assert_eq!(back.caret, 7);
    }

    #[test]
    fn tab_outside_a_list_is_left_to_the_focus() {
        assert_eq!(on_tab("plain", 3, false), None);
        assert_eq!(on_tab("- a", 3, true), None);
    }

    #[test]
    fn a_caret_keeps_its_place_among_the_letters_when_others_type() {
        assert_eq!(moved_caret(5, 0, 0, 3), 8);
        assert_eq!(moved_caret(5, 9, 0, 3), 5);
        assert_eq!(moved_caret(5, 2, 2, 0), 3);
        assert_eq!(moved_caret(5, 4, 4, 1), 5);
    }
}
