//! The bell of this window: when it may sound, and that it sounds.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioContext, AudioContextState};

use super::settings;
use super::sound::{self, Ringing};
use crate::app::clock;
use crate::app::desk::Desk;

/// How long the browser is given to let a sound begin, in milliseconds. A stroke that comes later is none.
const PATIENCE: u64 = 1_500;

/// The bell. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Bell {
    desk: Desk,
    /// Made when first needed.
    context: StoredValue<Option<AudioContext>, LocalStorage>,
    /// How often it was struck, so that it isn't silenced in the middle of the next time.
    rung: StoredValue<u32>,
    /// Whether somebody has clicked or pressed a key here: before that, no browser lets a page sound.
    pub touched: RwSignal<bool>,
    /// Whether the browser held the sound back when it was wanted last.
    pub held_back: RwSignal<bool>,
}

impl Bell {
    /// A bell that makes nothing until it is wanted.
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            context: StoredValue::new_local(None),
            rung: StoredValue::new(0),
            touched: RwSignal::new(false),
            held_back: RwSignal::new(false),
        }
    }

    /// Somebody clicks or presses a key. A bell that may be wanted gets ready: some browsers let a page sound
    /// later only if it began in such a moment.
    pub fn touch(self, may_be_wanted: bool) {
        if !self.touched.get_untracked() {
            self.touched.set(true);
        }
        let fresh = self.context.with_value(Option::is_none);
        if fresh && may_be_wanted && settings::bell(self.desk) {
            if let Some(context) = self.context() {
                let _ = context.resume();
            }
            self.rest_after(Duration::from_secs(1));
        }
    }

    /// Rings, if this machine's bell is on.
    pub fn ring(self, ringing: Ringing) {
        if settings::bell(self.desk) {
            self.test(ringing);
        }
    }

    /// Rings, on or off.
    pub fn test(self, ringing: Ringing) {
        let Some(context) = self.context() else { return self.held_back.set(true) };
        let begun = clock::now();
        let in_time = move || clock::now().0.saturating_sub(begun.0).unsigned_abs() < PATIENCE;
        let rung = self.rung.get_value().wrapping_add(1);
        self.rung.set_value(rung);
        let volume = settings::volume(self.desk);
        leptos::task::spawn_local(async move {
            let Ok(resumed) = context.resume() else { return };
            // Where the browser holds it back, this waits until somebody touches the page.
            let _ = JsFuture::from(resumed).await;
            if in_time() {
                self.held_back.set(sound::ring(&context, ringing, volume).is_err());
            }
        });
        set_timeout(
            move || {
                let runs = self.context.with_value(|context| context.as_ref().map(AudioContext::state))
                    == Some(AudioContextState::Running);
                if !runs && self.rung.get_value() == rung {
                    self.held_back.set(true);
                }
            },
            Duration::from_millis(PATIENCE),
        );
        self.rest_after(Duration::from_millis(ringing.lasts() + PATIENCE));
    }

    fn context(self) -> Option<AudioContext> {
        if self.context.with_value(Option::is_none) {
            self.context.set_value(AudioContext::new().ok());
        }
        self.context.get_value()
    }

    /// A context that runs keeps the machine's loudspeaker awake.
    fn rest_after(self, time: Duration) {
        let rung = self.rung.get_value();
        set_timeout(
            move || {
                if self.rung.get_value() == rung
                    && let Some(context) = self.context.get_value()
                {
                    let _ = context.suspend();
                }
            },
            time,
        );
    }
}
