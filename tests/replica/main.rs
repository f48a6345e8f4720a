//! The laws of a forum that merges: whatever replicas write, in whatever order it arrives, all come to
//! the same forum; every gesture can be undone; and no bytes from outside harm it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "../window/mod.rs"]
mod window;

mod drawing;
mod hostile;
mod merging;
mod size;
mod timing;
mod typing;
mod undoing;
mod unknown;
