//! Reports to be filled in by hand, with the sections of the forum's template.

use super::agenda::{Card, Hours, cards, hours_of};
use crate::domain::agenda::{placement, workshops};
use crate::domain::{Forum, Language, Room, Slot, template};
use crate::i18n::{say, t};

/// What a sheet carries, in lines to write on: the first has the workshop's head.
const FIRST: usize = 23;
/// What each following sheet carries.
const FOLLOWING: usize = 30;
/// The lines of a section, at the least.
const LEAST: usize = 3;
/// What a heading takes away.
const HEADING: usize = 2;
/// What the table of actions takes, at the least: its own headings and three lines.
const TABLE: usize = 4;

/// One workshop's head; everything empty on a report that is quite blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Number, title, conveners.
    pub card: Card,
    /// Where it meets.
    pub room: String,
    /// When it meets.
    pub hours: Hours,
}

/// What is to be written on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A section: its heading and so many lines.
    Section(String, usize),
    /// What, who, by when: a heading and so many lines.
    Actions(String, usize),
}

/// The heads of all workshops.
pub fn heads(forum: &Forum) -> Vec<Head> {
    let cards = cards(forum);
    let head = |held: &crate::domain::agenda::Held<'_>| {
        let placed = placement(forum, held.workshop);
        let room = placed.and_then(|(room, _)| forum.get::<Room>(&room)).map(|room| room.name.clone()).unwrap_or_default();
        let hours = placed.and_then(|(_, slot)| forum.get::<Slot>(&slot)).map(hours_of).unwrap_or_default();
        Head { card: cards.get(&held.id).cloned().unwrap_or_default(), room, hours }
    };
    workshops(forum).iter().map(head).collect()
}

/// What stands on the sheets of each report: the template's sections, and the table of actions once, in
/// the place of the section that is called so or else at the end.
pub fn sheets(forum: &Forum, language: Language) -> Vec<Vec<Part>> {
    let titles: Vec<String> = template::listed(forum).into_iter().map(|(_, section)| section.title.clone()).collect();
    laid_out(titles, language)
}

fn laid_out(titles: Vec<String>, language: Language) -> Vec<Vec<Part>> {
    let for_actions = |title: &str| [Language::En, Language::Fr].iter().any(|one| say(*one, t::app::SECTION_ACTIONS) == title);
    let mut table = None;
    let mut parts: Vec<Part> = Vec::new();
    for title in titles {
        if table.is_none() && for_actions(&title) {
            table = Some(parts.len());
            parts.push(Part::Actions(title, TABLE - 1));
        } else {
            parts.push(Part::Section(title, LEAST));
        }
    }
    if table.is_none() {
        parts.push(Part::Actions(say(language, t::app::SECTION_ACTIONS).to_owned(), TABLE - 1));
    }
    let weight = |part: &Part| HEADING + if matches!(part, Part::Actions(..)) { TABLE } else { LEAST };
    let mut sheets: Vec<Vec<Part>> = Vec::new();
    let mut left = 0;
    for part in parts {
        match sheets.last_mut() {
            Some(sheet) if weight(&part) <= left => {
                left -= weight(&part);
                sheet.push(part);
            }
            _ => {
                left = if sheets.is_empty() { FIRST } else { FOLLOWING };
                left = left.saturating_sub(weight(&part));
                sheets.push(vec![part]);
            }
        }
    }
    sheets.into_iter().enumerate().map(|(index, sheet)| stretched(sheet, if index == 0 { FIRST } else { FOLLOWING })).collect()
}

/// Shares what is left of a sheet out among its sections.
fn stretched(sheet: Vec<Part>, room: usize) -> Vec<Part> {
    let sections = sheet.iter().filter(|part| matches!(part, Part::Section(..))).count();
    let taken = sheet.len() * HEADING + if sections < sheet.len() { TABLE } else { 0 };
    let lines = room.saturating_sub(taken);
    let mut seen = 0;
    let stretch = |part| match part {
        Part::Section(title, _) => {
            let more = usize::from(seen < lines % sections.max(1));
            seen += 1;
            Part::Section(title, (lines / sections.max(1) + more).max(LEAST))
        }
        Part::Actions(title, _) if sections == 0 => Part::Actions(title, room.saturating_sub(HEADING + 2)),
        Part::Actions(title, lines) => Part::Actions(title, lines),
    };
    sheet.into_iter().map(stretch).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    fn titles(count: usize) -> Vec<String> {
        (1..=count).map(|n| format!("Section {n}")).collect()
    }

    #[test]
    fn the_usual_report_is_one_sheet_with_the_table_where_its_section_is() {
        let usual = ["Highlights", "Conclusions", "Questions left open", "Actions"].map(str::to_owned).to_vec();
        let sheets = laid_out(usual, Language::Fr);
        assert_eq!(sheets.len(), 1);
        assert!(matches!(&sheets[0][3], Part::Actions(title, _) if title == "Actions"));
        assert_eq!(sheets[0].iter().filter(|part| matches!(part, Part::Actions(..))).count(), 1);
    }

    #[test]
    fn every_section_stands_once_and_has_room_to_write_in() {
        for count in 0..60 {
            let sheets = laid_out(titles(count), Language::En);
            let all: Vec<_> = sheets.iter().flatten().collect();
            let written: Vec<_> = all
                .iter()
                .filter_map(|part| match part {
                    Part::Section(title, lines) => {
                        assert!(*lines >= LEAST);
                        Some(title.clone())
                    }
                    Part::Actions(..) => None,
                })
                .collect();
            assert_eq!(written, titles(count));
            assert_eq!(all.len(), count + 1);
            for (index, sheet) in sheets.iter().enumerate() {
                let taken: usize = sheet
                    .iter()
                    .map(|part| match part {
                        Part::Section(_, lines) => HEADING + lines,
                        Part::Actions(_, lines) => HEADING + 1 + lines,
                    })
                    .sum();
                assert!(taken <= if index == 0 { FIRST } else { FOLLOWING }, "{count} sections, sheet {index}: {taken}");
            }
        }
    }
}
