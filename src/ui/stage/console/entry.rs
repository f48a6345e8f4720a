//! The quick entry: what is called out is typed here, whatever the projector shows. It keeps the focus.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::domain::{Participant, Scene, Veil, actions, engagements, participants, stage, topics};
use crate::i18n::{Text, t};
use crate::ui::navigation::focus_on;
use crate::ui::parts::Entry;
use crate::ui::stage::lead::Lead;

/// What a typed line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Topic,
    Action,
    Engagement,
    Message,
}

impl What {
    const ALL: [(Self, Text); 4] = [
        (Self::Topic, t::console::WHAT_TOPIC),
        (Self::Action, t::console::WHAT_ACTION),
        (Self::Engagement, t::console::WHAT_ENGAGEMENT),
        (Self::Message, t::console::WHAT_MESSAGE),
    ];

    /// What is called out while a scene is shown.
    const fn of(scene: Scene) -> Self {
        match scene {
            Scene::Harvest | Scene::ActionVote | Scene::ActionResult => Self::Action,
            Scene::Engagements | Scene::Minutes => Self::Engagement,
            _ => Self::Topic,
        }
    }
}

/// The quick entry.
#[component]
pub fn QuickEntry(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let session = lead.session;
    let scene = Memo::new(move |_| lead.stage.with(|stage| stage.scene));
    let what = RwSignal::new(What::of(scene.get_untracked()));
    Effect::new(move |before: Option<Scene>| {
        let now = scene.get();
        if before.is_some_and(|before| before != now) && what.get_untracked() != What::of(now) {
            choose(what, What::of(now));
        }
        now
    });
    let shown = Memo::new(move |_| what.get());
    let id = session.id();
    let topic = Callback::new(move |line: String| session.try_act(|forum, cx| topics::propose_line(forum, cx, &line)));
    let action = Callback::new(move |line: String| {
        // An action that is called out during a workshop's harvest is that workshop's.
        let workshop = lead.stage.with_untracked(|stage| stage.topic.filter(|_| stage.scene == Scene::Harvest));
        session.try_act(|forum, cx| actions::add(forum, cx, workshop, &actions::parse(&line)))
    });
    let engagement = Callback::new(move |line: String| {
        let speaker = lead.stage.with_untracked(|stage| stage.person);
        session.try_act(|forum, cx| engagements::engage(forum, cx, &line, speaker))
    });
    // Who has the talking stick needn't be named.
    let speaks = move || {
        let speaker = lead.stage.with(|stage| stage.person.filter(|_| stage.scene == Scene::Engagements))?;
        session.track_record::<Participant>(&speaker);
        let name = session.read(|forum| participants::name_of(forum, speaker).to_owned());
        Some(view! { <p class="hint">{desk.fill(t::console::ENGAGES, &[("name", &name)])}</p> })
    };
    let message = Callback::new(move |line: String| {
        session.try_act(|forum, cx| {
            let message = crate::domain::limits::line(&line)?;
            stage::turn(forum, cx, |stage| {
                stage.message = message;
                stage.veil = Veil::Message;
            })
        })
    });
    view! {
        <section class="call-out" aria-label=desk.t(t::console::ENTRY)>
            <div class="either" role="group" aria-label=desk.t(t::console::WHAT)>
                {What::ALL.map(|(one, name)| view! {
                    <button type="button" aria-pressed=move || (shown.get() == one).to_string() on:click=move |_| choose(what, one)>{desk.t(name)}</button>
                }).collect_view()}
            </div>
            {move || match shown.get() {
                What::Topic => view! { <Entry label=t::topics::ENTRY placeholder=t::topics::ENTRY_EXAMPLE button=t::app::ADD draft=format!("topics/{id}") take=topic /> },
                What::Action => view! { <Entry label=t::console::WHAT_ACTION placeholder=t::closing::ACTION_EXAMPLE button=t::app::ADD draft=format!("actions/{id}") take=action /> },
                What::Engagement => view! { <Entry label=t::console::WHAT_ENGAGEMENT placeholder=t::engagements::ENTRY_EXAMPLE button=t::app::ADD draft=format!("engagements/{id}") under=move || speaks take=engagement /> },
                What::Message => view! { <Entry label=t::console::WHAT_MESSAGE placeholder=t::console::MESSAGE_EXAMPLE button=t::console::SHOW draft=format!("message/{id}") take=message /> },
            }}
        </section>
    }
}

/// Another kind of line; the focus goes to its field.
fn choose(what: RwSignal<What>, one: What) {
    what.set(one);
    request_animation_frame(|| focus_on("[data-quick-entry]"));
}
