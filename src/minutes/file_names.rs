//! Names of the files people download: the day, the forum, what it is; safe on every system.

use chrono::NaiveDate;

use crate::domain::fold::fold;

/// Longest part of a name that comes from the forum's title, in characters.
const TITLE: usize = 60;

/// A name such as `2026-11-14-vivre-bien-a-valsonne-minutes.md`.
///
/// ```
/// use open_forum::minutes::file_names::file_name;
/// let day = "2026-11-14".parse().ok();
/// assert_eq!(file_name(day, "Vivre bien à Valsonne", "minutes", "md"), "2026-11-14-vivre-bien-a-valsonne-minutes.md");
/// ```
pub fn file_name(day: Option<NaiveDate>, title: &str, what: &str, extension: &str) -> String {
    let mut parts: Vec<String> = day.map(|day| day.to_string()).into_iter().collect();
    let folded = in_a_name(title);
    parts.push(if folded.is_empty() { "forum".to_owned() } else { folded });
    parts.push(what.to_owned());
    format!("{}.{extension}", parts.join("-"))
}

/// The title in small letters without accents, its words joined by `-`; letters of other scripts stay.
fn in_a_name(title: &str) -> String {
    let mut folded = String::new();
    for c in fold(title).chars() {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with('-') {
            folded.push('-');
        }
    }
    let short: String = folded.chars().take(TITLE).collect();
    // A title that had to be cut ends at a word.
    let whole = match short.rsplit_once('-') {
        Some((words, _)) if short.len() < folded.len() => words,
        _ => &short,
    };
    whole.trim_matches('-').to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_has_no_accent_no_space_and_no_path() {
        assert_eq!(file_name(None, "../Œuvre d'été : « Ça \\ va ? »", "minutes", "html"), "oeuvre-d-ete-ca-va-minutes.html");
        assert_eq!(file_name(None, "😀 / \0", "minutes", "md"), "forum-minutes.md");
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let name = file_name(None, &"longue phrase ".repeat(20), "minutes", "md");
        assert!(name.len() < 80 && name.ends_with("-minutes.md"));
        assert!(name.starts_with("longue-phrase-") && (name.contains("phrase-minutes") || name.contains("longue-minutes")));
    }

    #[test]
    fn letters_of_other_scripts_stay() {
        assert_eq!(file_name(None, "مستقبل المدينة", "minutes", "md"), "مستقبل-المدينة-minutes.md");
    }
}
