//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    open_forum::ui::mount();
}

/// Natively there is nothing to mount; the library is what tests use.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
