//! What a gesture changes: field by field, as one transaction with a name.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::record::{Record, RecordRef, Text};
use super::{Forum, Refusal, limits};

/// One change. The replica knows its inverse from what the field held before.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// One field of a record gets a value; `Null` clears it. A member of a map is `field.member`.
    Put {
        /// The record.
        record: RecordRef,
        /// The field.
        field: String,
        /// The value: a scalar or an array of scalars.
        value: Value,
    },
    /// Part of a record's long text is replaced.
    Splice {
        /// The record.
        record: RecordRef,
        /// Where, in UTF-16 code units.
        at: u32,
        /// How many UTF-16 code units go.
        remove: u32,
        /// What comes.
        insert: String,
    },
}

/// What was done, for the history and for "Undo …". Each has its words in `locales/*/deed.json`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each verb is a sentence of its own; the words stand in locales/*/deed.json")]
pub enum Verb {
    #[default]
    Changed,
    ForumCreated,
    SetupChanged,
    ObjectiveAdded,
    ObjectiveChanged,
    ObjectiveRemoved,
    ObjectiveMoved,
    RoomAdded,
    RoomChanged,
    RoomRemoved,
    RoomMoved,
    SlotAdded,
    SlotChanged,
    SlotRemoved,
    PlenaryAdded,
    PlenaryChanged,
    PlenaryRemoved,
    PlenaryMoved,
    TemplateChanged,
    PhaseChanged,
    ParticipantAdded,
    ParticipantChanged,
    ParticipantRemoved,
    TopicProposed,
    TopicsPasted,
    TopicChanged,
    TopicWithdrawn,
    TopicRestored,
    TopicMerged,
    TopicUnmerged,
    LabelGiven,
    LabelRenamed,
    LabelRemoved,
    LabelPainted,
    TopicsNumbered,
    VoteOpened,
    VoteClosed,
    VoteReopened,
    BallotBegun,
    BallotHandedIn,
    BallotSetAside,
    BallotBroughtBack,
    DotsGiven,
    TallyEntered,
    TopicRetained,
    TopicLetGo,
    TopicClaimed,
    WorkshopPlaced,
    WorkshopParked,
    WorkshopPinned,
    WorkshopUnpinned,
    PlacementSuggested,
    AgendaPublished,
    ReportChanged,
    ReporterNamed,
    AttendanceChanged,
    ReportDone,
    ReportReopened,
    SectionAdded,
    SectionRenamed,
    SectionMoved,
    SectionRemoved,
    NotesWritten,
    ActionAdded,
    ActionChanged,
    ActionRemoved,
    ActionFollowed,
    PhotographAdded,
    PhotographDescribed,
    PhotographMoved,
    PhotographRemoved,
    BookChanged,
    ActionVoteChanged,
    ActionVoteOpened,
    ActionVoteClosed,
    ActionVoteReopened,
    ActionPrioritised,
    ActionSetBack,
    EngagementAdded,
    EngagementsPasted,
    EngagementChanged,
    EngagementRemoved,
    EngagementFollowed,
    WordAdded,
    WordChanged,
    WordRemoved,
    ConclusionWritten,
    FileMerged,
    ContributionTakenIn,
    /// Whoever was invited has said a name.
    Joined,
    NamesakesJoined,
    StageTurned,
    TimerSet,
    Drawn,
    Undone,
    Redone,
}

impl Verb {
    /// Whether undo doesn't reach it: a forum that was made or brought in by file is deleted or undone as a
    /// whole, not by a key pressed once too often; so are the numbers of what came with it. Rule U5.
    pub const fn is_lasting(self) -> bool {
        matches!(self, Self::ForumCreated | Self::FileMerged | Self::ContributionTakenIn | Self::TopicsNumbered | Self::Joined)
    }

    /// Whether its line in the history is all that it writes, and each one counts. Rule H9.
    pub const fn is_a_note(self) -> bool {
        matches!(self, Self::ContributionTakenIn)
    }

    /// Whether it passes with the moment: what the projector shows, the timer and what was drawn by lot are
    /// neither steps of undo nor lines of the history. Rule U6.
    pub const fn is_passing(self) -> bool {
        matches!(self, Self::StageTurned | Self::TimerSet | Self::Drawn)
    }

    /// Whether the history keeps silent about it, so that it doesn't tell whose ballot is whose. Rule V11.
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::DotsGiven | Self::BallotBegun | Self::BallotHandedIn | Self::BallotSetAside | Self::BallotBroughtBack)
    }
}

/// The edits of one gesture, under its name. Committed as a whole or not at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// What is done.
    pub verb: Verb,
    /// To what, in words: a title, a name.
    pub subject: String,
    /// The record it is done to, where there is a single one.
    pub on: Option<RecordRef>,
    /// What changes.
    pub edits: Edits,
}

impl Transaction {
    /// A transaction on one record.
    pub fn on<R: Record>(verb: Verb, subject: impl Into<String>, key: &R::Key, edits: Edits) -> Self {
        Self { verb, subject: subject.into(), on: Some(R::reference(key)), edits }
    }

    /// A transaction on several records or on the forum as a whole.
    pub fn new(verb: Verb, subject: impl Into<String>, edits: Edits) -> Self {
        Self { verb, subject: subject.into(), on: None, edits }
    }
}

/// A list of edits, made by comparing records before and after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits(pub Vec<Edit>);

impl Edits {
    /// No edit.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds what makes `record` under `key`, as far as it differs from what the forum holds.
    pub fn put<R: Record>(&mut self, forum: &Forum, key: &R::Key, record: &R) {
        match forum.get::<R>(key) {
            Some(before) => self.differ(&R::reference(key), &fields(before), fields(record)),
            // A new record stores the fields that differ from its kind's default, which is what an absent
            // field reads as; a record equal to the default stores nothing.
            None => self.differ(&R::reference(key), &fields(&R::default()), fields(record)),
        }
    }

    fn differ(&mut self, record: &RecordRef, before: &[(String, Value)], now: Vec<(String, Value)>) {
        for (field, value) in now {
            let keep = match before.iter().find(|(name, _)| *name == field) {
                Some((_, before)) => *before != value,
                None => !value.is_null(),
            };
            if keep {
                self.0.push(Edit::Put { record: record.clone(), field, value });
            }
        }
    }

    /// Adds what `change` does to the record under `key`.
    ///
    /// # Errors
    /// [`Refusal::Gone`] when there is no such record.
    pub fn change<R: Record>(&mut self, forum: &Forum, key: &R::Key, change: impl FnOnce(&mut R)) -> Result<(), Refusal> {
        let mut record = forum.get::<R>(key).ok_or(Refusal::Gone)?.clone();
        change(&mut record);
        self.put(forum, key, &record);
        Ok(())
    }

    /// Adds what `change` does to the record under `key`, or to a default one where there is none.
    pub fn change_or_make<R: Record>(&mut self, forum: &Forum, key: &R::Key, change: impl FnOnce(&mut R)) {
        let mut record = forum.get::<R>(key).cloned().unwrap_or_default();
        change(&mut record);
        self.put(forum, key, &record);
    }

    /// Adds the one splice that turns the record's long text into `text`.
    ///
    /// # Errors
    /// [`Refusal::TooLong`] beyond [`limits::TEXT`] characters.
    pub fn write<R: Text>(&mut self, forum: &Forum, key: &R::Key, text: &str) -> Result<(), Refusal> {
        limits::text(text)?;
        if let Some((at, remove, insert)) = splice(forum.text::<R>(key), text) {
            self.0.push(Edit::Splice { record: R::reference(key), at, remove, insert });
        }
        Ok(())
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A record as its stored fields: `name → value`, a map's members as `name.member`.
pub fn fields<R: Record>(record: &R) -> Vec<(String, Value)> {
    serde_json::to_value(record).map(flat).unwrap_or_default()
}

fn flat(record: Value) -> Vec<(String, Value)> {
    let Value::Object(object) = record else { return Vec::new() };
    let mut fields = Vec::with_capacity(object.len());
    for (name, value) in object {
        match value {
            Value::Object(members) => {
                fields.extend(members.into_iter().map(|(member, value)| (format!("{name}.{member}"), value)));
            }
            value => fields.push((name, value)),
        }
    }
    fields
}

/// The smallest single replacement that turns `before` into `after`: position and removed length in
/// UTF-16 code units, and the text put in. `None` when they are equal.
pub fn splice(before: &str, after: &str) -> Option<(u32, u32, String)> {
    if before == after {
        return None;
    }
    let head: usize = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let (before_rest, after_rest) = (before.get(head..)?, after.get(head..)?);
    let tail: usize =
        before_rest.chars().rev().zip(after_rest.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let removed = before_rest.get(..before_rest.len() - tail)?;
    let inserted = after_rest.get(..after_rest.len() - tail)?;
    Some((utf16(before.get(..head)?), utf16(removed), inserted.to_owned()))
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
