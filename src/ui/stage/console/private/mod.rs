//! What the facilitator alone sees, beside each scene: topics to be read out, the running vote, reports
//! that are still empty, who is yet to speak. None of it is ever on the projector.

mod by_lot;
mod people;
mod read_out;
mod reports;
mod vote;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::domain::{Matter, Scene};
use crate::i18n::{Text, t};
use crate::ui::stage::lead::Lead;

/// What goes with the scene that is shown.
#[component]
pub fn Private(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let what = Memo::new(move |_| lead.stage.with(|stage| of(stage.scene)));
    view! {
        <section class="private" aria-labelledby="private">
            <h2 id="private">{move || desk.t(title(what.get()))()}" "<small>{desk.t(t::console::PRIVATE)}</small></h2>
            {move || match what.get() {
                Beside::ReadOut => view! { <read_out::ReadOut lead=lead /> }.into_any(),
                Beside::Vote(matter) => view! { <vote::Vote lead=lead matter=matter /> }.into_any(),
                Beside::Reports => view! { <reports::Reports lead=lead /> }.into_any(),
                Beside::People => view! { <people::People lead=lead /> }.into_any(),
            }}
        </section>
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    ReadOut,
    Vote(Matter),
    Reports,
    People,
}

const fn of(scene: Scene) -> Beside {
    match scene {
        Scene::Theme | Scene::Objectives | Scene::Principles | Scene::Invitation | Scene::Wall | Scene::Spotlight => {
            Beside::ReadOut
        }
        Scene::Vote | Scene::Result | Scene::ActionVote | Scene::ActionResult => Beside::Vote(scene.matter()),
        Scene::Agenda | Scene::Workshops | Scene::Harvest => Beside::Reports,
        Scene::Engagements | Scene::Minutes => Beside::People,
    }
}

const fn title(beside: Beside) -> Text {
    match beside {
        Beside::ReadOut => t::console::READ_OUT,
        Beside::Vote(Matter::Topics) => t::console::VOTE,
        Beside::Vote(Matter::Actions) => t::console::ACTION_VOTE,
        Beside::Reports => t::console::REPORTS,
        Beside::People => t::console::PEOPLE,
    }
}
