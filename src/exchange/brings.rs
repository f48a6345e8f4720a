//! What a contribution would bring to a forum, for whoever decides whether to take it in.

use std::collections::BTreeSet;

use super::contribution::Contribution;
use crate::domain::record::WithKind;
use crate::domain::{
    Action, ActionVoteKey, Ballot, Deed, Document, Engagement, Forum, Id, Kind, Participant, Record, RecordRef, Report, Topic,
    Verb, VoteKey, VoteState, Word, counting,
};
use crate::replica::{Replica, ReplicaError, Touched};

/// What a contribution brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brings {
    /// Topics that are new here, by title, in the order in which they were proposed.
    pub topics: Vec<String>,
    /// Topics of this person's that say something else than before, by the new title.
    pub changed: Vec<String>,
    /// Topics of others that this person convenes too from now on, by title.
    pub convenes: Vec<String>,
    /// Dots that are given on this person's ballots, those on topics and those on actions.
    pub dots: u32,
    /// Ballots that came, or were changed, after their vote had closed. Rule H12.
    pub late: Vec<Id<Ballot>>,
    /// Sections of reports in which more is written.
    pub notes: usize,
    /// Actions that are new here.
    pub actions: usize,
    /// Promises and closing words that are new here.
    pub promises: usize,
    /// Records of other people's that it would change.
    pub of_others: usize,
    /// Part of it builds on an earlier contribution that never came: everything has to be handed over again.
    pub incomplete: bool,
}

impl Brings {
    /// Whether everything in it is here already.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Tries a contribution on a copy of the forum, which itself stays as it is. Rule H13.
///
/// # Errors
/// [`ReplicaError`] where it can't be merged.
pub fn brings(here: &Replica, contribution: &Contribution) -> Result<Brings, ReplicaError> {
    let (frame, floor) = (here.snapshot(Document::Frame)?, here.snapshot(Document::Floor)?);
    let mut tried = Replica::open(0, [(Document::Frame, frame.as_slice()), (Document::Floor, floor.as_slice())])?;
    let touched = tried.merge(Document::Floor, &contribution.update)?;
    let mut look = Look {
        before: here.forum(),
        after: tried.forum(),
        me: contribution.from,
        brings: Brings { incomplete: tried.lacks_something(Document::Floor)?, ..Brings::default() },
        voted: BTreeSet::new(),
    };
    look.at_all(&touched);
    Ok(look.brings)
}

struct Look<'f> {
    before: &'f Forum,
    after: &'f Forum,
    me: Id<Participant>,
    brings: Brings,
    voted: BTreeSet<Id<Ballot>>,
}

impl Look<'_> {
    fn at_all(&mut self, touched: &Touched) {
        for record in touched.records.union(&touched.texts) {
            if self.is_as_before(record) {
                continue;
            }
            match record.kind {
                Kind::Topic => self.at_topic(&record.key),
                Kind::Ballot => self.voted.extend(record.key.parse::<Id<Ballot>>()),
                Kind::Vote => self.voted.extend(record.key.parse::<VoteKey>().map(|vote| vote.ballot)),
                Kind::ActionVote => self.voted.extend(record.key.parse::<ActionVoteKey>().map(|vote| vote.ballot)),
                Kind::Section => self.brings.notes += usize::from(self.before.texts.get(record) != self.after.texts.get(record)),
                Kind::Action if self.is_new::<Action>(&record.key) => self.brings.actions += 1,
                // Reports are open to all; that something said there is said otherwise is told all the same.
                Kind::Report => self.brings.of_others += usize::from(self.says_otherwise(&record.key)),
                Kind::Engagement => self.promise::<Engagement>(&record.key, |promise| promise.person),
                Kind::Word => self.promise::<Word>(&record.key, |word| word.person),
                Kind::Participant => {
                    let mine = record.key == self.me.to_string() || self.is_new::<Participant>(&record.key);
                    self.brings.of_others += usize::from(!mine);
                }
                Kind::Action | Kind::Tally | Kind::ActionTally => self.brings.of_others += 1,
                // Only a facilitator takes contributions in.
                Kind::Deed => {
                    let deed = record.key.parse().ok().and_then(|key| self.after.get::<Deed>(&key));
                    self.brings.of_others += usize::from(deed.is_some_and(|deed| deed.verb == Verb::ContributionTakenIn));
                }
                _ => {}
            }
        }
        for ballot in std::mem::take(&mut self.voted) {
            self.at_ballot(ballot);
        }
    }

    fn is_as_before(&self, record: &RecordRef) -> bool {
        self.before.texts.get(record) == self.after.texts.get(record) && record.kind.with(Same { look: self, key: &record.key })
    }

    fn at_topic(&mut self, key: &str) {
        let Some((id, topic)) = key.parse().ok().and_then(|id: Id<Topic>| Some((id, self.after.get::<Topic>(&id)?))) else {
            return;
        };
        match self.before.get::<Topic>(&id) {
            None => self.brings.topics.push(topic.title.clone()),
            Some(before) if before.conveners.contains(self.me) => self.brings.changed.push(topic.title.clone()),
            // To convene somebody else's topic too is one's own affair.
            Some(before) if topic.conveners.contains(self.me) && only_joined(before, topic, self.me) => {
                self.brings.convenes.push(topic.title.clone());
            }
            Some(_) => self.brings.of_others += 1,
        }
    }

    /// Whether a report that was begun has another reporter, or is done or open again.
    fn says_otherwise(&self, key: &str) -> bool {
        let Ok(id) = key.parse::<Id<Topic>>() else { return false };
        let says = |forum: &Forum| forum.get::<Report>(&id).map(|report| (report.reporter, report.done));
        says(self.before).is_some_and(|before| says(self.after) != Some(before))
    }

    fn at_ballot(&mut self, id: Id<Ballot>) {
        let Some(ballot) = self.after.get::<Ballot>(&id) else { return };
        if ballot.voter != Some(self.me) {
            self.brings.of_others += 1;
            return;
        }
        if ballot.on.state(self.before) == VoteState::Closed {
            self.brings.late.push(id);
        }
        let dots: u64 = counting::dots_of(self.after, ballot.on, id).into_iter().map(|(_, dots)| u64::from(dots)).sum();
        self.brings.dots = self.brings.dots.saturating_add(u32::try_from(dots).unwrap_or(u32::MAX));
    }

    fn promise<R: Record>(&mut self, key: &str, of: impl Fn(&R) -> Option<Id<Participant>>) {
        let Ok(id) = key.parse::<R::Key>() else { return };
        match self.before.get::<R>(&id) {
            None => self.brings.promises += 1,
            Some(before) => self.brings.of_others += usize::from(of(before) != Some(self.me)),
        }
    }

    fn is_new<R: Record>(&self, key: &str) -> bool {
        key.parse::<R::Key>().is_ok_and(|key| self.before.get::<R>(&key).is_none())
    }
}

fn only_joined(before: &Topic, after: &Topic, me: Id<Participant>) -> bool {
    let mut joined = before.clone();
    joined.conveners.set(me, true);
    joined == *after
}

struct Same<'l, 'f> {
    look: &'l Look<'f>,
    key: &'l str,
}

impl WithKind for Same<'_, '_> {
    type Output = bool;

    fn with<R: Record>(self) -> bool {
        self.key.parse::<R::Key>().is_ok_and(|key| self.look.before.get::<R>(&key) == self.look.after.get::<R>(&key))
    }
}
