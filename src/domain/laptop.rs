//! A participant's laptop: what may be changed there, and what is the facilitators' or somebody else's.
//!
//! Such a laptop knows the forum by what it was told (an invitation), and keeps only what was written on it.
//! Whatever it writes comes to the facilitator as a whole, so what isn't its own to change is refused where it
//! is written, not where it arrives.

use std::collections::BTreeSet;

use super::fold::fold;
use super::labels::named_id;
use super::record::{Document, Record, RecordRef};
use super::topics::{self, Proposal};
use super::{
    ActionVoteKey, Ballot, Context, Edit, Edits, Engagement, Forum, Id, Identity, Kind, Matter, Participant, Refusal, Topic,
    Transaction, Verb, VoteKey, Word, counting, limits, merging, participants,
};

/// The id of a person who joins by this name and of whom the laptop wasn't told: the same on every laptop where
/// somebody gives the same name, so that a phone and a laptop are one person's. Rule H15.
pub fn id_of(forum: Id<Identity>, name: &str) -> Id<Participant> {
    let bytes = forum.uuid().into_bytes().into_iter().chain(fold(name).into_bytes());
    Id::new(named_id(bytes))
}

/// Who the person with this name is on a laptop, with what makes her or him known there.
///
/// # Errors
/// [`Refusal::Empty`] and [`Refusal::TooLong`] when the name can't be one.
pub fn join(forum: &Forum, name: &str) -> Result<(Id<Participant>, Transaction), Refusal> {
    let name = limits::line(name)?;
    let known = participants::find(forum, &name);
    let id = known.or_else(|| forum.identity.iter().next().map(|(identity, _)| id_of(*identity, &name))).ok_or(Refusal::Gone)?;
    let mut edits = Edits::none();
    edits.put(forum, &id, &Participant { name: name.clone(), ..Participant::default() });
    Ok((id, Transaction::on::<Participant>(Verb::Joined, name, &id, edits)))
}

/// Proposes a topic in one's own name.
///
/// # Errors
/// As [`topics::propose`].
pub fn propose(forum: &Forum, cx: &mut Context<'_>, me: Id<Participant>, title: &str) -> Result<Transaction, Refusal> {
    let mut proposed = topics::propose(forum, cx, &Proposal { title: title.to_owned(), ..Proposal::default() })?;
    let topic = proposed.on.as_ref().and_then(|on| on.key.parse::<Id<Topic>>().ok()).ok_or(Refusal::Gone)?;
    let convener = format!("conveners.{me}");
    proposed.edits.0.push(Edit::Put { record: Topic::reference(&topic), field: convener, value: true.into() });
    Ok(proposed)
}

/// Convenes somebody else's topic too, in one's own name, or no more. Rule H3.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn convene(
    forum: &Forum,
    _cx: &mut Context<'_>,
    me: Id<Participant>,
    topic: Id<Topic>,
    convene: bool,
) -> Result<Transaction, Refusal> {
    let title = forum.get::<Topic>(&topic).ok_or(Refusal::Gone)?.title.clone();
    let mut edits = Edits::none();
    edits.change::<Topic>(forum, &topic, |topic| topic.conveners.set(me, convene))?;
    Ok(Transaction::on::<Topic>(Verb::TopicChanged, title, &topic, edits))
}

/// Notes as a laptop keeps them: on lines of their own, wherever they come to stand among those of others when
/// all are one text. Rule H5.
pub fn apart(notes: &str) -> String {
    if notes.is_empty() { String::new() } else { format!("\n{notes}\n") }
}

/// Such notes as they were typed.
pub fn typed(kept: &str) -> &str {
    let kept = kept.strip_prefix('\n').unwrap_or(kept);
    kept.strip_suffix('\n').unwrap_or(kept)
}

/// The topics that a person convenes, in the order in which they were proposed.
pub fn topics_of(forum: &Forum, me: Id<Participant>) -> Vec<Id<Topic>> {
    forum.topics.iter().filter(|(_, topic)| topic.conveners.contains(me)).map(|(id, _)| *id).collect()
}

/// The ballot that a person has begun on a matter here, handed in or not; the latest, if there are several.
pub fn ballot_of(forum: &Forum, me: Id<Participant>, on: Matter) -> Option<Id<Ballot>> {
    let own = forum.ballots.iter().filter(|(_, ballot)| ballot.voter == Some(me) && ballot.on == on && !ballot.removed);
    own.map(|(id, _)| *id).next_back()
}

/// The workshops that this person's eye looks for in the agenda: those convened, and those given dots.
pub fn of_interest(forum: &Forum, me: Id<Participant>) -> BTreeSet<Id<Topic>> {
    let dotted = ballot_of(forum, me, Matter::Topics).map(|ballot| counting::kept(forum, ballot)).unwrap_or_default();
    let dotted = dotted.into_iter().filter(|(_, dots)| *dots > 0).map(|(on, _)| on.topic());
    topics_of(forum, me).into_iter().chain(dotted).map(|topic| merging::lead(forum, topic)).collect()
}

/// A gesture as a participant's laptop may make it.
///
/// Rule H1: it changes nothing that facilitators decide; the number that a gesture would give is left to their
/// side, and a gesture that is about nothing else is refused. Rule H2: of what others wrote, it changes nothing:
/// a topic belongs to its conveners, a ballot to its voter, a promise and closing words to who gave them, a
/// name to who bears it. Rule H3: whoever is there may add to any topic's conveners in her or his own name, and
/// write in any workshop's report: nobody is locked out of one.
///
/// # Errors
/// [`Refusal::NotYours`].
pub fn allowed(forum: &Forum, me: Id<Participant>, transaction: Transaction) -> Result<Transaction, Refusal> {
    let Transaction { verb, subject, on, edits } = transaction;
    if matches!(verb, Verb::Undone | Verb::Redone) {
        return Ok(Transaction { verb, subject, on, edits });
    }
    let mut kept = Vec::with_capacity(edits.0.len());
    let before = edits.0.len();
    for edit in edits.0 {
        let (record, field) = match &edit {
            Edit::Put { record, field, .. } => (record, Some(field.as_str())),
            Edit::Splice { record, .. } => (record, None),
        };
        if record.kind == Kind::Number {
            continue;
        }
        if record.kind.document() == Document::Frame || !is_own(forum, me, record, field) {
            return Err(Refusal::NotYours);
        }
        kept.push(edit);
    }
    if kept.is_empty() && before > 0 { Err(Refusal::NotYours) } else { Ok(Transaction { verb, subject, on, edits: Edits(kept) }) }
}

/// Whether a record, or at least this field of it, is this person's to change. What isn't there yet is made by
/// whoever makes it.
fn is_own(forum: &Forum, me: Id<Participant>, record: &RecordRef, field: Option<&str>) -> bool {
    match record.kind {
        Kind::Participant => own(forum, record, |key: &Id<Participant>, _: &Participant| *key == me),
        Kind::Topic => {
            let joins = field.and_then(|field| field.strip_prefix("conveners.")).is_some_and(|member| member == me.to_string());
            joins || own(forum, record, |_, topic: &Topic| topic.conveners.contains(me))
        }
        Kind::Ballot => own(forum, record, |_, ballot: &Ballot| ballot.voter == Some(me)),
        Kind::Vote => record.key.parse::<VoteKey>().is_ok_and(|vote| votes(forum, me, vote.ballot)),
        Kind::ActionVote => record.key.parse::<ActionVoteKey>().is_ok_and(|vote| votes(forum, me, vote.ballot)),
        Kind::Engagement => own(forum, record, |_, engagement: &Engagement| engagement.person == Some(me)),
        Kind::Word => own(forum, record, |_, word: &Word| word.person == Some(me)),
        Kind::Report | Kind::Section | Kind::Action | Kind::Deed => true,
        _ => false,
    }
}

fn votes(forum: &Forum, me: Id<Participant>, ballot: Id<Ballot>) -> bool {
    forum.get::<Ballot>(&ballot).is_none_or(|ballot| ballot.voter == Some(me))
}

fn own<R: Record>(forum: &Forum, record: &RecordRef, is_own: impl FnOnce(&R::Key, &R) -> bool) -> bool {
    let Ok(key) = record.key.parse::<R::Key>() else { return false };
    forum.get::<R>(&key).is_none_or(|record| is_own(&key, record))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
