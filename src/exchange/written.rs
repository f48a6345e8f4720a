//! What was written on a participant's laptop, as its owner thinks of it: topics, a ballot, a report, promises.

use std::collections::BTreeMap;

use super::handed_over::{HandedOver, Marks, Standing};
use crate::domain::{
    Action, ActionVoteKey, Ballot, Engagement, Forum, Id, Kind, Matter, RecordRef, Section, Topic, VoteKey, Word, actions, merging,
};

/// One thing that was written here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A topic: proposed, changed, or convened too.
    Topic(Id<Topic>),
    /// A ballot, with its dots.
    Ballot(Matter),
    /// What was written in a workshop's report: notes, actions, who came.
    Report(Id<Topic>),
    /// Actions that belong to no workshop.
    Actions,
    /// A promise.
    Engagement(Id<Engagement>),
    /// Closing words.
    Word(Id<Word>),
}

/// Everything that was written here, each thing with the least that is true of its parts. Rule H14.
pub fn written(forum: &Forum, handed_over: &HandedOver, marks: &Marks) -> Vec<(Thing, Standing)> {
    let mut things: BTreeMap<Thing, Standing> = BTreeMap::new();
    for (name, mark) in marks {
        let Some(thing) = name.parse().ok().and_then(|record| thing(forum, &record)) else { continue };
        let standing = handed_over.standing(name, *mark);
        things.entry(thing).and_modify(|least| *least = standing.min(*least)).or_insert(standing);
    }
    things.into_iter().collect()
}

/// The thing that a record is part of; none for one's name, which goes along by itself.
fn thing(forum: &Forum, record: &RecordRef) -> Option<Thing> {
    let key = record.key.as_str();
    let ballot = |id: Id<Ballot>| forum.get::<Ballot>(&id).map(|ballot| Thing::Ballot(ballot.on));
    match record.kind {
        Kind::Topic => key.parse().ok().map(Thing::Topic),
        Kind::Ballot => key.parse().ok().and_then(ballot),
        Kind::Vote => key.parse::<VoteKey>().ok().and_then(|vote| ballot(vote.ballot)),
        Kind::ActionVote => key.parse::<ActionVoteKey>().ok().and_then(|vote| ballot(vote.ballot)),
        Kind::Section => {
            let section = key.parse::<Id<Section>>().ok().and_then(|id| forum.get::<Section>(&id))?;
            section.workshop.map(|topic| Thing::Report(merging::lead(forum, topic)))
        }
        Kind::Report => key.parse().ok().map(|topic| Thing::Report(merging::lead(forum, topic))),
        Kind::Action => {
            let action = key.parse::<Id<Action>>().ok().and_then(|id| forum.get::<Action>(&id))?;
            Some(actions::home_of(forum, action.workshop).map_or(Thing::Actions, Thing::Report))
        }
        Kind::Engagement => key.parse().ok().map(Thing::Engagement),
        Kind::Word => key.parse().ok().map(Thing::Word),
        _ => None,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
