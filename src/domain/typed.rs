//! Lines as people type and paste them: parts set off by dashes, list marks in front.

/// The line without the mark of a list in front of it: `-`, `*`, `•`, `[ ]`, `3.`, `3)`.
pub(super) fn bare(line: &str) -> &str {
    let line = line.trim();
    let marks = ["- ", "* ", "• ", "– ", "— ", "‣ ", "[ ] ", "☐ "];
    if let Some(rest) = marks.iter().find_map(|mark| line.strip_prefix(mark)) {
        return bare(rest);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = line.get(digits..).filter(|_| (1..=4).contains(&digits));
    numbered.and_then(|rest| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))).map_or(line, str::trim_start)
}

/// The parts of a line set off by ` — `, ` – `, ` - ` or a tab.
pub(super) fn parts(line: &str) -> Vec<String> {
    let one = [" — ", " – ", " - ", "\u{a0}— ", "\u{a0}– "].iter().fold(line.to_owned(), |line, mark| line.replace(mark, "\t"));
    one.split('\t').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Whether the line has a list's bullet in front of it.
pub(super) fn bulleted(line: &str) -> bool {
    ["- ", "* ", "• ", "– ", "— ", "‣ "].iter().any(|mark| line.trim_start().starts_with(mark))
}
