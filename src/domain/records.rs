//! The records, in the field's words. Every field has a default: a record may arrive in parts.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::edit::Verb;
use super::matter::Matter;
use super::record::Text;
use super::{Due, Forum, Id, Moment, Outcome, Refusal, Telling};

/// A set that merges member by member: two people who each add one both see both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Members<R>(BTreeMap<Id<R>, bool>);

impl<R> Default for Members<R> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<R> Members<R> {
    /// Who is in the set, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = Id<R>> + '_ {
        self.0.iter().filter(|(_, present)| **present).map(|(id, _)| *id)
    }

    /// Whether this one is in.
    pub fn contains(&self, id: Id<R>) -> bool {
        self.0.get(&id).copied().unwrap_or(false)
    }

    /// Puts one in (`true`) or out (`false`).
    pub fn set(&mut self, id: Id<R>, present: bool) {
        if present || self.0.contains_key(&id) {
            self.0.insert(id, present);
        }
    }

    /// How many are in.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether nobody is in.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<R> FromIterator<Id<R>> for Members<R> {
    fn from_iter<I: IntoIterator<Item = Id<R>>>(ids: I) -> Self {
        Self(ids.into_iter().map(|id| (id, true)).collect())
    }
}

/// A language of the screens or of the minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

/// Where the room's attention is; a mark, not a gate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Theme, objectives, principles and law.
    #[default]
    Opening,
    /// Topics are proposed.
    Topics,
    /// Dots are given.
    Votes,
    /// Workshops get rooms and slots.
    Agenda,
    /// Workshops work and write.
    Workshops,
    /// Conclusions are heard.
    Harvest,
    /// People engage.
    Engagements,
    /// Closing words.
    Closing,
}

/// Whether dots may be given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoteState {
    /// The vote hasn't been opened.
    #[default]
    NotOpen,
    /// Dots may be given and taken back.
    Open,
    /// The vote is closed and its ranking stands.
    Closed,
}

/// The identity and the rules of one forum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Identity {
    /// What the forum is called.
    pub title: String,
    /// The calling question.
    pub theme: String,
    /// The day.
    pub date: Option<NaiveDate>,
    /// When it begins, in the forum's own time.
    pub starts: Option<NaiveTime>,
    /// When it ends.
    pub ends: Option<NaiveTime>,
    /// Town, house, address.
    pub place: String,
    /// Who receives.
    pub host: String,
    /// Who organises, one a line.
    pub organisers: String,
    /// Who facilitates, one a line.
    pub facilitators: String,
    /// The forum's time zone, as minutes east of UTC.
    pub offset: i32,
    /// The language the minutes are written in.
    pub minutes_language: Language,
    /// Dots that each voter has.
    pub dots: u32,
    /// Most dots of one voter on one topic.
    pub cap: u32,
    /// Whether conveners may put dots on their own topics.
    pub own_topics: bool,
    /// Whether totals are shown while the vote is open.
    pub open_totals: bool,
    /// How many topics are to be retained: the cut line K.
    pub retain: u32,
    /// Whether dots may be given.
    pub vote: VoteState,
    /// Where the room's attention is.
    pub phase: Phase,
    /// When the agenda was last published; 0 is not yet.
    pub agenda_published: Moment,
    /// When the forum was made.
    pub created: Moment,
    /// The forum that this one's set-up was copied from, by title; empty otherwise.
    pub copied_from: String,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            title: String::new(),
            theme: String::new(),
            date: None,
            starts: None,
            ends: None,
            place: String::new(),
            host: String::new(),
            organisers: String::new(),
            facilitators: String::new(),
            offset: 0,
            minutes_language: Language::En,
            dots: 5,
            cap: 3,
            own_topics: true,
            open_totals: false,
            retain: 6,
            vote: VoteState::NotOpen,
            phase: Phase::Opening,
            agenda_published: Moment(0),
            created: Moment(0),
            copied_from: String::new(),
        }
    }
}
/// The forum's own long text is its conclusion.
impl Text for Identity {}

/// Why the meeting is held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Objective {
    /// The objective.
    pub text: String,
    /// The objective it belongs under, if any.
    pub parent: Option<Id<Objective>>,
    /// Its place among its siblings: a fractional index.
    pub order: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}

/// A place where a workshop meets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Room {
    /// What it is called.
    pub name: String,
    /// How many people it holds.
    pub capacity: Option<u32>,
    /// Its place among the rooms: a fractional index.
    pub order: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}

/// A time in which workshops meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Slot {
    /// What it is called, if it has a name of its own.
    pub name: String,
    /// When it begins, in the forum's own time.
    pub starts: Option<NaiveTime>,
    /// When it ends.
    pub ends: Option<NaiveTime>,
    /// Its place among the slots: a fractional index, used where the times don't tell.
    pub order: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}

/// What kind of plenary item it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlenaryKind {
    /// Words of welcome.
    #[default]
    Welcome,
    /// A round table.
    RoundTable,
    /// A film shown.
    Film,
    /// A study, a talk, a presentation.
    Presentation,
    /// News, announcements.
    News,
    /// The marketplace: topics are proposed and voted.
    Marketplace,
    /// The closing circle.
    Closing,
    /// A break or a meal.
    Break,
    /// Anything else.
    Other,
}

/// Something that everybody attends together, or a break. Its long text is its summary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Plenary {
    /// What it is called.
    pub title: String,
    /// What it is.
    pub kind: PlenaryKind,
    /// When it begins, in the forum's own time.
    pub starts: Option<NaiveTime>,
    /// When it ends.
    pub ends: Option<NaiveTime>,
    /// Who speaks, one a line: `Name, role`.
    pub speakers: String,
    /// Who moderates.
    pub moderator: String,
    /// Links, one a line: `address` or `words address`.
    pub links: String,
    /// Its place among the items: a fractional index, used where the times don't tell.
    pub order: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}
impl Text for Plenary {}

/// One section that every report starts with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct TemplateSection {
    /// Its heading.
    pub title: String,
    /// Its place in the report: a fractional index.
    pub order: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}

/// The number of a topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Number {
    /// 1 for the first topic; 0 is none.
    pub n: u32,
}

/// Why a topic is a workshop or an action a priority, or isn't.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// Nothing decided: the ranking alone speaks.
    #[default]
    Undecided,
    /// Retained because it stood above the cut line when the vote closed.
    ByVote,
    /// Retained by hand among equals at the cut line.
    Tie,
    /// Retained by hand, whatever its rank.
    ByHand,
    /// Claimed a free room and slot without being retained.
    Claimed,
    /// Let go by hand.
    LetGo,
}

impl Fate {
    /// Whether the topic is worked on.
    pub const fn is_workshop(self) -> bool {
        matches!(self, Self::ByVote | Self::Tie | Self::ByHand | Self::Claimed)
    }
}

/// What became of a topic: its fate and, where it is worked on, its number, room and slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Workshop {
    /// Whether and why the topic is worked on.
    pub fate: Fate,
    /// The workshop's number, from 1; 0 is none yet.
    pub number: u32,
    /// Where it meets; `None` while it is parked.
    pub room: Option<Id<Room>>,
    /// When it meets; `None` while it is parked.
    pub slot: Option<Id<Slot>>,
    /// A hand has pinned it there: a suggestion leaves it where it is.
    pub pinned: bool,
    /// The room it had when the agenda was last published; `None` where it had no place.
    pub published_room: Option<Id<Room>>,
    /// The slot it had then.
    pub published_slot: Option<Id<Slot>>,
}

impl Workshop {
    /// Puts it in a room and a slot, or on the parking place, where nothing is pinned. Rule A7.
    pub(super) fn stand(&mut self, room: Option<Id<Room>>, slot: Option<Id<Slot>>) {
        (self.room, self.slot) = (room, slot);
        self.pinned &= room.is_some() && slot.is_some();
    }
}

/// One person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Participant {
    /// As the person wants to be called.
    pub name: String,
    /// For whom he or she is here.
    pub organisation: String,
    /// Doesn't want to appear in the minutes' list of participants.
    pub unlisted: bool,
    /// Wishes to be named nowhere in the minutes.
    pub unnamed: bool,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}

/// A proposal. Its long text is its description.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Topic {
    /// What it is about.
    pub title: String,
    /// Its sub-questions.
    pub questions: Vec<String>,
    /// Who proposes it.
    pub conveners: Members<Participant>,
    /// When it was proposed.
    pub proposed: Moment,
    /// Withdrawn; still in the minutes.
    pub withdrawn: bool,
    /// The topic it was merged into, with its conveners' consent.
    pub merged_into: Option<Id<Topic>>,
    /// How the consent was given, in words.
    pub consent: String,
    /// A label chosen by the facilitator.
    pub label: String,
}
impl Text for Topic {}

/// One voter's act of voting. Its id is the voter's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Ballot {
    /// What it votes on. One on topics is written as it was when there was no other vote.
    #[serde(skip_serializing_if = "Matter::is_topics")]
    pub on: Matter,
    /// The voter, where known; a vote may be nameless.
    pub voter: Option<Id<Participant>>,
    /// Handed in, so that the next voter may come.
    pub handed_in: bool,
    /// When it was begun.
    pub begun: Moment,
    /// Set aside by the facilitator: its dots don't count.
    pub removed: bool,
}

/// The key of a vote: `<ballot>-<topic>`, so that a voter has one record per topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VoteKey {
    /// Whose vote.
    pub ballot: Id<Ballot>,
    /// On what.
    pub topic: Id<Topic>,
}

impl fmt::Display for VoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.ballot.uuid().simple(), self.topic.uuid().simple())
    }
}

/// Text that isn't the key of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAVoteKey;

impl FromStr for VoteKey {
    type Err = NotAVoteKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (ballot, topic) = parts(text)?;
        Ok(Self { ballot, topic })
    }
}

fn parts<C>(text: &str) -> Result<(Id<Ballot>, Id<C>), NotAVoteKey> {
    let (ballot, on) = text.split_once('-').ok_or(NotAVoteKey)?;
    Ok((ballot.parse().map_err(|_| NotAVoteKey)?, on.parse().map_err(|_| NotAVoteKey)?))
}

/// The key of a vote on an action: `<ballot>-<action>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionVoteKey {
    /// Whose vote.
    pub ballot: Id<Ballot>,
    /// On what.
    pub action: Id<Action>,
}

impl fmt::Display for ActionVoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.ballot.uuid().simple(), self.action.uuid().simple())
    }
}

impl FromStr for ActionVoteKey {
    type Err = NotAVoteKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (ballot, action) = parts(text)?;
        Ok(Self { ballot, action })
    }
}

/// One voter's dots on one action. Stored as those on a topic are, by the same code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vote", into = "Vote")]
pub struct ActionVote {
    /// How many.
    pub dots: u32,
}

impl From<Vote> for ActionVote {
    fn from(Vote { dots }: Vote) -> Self {
        Self { dots }
    }
}

impl From<ActionVote> for Vote {
    fn from(ActionVote { dots }: ActionVote) -> Self {
        Self { dots }
    }
}

/// Dots stuck on paper, on one action. Stored as an [`ActionVote`] is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vote", into = "Vote")]
pub struct ActionTally {
    /// How many.
    pub dots: u32,
}

impl From<Vote> for ActionTally {
    fn from(Vote { dots }: Vote) -> Self {
        Self { dots }
    }
}

impl From<ActionTally> for Vote {
    fn from(ActionTally { dots }: ActionTally) -> Self {
        Self { dots }
    }
}

/// One voter's dots on one topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Vote {
    /// How many.
    pub dots: u32,
}

/// Dots stuck on paper, on one topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Tally {
    /// How many.
    pub dots: u32,
}

/// The report of one workshop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Report {
    /// Who writes it.
    pub reporter: Option<Id<Participant>>,
    /// Who came.
    pub attendees: Members<Participant>,
    /// How many came, where they were counted and not named.
    pub headcount: Option<u32>,
    /// The reporter says it is done.
    pub done: bool,
}

/// One section of a report. Its long text is its notes, in `CommonMark` without raw HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Section {
    /// The workshop it belongs to.
    pub workshop: Option<Id<Topic>>,
    /// The section of the template it came from, if any.
    pub template: Option<Id<TemplateSection>>,
    /// Its heading; empty: the template's.
    pub title: String,
    /// Its place in the report: a fractional index.
    pub order: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}
impl Text for Section {}

/// What became of an action or an engagement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// To be done.
    #[default]
    Open,
    /// Done.
    Done,
    /// Given up.
    Dropped,
    /// Put off.
    Moved,
}

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Action {
    /// The workshop it comes from.
    pub workshop: Option<Id<Topic>>,
    /// What.
    pub what: String,
    /// Who, in words: one person, several, a body.
    pub who: String,
    /// By when.
    pub due: Due,
    /// What became of it.
    pub progress: Progress,
    /// The day it was marked done, dropped or moved, in the forum's own time.
    pub marked: Option<NaiveDate>,
    /// A line about that.
    pub remark: String,
    /// Its place in the list: a fractional index.
    pub order: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}

impl Action {
    /// What became of it, as it is told.
    pub fn outcome(&self) -> Outcome {
        self.noted().told()
    }

    /// What is kept of what became of it.
    fn noted(&self) -> Outcome {
        Outcome { progress: self.progress, marked: self.marked, remark: self.remark.clone() }
    }

    /// Says something anew of what became of it. Rule E8.
    pub(super) fn tell(&self, forum: &Forum, now: Moment, telling: Telling) -> Result<Self, Refusal> {
        let Outcome { progress, marked, remark } = self.noted().after(forum, now, telling)?;
        Ok(Self { progress, marked, remark, ..self.clone() })
    }
}

/// What one person promises to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Engagement {
    /// Who.
    pub person: Option<Id<Participant>>,
    /// What.
    pub promise: String,
    /// By when.
    pub due: Due,
    /// The workshop it goes with, if any.
    pub workshop: Option<Id<Topic>>,
    /// What became of it.
    pub progress: Progress,
    /// The day it was marked done, dropped or moved, in the forum's own time.
    pub marked: Option<NaiveDate>,
    /// A line about that.
    pub remark: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}

impl Engagement {
    /// What became of it, as it is told.
    pub fn outcome(&self) -> Outcome {
        self.noted().told()
    }

    /// What is kept of what became of it.
    fn noted(&self) -> Outcome {
        Outcome { progress: self.progress, marked: self.marked, remark: self.remark.clone() }
    }

    /// Says something anew of what became of it. Rule E8.
    pub(super) fn tell(&self, forum: &Forum, now: Moment, telling: Telling) -> Result<Self, Refusal> {
        let Outcome { progress, marked, remark } = self.noted().after(forum, now, telling)?;
        Ok(Self { progress, marked, remark, ..self.clone() })
    }
}

/// Closing words by one person; the long text holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Word {
    /// Who spoke.
    pub person: Option<Id<Participant>>,
    /// Its place: a fractional index.
    pub order: String,
    /// Removed; kept for undo and late merges.
    pub removed: bool,
}
impl Text for Word {}

/// One line of the history: who did what, when. Votes are never written here.
///
/// Stored as the single field `line`, an array: every gesture writes one, so it must be small.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "DeedLine", into = "DeedLine")]
pub struct Deed {
    /// What was done.
    pub verb: Verb,
    /// To what, in words: a title, a name.
    pub subject: String,
    /// The record it was done to, as `kind/key`; empty where there is no single one.
    pub on: String,
    /// Who did it, as named on that machine; empty when unnamed.
    pub who: String,
    /// When.
    pub at: Moment,
}

/// A deed as it is stored.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct DeedLine {
    line: (Verb, String, String, String, Moment),
}

impl From<DeedLine> for Deed {
    fn from(stored: DeedLine) -> Self {
        let (verb, subject, on, who, at) = stored.line;
        Self { verb, subject, on, who, at }
    }
}

impl From<Deed> for DeedLine {
    fn from(deed: Deed) -> Self {
        Self { line: (deed.verb, deed.subject, deed.on, deed.who, deed.at) }
    }
}
