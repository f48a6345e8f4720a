//! Plain text made safe for the place it goes to: it can't become structure there.

use std::borrow::Cow;

/// Characters that turn the direction of what follows (Unicode UAX #9).
pub const fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A plain field on one line: white space folded, and characters gone that show nothing but move what
/// stands around them. What was typed in the app is so already; a foreign file may bring anything.
pub fn plain(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c == ' ' || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            gap = true;
        } else if !turns_direction(c) {
            if gap {
                kept.push(' ');
                gap = false;
            }
            kept.push(c);
        }
    }
    if gap {
        kept.push(' ');
    }
    kept
}

/// Text for HTML, between tags or within a quoted attribute.
pub fn html(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\0' => safe.push('\u{FFFD}'),
            // HTML forbids the other control characters even as references.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => safe.push(c),
        }
    }
    safe
}

/// Text for XML 1.0, between tags or within a quoted attribute. What XML can't hold, not even as a
/// reference, is left out. A document is made of short texts that are safe already: those aren't copied.
pub fn xml(text: &str) -> Cow<'_, str> {
    // The last two begin control characters beyond ASCII, and the two that aren't characters.
    let suspect = |b: u8| b < b' ' || matches!(b, b'&' | b'<' | b'>' | b'"' | 0x7F | 0xC2 | 0xEF);
    if !text.bytes().any(suspect) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// A plain field for `CommonMark` and its GFM tables, within a line.
pub fn markdown(text: &str) -> String {
    let text = plain(text);
    let mut safe = String::with_capacity(text.len() + 8);
    let mut before: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            // Within a word an underscore is no emphasis.
            '_' => !(word(before) && word(after)),
            '&' => after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            // At its end a heading may have decoration.
            '#' => after.is_none(),
            _ => false,
        };
        if special {
            safe.push('\\');
        }
        safe.push(c);
        before = Some(c);
    }
    safe
}

/// A plain field for `CommonMark` where it begins a line: it can't open a block there.
pub fn markdown_line(text: &str) -> String {
    let mut safe = markdown(plain(text).trim_start());
    let digits = safe.bytes().take_while(u8::is_ascii_digit).count();
    let opens = safe.starts_with(['#', '-', '+', '>', '=', ':']);
    let numbers = (1..10).contains(&digits) && safe.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']));
    if opens {
        safe.insert(0, '\\');
    } else if numbers {
        safe.insert(digits, '\\');
    }
    safe
}
