//! People named in a gesture: already there, or made by edits that come along with it.

use serde_json::Value;

use super::edit::{Edit, Edits};
use super::record::Record;
use super::records::Participant;
use super::{Forum, Id, Refusal, participants};

/// Whether the forum knows the person; somebody taken off the list of people is still known. Rule P3.
pub(super) fn known(forum: &Forum, id: Id<Participant>) -> bool {
    forum.get::<Participant>(&id).is_some()
}

/// The name of a person whom the forum knows or who comes in with `people`. Rule E7.
pub(super) fn named(forum: &Forum, people: &Edits, id: Id<Participant>) -> Result<String, Refusal> {
    if known(forum, id) {
        return Ok(participants::name_of(forum, id).to_owned());
    }
    let reference = Participant::reference(&id);
    let name = people.0.iter().find_map(|edit| match edit {
        Edit::Put { record, field, value: Value::String(name) } if *record == reference && field == "name" => Some(name.clone()),
        _ => None,
    });
    name.ok_or(Refusal::Gone)
}
