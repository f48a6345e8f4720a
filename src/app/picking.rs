//! Several topics chosen on the wall, to be given something together. One that is chosen wakes its own
//! card, not all.

use std::collections::HashMap;

use leptos::prelude::*;
use uuid::Uuid;

use crate::domain::{Id, Topic};

/// Which topics are chosen, while some may be. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Picking {
    on: RwSignal<bool>,
    count: RwSignal<usize>,
    asked: StoredValue<HashMap<Uuid, ArcRwSignal<bool>>, LocalStorage>,
}

impl Default for Picking {
    fn default() -> Self {
        Self { on: RwSignal::new(false), count: RwSignal::new(0), asked: StoredValue::new_local(HashMap::new()) }
    }
}

impl Picking {
    /// Whether topics are being chosen, followed as it changes.
    pub fn is_on(self) -> bool {
        self.on.get()
    }

    /// How many are chosen, followed as they change.
    pub fn count(self) -> usize {
        self.count.get()
    }

    /// Whether this one is chosen, followed as it changes; none while nothing is to be chosen.
    pub fn is(self, topic: Id<Topic>) -> Option<bool> {
        if !self.on.get() {
            return None;
        }
        let asked = self.asked.try_update_value(|asked| asked.entry(topic.uuid()).or_default().clone());
        asked.map(|asked| asked.get())
    }

    /// Chooses this one, or no longer, while topics are being chosen; says whether they are.
    pub fn toggle(self, topic: Id<Topic>) -> bool {
        let on = self.on.get_untracked();
        if let Some(asked) = self.asked.with_value(|asked| asked.get(&topic.uuid()).cloned()).filter(|_| on) {
            let chosen = asked.get_untracked();
            asked.set(!chosen);
            self.count.update(|count| *count = if chosen { count.saturating_sub(1) } else { *count + 1 });
        }
        on
    }

    /// The topics that are chosen.
    pub fn chosen(self) -> Vec<Id<Topic>> {
        self.asked.with_value(|asked| {
            asked.iter().filter(|(_, picked)| picked.get_untracked()).map(|(topic, _)| Id::new(*topic)).collect()
        })
    }

    /// Begins to choose, with none chosen.
    pub fn begin(self) {
        self.turn(true);
    }

    /// Nothing is chosen any more.
    pub fn end(self) {
        self.turn(false);
    }

    fn turn(self, on: bool) {
        // Cards ask anew when it begins, so nothing of before is needed.
        self.asked.update_value(HashMap::clear);
        self.count.set(0);
        self.on.set(on);
    }
}
