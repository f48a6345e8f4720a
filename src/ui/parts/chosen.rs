//! Which one of many is chosen. A change is told to the two that it concerns, not to all.

use std::collections::HashMap;

use leptos::prelude::*;
use uuid::Uuid;

/// The chosen one, if any. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Chosen(StoredValue<Told, LocalStorage>);

#[derive(Default)]
struct Told {
    chosen: Option<Uuid>,
    asked: HashMap<Uuid, ArcRwSignal<bool>>,
}

impl Default for Chosen {
    fn default() -> Self {
        Self(StoredValue::new_local(Told::default()))
    }
}

impl Chosen {
    /// Whether it is this one, followed as it changes.
    pub fn is(self, id: Uuid) -> bool {
        let asked = self.0.try_update_value(|told| {
            let now = told.chosen == Some(id);
            told.asked.entry(id).or_insert_with(|| ArcRwSignal::new(now)).clone()
        });
        asked.is_some_and(|asked| asked.get())
    }

    /// Chooses another one, or none.
    pub fn choose(self, id: Option<Uuid>) {
        let turned = self.0.try_update_value(|told| {
            let before = std::mem::replace(&mut told.chosen, id);
            let of = |one: Option<Uuid>| one.filter(|_| before != id).and_then(|one| told.asked.get(&one).cloned());
            (of(before), of(id))
        });
        let (before, now) = turned.unwrap_or_default();
        if let Some(before) = before {
            before.set(false);
        }
        if let Some(now) = now {
            now.set(true);
        }
    }
}
