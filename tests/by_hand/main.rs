//! A forum among laptops without a network: invitations, contributions, and what comes of them in any order.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod invited;
mod room;
mod taken_in;
