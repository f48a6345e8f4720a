//! By when: a calendar date, or the words people use for one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A term as it was said: `2026-12-01` is a date, `fin janvier` stays as it is; empty is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Due(pub String);

impl Due {
    /// The calendar date, when the term is one written `YYYY-MM-DD`.
    pub fn date(&self) -> Option<NaiveDate> {
        self.0.trim().parse().ok()
    }

    /// Whether nothing was said.
    pub fn is_none(&self) -> bool {
        self.0.trim().is_empty()
    }
}
