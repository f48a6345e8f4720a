//! What only a browser can show: run by `wasm-bindgen-test-runner` in headless Chromium.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod store_conformance;

#[path = "browser/store.rs"]
mod store;

use open_forum::app::clock;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn ids_made_in_a_browser_sort_in_the_order_of_their_making() {
    let made: Vec<_> = (0..1000).map(|_| clock::mint()).collect();
    assert!(made.is_sorted());
}
