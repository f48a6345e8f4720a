//! What this machine remembers of the bell and the warnings. Rule S13.

use crate::app::desk::Desk;

const BELL: &str = "bell";
const VOLUME: &str = "bell-volume";
const WARNINGS: &str = "timer-warnings";

/// Five minutes and one.
const USUAL_WARNINGS: [u32; 2] = [300, 60];
/// Heard in a room, without frightening it.
const USUAL_VOLUME: u32 = 60;

/// Whether the bell rings.
pub fn bell(desk: Desk) -> bool {
    read(desk, BELL).is_none_or(|kept| kept != "off")
}

/// Lets the bell ring or be silent.
pub fn set_bell(desk: Desk, on: bool) {
    keep(desk, BELL, if on { "on" } else { "off" });
}

/// How loud it is, from 0 to 100.
pub fn volume(desk: Desk) -> u32 {
    read(desk, VOLUME).and_then(|kept| kept.parse().ok()).map_or(USUAL_VOLUME, |volume: u32| volume.min(100))
}

/// Makes it louder or softer.
pub fn set_volume(desk: Desk, volume: u32) {
    keep(desk, VOLUME, &volume.min(100).to_string());
}

/// The warnings chosen last, in seconds before the end.
pub fn warnings(desk: Desk) -> Vec<u32> {
    match read(desk, WARNINGS) {
        Some(kept) => kept.split(',').filter_map(|warning| warning.parse().ok()).collect(),
        None => USUAL_WARNINGS.to_vec(),
    }
}

/// Remembers the warnings.
pub fn set_warnings(desk: Desk, warnings: &[u32]) {
    let kept: Vec<_> = warnings.iter().map(ToString::to_string).collect();
    keep(desk, WARNINGS, &kept.join(","));
}

fn read(desk: Desk, name: &str) -> Option<String> {
    desk.store().setting(name).ok().flatten()
}

/// A setting that can't be kept is no reason to stop: then the usual one holds.
fn keep(desk: Desk, name: &str, value: &str) {
    let _ = desk.store().set_setting(name, value);
}
