//! Everybody who doesn't mind, with the topics that they convene.

use std::collections::HashMap;

use crate::domain::{Id, Participant, Topic, participants};
use crate::i18n::{Text, t};
use crate::minutes::compose::Secretary;
use crate::minutes::markdown::marked;
use crate::minutes::sheet::Cell;

pub const HEAD: [Text; 3] = [t::tables::NAME, t::tables::ORGANISATION, t::tables::CONVENES];

impl Secretary<'_> {
    pub(super) fn participant_rows(&self) -> Vec<Vec<Cell>> {
        let mut convenes: HashMap<Id<Participant>, Vec<Id<Topic>>> = HashMap::new();
        for id in &self.topics {
            for person in self.forum.get::<Topic>(id).into_iter().flat_map(|topic| topic.conveners.iter()) {
                convenes.entry(person).or_default().push(*id);
            }
        }
        let topic = |id: &Id<Topic>| {
            let number = self.numbers.get(*id).map(|n| n.to_string()).unwrap_or_default();
            marked(&number, &self.title(*id))
        };
        let listed =
            participants::listed(self.forum).into_iter().filter(|(id, person)| !person.unlisted && self.names.get(*id).is_some());
        let row = |(id, person): (Id<Participant>, &Participant)| {
            let topics = Cell::several(convenes.get(&id).into_iter().flatten().map(topic));
            vec![Cell::words(&self.name(id)), Cell::words(&person.organisation), topics]
        };
        listed.map(row).collect()
    }
}
