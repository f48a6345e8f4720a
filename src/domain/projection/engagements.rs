//! What people engage to do, as the room hears it.

use crate::domain::{Due, Forum, Id, Participant, engagements, participants};

/// One person and what she or he engages to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Promising {
    /// The person, where the forum knows one.
    pub person: Option<Id<Participant>>,
    /// What she or he is called; may be empty.
    pub name: String,
    /// What, and by when.
    pub promises: Vec<(String, Due)>,
}

/// Everybody who engages, in the order in which people first did.
pub(super) fn all(forum: &Forum) -> Vec<Promising> {
    engagements::by_person(forum)
        .into_iter()
        .map(|row| Promising {
            person: row.person,
            name: row.person.map(|person| participants::name_of(forum, person).to_owned()).unwrap_or_default(),
            promises: row.engagements.iter().map(|(_, engagement)| (engagement.promise.clone(), engagement.due.clone())).collect(),
        })
        .collect()
}

/// The one who has the talking stick, also before anything was said.
pub(super) fn of(forum: &Forum, person: Id<Participant>) -> Promising {
    let found = all(forum).into_iter().find(|row| row.person == Some(person));
    found.unwrap_or_else(|| Promising {
        person: Some(person),
        name: participants::name_of(forum, person).to_owned(),
        promises: Vec::new(),
    })
}
