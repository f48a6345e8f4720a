//! Every scene, one gesture away, and how the projector is lit and in which language.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::domain::{Kind, Language, Scene, labels, stage};
use crate::i18n::{Text, t};
use crate::ui::stage::lead::Lead;

/// What a scene is called.
pub const fn scene_name(scene: Scene) -> Text {
    match scene {
        Scene::Theme => t::console::SCENE_THEME,
        Scene::Objectives => t::console::SCENE_OBJECTIVES,
        Scene::Principles => t::console::SCENE_PRINCIPLES,
        Scene::Invitation => t::console::SCENE_INVITATION,
        Scene::Wall => t::console::SCENE_WALL,
        Scene::Spotlight => t::console::SCENE_SPOTLIGHT,
        Scene::Vote => t::console::SCENE_VOTE,
        Scene::Result => t::console::SCENE_RESULT,
        Scene::Agenda => t::console::SCENE_AGENDA,
        Scene::Workshops => t::console::SCENE_WORKSHOPS,
        Scene::Harvest => t::console::SCENE_HARVEST,
        Scene::ActionVote => t::console::SCENE_ACTION_VOTE,
        Scene::ActionResult => t::console::SCENE_ACTION_RESULT,
        Scene::Engagements => t::console::SCENE_ENGAGEMENTS,
        Scene::Minutes => t::console::SCENE_MINUTES,
    }
}

/// The scenes.
#[component]
pub fn Scenes(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let now = Memo::new(move |_| lead.stage.with(|stage| stage.scene));
    let minutes_language = lead.session.memo(&[Kind::Identity], |forum| forum.about().minutes_language);
    let language = Memo::new(move |_| lead.stage.with(|stage| stage.language).unwrap_or_else(|| minutes_language.get()));
    let night = Memo::new(move |_| lead.stage.with(|stage| stage.night));
    // The wall can stand by its labels, once it has some.
    let labelled = lead.session.memo(&[Kind::Topic], |forum| !labels::listed(forum).is_empty());
    let by_label = Memo::new(move |_| lead.stage.with(|stage| stage.by_label));
    let speak = move |wanted: Language, name: &'static str| {
        view! {
            <button type="button" aria-pressed=move || (language.get() == wanted).to_string() on:click=move |_| lead.turn(|stage| stage.language = Some(wanted))>
                {name}
            </button>
        }
    };
    view! {
        <section class="scenes" aria-labelledby="scenes">
            <h2 id="scenes">{desk.t(t::console::SCENES)}</h2>
            <div class="choices">
                {Scene::ALL.map(|scene| view! {
                    <button type="button" aria-pressed=move || (now.get() == scene).to_string()
                        on:click=move |_| { lead.session.act(|forum, cx| stage::show(forum, cx, scene)); }>
                        {desk.t(scene_name(scene))}
                    </button>
                }).collect_view()}
            </div>
            <div class="manner">
                {move || (now.get() == Scene::Wall && labelled.get()).then(|| view! {
                    <button type="button" aria-pressed=move || by_label.get().to_string() on:click=move |_| lead.turn(|stage| stage.by_label = !stage.by_label)>
                        {desk.t(t::console::BY_LABEL)}
                    </button>
                })}
                <div class="either" role="group" aria-label=desk.t(t::console::LANGUAGE)>
                    {speak(Language::Fr, "Français")}
                    {speak(Language::En, "English")}
                </div>
                <div class="either" role="group" aria-label=desk.t(t::console::LIGHT)>
                    <button type="button" aria-pressed=move || (!night.get()).to_string() on:click=move |_| lead.turn(|stage| stage.night = false)>{desk.t(t::app::THEME_LIGHT)}</button>
                    <button type="button" aria-pressed=move || night.get().to_string() on:click=move |_| lead.turn(|stage| stage.night = true)>{desk.t(t::app::THEME_DARK)}</button>
                </div>
            </div>
        </section>
    }
}
