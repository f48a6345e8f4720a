//! A whole forum, decoded: the tables that every rule and every screen reads.

use std::collections::BTreeMap;
use std::collections::btree_map;
use std::ops::RangeBounds;

use super::Id;
use super::book::BookChoices;
use super::convergence::Convergence;
use super::draw::{Draw, PoolName};
use super::labels::Label;
use super::photographs::Photograph;
use super::record::{Document, Record, RecordRef, kinds};
use super::records::{
    Action, ActionTally, ActionVote, ActionVoteKey, Ballot, Deed, Engagement, Identity, Number, Objective, Participant, Plenary,
    Report, Room, Section, Slot, Tally, TemplateSection, Topic, Vote, VoteKey, Word, Workshop,
};
use super::stage::Stage;
use super::timer::Timer;

kinds! {
    /// The forum's identity and rules; one record, whose key is the forum's id.
    Identity identity: Identity, Id<Identity>, "forum", Frame;
    /// Why the meeting is held.
    Objective objectives: Objective, Id<Objective>, "objective", Frame;
    /// Where workshops meet.
    Room rooms: Room, Id<Room>, "room", Frame;
    /// When workshops meet.
    Slot slots: Slot, Id<Slot>, "slot", Frame;
    /// Plenary items and breaks.
    Plenary plenary: Plenary, Id<Plenary>, "plenary", Frame;
    /// The sections that every report starts with.
    TemplateSection template: TemplateSection, Id<TemplateSection>, "template", Frame;
    /// The number given to a topic, once and for good.
    Number numbers: Number, Id<Topic>, "number", Frame;
    /// What became of a topic when it was retained: its workshop. The key is the topic's id.
    Workshop workshops: Workshop, Id<Topic>, "workshop", Frame;
    /// The colour of a label. The key is made from its words.
    Label labels: Label, Id<Label>, "label", Frame;
    /// What the projector shows; one record, whose key is the forum's id.
    Stage stages: Stage, Id<Identity>, "stage", Frame;
    /// The room's timer; one record, whose key is the forum's id.
    Timer timers: Timer, Id<Identity>, "timer", Frame;
    /// What was drawn by lot; one record a pool, whose key is its name.
    Draw draws: Draw, PoolName, "draw", Frame;
    /// The rules and the state of the vote on actions; one record, whose key is the forum's id.
    Convergence convergences: Convergence, Id<Identity>, "convergence", Frame;
    /// What the organiser chose for the book; one record, whose key is the forum's id.
    Book books: BookChoices, Id<Identity>, "book", Frame;
    /// People.
    Participant participants: Participant, Id<Participant>, "participant", Floor;
    /// Proposals.
    Topic topics: Topic, Id<Topic>, "topic", Floor;
    /// One voter's act of voting.
    Ballot ballots: Ballot, Id<Ballot>, "ballot", Floor;
    /// One voter's dots on one topic.
    Vote votes: Vote, VoteKey, "vote", Floor;
    /// Dots stuck on paper, counted per topic.
    Tally tallies: Tally, Id<Topic>, "tally", Floor;
    /// Who reports a workshop, who attended, and whether the report is done. The key is the workshop's.
    Report reports: Report, Id<Topic>, "report", Floor;
    /// One section of a report.
    Section sections: Section, Id<Section>, "section", Floor;
    /// What is to be done, by whom, by when.
    Action actions: Action, Id<Action>, "action", Floor;
    /// A photograph of a wall or a flip chart; its picture is kept beside the forum.
    Photograph photographs: Photograph, Id<Photograph>, "photograph", Floor;
    /// One voter's dots on one action.
    ActionVote action_votes: ActionVote, ActionVoteKey, "action-vote", Floor;
    /// Dots stuck on paper, counted per action.
    ActionTally action_tallies: ActionTally, Id<Action>, "action-tally", Floor;
    /// What one person promises.
    Engagement engagements: Engagement, Id<Engagement>, "engagement", Floor;
    /// Closing words by one person.
    Word words: Word, Id<Word>, "word", Floor;
    /// Who did what, when.
    Deed deeds: Deed, Id<Deed>, "deed", Floor;
}

/// All records of one kind, by key; version 7 ids make that the order in which they were made.
#[derive(Clone, Debug, PartialEq)]
// Each record is in a box, so that the trees of all kinds are of one shape: the compiler then keeps one
// copy of the code that grows and balances them, and not one a kind.
pub struct Table<R: Record>(BTreeMap<R::Key, Box<R>>);

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<R: Record> Table<R> {
    /// The record with this key.
    pub fn get(&self, key: &R::Key) -> Option<&R> {
        self.0.get(key).map(AsRef::as_ref)
    }

    /// Every record, removed ones too.
    pub fn iter(&self) -> Records<'_, R> {
        Records(self.0.iter())
    }

    /// The records whose keys lie in a range, in the order of the keys.
    pub fn range(&self, keys: impl RangeBounds<R::Key>) -> impl DoubleEndedIterator<Item = (&R::Key, &R)> {
        self.0.range(keys).map(|(key, record)| (key, record.as_ref()))
    }

    /// How many records there are, removed ones too.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts a record in place: for the replica, which alone changes a forum.
    pub fn put(&mut self, key: R::Key, record: R) {
        self.0.insert(key, Box::new(record));
    }

    /// Takes a record away: for the replica.
    pub fn take(&mut self, key: &R::Key) -> Option<Box<R>> {
        self.0.remove(key)
    }
}

/// The records of one kind, in the order of their keys.
#[derive(Debug)]
pub struct Records<'a, R: Record>(btree_map::Iter<'a, R::Key, Box<R>>);

impl<R: Record> Clone for Records<'_, R> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, R: Record> Iterator for Records<'a, R> {
    type Item = (&'a R::Key, &'a R);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, record)| (key, record.as_ref()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<R: Record> DoubleEndedIterator for Records<'_, R> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(key, record)| (key, record.as_ref()))
    }
}

impl<R: Record> ExactSizeIterator for Records<'_, R> {}

impl<'a, R: Record> IntoIterator for &'a Table<R> {
    type Item = (&'a R::Key, &'a R);
    type IntoIter = Records<'a, R>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Forum {
    /// The record of kind `R` with this key.
    pub fn get<R: Record>(&self, key: &R::Key) -> Option<&R> {
        R::table(self).get(key)
    }

    /// The long text of a record; empty where none was written.
    pub fn text<R: super::Text>(&self, key: &R::Key) -> &str {
        self.texts.get(&R::reference(key)).map_or("", String::as_str)
    }

    /// The forum's identity: its title, day, place and rules. An identity that hasn't arrived yet
    /// reads as the default one.
    pub fn about(&self) -> Identity {
        self.identity.iter().next().map_or_else(Identity::default, |(_, identity)| identity.clone())
    }
}
