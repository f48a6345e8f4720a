//! What is downloaded is compared with what was downloaded before and looked at.

use std::path::Path;
use std::{env, fs};

/// Compares a file with the golden one; `UPDATE_GOLDEN=1` writes that anew.
pub fn compare(name: &str, made: &str) {
    let made = settled(made);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &made).unwrap();
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}; UPDATE_GOLDEN=1 writes it"));
    if kept != made {
        let differs = (1..).zip(kept.lines().zip(made.lines())).find(|(_, (kept, made))| kept != made);
        panic!("{name} differs from what was downloaded; UPDATE_GOLDEN=1 takes it over, git diff shows it. First: {differs:#?}");
    }
}

/// The text without what is another at every time, the moment of its making and the ids of the records,
/// and without the typeface that it carries along.
fn settled(text: &str) -> String {
    let text = replace_between(text, "State of ", ".</p>", "<moment>");
    let text = replace_between(&text, "État du ", ".</p>", "<moment>");
    let text = replace_between(&text, "State of ", ".\n", "<moment>");
    let text = replace_between(&text, "État du ", ".\n", "<moment>");
    number_ids(&replace_between(&text, ";base64,", ")", "<typeface>"))
}

/// Each id becomes the number of its first appearance: links still lead to their places.
fn number_ids(text: &str) -> String {
    const LENGTH: usize = 36;
    let mut ids: Vec<&str> = Vec::new();
    let mut settled = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let id = rest.get(..LENGTH).filter(|id| id.matches('-').count() == 4 && uuid::Uuid::try_parse(id).is_ok());
        if let Some(id) = id {
            let number = ids.iter().position(|known| *known == id).unwrap_or_else(|| {
                ids.push(id);
                ids.len() - 1
            });
            settled.extend(["<id ", &(number + 1).to_string(), ">"]);
        } else {
            settled.push(c);
        }
        rest = &rest[id.map_or(c.len_utf8(), str::len)..];
    }
    settled
}

/// Replaces what stands between the last `before` and the `after` that follows it.
fn replace_between(text: &str, before: &str, after: &str, with: &str) -> String {
    let Some(from) = text.rfind(before).map(|at| at + before.len()) else { return text.to_owned() };
    let Some(length) = text[from..].find(after) else { return text.to_owned() };
    format!("{}{with}{}", &text[..from], &text[from + length..])
}
