//! The one registry of actions: buttons, menus, keys and the list of keys all take from it, so that no
//! gesture is defined twice.

use leptos::prelude::*;

use super::desk::{Desk, Panel, Theme};
use super::route::{Route, View};
use super::timing;
use crate::domain::{Language, timer};
use crate::i18n::{Text, t};

/// A key, as keyboards name what it types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The `key` of the keyboard event, in lower case.
    pub key: &'static str,
    /// With Ctrl, or ⌘ on a Mac.
    pub command: bool,
    /// With Shift, where Shift doesn't already change what is typed.
    pub shift: bool,
}

const fn plain(key: &'static str) -> Key {
    Key { key, command: false, shift: false }
}

const fn command(key: &'static str) -> Key {
    Key { key, command: true, shift: false }
}

/// Something a person can do from anywhere.
#[derive(Clone, Copy)]
pub struct Action {
    /// What it is called.
    pub name: Text,
    /// The keys that do it.
    pub keys: &'static [Key],
    /// Whether it needs a forum to be open.
    pub in_forum: bool,
    /// Does it.
    pub run: fn(Desk),
}

/// Undo the last gesture of this window.
pub const UNDO: Action = Action {
    name: t::app::UNDO,
    keys: &[command("z")],
    in_forum: true,
    run: |desk| {
        if let Some(session) = desk.session.get_untracked() {
            session.undo();
        }
    },
};

/// Do again what was undone.
pub const REDO: Action = Action {
    name: t::app::REDO,
    keys: &[Key { key: "z", command: true, shift: true }, command("y")],
    in_forum: true,
    run: |desk| {
        if let Some(session) = desk.session.get_untracked() {
            session.redo();
        }
    },
};

/// Who did what.
pub const HISTORY: Action =
    Action { name: t::app::HISTORY, keys: &[plain("h")], in_forum: true, run: |desk| desk.panel.set(Some(Panel::History)) };

/// The list of keys.
pub const KEYS: Action =
    Action { name: t::app::KEYS, keys: &[plain("?")], in_forum: false, run: |desk| desk.panel.set(Some(Panel::Keys)) };

/// What the person at this machine is called.
pub const NAME: Action =
    Action { name: t::app::MY_NAME, keys: &[], in_forum: false, run: |desk| desk.panel.set(Some(Panel::Name)) };

/// French to English and back.
pub const LANGUAGE: Action = Action {
    name: t::app::SWITCH_LANGUAGE,
    keys: &[plain("l")],
    in_forum: false,
    run: |desk| {
        desk.speak(match desk.language.get_untracked() {
            Language::En => Language::Fr,
            Language::Fr => Language::En,
        });
    },
};

/// The next theme.
pub const THEME: Action = Action {
    name: t::app::SWITCH_THEME,
    keys: &[plain("t")],
    in_forum: false,
    run: |desk| {
        let now = desk.theme.get_untracked();
        let place = Theme::ALL.iter().position(|theme| *theme == now).unwrap_or(0);
        desk.light(Theme::ALL.get((place + 1) % Theme::ALL.len()).copied().unwrap_or_default());
    },
};

/// The quick entry of this screen.
pub const ENTER: Action =
    Action { name: t::app::QUICK_ENTRY, keys: &[plain("n")], in_forum: true, run: |desk| desk.look_for.set("[data-quick-entry]") };

/// The search of this screen.
pub const SEARCH: Action =
    Action { name: t::app::SEARCH, keys: &[plain("/")], in_forum: true, run: |desk| desk.look_for.set("[data-search]") };

/// Back to the forums kept here.
pub const HOME: Action = Action { name: t::app::HOME, keys: &[plain("0")], in_forum: true, run: |desk| desk.go(Route::Home) };

/// The backup file of the open forum.
pub const BACKUP: Action =
    Action { name: t::app::BACKUP, keys: &[command("s")], in_forum: true, run: |desk| desk.panel.set(Some(Panel::Backup)) };

macro_rules! visit {
    ($($name:ident $key:literal $view:ident $text:ident;)+) => {
        $(
            #[doc = concat!("Go to the view `", stringify!($view), "`.")]
            pub const $name: Action =
                Action { name: t::app::$text, keys: &[plain($key)], in_forum: true, run: |desk| desk.view(View::$view) };
        )+
        /// The views on the path, each with its action.
        pub const VISITS: &[(View, Action)] = &[$((View::$view, $name)),+];
    };
}

visit! {
    SET_UP "1" SetUp VIEW_SET_UP;
    OPENING "2" Opening VIEW_OPENING;
    TOPICS "3" Topics VIEW_TOPICS;
    VOTES "4" Votes VIEW_VOTES;
    AGENDA "5" Agenda VIEW_AGENDA;
    WORKSHOPS "6" Workshops VIEW_WORKSHOPS;
    ENGAGEMENTS "7" Engagements VIEW_ENGAGEMENTS;
    CLOSING "8" Closing VIEW_CLOSING;
    MINUTES "9" Minutes VIEW_MINUTES;
}

/// The facilitator's console, from which the projector is led.
pub const CONSOLE: Action =
    Action { name: t::app::VIEW_CONSOLE, keys: &[plain("p")], in_forum: true, run: |desk| desk.view(View::Console) };

/// What can be printed.
pub const PAPER: Action = Action { name: t::app::VIEW_PAPER, keys: &[], in_forum: true, run: |desk| desk.view(View::Paper) };

/// The vote on actions. It has no key of its own: it comes once a day.
pub const CONVERGENCE: Action =
    Action { name: t::app::VIEW_CONVERGENCE, keys: &[], in_forum: true, run: |desk| desk.view(View::Convergence) };

/// The views beside the path, each with its action.
pub const BESIDE: &[(View, Action)] = &[(View::Convergence, CONVERGENCE), (View::Console, CONSOLE), (View::Paper, PAPER)];

/// A minute more on the timer.
pub const MINUTE_MORE: Action = Action {
    name: t::timer::MINUTE_MORE,
    keys: &[plain("+")],
    in_forum: true,
    run: |desk| timing::set(desk, |forum, cx| timer::add(forum, cx, 60)),
};

/// A minute less.
pub const MINUTE_LESS: Action = Action {
    name: t::timer::MINUTE_LESS,
    keys: &[plain("-")],
    in_forum: true,
    run: |desk| timing::set(desk, |forum, cx| timer::add(forum, cx, -60)),
};

/// Pauses the timer, or lets it run on.
pub const PAUSE_TIMER: Action = Action {
    name: t::timer::PAUSE_OR_RESUME,
    keys: &[plain("k")],
    in_forum: true,
    run: |desk| timing::set(desk, timer::pause_or_resume),
};

/// Every action, in the order of the list of keys.
pub const ALL: &[Action] = &[
    ENTER,
    SEARCH,
    UNDO,
    REDO,
    HISTORY,
    BACKUP,
    KEYS,
    NAME,
    LANGUAGE,
    THEME,
    HOME,
    SET_UP,
    OPENING,
    TOPICS,
    VOTES,
    AGENDA,
    WORKSHOPS,
    ENGAGEMENTS,
    CLOSING,
    MINUTES,
    CONSOLE,
    PAUSE_TIMER,
    MINUTE_MORE,
    MINUTE_LESS,
    CONVERGENCE,
    PAPER,
];

/// What a voter may do with keys while the laptop is in his or her hands: what stays on the ballot and
/// turns nothing back. Rule V14.
const FOR_VOTERS: [Action; 5] = [ENTER, SEARCH, KEYS, LANGUAGE, THEME];

/// Whether an action rests while the laptop is in a voter's hands. Rule V14.
pub fn rests_with_a_voter(action: &Action) -> bool {
    FOR_VOTERS.iter().all(|other| other.name != action.name)
}

/// What a key press means: its action, unless somebody is typing and the key is a plain one.
pub fn meant(key: &str, held: bool, shift: bool, typing: bool, in_forum: bool) -> Option<Action> {
    let key = key.to_lowercase();
    ALL.iter()
        .find(|action| {
            (in_forum || !action.in_forum)
                && action.keys.iter().any(|wanted| {
                    let same_shift = !wanted.command || wanted.shift == shift;
                    wanted.key == key && wanted.command == held && same_shift && (wanted.command || !typing)
                })
        })
        .copied()
}
