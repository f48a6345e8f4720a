//! The one registry of actions: buttons, menus, keys and the list of keys all take from it, so that no
//! gesture is defined twice.

use leptos::prelude::*;

use super::desk::{Ask, Desk, Panel, Theme};
use super::key::{self, Key, Press};
use super::route::{Route, View};
use super::session::Session;
use super::timing;
use crate::domain::{Language, timer};
use crate::i18n::{Text, t};

/// Where an action stands in the list of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// To go on typing.
    Entry,
    /// From view to view.
    Move,
    /// With the time in the room.
    Room,
    /// With the forum as a whole.
    Forum,
    /// With this window.
    Window,
}

impl Group {
    /// Every group, in the order of the list.
    pub const ALL: [Self; 5] = [Self::Entry, Self::Move, Self::Room, Self::Forum, Self::Window];

    /// What it is called.
    pub const fn name(self) -> Text {
        match self {
            Self::Entry => t::keys::GROUP_ENTRY,
            Self::Move => t::keys::GROUP_MOVE,
            Self::Room => t::keys::GROUP_ROOM,
            Self::Forum => t::keys::GROUP_FORUM,
            Self::Window => t::keys::GROUP_WINDOW,
        }
    }
}

/// Something a person can do from anywhere.
#[derive(Clone, Copy)]
pub struct Action {
    /// What it is called.
    pub name: Text,
    /// The keys that do it.
    pub keys: &'static [Key],
    /// Where it stands.
    pub group: Group,
    /// Whether it needs a forum to be open.
    pub in_forum: bool,
    /// Does it.
    pub run: fn(Desk),
}

/// Undo the last gesture of this window.
pub const UNDO: Action = Action {
    name: t::app::UNDO,
    keys: &[Key::command("z")],
    group: Group::Forum,
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
    keys: &[Key::command("z").with_shift(), Key::command("y")],
    group: Group::Forum,
    in_forum: true,
    run: |desk| {
        if let Some(session) = desk.session.get_untracked() {
            session.redo();
        }
    },
};

/// Who did what.
pub const HISTORY: Action = Action {
    name: t::app::HISTORY,
    keys: &[Key::plain("h")],
    group: Group::Forum,
    in_forum: true,
    run: |desk| desk.panel.set(Some(Panel::History)),
};

/// The list of keys.
pub const KEYS: Action = Action {
    name: t::app::KEYS,
    keys: &[Key::plain("?")],
    group: Group::Window,
    in_forum: false,
    run: |desk| desk.panel.set(Some(Panel::Keys)),
};

/// Any action, forum, topic, person or workshop, found by a few letters.
pub const PALETTE: Action = Action {
    name: t::keys::PALETTE,
    keys: &[Key::command("k")],
    group: Group::Window,
    in_forum: false,
    run: |desk| desk.panel.set(Some(Panel::Palette)),
};

/// The labels of this forum.
pub const LABELS: Action = Action {
    name: t::labels::TITLE,
    keys: &[],
    group: Group::Forum,
    in_forum: true,
    run: |desk| desk.panel.set(Some(Panel::Labels)),
};

/// Several topics are chosen on the wall, to get a label together.
pub const LABEL_SEVERAL: Action =
    Action { name: t::labels::SEVERAL, keys: &[], group: Group::Forum, in_forum: true, run: |desk| desk.ask(Ask::Pick) };

/// What the person at this machine is called.
pub const NAME: Action = Action {
    name: t::app::MY_NAME,
    keys: &[],
    group: Group::Window,
    in_forum: false,
    run: |desk| desk.panel.set(Some(Panel::Name)),
};

/// French to English and back.
pub const LANGUAGE: Action = Action {
    name: t::app::SWITCH_LANGUAGE,
    keys: &[Key::plain("l")],
    group: Group::Window,
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
    keys: &[Key::plain("t")],
    group: Group::Window,
    in_forum: false,
    run: |desk| {
        let now = desk.theme.get_untracked();
        let place = Theme::ALL.iter().position(|theme| *theme == now).unwrap_or(0);
        desk.light(Theme::ALL.get((place + 1) % Theme::ALL.len()).copied().unwrap_or_default());
    },
};

/// The quick entry of this screen.
pub const ENTER: Action = Action {
    name: t::app::QUICK_ENTRY,
    keys: &[Key::plain("n")],
    group: Group::Entry,
    in_forum: true,
    run: |desk| desk.look_for.set("[data-quick-entry]"),
};

/// The search of this screen.
pub const SEARCH: Action = Action {
    name: t::app::SEARCH,
    keys: &[Key::plain("/")],
    group: Group::Entry,
    in_forum: true,
    run: |desk| desk.look_for.set("[data-search]"),
};

/// Back to the forums kept here.
pub const HOME: Action =
    Action { name: t::app::HOME, keys: &[Key::plain("0")], group: Group::Move, in_forum: true, run: |desk| desk.go(Route::Home) };

/// The backup file of the open forum.
pub const BACKUP: Action = Action {
    name: t::app::BACKUP,
    keys: &[Key::command("s")],
    group: Group::Forum,
    in_forum: true,
    run: |desk| desk.panel.set(Some(Panel::Backup)),
};

macro_rules! visit {
    ($($name:ident $key:literal $view:ident $text:ident;)+) => {
        $(
            #[doc = concat!("Go to the view `", stringify!($view), "`.")]
            pub const $name: Action =
                Action { name: t::app::$text, keys: &[Key::plain($key)], group: Group::Move, in_forum: true, run: |desk| desk.view(View::$view) };
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
pub const CONSOLE: Action = Action {
    name: t::app::VIEW_CONSOLE,
    keys: &[Key::plain("p")],
    group: Group::Move,
    in_forum: true,
    run: |desk| desk.view(View::Console),
};

/// What can be printed.
pub const PAPER: Action =
    Action { name: t::app::VIEW_PAPER, keys: &[], group: Group::Move, in_forum: true, run: |desk| desk.view(View::Paper) };

/// The vote on actions. It has no key of its own: it comes once a day.
pub const CONVERGENCE: Action = Action {
    name: t::app::VIEW_CONVERGENCE,
    keys: &[],
    group: Group::Move,
    in_forum: true,
    run: |desk| desk.view(View::Convergence),
};

/// Laptops that join without a network.
pub const LAPTOPS: Action = Action {
    name: t::laptops::TITLE,
    keys: &[Key::plain("i")],
    group: Group::Move,
    in_forum: true,
    run: |desk| desk.view(View::Laptops),
};

/// The views beside the path, each with its action.
pub const BESIDE: &[(View, Action)] =
    &[(View::Convergence, CONVERGENCE), (View::Console, CONSOLE), (View::Laptops, LAPTOPS), (View::Paper, PAPER)];

/// A minute more on the timer.
pub const MINUTE_MORE: Action = Action {
    name: t::timer::MINUTE_MORE,
    keys: &[Key::plain("+")],
    group: Group::Room,
    in_forum: true,
    run: |desk| timing::set(desk, |forum, cx| timer::add(forum, cx, 60)),
};

/// A minute less.
pub const MINUTE_LESS: Action = Action {
    name: t::timer::MINUTE_LESS,
    keys: &[Key::plain("-")],
    group: Group::Room,
    in_forum: true,
    run: |desk| timing::set(desk, |forum, cx| timer::add(forum, cx, -60)),
};

/// Pauses the timer, or lets it run on.
pub const PAUSE_TIMER: Action = Action {
    name: t::timer::PAUSE_OR_RESUME,
    keys: &[Key::plain("k")],
    group: Group::Room,
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
    LABELS,
    LABEL_SEVERAL,
    BACKUP,
    PALETTE,
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
    LAPTOPS,
    PAUSE_TIMER,
    MINUTE_MORE,
    MINUTE_LESS,
    CONVERGENCE,
    PAPER,
];

/// What a voter may do with keys while the laptop is in his or her hands: what stays on the ballot and
/// turns nothing back. Rule V14.
const FOR_VOTERS: [Action; 6] = [ENTER, SEARCH, PALETTE, KEYS, LANGUAGE, THEME];

/// What there is to do on a participant's own laptop. Rule H1.
const FOR_PARTICIPANTS: [Action; 13] =
    [ENTER, SEARCH, UNDO, REDO, KEYS, LANGUAGE, THEME, HOME, TOPICS, VOTES, AGENDA, ENGAGEMENTS, MINUTES];

/// In whose hands the laptop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// A facilitator's.
    Facilitator,
    /// A voter's, while it goes round.
    Voter,
    /// Those of a participant whose own laptop it is.
    Participant,
}

impl Hands {
    /// In whose hands the laptop is now.
    pub fn now(desk: Desk) -> Self {
        let takes_part = |session: Option<Session>| session.is_some_and(|session| session.taking_part().is_some());
        if desk.with_a_voter.get_untracked() {
            Self::Voter
        } else if takes_part(desk.session.get_untracked()) {
            Self::Participant
        } else {
            Self::Facilitator
        }
    }

    /// Whether an action rests in these hands. Rules V14 and H1.
    pub fn leave(self, action: &Action) -> bool {
        let lacks = |those: &[Action]| those.iter().all(|other| other.name != action.name);
        match self {
            Self::Facilitator => false,
            Self::Voter => lacks(&FOR_VOTERS),
            Self::Participant => lacks(&FOR_PARTICIPANTS),
        }
    }
}

/// The actions of the menu "More"; the others have buttons of their own.
pub const MORE: [Action; 10] = [PALETTE, LAPTOPS, CONVERGENCE, PAPER, HISTORY, LABELS, BACKUP, NAME, KEYS, HOME];

/// The actions that make sense now: in a forum or outside, and in these hands. Rules V14 and H1.
pub fn sensible(in_forum: bool, hands: Hands) -> impl Iterator<Item = &'static Action> {
    let makes_sense = move |action: &&Action| (in_forum || !action.in_forum) && !hands.leave(action);
    ALL.iter().filter(makes_sense)
}

/// What a key press means.
pub fn meant(press: &Press<'_>, singles: bool, in_forum: bool) -> Option<&'static Action> {
    let all: Vec<_> = sensible(in_forum, Hands::Facilitator).map(|action| (action, action.keys)).collect();
    key::meant(press, singles, &all)
}

/// A key that one screen heeds.
#[derive(Clone, Copy, Debug)]
pub struct ScreenKey {
    /// What it does.
    pub name: Text,
    /// The keys that do it.
    pub keys: &'static [Key],
}

/// The page of the opening before this one.
pub const PAGE_BACK: ScreenKey = ScreenKey { name: t::keys::PAGE_BACK, keys: &[Key::plain("arrowleft"), Key::plain("pageup")] };
/// The next page of the opening.
pub const PAGE_ON: ScreenKey = ScreenKey { name: t::keys::PAGE_ON, keys: &[Key::plain("arrowright"), Key::plain("pagedown")] };
/// The first page of the opening.
pub const PAGE_FIRST: ScreenKey = ScreenKey { name: t::keys::PAGE_FIRST, keys: &[Key::plain("home")] };
/// The last page of the opening.
pub const PAGE_LAST: ScreenKey = ScreenKey { name: t::keys::PAGE_LAST, keys: &[Key::plain("end")] };
/// The opening fills the screen.
pub const FILL: ScreenKey = ScreenKey { name: t::opening::FILL, keys: &[Key::plain("f")] };
/// All pages of the opening at once.
pub const OVERVIEW: ScreenKey = ScreenKey { name: t::opening::OVERVIEW, keys: &[Key::plain("o")] };

const ARROWS: &[Key] = &[Key::plain("arrowleft"), Key::plain("arrowright"), Key::plain("arrowup"), Key::plain("arrowdown")];
const UP_AND_DOWN: &[Key] = &[Key::plain("arrowup"), Key::plain("arrowdown")];

/// The keys of single screens, for the list of keys: each screen's name with what it heeds.
pub const ON_SCREENS: &[(Text, &[ScreenKey])] = &[
    (
        t::keys::IN_SET_UP,
        &[
            ScreenKey {
                name: t::keys::ROW_MOVE,
                keys: &[Key::plain("arrowup").with_shift().with_alt(), Key::plain("arrowdown").with_shift().with_alt()],
            },
            ScreenKey {
                name: t::keys::ROW_NEST,
                keys: &[Key::plain("arrowleft").with_shift().with_alt(), Key::plain("arrowright").with_shift().with_alt()],
            },
        ],
    ),
    (t::app::VIEW_OPENING, &[PAGE_BACK, PAGE_ON, PAGE_FIRST, PAGE_LAST, FILL, OVERVIEW]),
    (
        t::keys::IN_BALLOT,
        &[
            ScreenKey { name: t::keys::BALLOT_STEP, keys: UP_AND_DOWN },
            ScreenKey { name: t::keys::BALLOT_DOTS, keys: &[Key::plain("+"), Key::plain("-")] },
            ScreenKey { name: t::keys::BALLOT_FIGURE, keys: &[Key::plain("0"), Key::plain("9")] },
        ],
    ),
    (
        t::keys::IN_PAPER,
        &[ScreenKey { name: t::keys::PAPER_STEP, keys: &[Key::plain("enter"), Key::plain("arrowup"), Key::plain("arrowdown")] }],
    ),
    (
        t::keys::IN_AGENDA,
        &[
            ScreenKey { name: t::keys::AGENDA_STEP, keys: ARROWS },
            ScreenKey { name: t::keys::AGENDA_PUT, keys: &[Key::plain("enter")] },
            ScreenKey { name: t::keys::AGENDA_PARK, keys: &[Key::plain("delete")] },
            ScreenKey { name: t::keys::AGENDA_LEAVE, keys: &[Key::plain("escape")] },
        ],
    ),
    (
        t::app::VIEW_CONSOLE,
        &[
            ScreenKey { name: t::console::ON, keys: &[Key::plain("arrowright"), Key::plain("pagedown")] },
            ScreenKey { name: t::console::BACK, keys: &[Key::plain("arrowleft"), Key::plain("pageup")] },
            ScreenKey { name: t::console::LEAF_BACK, keys: &[Key::plain("arrowup")] },
            ScreenKey { name: t::console::LEAF_ON, keys: &[Key::plain("arrowdown")] },
            ScreenKey { name: t::console::BLACK, keys: &[Key::plain("b")] },
        ],
    ),
    (
        t::keys::IN_NOTES,
        &[
            ScreenKey { name: t::keys::NOTES_ITEM, keys: &[Key::plain("enter")] },
            ScreenKey { name: t::keys::NOTES_NEST, keys: &[Key::plain("tab"), Key::plain("tab").with_shift()] },
            ScreenKey { name: t::keys::NOTES_LEAVE, keys: &[Key::plain("escape")] },
        ],
    ),
];
