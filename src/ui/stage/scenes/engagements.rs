//! What people engage to do: the one who has the talking stick, or everybody.

use leptos::prelude::*;

use super::foot::Foot;
use super::{Head, Large};
use crate::domain::Due;
use crate::domain::projection::{Promising, Sight};
use crate::i18n::t;
use crate::ui::parts::{Each, due_sentence};
use crate::ui::stage::flow::{Flow, Turning};
use crate::ui::stage::picture::Showing;

/// The engagements.
#[component]
pub fn Engagements(showing: Showing) -> impl IntoView {
    let people = showing.part(|sight| match sight {
        Sight::Engagements { people, .. } => people.clone(),
        _ => Vec::new(),
    });
    let one = showing.part(|sight| matches!(sight, Sight::Engagements { one: true, .. }));
    view! {
        <section class="scene shows-engagements">
            {move || if one.get() {
                view! { <One showing=showing people=people /> }.into_any()
            } else {
                view! { <All showing=showing people=people /> }.into_any()
            }}
            <Foot showing=showing />
        </section>
    }
}

#[component]
fn One(showing: Showing, people: Memo<Vec<Promising>>) -> impl IntoView {
    let name = Memo::new(move |_| people.with(|people| people.first().map(|person| person.name.clone()).unwrap_or_default()));
    let promises =
        Memo::new(move |_| people.with(|people| people.first().map(|person| person.promises.clone()).unwrap_or_default()));
    view! {
        <div class="stick">
            <p class="engages">{showing.say(t::stage::ENGAGES)}</p>
            <h1 class:long=move || name.with(|name| name.chars().count() > 30)>{move || name.get()}</h1>
            <Flow showing=showing columns=1 turning=Turning::ByHand content=Signal::derive(move || promises.track())>
                <ul class="promises">
                    <Each each=move || promises.get() key=|promise| promise.clone() children=move |(promise, due)| view! {
                        <li>{promise}" "<small>{term(showing, &due)}</small></li>
                    } />
                </ul>
            </Flow>
        </div>
    }
}

#[component]
fn All(showing: Showing, people: Memo<Vec<Promising>>) -> impl IntoView {
    let count = Memo::new(move |_| people.with(|people| people.iter().map(|person| person.promises.len()).sum::<usize>()));
    let empty = Memo::new(move |_| people.with(Vec::is_empty));
    view! {
        <Head title=move || showing.say(t::stage::ENGAGEMENTS_TITLE)() figure=move || (count.get() > 0).then(|| showing.count(t::stage::ENGAGEMENTS, count.get())) />
        {move || if empty.get() {
            view! { <Large title=move || showing.say(t::stage::ENGAGEMENTS_EMPTY)() hint=move || showing.say(t::stage::ENGAGEMENTS_EMPTY_HINT)() /> }.into_any()
        } else {
            view! {
                <Flow showing=showing columns=2 turning=Turning::ByItself content=Signal::derive(move || people.track())>
                    <Each each=move || people.get() key=|person| format!("{person:?}") children=move |person| view! {
                        <article class="person">
                            <h2>{if person.name.is_empty() { showing.say(t::stage::SOMEONE)().to_owned() } else { person.name.clone() }}</h2>
                            <ul>{person.promises.iter().map(|(promise, due)| view! { <li>{promise.clone()}" "<small>{term(showing, due)}</small></li> }).collect_view()}</ul>
                        </article>
                    } />
                </Flow>
            }.into_any()
        }}
    }
}

fn term(showing: Showing, due: &Due) -> String {
    due_sentence(showing.language.get_untracked(), due)
}
