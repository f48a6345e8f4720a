//! stub
use super::Book;
/// stub
pub fn compose() -> Option<Book> { None }
