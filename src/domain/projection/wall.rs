//! The topics, as the room sees them.

use crate::domain::fold::fold;
use crate::domain::labels::{self, Colour};
use crate::domain::merging::Groups;
use crate::domain::numbering::Numbers;
use crate::domain::sorting::sort_by_key;
use crate::domain::{Forum, Id, Topic, participants, topics};

/// A topic on the projected wall.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    /// Which.
    pub id: Id<Topic>,
    /// Its number; none while it is new.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// Who proposes it, those of merged topics included.
    pub conveners: Vec<String>,
    /// Its label and the label's colour, where it has one.
    pub label: Option<(String, Colour)>,
}

/// A topic in the spotlight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What its card says.
    pub card: Card,
    /// Its sub-questions.
    pub questions: Vec<String>,
    /// Its description, as it was typed.
    pub description: String,
    /// The topics merged into it: number and title.
    pub with: Vec<(Option<u32>, String)>,
}

/// The topics on the wall, the newest first: by number, and those without one before all. The others stand
/// by their labels where that was chosen, those without one last. Rule L6.
pub(super) fn wall(forum: &Forum, by_label: bool) -> Vec<Card> {
    let (groups, numbers) = (Groups::of(forum), Numbers::of(forum));
    let mut ids = topics::wall(forum, &groups);
    sort_by_key(&mut ids, |id| std::cmp::Reverse((numbers.get(*id).unwrap_or(u32::MAX), *id)));
    let mut cards: Vec<Card> = ids.into_iter().map(|id| card(forum, &groups, &numbers, id)).collect();
    if by_label {
        let newest = cards.first().map(|card| card.id);
        let words = |card: &Card| card.label.as_ref().map_or_else(String::new, |(words, _)| fold(words));
        sort_by_key(&mut cards, |card| (Some(card.id) != newest, card.label.is_none(), words(card)));
    }
    cards
}

/// The topics on the wall in the order in which they are read out: by number.
pub fn read_out(forum: &Forum) -> Vec<Id<Topic>> {
    let numbers = Numbers::of(forum);
    let mut ids = topics::on_the_wall(forum);
    sort_by_key(&mut ids, |id| (numbers.get(*id).unwrap_or(u32::MAX), *id));
    ids
}

/// One topic, unless it has left the wall.
pub(super) fn spot(forum: &Forum, id: Id<Topic>) -> Option<Spot> {
    let topic = forum.get::<Topic>(&id).filter(|_| topics::is_on_the_wall(forum, id))?;
    let (groups, numbers) = (Groups::of(forum), Numbers::of(forum));
    let title = |id: Id<Topic>| forum.get::<Topic>(&id).map(|topic| topic.title.clone()).unwrap_or_default();
    Some(Spot {
        card: card(forum, &groups, &numbers, id),
        questions: topic.questions.clone(),
        description: forum.text::<Topic>(&id).to_owned(),
        with: groups.merged(id).iter().map(|merged| (numbers.get(*merged), title(*merged))).collect(),
    })
}

fn card(forum: &Forum, groups: &Groups, numbers: &Numbers, id: Id<Topic>) -> Card {
    let names = groups.conveners(forum, id).into_iter().map(|person| participants::name_of(forum, person).to_owned());
    let topic = forum.get::<Topic>(&id);
    let label = topic.and_then(|topic| Some((topic.label.clone(), labels::colour_of(forum, labels::id_of(&topic.label)?))));
    Card {
        id,
        number: numbers.get(id),
        title: topic.map(|topic| topic.title.clone()).unwrap_or_default(),
        label,
        conveners: names.filter(|name| !name.is_empty()).collect(),
    }
}
