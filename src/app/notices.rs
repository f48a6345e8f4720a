//! What the app says in passing: done, refused, couldn't be saved. Announced politely, gone by itself
//! unless something is to be done.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::Refusal;

/// What kind of notice it is: it decides the mark and how long it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done; it can be undone.
    Done,
    /// A gesture was refused, or something couldn't be read.
    Refused,
}

/// One notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Distinguishes notices with the same words.
    pub serial: u64,
    /// What kind.
    pub tone: Tone,
    /// The sentence.
    pub words: String,
    /// Whether "Undo" is offered beside it.
    pub undo: bool,
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
        self.say(Tone::Done, words, true);
    }

    /// Says something that needs no undo.
    pub fn tell(self, words: String) {
        self.say(Tone::Done, words, false);
    }

    /// Says why something didn't happen.
    pub fn refused(self, words: String) {
        self.say(Tone::Refused, words, false);
    }

    /// Takes away what offers to undo something else than `next`, which undo would turn back now: an "Undo"
    /// takes back what stands beside it, or isn't there.
    pub fn keep_undo_of(self, next: Option<&str>) {
        let outdated = |notice: &Notice| notice.undo && Some(notice.words.as_str()) != next;
        if self.shown.with_untracked(|shown| shown.iter().any(outdated)) {
            self.shown.update(|shown| shown.retain(|notice| !outdated(notice)));
        }
    }

    /// Takes one away.
    pub fn dismiss(self, serial: u64) {
        self.shown.update(|shown| shown.retain(|notice| notice.serial != serial));
    }

    fn say(self, tone: Tone, words: String, undo: bool) {
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
