//! The phases of the day: where the room's attention is. Any of them can be gone to at any time.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::domain::{Kind, Phase, Scene, setup, stage};
use crate::i18n::{Text, t};
use crate::ui::stage::lead::Lead;

const PHASES: [(Phase, Text); 8] = [
    (Phase::Opening, t::console::PHASE_OPENING),
    (Phase::Topics, t::console::PHASE_TOPICS),
    (Phase::Votes, t::console::PHASE_VOTES),
    (Phase::Agenda, t::console::PHASE_AGENDA),
    (Phase::Workshops, t::console::PHASE_WORKSHOPS),
    (Phase::Harvest, t::console::PHASE_HARVEST),
    (Phase::Engagements, t::console::PHASE_ENGAGEMENTS),
    (Phase::Closing, t::console::PHASE_CLOSING),
];

/// The phases, the room's one marked. Going to one shows the scene that it begins with.
#[component]
pub fn Phases(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let session = lead.session;
    let now = session.memo(&[Kind::Identity], |forum| forum.about().phase);
    let go = move |phase: Phase| {
        if now.get_untracked() != phase {
            session.act(|forum, cx| setup::go_to(forum, cx, phase));
        }
        session.act(|forum, cx| stage::show(forum, cx, Scene::of(phase)));
    };
    view! {
        <div class="phases" role="group" aria-label=desk.t(t::console::PHASE)>
            {PHASES.map(|(phase, name)| view! {
                <button type="button" aria-pressed=move || (now.get() == phase).to_string() class:past=move || { phase < now.get() } on:click=move |_| go(phase)>
                    {desk.t(name)}
                </button>
            }).collect_view()}
        </div>
    }
}
