//! What a participant's laptop has handed over, and what of it is known to have arrived. Rule H14.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

use super::{checksum, receipt};
use crate::domain::{Document, Kind, Moment, RecordRef};
use crate::replica::{Replica, ReplicaError};

/// How many contributions that nobody has confirmed yet are remembered: the latest holds the earlier ones.
const REMEMBERED: usize = 12;

/// A laptop's own records, each with a checksum of what it says.
pub type Marks = BTreeMap<String, u64>;

/// What this laptop wrote, as it stands.
pub fn marks(replica: &mut Replica) -> Marks {
    let mut marks = Marks::new();
    let (records, texts) = replica.own(Document::Floor);
    for (record, fields) in records.iter().filter(|(record, _)| record.kind != Kind::Deed) {
        // The document gives them in no order of its own: a sum has none either.
        let sum =
            fields.iter().fold(0_u64, |sum, (name, value)| sum.wrapping_add(checksum::of(format!("{name}={value};").bytes())));
        marks.insert(record.to_string(), sum);
    }
    for (record, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        let mark = marks.entry(record.to_string()).or_default();
        *mark = mark.rotate_left(1) ^ checksum::of(text.bytes());
    }
    marks
}

/// How one of the laptop's own records stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// What it says now hasn't been handed over.
    Here,
    /// It has, and nobody has confirmed it.
    HandedOver,
    /// It has arrived.
    Arrived,
}

/// One contribution that was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sent {
    receipt: String,
    at: Moment,
    /// The laptop's state then: a yrs state vector, in base64.
    state: String,
    marks: Marks,
}

/// What was handed over, oldest first, and what is known to have arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    #[serde(default)]
    sent: Vec<Sent>,
    #[serde(default)]
    arrived: Option<Sent>,
}

impl HandedOver {
    /// As it is kept.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As it was kept; nothing where that can't be read: everything is then handed over once more.
    pub fn from_text(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Notes that a contribution was handed over. The same one again only counts as later.
    ///
    /// # Errors
    /// [`ReplicaError`] while a transaction is under way.
    pub fn note(&mut self, packet: &str, at: Moment, replica: &mut Replica) -> Result<(), ReplicaError> {
        let receipt = receipt::of(packet);
        let state = BASE64.encode(replica.state_vector(Document::Floor)?);
        self.sent.retain(|sent| sent.receipt != receipt);
        self.sent.push(Sent { receipt, at, state, marks: marks(replica) });
        let too_many = self.sent.len().saturating_sub(REMEMBERED);
        self.sent.drain(..too_many);
        Ok(())
    }

    /// Notes that a contribution with this receipt has arrived, and with it those handed over before. Tells
    /// whether it was one that was waited for.
    pub fn confirm(&mut self, typed: &str) -> bool {
        let receipt = receipt::typed(typed);
        let Some(place) = self.sent.iter().position(|sent| sent.receipt == receipt) else { return false };
        self.arrived = self.sent.drain(..=place).next_back();
        true
    }

    /// Whether this receipt is the one of what is known to have arrived.
    pub fn is_confirmed_by(&self, receipts: &[String]) -> bool {
        self.arrived.as_ref().is_some_and(|arrived| receipts.contains(&arrived.receipt))
    }

    /// The laptop's state that is known to have arrived.
    pub fn known(&self) -> Option<Vec<u8>> {
        BASE64.decode(&self.arrived.as_ref()?.state).ok()
    }

    /// How a record stands that says what this mark says.
    pub fn standing(&self, record: &str, mark: u64) -> Standing {
        let says = |sent: &Sent| sent.marks.get(record) == Some(&mark);
        if self.arrived.as_ref().is_some_and(says) {
            Standing::Arrived
        } else if self.sent.last().is_some_and(says) {
            Standing::HandedOver
        } else {
            Standing::Here
        }
    }

    /// How many records say something that hasn't been handed over, and how many something that nobody has
    /// confirmed.
    pub fn open(&self, marks: &Marks) -> (usize, usize) {
        marks.iter().fold((0, 0), |(here, waiting), (record, mark)| match self.standing(record, *mark) {
            Standing::Here => (here + 1, waiting),
            Standing::HandedOver => (here, waiting + 1),
            Standing::Arrived => (here, waiting),
        })
    }

    /// How a record of this laptop's stands, given the marks of all; nothing of one that isn't the laptop's.
    pub fn of(&self, marks: &Marks, record: &RecordRef) -> Option<Standing> {
        let name = record.to_string();
        marks.get(&name).map(|mark| self.standing(&name, *mark))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
