//! Forgetting everything that the app keeps on this machine. Rule S17.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{Cells, StoreError};

/// What the names of all our cells begin with.
const OURS: &str = "open-forum/";

/// Whether this window may write no more. Its forums are still in its memory and would come back.
static FORGOTTEN: AtomicBool = AtomicBool::new(false);

/// From now on, this window writes nothing into localStorage.
pub fn write_no_more() {
    FORGOTTEN.store(true, Ordering::Relaxed);
}

/// Whether everything was forgotten while this window was open.
pub fn is_forgotten() -> bool {
    FORGOTTEN.load(Ordering::Relaxed)
}

/// Empties every cell of the app's, of whatever format, and none of others'.
///
/// # Errors
/// [`StoreError::Denied`]; what was reached until then is empty.
pub fn empty(cells: &dyn Cells) -> Result<(), StoreError> {
    cells.names()?.iter().filter(|name| name.starts_with(OURS)).try_for_each(|name| cells.remove(name))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::store::MemoryCells;

    /// S17
    #[test]
    fn nothing_of_ours_stays_and_everything_of_others() {
        let cells = MemoryCells::default();
        for name in ["open-forum/1/setting/name", "open-forum/2/x/about", "open-forum-else", "other", ""] {
            cells.set(name, "text").unwrap();
        }
        empty(&cells).unwrap();
        let mut left = cells.names().unwrap();
        left.sort();
        assert_eq!(left, ["", "open-forum-else", "other"]);
        empty(&cells).unwrap();
    }
}
