//! Named cells of text: the little that a medium has to offer for forums to be kept in it.

use super::StoreError;

/// A medium that keeps texts under names, as localStorage does.
pub trait Cells {
    /// Tries whether a text can be written and read.
    ///
    /// # Errors
    /// [`StoreError::Denied`] or [`StoreError::Full`].
    fn probe(&self) -> Result<(), StoreError>;

    /// The names of all cells, ours and others', in no order, in one pass.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    fn names(&self) -> Result<Vec<String>, StoreError>;

    /// The text in a cell.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    fn get(&self, name: &str) -> Result<Option<String>, StoreError>;

    /// How long the text in a cell is, in the units of the medium's limit, without reading it.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    fn size(&self, name: &str) -> Result<u64, StoreError>;

    /// Puts a text in a cell, whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Denied`] or [`StoreError::Full`]; the cell is then as it was.
    fn set(&self, name: &str, text: &str) -> Result<(), StoreError>;

    /// Empties a cell; an empty one stays so.
    ///
    /// # Errors
    /// [`StoreError::Denied`].
    fn remove(&self, name: &str) -> Result<(), StoreError>;
}

/// Cells chosen while the app runs.
impl Cells for Box<dyn Cells> {
    fn probe(&self) -> Result<(), StoreError> {
        (**self).probe()
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        (**self).names()
    }

    fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        (**self).get(name)
    }

    fn size(&self, name: &str) -> Result<u64, StoreError> {
        (**self).size(name)
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        (**self).set(name, text)
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        (**self).remove(name)
    }
}
