//! What somebody chose to print, remembered on this machine.

use serde::{Deserialize, Serialize};

use super::measure::largest;
use crate::domain::Language;

/// How large the paper is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 297 by 420 mm.
    A3,
}

/// How a sheet lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Higher than wide.
    Portrait,
    /// Wider than high.
    #[default]
    Landscape,
}

impl Way {
    /// The way in which a few words can stand largest on a poster.
    pub fn for_words(words: &str) -> Self {
        if largest(words, 182, 222) > largest(words, 269, 135) { Self::Portrait } else { Self::Landscape }
    }
}

/// Sheets of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stack {
    /// Theme, objectives, principles, law, guests.
    Posters,
    /// Topic sheets to be filled in.
    BlankTopics,
    /// The topics on the wall, a sheet each.
    Topics,
    /// Topics with boxes to count dots in.
    Tally,
    /// The grid of rooms and slots.
    Agenda,
    /// What meets in each room.
    Rooms,
    /// Reports to be filled in.
    Reports,
    /// Engagement cards.
    Cards,
}

impl Stack {
    /// Every stack, in the order of the day.
    pub const ALL: [Self; 8] =
        [Self::Posters, Self::BlankTopics, Self::Topics, Self::Tally, Self::Agenda, Self::Rooms, Self::Reports, Self::Cards];

    /// Its name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Posters => "posters",
            Self::BlankTopics => "blank-topics",
            Self::Topics => "topics",
            Self::Tally => "tally",
            Self::Agenda => "agenda",
            Self::Rooms => "rooms",
            Self::Reports => "reports",
            Self::Cards => "cards",
        }
    }
}

/// A poster that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Poster {
    /// The calling question.
    Theme,
    /// Why people meet.
    Objectives,
    /// The four principles.
    Principles,
    /// The law of two feet.
    Law,
    /// Bumblebees and butterflies.
    Guests,
}

impl Poster {
    /// Every poster, in the order in which they hang.
    pub const ALL: [Self; 5] = [Self::Theme, Self::Objectives, Self::Principles, Self::Law, Self::Guests];
}

/// Most copies of a blank sheet made at once.
pub const COPIES: usize = 200;
/// Topics whose sheets are made at once: more would keep the page and the printer from answering.
pub const AT_ONCE: usize = 60;

/// What is printed, and how. What is read back may be anything: see [`Choice::read`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the slip")]
pub struct Choice {
    /// The stacks to be printed.
    pub stacks: Vec<Stack>,
    /// The paper.
    pub size: Size,
    /// In the other language than that of the minutes.
    pub other_language: bool,
    /// Black on white, with thin rules.
    pub saving_ink: bool,
    /// Posters that are left out.
    pub without: Vec<Poster>,
    /// The four principles on one poster.
    pub together: bool,
    /// Copies of the blank topic sheet.
    pub blank_topics: usize,
    /// Topic sheets two to a page.
    pub two_up: bool,
    /// Which run of topics is printed, counted from 0.
    pub run: usize,
    /// How the agenda lies.
    pub agenda: Way,
    /// How the room signs lie.
    pub rooms: Way,
    /// Reports with nothing filled in, whatever workshops there are.
    pub blank_reports: bool,
    /// Copies of that report.
    pub report_copies: usize,
    /// Engagement cards.
    pub cards: usize,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            stacks: vec![Stack::Posters, Stack::BlankTopics],
            size: Size::A4,
            other_language: false,
            saving_ink: false,
            without: Vec::new(),
            together: false,
            blank_topics: 20,
            two_up: false,
            run: 0,
            agenda: Way::Landscape,
            rooms: Way::Landscape,
            blank_reports: false,
            report_copies: 10,
            cards: 40,
        }
    }
}

impl Choice {
    /// What was remembered; whatever isn't understood or out of bounds is as it is at first.
    pub fn read(kept: &str) -> Self {
        let mut choice: Self = serde_json::from_str(kept).unwrap_or_default();
        for count in [&mut choice.blank_topics, &mut choice.report_copies, &mut choice.cards] {
            *count = (*count).clamp(1, COPIES);
        }
        choice
    }

    /// The choice, to be remembered.
    pub fn kept(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether a stack is printed.
    pub fn has(&self, stack: Stack) -> bool {
        self.stacks.contains(&stack)
    }

    /// Takes a stack in or leaves it out.
    pub fn take(&mut self, stack: Stack, taken: bool) {
        self.stacks.retain(|other| *other != stack);
        if taken {
            self.stacks.push(stack);
        }
    }

    /// The language of the sheets, where the minutes are in this one.
    pub const fn language(&self, of_minutes: Language) -> Language {
        match (of_minutes, self.other_language) {
            (Language::En, false) | (Language::Fr, true) => Language::En,
            (Language::Fr, false) | (Language::En, true) => Language::Fr,
        }
    }
}
