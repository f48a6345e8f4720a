//! How a forum travels by hand.

pub mod records;
