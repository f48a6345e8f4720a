//! Open Forum: run an open forum (Open Space, « forum ouvert ») from one laptop, in the browser.
//!
//! Arrows between modules run one way: `ui → app → {minutes, exchange, store} → replica → domain`.
//! `ARCHITECTURE.md` draws the map and names the invariants.

pub mod app;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod minutes;
pub mod paper;
pub mod replica;
pub mod store;
#[cfg(target_arch = "wasm32")]
pub mod ui;
