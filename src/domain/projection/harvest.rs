//! What one workshop found, as the room hears it.

use crate::domain::merging::Groups;
use crate::domain::{Due, Forum, Id, Section, Topic, actions, agenda, participants, reports};

/// One workshop's harvest.
#[derive(Clone, Debug, PartialEq)]
pub struct Harvest {
    /// The workshop.
    pub id: Id<Topic>,
    /// Its number; 0 is none yet.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Who convened it.
    pub conveners: Vec<String>,
    /// Who reports.
    pub reporter: String,
    /// The sections in which something is written: heading, and notes in `CommonMark`.
    pub sections: Vec<(Id<Section>, String, String)>,
    /// Its actions: what, who, by when.
    pub actions: Vec<(String, String, Due)>,
}

/// The harvest of a workshop that is held.
pub(super) fn harvest(forum: &Forum, id: Id<Topic>) -> Option<Harvest> {
    let held = agenda::held(forum, id)?;
    let written = reports::sections(forum, id).into_iter().filter_map(|section| {
        let notes = forum.text::<Section>(&section.id);
        (!notes.trim().is_empty()).then(|| (section.id, section.title, notes.to_owned()))
    });
    let decided = actions::of_workshop(forum, Some(id)).into_iter();
    Some(Harvest {
        id,
        number: held.workshop.number,
        title: held.topic.title.clone(),
        conveners: super::agenda::names(forum, &Groups::of(forum), id),
        reporter: reports::reporter(forum, id).map(|person| participants::name_of(forum, person).to_owned()).unwrap_or_default(),
        sections: written.collect(),
        actions: decided.map(|(_, action)| (action.what.clone(), action.who.clone(), action.due.clone())).collect(),
    })
}
