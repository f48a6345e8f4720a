//! What the app says in passing: done, refused, couldn't be saved. Announced politely, gone by itself
//! unless something is to be done.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::desk::Desk;
use super::session::Named;
use crate::domain::Refusal;

/// What kind of notice it is: it decides the mark and how long it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done; it can be undone.
    Done,
    /// A gesture was refused, or something couldn't be read.
    Refused,
}

/// What the "Undo" beside a notice takes back.
#[derive(Clone)]
pub enum Undo {
    /// The forum's last gesture, while that is this deed, as a sentence.
    Deed(String),
    /// Something of this machine, which belongs to no forum.
    Here(Arc<dyn Fn(Desk) + Send + Sync>),
}

impl Undo {
    /// The deed, where it is one.
    fn deed(&self) -> Option<&str> {
        match self {
            Self::Deed(deed) => Some(deed),
            Self::Here(_) => None,
        }
    }
}

/// One notice.
#[derive(Clone)]
pub struct Notice {
    /// Distinguishes notices with the same words.
    pub serial: u64,
    /// What kind.
    pub tone: Tone,
    /// The sentence.
    pub words: String,
    /// What an "Undo" beside it takes back; without, none is offered.
    pub undo: Option<Undo>,
}

/// The notices on screen.
#[derive(Clone, Copy)]
pub struct Notices {
    shown: RwSignal<Vec<Notice>>,
    serial: StoredValue<u64>,
}

impl Default for Notices {
    fn default() -> Self {
        Self { shown: RwSignal::new(Vec::new()), serial: StoredValue::new(0) }
    }
}

impl Notices {
    /// The notices to show, oldest first.
    pub fn shown(self) -> ReadSignal<Vec<Notice>> {
        self.shown.read_only()
    }

    /// Says what was done, with undo beside it.
    pub fn done(self, words: String) {
        self.done_as(words.clone(), Some(words));
    }

    /// The same in other words than the deed's own.
    pub fn done_as(self, words: String, deed: Option<String>) {
        self.say(Tone::Done, words, deed.map(Undo::Deed));
    }

    /// Says what was done to something of this machine, with a way back of its own.
    pub fn done_here(self, words: String, back: impl Fn(Desk) + Send + Sync + 'static) {
        self.say(Tone::Done, words, Some(Undo::Here(Arc::new(back))));
    }

    /// Says something that needs no undo.
    pub fn tell(self, words: String) {
        self.say(Tone::Done, words, None);
    }

    /// Says why something didn't happen.
    pub fn refused(self, words: String) {
        self.say(Tone::Refused, words, None);
    }

    /// Takes away what offers to undo something else than `next`, which undo would turn back now: an "Undo"
    /// takes back what stands beside it, or isn't there.
    pub fn keep_undo_of(self, next: Option<&str>) {
        let outdated = |notice: &Notice| notice.undo.as_ref().and_then(Undo::deed).is_some_and(|deed| next != Some(deed));
        if self.shown.with_untracked(|shown| shown.iter().any(outdated)) {
            self.shown.update(|shown| shown.retain(|notice| !outdated(notice)));
        }
    }

    /// Takes one away.
    pub fn dismiss(self, serial: u64) {
        self.shown.update(|shown| shown.retain(|notice| notice.serial != serial));
    }

    fn say(self, tone: Tone, words: String, undo: Option<Undo>) {
        let serial = self.serial.get_value() + 1;
        self.serial.set_value(serial);
        self.shown.update(|shown| {
            // One notice a kind: a facilitator who works fast must not read a pile.
            shown.retain(|notice| notice.tone != tone);
            shown.push(Notice { serial, tone, words, undo });
        });
        let stays = if tone == Tone::Refused { 12 } else { 6 };
        set_timeout(move || self.dismiss(serial), Duration::from_secs(stays));
    }
}

/// A refusal as a sentence, in the language of the screens.
pub fn sentence(language: crate::domain::Language, refusal: &Refusal) -> String {
    crate::i18n::refusal(language, refusal)
}

/// A deed that undo would take back, as a sentence: what a notice's "Undo" is bound to.
pub fn deed(language: crate::domain::Language, named: Option<&Named>) -> Option<String> {
    named.map(|(verb, subject)| crate::i18n::deed(language, *verb, subject))
}
