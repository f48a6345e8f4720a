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

impl Item<'_> {
    fn is_numbered(&self) -> bool {
        self.mark.starts_with(|c: char| c.is_ascii_digit())
    }
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
        // The next words would go on the last item, were there no empty line between them.
        return Some(Replacement { from: start, to: start + utf16(&line), with: "\n".to_owned(), caret: start + 1 });
    }
    let with = format!("\n{}{}", item.indent, item.next);
    let caret_after = caret + utf16(&with);
    Some(Replacement { from: caret, to: caret, with, caret: caret_after })
}

/// What Tab (or Shift+Tab) does at the caret: an item goes in or out by one level, and a number counts
/// with those that it comes to stand among. `None`, where the item is as deep as it can be too: the key
/// moves the focus, as everywhere.
pub fn on_tab(text: &str, caret: u32, out: bool) -> Option<Replacement> {
    let (start, line) = line_at(text, caret)?;
    let item = item(&line)?;
    let above = above(text, start);
    let own = item.indent.len();
    let step = if item.is_numbered() { 3 } else { 2 };
    let column = if out {
        let outer = above.iter().map(|other| other.indent.len()).find(|column| *column < own);
        outer.or_else(|| (own > 0).then(|| own.saturating_sub(step)))?
    } else {
        // An item stands in another when it begins where the other's words do.
        match above.iter().find(|other| other.indent.len() <= own).map(|other| other.indent.len() + other.mark.len()) {
            Some(column) => Some(column).filter(|column| *column > own)?,
            None => Some(step).filter(|column| *column > own)?,
        }
    };
    let sibling = above.iter().take_while(|other| other.indent.len() >= column).find(|other| other.indent.len() == column);
    let mark = match sibling {
        _ if !item.is_numbered() => item.mark.clone(),
        Some(sibling) if sibling.is_numbered() => sibling.next.clone(),
        _ => format!("1{}", item.mark.trim_start_matches(|c: char| c.is_ascii_digit())),
    };
    let before = utf16(item.indent) + utf16(&item.mark);
    let with = " ".repeat(column) + &mark;
    let caret = (caret + utf16(&with)).saturating_sub(before).max(start);
    Some(Replacement { from: start, to: start + before, with, caret })
}

/// The items of the list above a line, the nearest first.
fn above(text: &str, start: u32) -> Vec<Item<'_>> {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        let here = units == start;
        units += if u32::from(*c) > 0xffff { 2 } else { 1 };
        here
    });
    let lines = text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or_default().lines().rev();
    let listed = |line: &&str| line.trim().is_empty() || line.starts_with(' ') || item(line).is_some();
    lines.take_while(listed).filter_map(item).collect()
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
        assert_eq!(applied("- a\n- ", &help), "- a\n\n");
        assert_eq!(help.caret, 5);
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
    fn a_number_that_goes_in_begins_anew_and_one_that_goes_out_counts_on() {
        let text = "1. 🔑 un\n2. deux\n3. trois";
        let nested = on_tab(text, utf16(text), false).unwrap();
        let inner = applied(text, &nested);
        assert_eq!(inner, "1. 🔑 un\n2. deux\n   1. trois");
        assert_eq!(nested.caret, utf16(&inner));
        let back = on_tab(&inner, nested.caret, true).unwrap();
        assert_eq!(applied(&inner, &back), text);
        let second = format!("{inner}\n3. quatre");
        let nested = on_tab(&second, utf16(&second), false).unwrap();
        assert_eq!(applied(&second, &nested), format!("{inner}\n   2. quatre"));
    }

    #[test]
    fn an_item_goes_in_as_far_as_the_words_above_it() {
        let under = |text: &str| applied(text, &on_tab(text, utf16(text), false).unwrap());
        assert_eq!(under("1. a\n- b"), "1. a\n   - b");
        assert_eq!(under("10. a\n11. b"), "10. a\n    1. b");
        assert_eq!(under("words\n- b"), "words\n  - b");
    }

    #[test]
    fn tab_outside_a_list_is_left_to_the_focus() {
        assert_eq!(on_tab("plain", 3, false), None);
        assert_eq!(on_tab("- a", 3, true), None);
        assert_eq!(on_tab("- a\n  - b", 9, false), None);
        assert_eq!(on_tab("  - a", 5, false), None);
    }

    #[test]
    fn a_caret_keeps_its_place_among_the_letters_when_others_type() {
        assert_eq!(moved_caret(5, 0, 0, 3), 8);
        assert_eq!(moved_caret(5, 9, 0, 3), 5);
        assert_eq!(moved_caret(5, 2, 2, 0), 3);
        assert_eq!(moved_caret(5, 4, 4, 1), 5);
    }
}
