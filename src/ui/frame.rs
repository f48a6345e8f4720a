//! The frame around every screen of a forum: the title line, the path of the day, the main column.

use leptos::prelude::*;

use super::navigation::focus_on;
use super::parts::{Glyph, Icon, Menu, PeopleList};
use crate::app::action::{self, Action};
use crate::app::desk::{Desk, Saving, Theme};
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::{Forum, Kind, Language, VoteState};
use crate::i18n::{self, t};

/// What the page is called where no forum is open.
const NAME: &str = "Open Forum";

/// The view, the forum, the app: so that windows and tabs can be told apart.
fn page_title(desk: Desk, session: Session) -> String {
    let view = match desk.route.get() {
        Route::Forum(_, view) => action::VISITS
            .iter()
            .chain(action::BESIDE)
            .find(|(stop, _)| *stop == view.stop())
            .map(|(_, visit)| desk.t(visit.name)()),
        _ => None,
    };
    let forum = session.about().with(|about| about.title.clone());
    format!("{} · {forum} · {NAME}", view.unwrap_or_default())
}

/// The frame, with a screen in its main column.
#[component]
pub fn Frame(
    /// The forum.
    session: Session,
    /// The screen.
    children: Children,
) -> impl IntoView {
    let desk = Desk::here();
    // Each screen's styles are scoped to it by this class, so that their names can't collide.
    let on_screen = move || match desk.route.get() {
        Route::Forum(_, view) => format!("frame on-{}", view.stop().name()),
        _ => "frame".to_owned(),
    };
    Effect::new(move |_| document().set_title(&page_title(desk, session)));
    on_cleanup(|| document().set_title(NAME));
    view! {
        <div class=on_screen>
            <Masthead session=session />
            <Trouble />
            <Path session=session />
            <main class="main" id="main" tabindex="-1">{children()}</main>
        </div>
        <PeopleList session=session />
    }
}

/// What stands between the title and the path when saving fails: what happened and what to do.
#[component]
pub fn Trouble() -> impl IntoView {
    let desk = Desk::here();
    let words = move || match desk.saving.get() {
        Saving::Full => Some(t::app::FULL),
        Saving::Denied => Some(t::app::DENIED),
        Saving::Kept | Saving::Pending => None,
    };
    move || {
        words().map(|words| {
            view! {
                <div class="banner" role="alert">
                    <p>{desk.t(words)}</p>
                    <button type="button" class="go" on:click=move |_| (action::BACKUP.run)(desk)>{desk.t(t::app::BACKUP)}</button>
                </div>
            }
        })
    }
}

#[component]
fn Masthead(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let about = session.about();
    let day = move || about.with(|about| about.date.map(|date| i18n::date(desk.language.get(), date)));
    view! {
        <header class="masthead">
            <a class="skip" href="#/" on:click=move |event| { event.prevent_default(); focus_on("#main"); }>{desk.t(t::app::SKIP)}</a>
            <a class="home" href="#/" title=desk.t(t::app::HOME)>
                <Mark />
                <span class="tell">{desk.t(t::app::HOME)}</span>
            </a>
            <b>{move || about.with(|about| about.title.clone())}</b>
            <span class="date">{day}</span>
            <div class="desk">
                <Saved />
                <a class="button bare to-console" href=Route::Forum(session.id(), View::Console).to_string()
                    aria-current=move || matches!(desk.route.get(), Route::Forum(_, View::Console)).then_some("page")>
                    <Icon glyph=Glyph::Screen /><span>{desk.t(t::app::VIEW_CONSOLE)}</span>
                </a>
                <UndoButton session=session />
                <RedoButton session=session />
                <LanguageButton />
                <More />
            </div>
        </header>
    }
}

/// The app's mark: chairs in a circle, one of them taken.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="4.2 2.86" />
            <circle cx="12" cy="3" r="3" fill="currentColor" />
        </svg>
    }
}

/// The language of the screens, and the way to the other one. Its name begins with what it shows, so
/// that it can be called by voice.
#[component]
pub fn LanguageButton() -> impl IntoView {
    let desk = Desk::here();
    let shown = move || if desk.language.get() == Language::Fr { "FR" } else { "EN" };
    let name = move || format!("{} · {}", shown(), i18n::say(desk.language.get(), t::app::SWITCH_LANGUAGE));
    view! {
        <button type="button" class="bare" on:click=move |_| (action::LANGUAGE.run)(desk) aria-label=name>{shown}</button>
    }
}

/// Whether everything is kept.
#[component]
pub fn Saved() -> impl IntoView {
    let desk = Desk::here();
    let failing = move || matches!(desk.saving.get(), Saving::Full | Saving::Denied);
    view! {
        <span class="saved" class:not=failing role="status">
            {move || match desk.saving.get() {
                Saving::Kept => view! { <i aria-hidden="true">"✓ "</i>{i18n::say(desk.language.get(), t::app::SAVED)} }.into_any(),
                Saving::Pending => i18n::say(desk.language.get(), t::app::SAVING).into_any(),
                Saving::Full | Saving::Denied => view! { <i aria-hidden="true">"! "</i>{i18n::say(desk.language.get(), t::app::NOT_SAVED)} }.into_any(),
            }}
        </span>
    }
}

/// The gesture that was made last, undone.
#[component]
pub fn UndoButton(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let label = move || match session.undoable().get().0 {
        Some((verb, subject)) => {
            let language = desk.language.get();
            i18n::fill(language, t::app::UNDO_THIS, &[("deed", &i18n::deed(language, verb, &subject))])
        }
        None => i18n::say(desk.language.get(), t::app::UNDO).to_owned(),
    };
    view! {
        <button type="button" class="icon" aria-label=label title=label disabled=move || desk.with_a_voter.get() || session.undoable().get().0.is_none()
            on:click=move |_| (action::UNDO.run)(desk)>
            <Icon glyph=Glyph::Undo />
        </button>
    }
}

/// What was undone last, done again.
#[component]
pub fn RedoButton(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let label = move || match session.undoable().get().1 {
        Some((verb, subject)) => {
            let language = desk.language.get();
            i18n::fill(language, t::app::REDO_THIS, &[("deed", &i18n::deed(language, verb, &subject))])
        }
        None => i18n::say(desk.language.get(), t::app::REDO).to_owned(),
    };
    view! {
        <button type="button" class="icon" aria-label=label title=label disabled=move || desk.with_a_voter.get() || session.undoable().get().1.is_none()
            on:click=move |_| (action::REDO.run)(desk)>
            <Icon glyph=Glyph::Redo />
        </button>
    }
}

/// What is wanted now and then: the registry's other actions.
#[component]
fn More() -> impl IntoView {
    let desk = Desk::here();
    let item = move |action: Action| {
        view! { <button type="button" on:click=move |_| (action.run)(desk)>{desk.t(action.name)}</button> }
    };
    view! {
        <Menu label=Signal::derive(desk.t(t::app::MORE)).get_untracked() face=|| view! { <Icon glyph=Glyph::More /> }>
            {action::MORE.map(item).collect_view()}
            <ThemeChoice />
        </Menu>
    }
}

/// The themes, one of them chosen.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let desk = Desk::here();
    let name = |theme| match theme {
        Theme::System => t::app::THEME_SYSTEM,
        Theme::Light => t::app::THEME_LIGHT,
        Theme::Dark => t::app::THEME_DARK,
        Theme::Contrast => t::app::THEME_CONTRAST,
    };
    view! {
        <p class="label">{desk.t(t::app::THEME)}</p>
        {Theme::ALL.map(|theme| view! {
            <button type="button" aria-pressed=move || (desk.theme.get() == theme).to_string() on:click=move |_| desk.light(theme)>
                {desk.t(name(theme))}
            </button>
        }).collect_view()}
    }
}

/// The path of the day: its stops, which of them have been worked on, and where one is.
#[component]
fn Path(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let stops = session.memo(
        &[Kind::Identity, Kind::Topic, Kind::Workshop, Kind::Report, Kind::Engagement, Kind::Word, Kind::Ballot, Kind::Tally],
        |forum| View::PATH.map(|view| stop(forum, view)),
    );
    let here = move || match desk.route.get() {
        Route::Forum(_, view) => Some(view.stop()),
        _ => None,
    };
    // On a small screen the path is longer than the window: the stop where one is comes into sight.
    Effect::new(move |_| {
        here();
        request_animation_frame(|| {
            let stop = document().query_selector(".path [aria-current=page]").ok().flatten();
            let Some((path, stop)) = document().query_selector(".path").ok().flatten().zip(stop) else { return };
            let (path_at, stop_at) = (path.get_bounding_client_rect(), stop.get_bounding_client_rect());
            let beside = stop_at.x() + stop_at.width() / 2.0 - path_at.x() - path_at.width() / 2.0;
            #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
            path.set_scroll_left(path.scroll_left() + beside as i32);
        });
    });
    view! {
        <nav class="path" aria-label=desk.t(t::app::PATH)>
            <ol>
                {action::VISITS.iter().enumerate().map(|(place, (view, visit))| {
                    let view = *view;
                    let at = move || stops.with(|stops| stops.get(place).copied().unwrap_or_default());
                    view! {
                        <li>
                            <a href=Route::Forum(session.id(), view).to_string() class:done=move || at().0
                                aria-current=move || (here() == Some(view)).then_some("page")>
                                {desk.t(visit.name)}
                                {move || (at().1 > 0).then(|| view! { <small>{i18n::number(desk.language.get(), at().1)}</small> })}
                            </a>
                        </li>
                    }
                }).collect_view()}
            </ol>
        </nav>
    }
}

/// Whether a stop of the path has been worked on, and how many things are there.
fn stop(forum: &Forum, view: View) -> (bool, usize) {
    let about = forum.about();
    let count = |n: usize| (n > 0, n);
    let workshops = || forum.workshops.iter().filter(|(_, workshop)| workshop.fate.is_workshop());
    match view {
        View::SetUp => (!about.theme.is_empty(), 0),
        View::Opening
        | View::Minutes
        | View::Convergence
        | View::Console
        | View::Stage
        | View::Paper
        | View::Laptops
        | View::HandOver => (false, 0),
        View::Topics => count(forum.topics.iter().filter(|(_, topic)| !topic.title.is_empty()).count()),
        View::Votes => (about.vote == VoteState::Closed, 0),
        View::Agenda => (workshops().any(|(_, workshop)| workshop.room.is_some() && workshop.slot.is_some()), 0),
        View::Workshops | View::Workshop(_) => count(workshops().count()),
        View::Engagements => count(forum.engagements.iter().filter(|(_, engagement)| !engagement.removed).count()),
        View::Closing => (forum.words.iter().any(|(_, word)| !word.removed), 0),
    }
}
