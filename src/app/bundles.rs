//! Bundles: code that is loaded when it is first needed, so that the first screen comes at once.
//!
//! What is loaded first knows a bundle by the functions in it, which come when it has arrived, and calls
//! nothing else of it: whatever it called would be loaded first too. `src/main.rs` says where the code is
//! split, `cargo xtask size` prints what each bundle weighs.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use serde_json::Value;

use super::desk::Desk;
use super::forums::OpenError;
use super::route::View;
use super::session::Session;
use crate::domain::Refusal;
use crate::exchange::backup::BackupError;
use crate::i18n::t;
use crate::store::ForumId;

/// What a forum takes: opening, making and taking in, its frame, and the topic wall.
#[derive(Clone, Copy)]
pub struct ForumBundle {
    /// The screens of a forum, or why it can't be opened.
    pub screens: fn(Desk, ForumId) -> AnyView,
    /// Listens to the keys and to the page being left, for as long as the page lives.
    pub listen: fn(Desk),
    /// The forums that are held in memory, with what can be done about them.
    pub held: fn(Desk) -> AnyView,
    /// Makes a forum from a title and opens it.
    pub create: fn(Desk, &str) -> Result<ForumId, Refusal>,
    /// Makes a forum with the set-up of another and opens it.
    pub copy: fn(Desk, ForumId, &str) -> Result<ForumId, CopyError>,
    /// Takes in a backup file and opens its forum.
    pub take_in: fn(Desk, &str) -> Result<TakenIn, BackupError>,
    /// Hands the person a forum's backup file.
    pub save_backup: fn(Desk, ForumId),
    /// Undoes the last gesture of this window.
    pub undo: fn(Desk),
}

/// Screens of an open forum.
#[derive(Clone, Copy)]
pub struct ViewsBundle {
    /// The screen of a view; nothing for a view that isn't in the bundle.
    pub show: fn(Session, View) -> AnyView,
    /// What stands in front of all screens from then on.
    pub before_all: fn(Desk) -> AnyView,
}

/// Pictures that are being gathered, as JSON.
pub type Gathering = Pin<Box<dyn Future<Output = Value>>>;

/// What keeps the pictures of photographs. It comes with the afternoon's screens, which show them; most
/// forums have none, and the rest asks for it only where one does.
#[derive(Clone, Copy)]
pub struct PicturesBundle {
    /// Those of these names that are on this machine, as a backup and the book's worker take them.
    pub gather: fn(ForumId, Vec<String>) -> Gathering,
    /// Takes in the pictures of a backup that was poured into a session.
    pub take_in: fn(Desk, Session, &Value),
    /// Removes those of a forum that was deleted for good.
    pub forget: fn(ForumId),
    /// The choice of the logo on the minutes' cover.
    pub logo: fn(Session) -> AnyView,
}

/// How laptops join, on either side.
#[derive(Clone, Copy)]
pub struct LaptopsBundle {
    /// The page of an invitation that was opened, or to which one can be brought.
    pub join: fn(Desk) -> AnyView,
    /// The page of a contribution that was opened, or to which one can be brought.
    pub give: fn(Desk) -> AnyView,
    /// The whole page of a forum on a participant's laptop, or why it can't be opened.
    pub own: fn(Desk, ForumId) -> Result<AnyView, OpenError>,
    /// The facilitator's screen of the laptops.
    pub led: fn(Session) -> AnyView,
}

/// Why a forum's set-up can't be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyError {
    /// The forum to copy from can't be read; the reason in words.
    Unreadable(String),
    /// The domain refuses the title.
    Refused(Refusal),
}

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => f.write_str(why),
            Self::Refused(refusal) => write!(f, "{refusal:?}"),
        }
    }
}

impl std::error::Error for CopyError {}

/// What a file turned out to be, once taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// A forum that wasn't here.
    New(ForumId),
    /// One that was; the two are merged now.
    Merged(ForumId),
}

/// A bundle's code couldn't be fetched or started. Asked for again, it is fetched again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

impl fmt::Display for NotLoaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part of the app could not be loaded")
    }
}

impl std::error::Error for NotLoaded {}

impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Fetches a bundle.
pub type Fetch<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// How each bundle is fetched.
#[derive(Clone, Copy)]
pub struct Sources {
    /// What a forum takes.
    pub forum: Fetch<ForumBundle>,
    /// The screens of its morning: set-up and opening.
    pub morning: Fetch<ViewsBundle>,
    /// The screens of its afternoon, from the agenda to the closing.
    pub afternoon: Fetch<ViewsBundle>,
    /// What keeps pictures, which comes with the afternoon.
    pub pictures: Fetch<PicturesBundle>,
    /// What is counted and what leaves the room: both votes, the minutes, paper.
    pub evening: Fetch<ViewsBundle>,
    /// The projector and its console.
    pub stage: Fetch<ViewsBundle>,
    /// How laptops join.
    pub laptops: Fetch<LaptopsBundle>,
}

/// Whether a bundle is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival<T> {
    /// Not yet.
    Awaited,
    /// It is.
    Here(T),
    /// It couldn't be fetched.
    Missing,
}

/// A bundle, fetched once, when first asked for.
#[derive(Clone, Copy)]
pub struct Bundle<T: Copy + Send + Sync + 'static> {
    fetch: Fetch<T>,
    arrival: RwSignal<Arrival<T>>,
}

impl<T: Copy + Send + Sync + 'static> Bundle<T> {
    /// A bundle that is fetched like this.
    pub fn new(fetch: Fetch<T>) -> Self {
        Self { fetch, arrival: RwSignal::new(Arrival::Awaited) }
    }

    /// Whether it is here, followed as it comes.
    pub fn arrival(self) -> Arrival<T> {
        self.arrival.get()
    }

    /// The bundle, if it is here.
    pub fn here(self) -> Option<T> {
        match self.arrival.get_untracked() {
            Arrival::Here(bundle) => Some(bundle),
            Arrival::Awaited | Arrival::Missing => None,
        }
    }

    /// Fetches it unless it is here.
    ///
    /// # Errors
    /// [`NotLoaded`] where it can't be fetched; screens that wait for it are told as well.
    pub async fn fetch(self) -> Result<T, NotLoaded> {
        if let Some(bundle) = self.here() {
            return Ok(bundle);
        }
        if self.arrival.with_untracked(|arrival| matches!(arrival, Arrival::Missing)) {
            self.arrival.set(Arrival::Awaited);
        }
        let fetched = (self.fetch)().await;
        // Several may have waited for it: it arrives once.
        if self.here().is_none() {
            self.arrival.set(fetched.map_or(Arrival::Missing, Arrival::Here));
        }
        fetched
    }

    /// Does something with the bundle: at once if it is here, else when it has come. That it can't be
    /// fetched is said.
    pub fn then(self, desk: Desk, work: impl FnOnce(T) + 'static) {
        self.then_or(desk, work, || ());
    }

    /// The same, with something to do when it can't be fetched.
    pub fn then_or(self, desk: Desk, work: impl FnOnce(T) + 'static, otherwise: impl FnOnce() + 'static) {
        if let Some(bundle) = self.here() {
            return work(bundle);
        }
        leptos::task::spawn_local(async move {
            if let Ok(bundle) = self.fetch().await {
                return work(bundle);
            }
            desk.notices.refused(desk.t(t::app::NOT_LOADED_HINT)().to_owned());
            otherwise();
        });
    }
}
