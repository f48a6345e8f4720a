//! Why a gesture is refused: one case a reason, with the figures the sentence needs.

use serde::Serialize;

/// A gesture that the forum's rules don't allow. The forum is as it was. The screens turn each case
/// into a sentence that says what was wrong and what to do (`locales/*/refusal.json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Refusal {
    /// Nothing was typed where something is needed.
    Empty,
    /// A single line or long text is longer than allowed; counts are characters.
    TooLong {
        /// How long it is.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
    /// More of something than one forum holds.
    TooMany {
        /// How many there may be.
        limit: usize,
    },
    /// The forum's photographs would be more together than is kept.
    PicturesTooLarge {
        /// How much they may be, in megabytes.
        limit: usize,
    },
    /// A number lies outside its range.
    OutOfRange {
        /// Smallest allowed.
        least: u32,
        /// Largest allowed.
        most: u32,
    },
    /// A quotation mark opens a cell of a table and nothing closes it.
    NotClosed,
    /// The record isn't there, or is no longer.
    Gone,
    /// The vote isn't open.
    VoteNotOpen,
    /// The voter has no dot left.
    NoDotLeft {
        /// The dot budget.
        budget: u32,
    },
    /// The voter has reached the cap on this topic.
    CapReached {
        /// The cap.
        cap: u32,
    },
    /// The rules of this vote don't allow dots on one's own topic.
    OwnTopic,
    /// A topic can't be merged into itself or into one merged into it.
    MergeCycle,
    /// Merging needs the conveners' consent, which wasn't noted.
    NoConsent,
    /// A topic that is withdrawn or merged can't be used so.
    NotOnTheWall,
    /// A time of day, date or range makes no sense: the end lies before the start.
    EndsBeforeStart,
    /// A timer was to run for no time, or for longer than one can.
    TimeOutOfRange {
        /// How many hours it may run.
        hours: u32,
    },
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// What would be undone was changed since by someone else.
    ChangedSince {
        /// Who changed it; empty when unknown.
        who: String,
    },
    /// All were drawn, or there is nothing to draw.
    NothingLeft,
    /// On a participant's laptop: it is for the facilitators, or for somebody else, to change.
    NotYours,
    /// The forum was written by a newer version of the app and is open for reading only.
    ReadOnly,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Refusal {}
