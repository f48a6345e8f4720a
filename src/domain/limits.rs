//! How long and how many: the bounds on what people may enter. Longer is refused, never cut.

/// Longest title of a topic, name, promise or other single line, in characters.
pub const LINE: usize = 300;
/// Longest description, note, summary or other long text, in characters.
pub const TEXT: usize = 50_000;
/// Most sub-questions of one topic.
pub const QUESTIONS: usize = 50;
/// Most topics in one forum.
pub const TOPICS: usize = 20_000;
/// Most dots that a voter may be given, and most paper dots on one topic.
pub const DOTS: u32 = 1_000;
/// Most paper dots that may be counted on one topic.
pub const PAPER_DOTS: u32 = 100_000;
/// Largest file that is opened, in bytes: a forum's text, and its photographs in base64.
pub const FILE: usize = 96 * 1024 * 1024;
/// Most bytes of what goes from laptop to laptop by hand, unpacked: text alone, and no pictures.
pub const PACKET: usize = 16 * 1024 * 1024;
/// Most photographs in one forum.
pub const PHOTOGRAPHS: usize = 100;
/// Longest side of a photograph as it is kept, in pixels.
pub const PICTURE_SIDE: u32 = 1_600;
/// Longest side of the logo on the minutes' cover, in pixels.
pub const LOGO_SIDE: u32 = 600;
/// Largest photograph as it is kept, in bytes; the largest logo too.
pub const PICTURE: usize = 1024 * 1024;
/// Most that a forum's photographs are together, in bytes.
pub const PICTURES: usize = 40 * 1024 * 1024;
/// Largest file that a photograph is made of, in bytes.
pub const PICTURE_FILE: usize = 64 * 1024 * 1024;
/// Largest file of a list of people or topics, in bytes.
pub const LIST_FILE: f64 = 4_194_304.0;
/// Most columns of a table that is pasted.
pub const COLUMNS: usize = 100;
/// Most rooms, slots, objectives, plenary items or sections of one list.
pub const LIST: usize = 500;
/// Most report templates that an organiser keeps on one machine.
pub const KEPT_TEMPLATES: usize = 20;
/// Most headings of one of them.
pub const KEPT_HEADINGS: usize = 50;
/// Most actions, engagements or closing words in one forum.
pub const CONTRIBUTIONS: usize = 20_000;
/// Most people that a room holds or that are counted in a workshop.
pub const PEOPLE: u32 = 100_000;
/// Longest time of a timer, in seconds.
pub const TIMER: u32 = 24 * 3_600;
/// How long a timer whose time is over counts on, in seconds; then it is forgotten.
pub const OVER_TIME: u32 = 12 * 3_600;
/// Most warnings of one timer.
pub const WARNINGS: usize = 5;
/// Most workshops that a placement is suggested for: what they share is a table of all pairs.
pub const SUGGESTED: usize = 500;
/// Most cells of the agenda that a placement is suggested in.
pub const CELLS: usize = 20_000;
/// Years in which a forum can be held: outside them a date was mistyped or made up.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

use super::Refusal;

/// A single line as it is kept: control and direction-changing characters gone, white space folded.
///
/// # Errors
/// [`Refusal::Empty`] when nothing is left, [`Refusal::TooLong`] beyond [`LINE`] characters.
pub fn line(text: &str) -> Result<String, Refusal> {
    let kept = optional_line(text)?;
    if kept.is_empty() { Err(Refusal::Empty) } else { Ok(kept) }
}

/// The same, where nothing is allowed too.
///
/// # Errors
/// [`Refusal::TooLong`] beyond [`LINE`] characters.
pub fn optional_line(text: &str) -> Result<String, Refusal> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !hidden(*c)).collect();
    let mut kept = String::with_capacity(clean.len());
    for word in clean.split([' ', '\t']).filter(|word| !word.is_empty()) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    // Within a line, no-break spaces are typography; at its ends they are nothing.
    let kept = kept.trim().to_owned();
    let length = kept.chars().count();
    if length > LINE { Err(Refusal::TooLong { length, limit: LINE }) } else { Ok(kept) }
}

/// Several lines as they are kept: each one clean, line breaks left, no blank lines at the end.
///
/// # Errors
/// [`Refusal::TooLong`] when one line is beyond [`LINE`] or the whole beyond [`TEXT`] characters.
pub fn lines(several: &str) -> Result<String, Refusal> {
    text(several)?;
    let kept = several.lines().map(optional_line).collect::<Result<Vec<_>, _>>()?;
    Ok(kept.join("\n").trim_end().to_owned())
}

/// Checks that a figure lies in its range.
///
/// # Errors
/// [`Refusal::OutOfRange`] with the range.
pub fn within(figure: u32, least: u32, most: u32) -> Result<(), Refusal> {
    if (least..=most).contains(&figure) { Ok(()) } else { Err(Refusal::OutOfRange { least, most }) }
}

/// Checks the length of a long text.
///
/// # Errors
/// [`Refusal::TooLong`] beyond [`TEXT`] characters.
pub fn text(text: &str) -> Result<(), Refusal> {
    let length = text.chars().count();
    if length > TEXT { Err(Refusal::TooLong { length, limit: TEXT }) } else { Ok(()) }
}

/// Characters that show nothing and turn the direction of what follows (Unicode UAX #9): in a title
/// they could make the wall or the minutes read otherwise than they are.
pub const fn hidden(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests;
