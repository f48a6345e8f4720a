//! What one reads of a candidate: a topic on the wall, or an action with where it comes from.

use crate::domain::merging::Groups;
use crate::domain::numbering::{Numbers, workshop_number};
use crate::domain::{Action, Candidate, Forum, Id, Language, Matter, Topic, actions, agenda, participants};
use crate::i18n::{self, t};
use crate::ui::parts::due_sentence;

/// What one reads of a candidate wherever it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Face {
    /// A topic's number; the number of an action's workshop, or nothing.
    pub number: String,
    /// What it is about, or what is to be done.
    pub title: String,
    /// Who convenes it; or of which workshop it is, who does it, and by when.
    pub details: String,
}

/// The face of a candidate.
pub fn face(forum: &Forum, language: Language, on: Matter, id: Id<Candidate>, groups: &Groups, numbers: &Numbers) -> Face {
    match on {
        Matter::Topics => topic(forum, id.topic(), groups, numbers),
        Matter::Actions => action(forum, language, id.action()),
    }
}

fn topic(forum: &Forum, topic: Id<Topic>, groups: &Groups, numbers: &Numbers) -> Face {
    let people = groups.conveners(forum, topic);
    let names: Vec<&str> =
        people.iter().map(|person| participants::name_of(forum, *person)).filter(|name| !name.is_empty()).collect();
    Face {
        number: numbers.get(topic).map_or_else(|| "·".to_owned(), |n| n.to_string()),
        title: agenda::title(forum, topic),
        details: names.join(", "),
    }
}

fn action(forum: &Forum, language: Language, id: Id<Action>) -> Face {
    let Some(action) = forum.get::<Action>(&id) else { return Face::default() };
    let home = actions::home(forum, action);
    let number = home.and_then(|home| workshop_number(forum, home)).map(|n| n.to_string()).unwrap_or_default();
    let called = home.map(|home| agenda::title(forum, home)).unwrap_or_default();
    let workshop = if number.is_empty() {
        called
    } else {
        i18n::fill(language, t::convergence::OF_WORKSHOP, &[("number", &number), ("title", &called)])
    };
    let facts = [workshop, action.who.trim().to_owned(), due_sentence(language, &action.due)];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    Face { number, title: action.what.clone(), details: facts.join(" · ") }
}
