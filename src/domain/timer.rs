//! The room's timer: one at a time, for a phase or a slot. It stores when it ends, so that a window that
//! opens late, or a laptop that slept, shows the right time.

use serde::{Deserialize, Serialize};

use super::Moment;

/// The room's timer. One that was never set has a length of 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Timer {
    /// What the time is for, in words; may be empty.
    pub label: String,
    /// How long it was set for, in seconds, minutes added and taken included; 0: there is no timer.
    pub length: u32,
    /// When it ends, while it runs.
    pub ends: Option<Moment>,
    /// What is left, in milliseconds, while it is paused.
    pub left: Option<u32>,
    /// When to warn, in seconds before the end, the longest first.
    pub warnings: Vec<u32>,
}
