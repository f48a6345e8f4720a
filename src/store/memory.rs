//! In memory: for when the browser lets nothing be stored, and for tests, which can make it fail.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Cells, Cupboard, StoreError};

/// Forums kept in memory, gone when the window closes. Several windows of a test share clones.
pub type MemoryStore = Cupboard<MemoryCells>;

/// Cells in memory; clones share them.
#[derive(Clone, Debug, Default)]
pub struct MemoryCells {
    state: Rc<State>,
}

#[derive(Debug, Default)]
struct State {
    cells: RefCell<BTreeMap<String, String>>,
    limit: Cell<Option<u64>>,
    denied: Cell<bool>,
    spoils: Cell<bool>,
}

impl MemoryCells {
    /// From now on, says that it is full beyond so many characters, names included; `None`: never.
    pub fn limit(&self, characters: Option<u64>) {
        self.state.limit.set(characters);
    }

    /// From now on, denies everything, or nothing.
    pub fn deny(&self, denied: bool) {
        self.state.denied.set(denied);
    }

    /// The next text is written with its last character missing, as by a failing disk.
    pub fn spoil_next(&self) {
        self.state.spoils.set(true);
    }

    /// Characters in use, names included.
    pub fn used(&self) -> u64 {
        self.state.cells.borrow().iter().map(|(name, text)| units(name) + units(text)).sum()
    }

    fn allowed(&self) -> Result<(), StoreError> {
        if self.state.denied.get() { Err(StoreError::Denied) } else { Ok(()) }
    }
}

/// UTF-16 code units, which is what browsers count.
fn units(text: &str) -> u64 {
    text.encode_utf16().map(|_| 1).sum()
}

impl Cells for MemoryCells {
    fn probe(&self) -> Result<(), StoreError> {
        self.set("open-forum/probe", "1")?;
        self.remove("open-forum/probe")
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        self.allowed()?;
        Ok(self.state.cells.borrow().keys().cloned().collect())
    }

    fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.allowed()?;
        Ok(self.state.cells.borrow().get(name).cloned())
    }

    fn size(&self, name: &str) -> Result<u64, StoreError> {
        self.allowed()?;
        Ok(self.state.cells.borrow().get(name).map_or(0, |text| units(text)))
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.allowed()?;
        if let Some(limit) = self.state.limit.get() {
            let before = self.state.cells.borrow().get(name).map_or(0, |old| units(name) + units(old));
            // A text no longer than the old one is taken even beyond the limit, as in browsers.
            let after = units(name) + units(text);
            if after > before && self.used() - before + after > limit {
                return Err(StoreError::Full);
            }
        }
        let mut text = text.to_owned();
        if self.state.spoils.take() {
            text.pop();
        }
        self.state.cells.borrow_mut().insert(name.to_owned(), text);
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.allowed()?;
        self.state.cells.borrow_mut().remove(name);
        Ok(())
    }
}
