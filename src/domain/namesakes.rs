//! Somebody who joined with a laptop of her or his own, and is in the facilitators' list under the same name.

use serde_json::Value;

use super::each_record::each_record;
use super::fold::fold;
use super::{Edits, Forum, Id, Kind, Participant, Refusal, Transaction, Verb};

/// Who else bears the name of somebody who joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namesake {
    /// Nobody.
    Nobody,
    /// Somebody who was only listed: nothing in the forum refers to her or him, so it is the same person.
    OnlyListed(Id<Participant>),
    /// Somebody who has done something here already: it may be another person.
    Active(Id<Participant>),
}

/// Who bears the name with which somebody joins. The facilitators' list names people before they join, under
/// ids of its own; a laptop makes the id from the name (rule H15). Rule H16.
pub fn of(forum: &Forum, newcomer: Id<Participant>, name: &str) -> Namesake {
    let folded = fold(name);
    let is_here = forum.get::<Participant>(&newcomer).is_some_and(|person| !person.removed);
    let named = |(id, person): &(&Id<Participant>, &Participant)| {
        **id != newcomer && !person.removed && !folded.is_empty() && fold(&person.name) == folded
    };
    let mut others = forum.participants.iter().filter(named).map(|(id, _)| *id).peekable();
    match others.peek().copied() {
        None => Namesake::Nobody,
        Some(first) => match others.find(|other| !is_here && !is_referred_to(forum, *other)) {
            Some(listed) => Namesake::OnlyListed(listed),
            None => Namesake::Active(first),
        },
    }
}

/// Makes one person of the newcomer and of the one who was only listed: the newcomer takes over what the list
/// says, and the other is taken off it. Rule H16.
///
/// # Errors
/// [`Refusal::Gone`] where either isn't there.
pub fn join(forum: &Forum, newcomer: Id<Participant>, listed: Id<Participant>) -> Result<Transaction, Refusal> {
    let known = forum.get::<Participant>(&listed).ok_or(Refusal::Gone)?.clone();
    let mut edits = Edits::none();
    edits.change::<Participant>(forum, &newcomer, |person| {
        if person.organisation.is_empty() {
            person.organisation.clone_from(&known.organisation);
        }
        person.unlisted |= known.unlisted;
        person.unnamed |= known.unnamed;
    })?;
    edits.change::<Participant>(forum, &listed, |person| person.removed = true)?;
    Ok(Transaction::on::<Participant>(Verb::NamesakesJoined, known.name, &newcomer, edits))
}

/// Whether anything in the forum names this person by her or his id. The history doesn't count, nor that she or
/// he was drawn by lot: neither is lost when the name goes on under another id.
fn is_referred_to(forum: &Forum, person: Id<Participant>) -> bool {
    let id = person.to_string();
    let mut found = false;
    each_record(forum, &mut |seen| {
        if found || matches!(seen.record.kind, Kind::Participant | Kind::Deed | Kind::Draw) {
            return;
        }
        found = seen.fields.iter().any(|(field, value)| {
            let member = field.split_once('.').is_some_and(|(_, member)| member == id);
            // A member that was taken out again stays as one that holds nothing.
            member && !matches!(value, Value::Null | Value::Bool(false)) || says(value, &id)
        });
    });
    found
}

fn says(value: &Value, id: &str) -> bool {
    match value {
        Value::String(said) => said == id,
        Value::Array(several) => several.iter().any(|value| says(value, id)),
        _ => false,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::scene::Scene;
    use crate::domain::{Ballot, Engagement, Matter, apply, ballots, voting};

    /// Ada as the list has her, and as she joins.
    fn listed(scene: &mut Scene) -> (Id<Participant>, Id<Participant>) {
        let listed = scene.put(Participant {
            name: "Ada Lovelace".into(),
            organisation: "The Mill".into(),
            unlisted: true,
            ..Participant::default()
        });
        (listed, scene.id())
    }

    /// H16
    #[test]
    fn somebody_who_was_only_listed_is_the_one_who_joins() {
        let mut scene = Scene::new();
        let (listed, newcomer) = listed(&mut scene);
        assert_eq!(of(&scene.forum, newcomer, "ada  LOVELACE"), Namesake::OnlyListed(listed));
        scene.forum.participants.put(newcomer, Participant { name: "Ada Lovelace".into(), ..Participant::default() });
        let joined = join(&scene.forum, newcomer, listed).unwrap();
        apply::apply(&mut scene.forum, &joined);
        let ada = scene.forum.get::<Participant>(&newcomer).unwrap();
        assert_eq!((ada.organisation.as_str(), ada.unlisted, ada.unnamed, ada.removed), ("The Mill", true, false, false));
        assert!(scene.forum.get::<Participant>(&listed).unwrap().removed);
        assert_eq!(of(&scene.forum, newcomer, "Ada Lovelace"), Namesake::Nobody);
        assert!(!joined.verb.is_lasting(), "it can be undone");
    }

    /// H16
    #[test]
    fn somebody_who_has_done_something_may_be_another_person() {
        let mut scene = Scene::new();
        let (ada, newcomer) = listed(&mut scene);
        let topic = scene.topic("Bread", &[ada]);
        assert_eq!(of(&scene.forum, newcomer, "Ada Lovelace"), Namesake::Active(ada));
        scene.edit(topic, |topic| topic.conveners.set(ada, false));
        assert_eq!(of(&scene.forum, newcomer, "Ada Lovelace"), Namesake::OnlyListed(ada));
        let promise = scene.put(Engagement { person: Some(ada), ..Engagement::default() });
        assert_eq!(of(&scene.forum, newcomer, "Ada Lovelace"), Namesake::Active(ada));
        scene.edit(promise, |promise: &mut Engagement| promise.person = None);
        scene.does(voting::open).unwrap();
        scene.does(|forum, cx| Ok(ballots::begin(forum, cx, Matter::Topics, "Ada Lovelace")?.1)).unwrap();
        assert_eq!(scene.forum.ballots.iter().next().map(|(_, ballot): (_, &Ballot)| ballot.voter), Some(Some(ada)));
        assert_eq!(of(&scene.forum, newcomer, "Ada Lovelace"), Namesake::Active(ada));
    }

    /// H16: what was undone isn't done again, and nobody is joined with her- or himself.
    #[test]
    fn who_is_here_already_is_joined_with_nobody() {
        let mut scene = Scene::new();
        let (listed, newcomer) = listed(&mut scene);
        assert_eq!(of(&scene.forum, listed, "Ada Lovelace"), Namesake::Nobody);
        scene.forum.participants.put(newcomer, Participant { name: "Ada Lovelace".into(), ..Participant::default() });
        assert_eq!(of(&scene.forum, newcomer, "Ada Lovelace"), Namesake::Active(listed));
        assert_eq!(of(&scene.forum, newcomer, ""), Namesake::Nobody);
        let nobody = scene.id();
        assert_eq!(join(&scene.forum, nobody, listed).unwrap_err(), Refusal::Gone);
    }
}
