//! Folding: text as it is compared, without accents, case or differences of white space.

use std::borrow::Cow;

/// The text as it is compared: compatibility-decomposed, without marks, in lower case, white space
/// folded to single spaces. « Élise  BŒUF » and `elise boeuf` fold alike.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let bare = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(without_marks(text)) };
    for c in bare.chars() {
        if c.is_whitespace() || c.is_control() {
            gap = !folded.is_empty();
            continue;
        }
        let plain = plain(c);
        if gap && plain != Some("") {
            folded.push(' ');
            gap = false;
        }
        match plain {
            Some(plain) => folded.push_str(plain),
            None => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// The text, compatibility-decomposed, without its combining marks.
#[cfg(not(target_arch = "wasm32"))]
fn without_marks(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    text.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

/// The same by the tables that every JavaScript engine has: the crate's own would be a tenth of all that
/// is loaded. It is the language's function, not the browser's, so workers have it too.
#[cfg(target_arch = "wasm32")]
fn without_marks(text: &str) -> String {
    thread_local! {
        static MARKS: js_sys::RegExp = js_sys::RegExp::new("\\p{M}", "gu");
    }
    let decomposed = js_sys::JsString::from(text).normalize("NFKD");
    MARKS.with(|marks| decomposed.replace_by_pattern(marks, "")).into()
}

/// Letters and signs that Unicode doesn't decompose and people type in several ways.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' => "d",
        'ı' => "i",
        '’' | '‘' | 'ʼ' => "'",
        '‐' | '‑' | '–' | '—' => "-",
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' => "",
        _ => return None,
    })
}

/// The words of a folded text: its runs of letters and digits.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What two titles that say the same have in common: their folded words, punctuation left out. A text
/// without any word is its folded self.
pub fn key(text: &str) -> String {
    let folded = fold(text);
    let key = words(&folded).collect::<Vec<_>>().join(" ");
    if key.is_empty() { folded } else { key }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_case_ligatures_and_white_space_are_ignored() {
        assert_eq!(fold("  Élise\u{a0}\u{202f} BŒUF\t"), "elise boeuf");
        assert_eq!(fold("L’été"), fold("l'ete"));
        assert_eq!(fold("E\u{301}lise"), fold("Élise"));
        assert_ne!(fold("Elise"), fold("Elsie"));
    }

    #[test]
    fn the_key_of_a_title_leaves_punctuation_out() {
        assert_eq!(key("Vivre ensemble : comment ?"), key("vivre ensemble, COMMENT"));
        assert_eq!(key("?!"), "?!");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".{0,30}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
