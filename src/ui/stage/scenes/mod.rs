//! The scenes of the stage, one file each. They show what a sight holds and read nothing else.

mod agenda;
mod engagements;
mod foot;
mod harvest;
mod invitation;
mod message;
mod minutes;
mod pages;
mod result;
mod spotlight;
mod vote;
mod wall;
mod workshops;

use leptos::prelude::*;

use super::picture::Showing;
use crate::domain::Scene;

pub use message::Message;

/// The view of a scene.
pub fn show(scene: Scene, showing: Showing) -> AnyView {
    match scene {
        Scene::Theme | Scene::Objectives | Scene::Principles => view! { <pages::Pages showing=showing /> }.into_any(),
        Scene::Invitation => view! { <invitation::Invitation showing=showing /> }.into_any(),
        Scene::Wall => view! { <wall::Wall showing=showing /> }.into_any(),
        Scene::Spotlight => view! { <spotlight::Spotlight showing=showing /> }.into_any(),
        Scene::Vote | Scene::ActionVote => view! { <vote::Vote showing=showing /> }.into_any(),
        Scene::Result | Scene::ActionResult => view! { <result::Outcome showing=showing /> }.into_any(),
        Scene::Agenda => view! { <agenda::Agenda showing=showing /> }.into_any(),
        Scene::Workshops => view! { <workshops::Workshops showing=showing /> }.into_any(),
        Scene::Harvest => view! { <harvest::Harvest showing=showing /> }.into_any(),
        Scene::Engagements => view! { <engagements::Engagements showing=showing /> }.into_any(),
        Scene::Minutes => view! { <minutes::Minutes showing=showing /> }.into_any(),
    }
}

/// The line over a scene: what it is about, and one figure.
#[component]
fn Head(
    /// What it is about.
    #[prop(into)]
    title: ViewFn,
    /// The figure, where there is one.
    #[prop(optional, into)]
    figure: Option<ViewFn>,
) -> impl IntoView {
    view! {
        <header class="scene-head">
            <h1>{move || title.run()}</h1>
            {figure.map(|figure| view! { <p class="figure">{move || figure.run()}</p> })}
        </header>
    }
}

/// What stands in the middle of a scene that has nothing else to show.
#[component]
fn Large(
    /// The sentence.
    #[prop(into)]
    title: ViewFn,
    /// What to do.
    #[prop(optional, into)]
    hint: Option<ViewFn>,
) -> impl IntoView {
    view! {
        <div class="large">
            <p class="words">{move || title.run()}</p>
            {hint.map(|hint| view! { <p class="hint">{move || hint.run()}</p> })}
        </div>
    }
}
