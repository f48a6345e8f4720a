//! The opening: theme, objectives, principles and law, fit for the projector; one at a time or all.

pub mod fit;
mod overview;
pub mod pages;
pub mod slide;

use leptos::prelude::*;
use leptos::{ev, html};

use crate::app::action;
use crate::app::desk::Desk;
use crate::app::key::{self, Key};
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::{Kind, Language};
use crate::i18n::{self, t};
use crate::paper::Stack;
use crate::ui::keyboard;
use crate::ui::parts::{Glyph, Icon};

use super::paper::kept;
use overview::Overview;
pub use pages::Page;
pub use slide::Slide;

/// What the parts of the opening share.
#[derive(Clone, Copy)]
struct Stage {
    pages: Memo<Vec<Page>>,
    /// Where one is, counted from 0.
    at: RwSignal<usize>,
    overview: RwSignal<bool>,
    /// The language on the stage.
    language: Memo<Language>,
    node: NodeRef<html::Div>,
}

impl Stage {
    fn count(self) -> usize {
        self.pages.with(Vec::len)
    }

    /// Turns the pages; at the ends it stays.
    fn turn(self, by: isize) {
        let last = self.pages.with_untracked(Vec::len).saturating_sub(1);
        self.at.update(|at| *at = at.saturating_add_signed(by).min(last));
    }

    /// Fills the screen with the stage, or gives it back. A browser that refuses leaves it as it is.
    fn fill(self) {
        if document().fullscreen_element().is_some() {
            document().exit_fullscreen();
        } else if let Some(stage) = self.node.get_untracked() {
            let _ = stage.request_fullscreen();
        }
    }
}

/// The opening.
#[component]
pub fn Opening(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let about = session.about();
    let other = RwSignal::new(false);
    let stage = Stage {
        pages: session.memo(&[Kind::Identity, Kind::Objective], pages::of),
        at: RwSignal::new(0),
        overview: RwSignal::new(false),
        language: Memo::new(move |_| {
            let language = about.with(|about| about.minutes_language);
            if other.get() { the_other(language) } else { language }
        }),
        node: NodeRef::new(),
    };
    listen(desk, stage);
    let page = move || stage.pages.with(|pages| pages.get(stage.at.get()).or(pages.last()).cloned());
    view! {
        <div class="opening" class:one-page=move || !stage.overview.get()>
            <h1 class="tell">{desk.t(t::opening::TITLE)}</h1>
            <div class="stage" node_ref=stage.node tabindex="-1" lang=move || code(stage.language.get()) aria-live="polite"
                on:click=move |_| if document().fullscreen_element().is_some() && !stage.overview.get_untracked() { stage.turn(1) }>
                {move || if stage.overview.get() {
                    view! { <Overview session=session stage=stage /> }.into_any()
                } else {
                    page().map(|page| view! { <Slide session=session page=page language=stage.language.get() /> }).into_any()
                }}
            </div>
            <Controls session=session stage=stage other=other />
        </div>
    }
}

const fn the_other(language: Language) -> Language {
    match language {
        Language::En => Language::Fr,
        Language::Fr => Language::En,
    }
}

const fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Fr => "fr",
    }
}

/// What a key does on the stage.
#[derive(Clone, Copy)]
enum Turn {
    Back,
    On,
    First,
    Last,
    Fill,
    Overview,
}

/// Arrows, and the keys that presenters' remote controls send, turn the pages while no dialog is open.
const KEYS: [(Turn, &[Key]); 6] = [
    (Turn::Back, action::PAGE_BACK.keys),
    (Turn::On, action::PAGE_ON.keys),
    (Turn::First, action::PAGE_FIRST.keys),
    (Turn::Last, action::PAGE_LAST.keys),
    (Turn::Fill, action::FILL.keys),
    (Turn::Overview, action::OVERVIEW.keys),
];

fn listen(desk: Desk, stage: Stage) {
    let listening = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.shift_key() {
            return;
        }
        let singles = desk.single_keys.get_untracked() && !event.repeat();
        let Some(turn) = keyboard::pressed(&event, |press| key::meant(press, singles, &KEYS)) else { return };
        let turning = !stage.overview.get_untracked();
        match turn {
            Turn::Back if turning => stage.turn(-1),
            Turn::On if turning => stage.turn(1),
            Turn::First if turning => stage.at.set(0),
            Turn::Last if turning => stage.turn(isize::MAX),
            Turn::Fill => stage.fill(),
            Turn::Overview => stage.overview.update(|overview| *overview = !*overview),
            Turn::Back | Turn::On | Turn::First | Turn::Last => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listening.remove());
}

/// The buttons below the stage; they aren't on it when it fills the screen.
#[component]
fn Controls(session: Session, stage: Stage, other: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let filled = RwSignal::new(false);
    let listening =
        window_event_listener_untyped("fullscreenchange", move |_| filled.set(document().fullscreen_element().is_some()));
    on_cleanup(move || listening.remove());
    let first = move || stage.at.get() == 0;
    let last = move || stage.at.get() + 1 >= stage.count();
    let place = move || {
        let language = desk.language.get();
        let (n, count) = (i18n::number(language, stage.at.get() + 1), i18n::number(language, stage.count()));
        desk.fill(t::opening::STAGE, &[("n", &n), ("count", &count)])
    };
    view! {
        <div class="stage-controls">
            <div class="turn" class:idle=move || stage.overview.get()>
                <button type="button" aria-disabled=move || first().then_some("true") disabled=move || stage.overview.get()
                    on:click=move |_| stage.turn(-1)>
                    <Icon glyph=Glyph::Left />{desk.t(t::opening::BEFORE)}
                </button>
                <span class="place" role="status">{place}</span>
                <button type="button" aria-disabled=move || last().then_some("true") disabled=move || stage.overview.get()
                    on:click=move |_| stage.turn(1)>
                    {desk.t(t::opening::NEXT)}<Icon glyph=Glyph::Right />
                </button>
            </div>
            <div class="ways">
                <a class="button bare" href=Route::Forum(session.id(), View::Paper).to_string()
                    on:click=move |_| kept::choose(desk, session.id(), &[Stack::Posters])>
                    {desk.t(t::opening::PRINT_POSTERS)}
                </a>
                <button type="button" class="bare" lang=move || code(the_other(stage.language.get())) on:click=move |_| other.update(|other| *other = !*other)>
                    {move || i18n::say(stage.language.get(), t::opening::OTHER_LANGUAGE)}
                </button>
                <button type="button" class="bare" on:click=move |_| stage.overview.update(|overview| *overview = !*overview)>
                    {move || i18n::say(desk.language.get(), if stage.overview.get() { t::opening::ONE_BY_ONE } else { t::opening::OVERVIEW })}
                    {move || desk.single_keys.get().then(|| view! { <kbd aria-hidden="true">"O"</kbd> })}
                </button>
                {document().fullscreen_enabled().then(|| view! {
                    <button type="button" class="go" on:click=move |_| stage.fill()>
                        {move || i18n::say(desk.language.get(), if filled.get() { t::opening::LEAVE } else { t::opening::FILL })}
                        {move || desk.single_keys.get().then(|| view! { <kbd aria-hidden="true">"F"</kbd> })}
                    </button>
                })}
            </div>
            <p class="tell">{desk.t(t::opening::KEYS)}</p>
        </div>
    }
}
