//! The picture that the room sees: one scene, whatever its size. The projector's window shows one, the
//! console small ones; all sizes in it are parts of its own, so they look alike.

use leptos::prelude::*;
use leptos::{ev, html};

use super::flow::Turning;
use super::scenes;
use crate::app::session::Session;
use crate::domain::projection::{self, Sight};
use crate::domain::{Kind, Language, Moment, Scene, Stage, Veil};
use crate::i18n::{self, Plural, Text};

/// What the parts of a picture share.
#[derive(Clone, Copy)]
pub struct Showing {
    /// The forum.
    pub session: Session,
    /// The stage as it is shown.
    pub stage: Memo<Stage>,
    /// What the room sees of the forum.
    pub sight: Memo<Sight>,
    /// The language on the stage.
    pub language: Memo<Language>,
    /// The picture's width by its height.
    pub aspect: RwSignal<f64>,
    /// The page in sight, of how many, and who turns them.
    pub pages: RwSignal<(u32, u32, Turning)>,
}

impl Showing {
    /// A text in the language of the stage.
    pub fn say(self, text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || i18n::say(self.language.get(), text)
    }

    /// A text for `n` things, in the language of the stage.
    pub fn count(self, plural: Plural, n: usize) -> String {
        i18n::count(self.language.get(), plural, n)
    }

    /// A text with its placeholders filled, in the language of the stage.
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        i18n::fill(self.language.get(), text, values)
    }

    /// Since when the scene is shown.
    pub fn since(self) -> Signal<Moment> {
        Signal::derive(move || self.stage.with(|stage| stage.since))
    }

    /// The page that the facilitator turned to.
    pub fn page(self) -> Signal<u32> {
        Signal::derive(move || self.stage.with(|stage| stage.page))
    }

    /// Part of the sight, as it changes.
    pub fn part<T: PartialEq + Send + Sync + 'static>(self, read: impl Fn(&Sight) -> T + Send + Sync + 'static) -> Memo<T> {
        Memo::new(move |_| self.sight.with(&read))
    }
}

/// The picture of a stage.
#[component]
pub fn Picture(
    /// The forum.
    session: Session,
    /// The stage to be shown.
    #[prop(into)]
    stage: Signal<Stage>,
    /// Told the page in sight and how many there are.
    #[prop(optional)]
    pages: Option<RwSignal<(u32, u32, Turning)>>,
) -> impl IntoView {
    let stage = Memo::new(move |_| stage.get());
    let sight = Memo::new(move |_| {
        let stage = stage.get();
        session.track(projection::kinds(stage.scene));
        session.read(|forum| projection::sight(forum, &stage))
    });
    let minutes_language = session.memo(&[Kind::Identity], |forum| forum.about().minutes_language);
    let showing = Showing {
        session,
        stage,
        sight,
        language: Memo::new(move |_| stage.with(|stage| stage.language).unwrap_or_else(|| minutes_language.get())),
        aspect: RwSignal::new(16.0 / 9.0),
        pages: pages.unwrap_or_else(|| RwSignal::new((0, 1, Turning::ByHand))),
    };
    let node = NodeRef::<html::Div>::new();
    let measure = move || {
        if let Some(picture) = node.try_get_untracked().flatten() {
            let (width, height) = (f64::from(picture.client_width()), f64::from(picture.client_height()));
            if height > 0.0 {
                showing.aspect.try_set(width / height);
            }
        }
    };
    Effect::new(move |_| {
        node.track();
        request_animation_frame(measure);
    });
    let listening = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || listening.remove());
    let scene = Memo::new(move |_| stage.with(|stage| stage.scene));
    let veil = Memo::new(move |_| {
        stage.with(|stage| (stage.veil, if stage.veil == Veil::Message { stage.message.clone() } else { String::new() }))
    });
    // A scene without a flow has one page.
    Effect::new(move |_| {
        scene.track();
        showing.pages.set((0, 1, Turning::ByHand));
    });
    view! {
        <div class="picture" node_ref=node class:night=move || stage.with(|stage| stage.night) lang=move || code(showing.language.get())
            data-scene=move || name(scene.get())>
            {move || match veil.get() {
                (Veil::Black, _) => view! { <div class="black"></div> }.into_any(),
                (Veil::Message, message) => view! { <scenes::Message message=message /> }.into_any(),
                (Veil::Lifted, _) => scenes::show(scene.get(), showing),
            }}
        </div>
    }
}

/// A scene's name in styles and tests.
pub const fn name(scene: Scene) -> &'static str {
    match scene {
        Scene::Theme => "theme",
        Scene::Objectives => "objectives",
        Scene::Principles => "principles",
        Scene::Invitation => "invitation",
        Scene::Wall => "wall",
        Scene::Spotlight => "spotlight",
        Scene::Vote => "vote",
        Scene::Result => "result",
        Scene::Agenda => "agenda",
        Scene::Workshops => "workshops",
        Scene::Harvest => "harvest",
        Scene::ActionVote => "action-vote",
        Scene::ActionResult => "action-result",
        Scene::Engagements => "engagements",
        Scene::Minutes => "minutes",
    }
}

const fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Fr => "fr",
    }
}
