//! Signals of the records that changed: one trigger a record, one a long text, one a kind.

use std::cell::RefCell;
use std::collections::HashMap;

use leptos::prelude::*;

use crate::domain::{Kind, RecordRef};
use crate::replica::Touched;

/// What screens listen to. One vote wakes the number that shows it and whatever counts votes, no more.
#[derive(Default)]
pub struct Signals {
    kinds: RefCell<HashMap<Kind, ArcTrigger>>,
    records: RefCell<HashMap<RecordRef, ArcTrigger>>,
    texts: RefCell<HashMap<RecordRef, ArcTrigger>>,
}

impl Signals {
    /// Makes the running computation listen to every record of a kind.
    pub fn track_kind(&self, kind: Kind) {
        self.kinds.borrow_mut().entry(kind).or_default().clone().track();
    }

    /// Makes the running computation listen to one record.
    pub fn track_record(&self, record: &RecordRef) {
        trigger(&self.records, record).track();
    }

    /// Makes the running computation listen to one long text.
    pub fn track_text(&self, record: &RecordRef) {
        trigger(&self.texts, record).track();
    }

    /// The triggers that a change wakes, to be woken when nothing is borrowed.
    pub fn concerned(&self, touched: &Touched) -> Vec<ArcTrigger> {
        let (kinds, records, texts) = (self.kinds.borrow(), self.records.borrow(), self.texts.borrow());
        let mut concerned: Vec<ArcTrigger> = Vec::new();
        concerned.extend(touched.records.iter().filter_map(|record| records.get(record).cloned()));
        concerned.extend(touched.texts.iter().filter_map(|record| texts.get(record).cloned()));
        concerned.extend(kinds.iter().filter(|(kind, _)| touched.concerns(**kind)).map(|(_, trigger)| trigger.clone()));
        concerned
    }
}

fn trigger(triggers: &RefCell<HashMap<RecordRef, ArcTrigger>>, record: &RecordRef) -> ArcTrigger {
    let mut triggers = triggers.borrow_mut();
    if let Some(trigger) = triggers.get(record) {
        return trigger.clone();
    }
    triggers.entry(record.clone()).or_default().clone()
}
