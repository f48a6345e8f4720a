//! People named in a gesture: already there, or made by edits that come along with it.

use serde_json::Value;

use super::edit::{Edit, Edits};
use super::record::Record;
use super::records::Participant;
use super::{Forum, Id, Refusal, order};

/// The name of a person who is in the forum or comes in with `people`.
pub(super) fn named(forum: &Forum, people: &Edits, id: Id<Participant>) -> Result<String, Refusal> {
    if let Ok(person) = order::there(forum, id) {
        return Ok(person.name.clone());
    }
    let reference = Participant::reference(&id);
    let name = people.0.iter().find_map(|edit| match edit {
        Edit::Put { record, field, value: Value::String(name) } if *record == reference && field == "name" => Some(name.clone()),
        _ => None,
    });
    name.ok_or(Refusal::Gone)
}
