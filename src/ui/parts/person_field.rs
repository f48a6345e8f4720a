//! The people of the forum, as suggestions wherever a name is typed.

use leptos::prelude::*;

use super::{Each, LineField};
use crate::app::session::Session;
use crate::domain::{Forum, Kind, Participant, Refusal};

/// The id of the list of names; one stands in the frame of every forum.
pub const PEOPLE: &str = "people";

/// A list of suggestions for fields that take a name: give them `list=PEOPLE`.
#[component]
pub fn PeopleList(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let names = session.memo(&[Kind::Participant], |forum: &Forum| {
        let live = forum.participants.iter().filter(|(_, person)| !person.removed);
        let mut names: Vec<String> = live.map(|(_, person): (_, &Participant)| person.name.clone()).collect();
        names.sort();
        names
    });
    view! {
        <datalist id=PEOPLE>
            <Each each=move || names.get() key=Clone::clone children=|name| view! { <option value=name></option> } />
        </datalist>
    }
}

/// A field that names a person of the forum. It is handed over when it is left.
#[component]
pub fn PersonField(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// The person's name, as the forum has it.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the name.
    take: Callback<String, Result<(), Refusal>>,
) -> impl IntoView {
    view! { <LineField label=label value=value take=take list=PEOPLE.to_owned() whole=true /> }
}
