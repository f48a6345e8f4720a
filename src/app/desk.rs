//! What belongs to this machine and this window rather than to a forum: language, theme, one's name,
//! where one is, the store, and what is said in passing.

use std::rc::Rc;

use leptos::prelude::*;

use super::bundles::{Bundle, ForumBundle, LaptopsBundle, PicturesBundle, Sources, ViewsBundle};
use super::notices::Notices;
use super::picking::Picking;
use super::route::{Route, View};
use super::session::Session;
use crate::domain::{Id, Language, Topic};
use crate::i18n::{self, Plural, Text};
use crate::store::Store;

/// How the screens are lit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Paper in daylight.
    Light,
    /// Paper at night.
    Dark,
    /// Black, white and nothing between.
    Contrast,
}

impl Theme {
    /// Every theme, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The theme's name in settings and in the style sheet.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// How saving stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Everything is kept.
    #[default]
    Kept,
    /// The last letters are about to be.
    Pending,
    /// The storage is full; the app goes on in memory.
    Full,
    /// The storage is denied; the app goes on in memory.
    Denied,
}

/// Whether the app starts without a network, and whether another version waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// It needs a network, or brings everything in one file.
    #[default]
    Unknown,
    /// Everything is kept on this machine.
    Ready,
    /// It is, and so is a newer version, which waits.
    Newer,
}

/// A sheet held in front of whatever screen one is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The list of keys.
    Keys,
    /// Who did what.
    History,
    /// What the person at this machine is called.
    Name,
    /// The backup file.
    Backup,
    /// Whatever is looked for.
    Palette,
    /// The labels of the open forum.
    Labels,
}

/// What the topic wall is asked from elsewhere. It answers once it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To open a topic's sheet.
    Topic(Id<Topic>),
    /// To show what says these words.
    Search(String),
    /// To let several topics be chosen.
    Pick,
    /// To merge a topic into another.
    Merge(Id<Topic>),
}

/// The app in this window. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The language of the screens.
    pub language: RwSignal<Language>,
    /// How they are lit.
    pub theme: RwSignal<Theme>,
    /// What the person at this machine is called; empty when unnamed.
    pub name: RwSignal<String>,
    /// Where one is.
    pub route: RwSignal<Route>,
    /// The forum that is open, if one is.
    pub session: RwSignal<Option<Session>>,
    /// What is said in passing.
    pub notices: Notices,
    /// How saving stands.
    pub saving: RwSignal<Saving>,
    /// Whether the app starts without a network.
    pub offline: RwSignal<Offline>,
    /// Whether everything on this machine was forgotten, here or in another window. Rule S17.
    pub forgotten: RwSignal<bool>,
    /// Whether the address leads nowhere.
    pub lost: RwSignal<bool>,
    /// The packet that the address brings.
    pub brought: RwSignal<Option<String>>,
    /// The sheet held in front, if any.
    pub panel: RwSignal<Option<Panel>>,
    /// Forums that were left while some of their changes couldn't be stored: they stay open in memory.
    pub held: RwSignal<Vec<Session>>,
    /// Whether the laptop is in a voter's hands. Undo, redo and most keys rest meanwhile. Rule V14.
    pub with_a_voter: RwSignal<bool>,
    /// A selector of what the focus is to go to; the frame follows it.
    pub look_for: RwSignal<&'static str>,
    /// What the topic wall is asked; it takes the question away.
    pub asked: RwSignal<Option<Ask>>,
    /// The topics chosen on the wall, to be given something together.
    pub picking: Picking,
    /// Whether single letters, figures and signs are keys. Rule G2.
    pub single_keys: RwSignal<bool>,
    /// What a forum takes, loaded after the first screen.
    pub forum: Bundle<ForumBundle>,
    /// The screens of a forum's morning.
    pub morning: Bundle<ViewsBundle>,
    /// The screens of a forum's afternoon.
    pub afternoon: Bundle<ViewsBundle>,
    /// What keeps pictures, which comes with the afternoon.
    pub pictures: Bundle<PicturesBundle>,
    /// What is counted and what leaves the room: both votes, the minutes, paper.
    pub evening: Bundle<ViewsBundle>,
    /// The projector and its console.
    pub stage: Bundle<ViewsBundle>,
    /// How laptops join.
    pub laptops: Bundle<LaptopsBundle>,
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    /// Whether the store is gone when the window closes: then nothing is ever said to be saved.
    in_memory: StoredValue<bool>,
    /// The owner of what outlives the screens: sessions are opened while a screen is being made.
    root: StoredValue<Owner, LocalStorage>,
}

impl Desk {
    /// Sets the desk up on a store; `browser` is the language that the browser asks for.
    pub fn new(store: Rc<dyn Store>, browser: Language, sources: Sources) -> Self {
        let read = |name: &str| store.setting(name).ok().flatten();
        let language = match read("language").as_deref() {
            Some("fr") => Language::Fr,
            Some("en") => Language::En,
            _ => browser,
        };
        let theme = read("theme").and_then(|name| Theme::ALL.into_iter().find(|theme| theme.name() == name)).unwrap_or_default();
        let name = read("name").unwrap_or_default();
        Self {
            language: RwSignal::new(language),
            theme: RwSignal::new(theme),
            name: RwSignal::new(name),
            route: RwSignal::new(Route::Home),
            session: RwSignal::new(None),
            notices: Notices::default(),
            saving: RwSignal::new(Saving::Kept),
            offline: RwSignal::new(Offline::Unknown),
            forgotten: RwSignal::new(false),
            lost: RwSignal::new(false),
            brought: RwSignal::new(None),
            panel: RwSignal::new(None),
            held: RwSignal::new(Vec::new()),
            with_a_voter: RwSignal::new(false),
            look_for: RwSignal::new(""),
            asked: RwSignal::new(None),
            picking: Picking::default(),
            single_keys: RwSignal::new(read("single-keys").as_deref() != Some("off")),
            forum: Bundle::new(sources.forum),
            morning: Bundle::new(sources.morning),
            afternoon: Bundle::new(sources.afternoon),
            pictures: Bundle::new(sources.pictures),
            evening: Bundle::new(sources.evening),
            stage: Bundle::new(sources.stage),
            laptops: Bundle::new(sources.laptops),
            store: StoredValue::new_local(store),
            in_memory: StoredValue::new(false),
            root: StoredValue::new_local(Owner::current().unwrap_or_default()),
        }
    }

    /// The desk of the running app, for components.
    pub fn here() -> Self {
        expect_context()
    }

    /// Where forums are kept.
    pub fn store(self) -> Rc<dyn Store> {
        self.store.get_value()
    }

    /// From now on nothing outlives the window: storage is denied. Rule S7.
    pub fn go_on_in_memory(self) {
        self.in_memory.set_value(true);
        self.saving.set(Saving::Denied);
    }

    /// Whether the store is gone when the window closes.
    pub fn is_in_memory(self) -> bool {
        self.in_memory.get_value()
    }

    /// After something was deleted: a storage that was full may have space again.
    pub fn space_was_made(self) {
        let waits = self.held.with_untracked(|held| !held.is_empty());
        if !waits && self.saving.get_untracked() == Saving::Full && self.store().probe().is_ok() {
            self.saving.set(Saving::Kept);
        }
    }

    /// Makes reactive values that live as long as the window, whatever screen is being made meanwhile.
    pub fn lasting<T>(self, make: impl FnOnce() -> T) -> T {
        self.root.get_value().with(make)
    }

    /// A text in the language of the screens, followed when the language changes.
    pub fn t(self, text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || i18n::say(self.language.get(), text)
    }

    /// A text with its placeholders filled, in the language of the screens.
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        i18n::fill(self.language.get(), text, values)
    }

    /// A text for `n` things, in the language of the screens.
    pub fn count(self, plural: Plural, n: usize) -> String {
        i18n::count(self.language.get(), plural, n)
    }

    /// Goes to a place in the app; the address follows.
    pub fn go(self, route: Route) {
        self.route.set(route);
    }

    /// Goes to another view of the forum that is open.
    pub fn view(self, view: View) {
        if let Some(session) = self.session.get_untracked() {
            self.go(Route::Forum(session.id(), view));
        }
    }

    /// Asks the topic wall of the open forum, and goes there.
    pub fn ask(self, ask: Ask) {
        if self.session.with_untracked(Option::is_some) {
            self.view(View::Topics);
            self.asked.set(Some(ask));
        }
    }

    /// Says whether single letters, figures and signs are keys, and remembers it. Rule G2.
    pub fn allow_single_keys(self, allowed: bool) {
        self.single_keys.set(allowed);
        self.remember("single-keys", if allowed { "on" } else { "off" });
    }

    /// Switches the language of the screens and remembers it.
    pub fn speak(self, language: Language) {
        self.language.set(language);
        self.remember("language", if language == Language::Fr { "fr" } else { "en" });
    }

    /// Switches the theme and remembers it.
    pub fn light(self, theme: Theme) {
        self.theme.set(theme);
        self.remember("theme", theme.name());
    }

    /// Says what the person at this machine is called, and remembers it.
    pub fn call_me(self, name: &str) {
        self.name.set(name.to_owned());
        self.remember("name", name);
    }

    /// A setting that can't be kept is no reason to stop: it holds until the window closes.
    fn remember(self, name: &str, value: &str) {
        let _ = self.store().set_setting(name, value);
    }
}
