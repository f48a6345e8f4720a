//! Mounts the app, and says where its code is split: each function here marks a bundle, which is loaded
//! when the function is first called. `cargo xtask` does the splitting after the compiler.

#[cfg(target_arch = "wasm32")]
mod bundles {
    use leptos::wasm_split::wasm_split;
    use open_forum::app::bundles::{ForumBundle, NotLoaded, ViewsBundle};
    use open_forum::ui;

    #[wasm_split(forum, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn forum() -> Result<ForumBundle, NotLoaded> {
        Ok(ui::forum_bundle())
    }

    #[wasm_split(morning, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn morning() -> Result<ViewsBundle, NotLoaded> {
        Ok(ui::morning_bundle())
    }

    #[wasm_split(afternoon, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn afternoon() -> Result<ViewsBundle, NotLoaded> {
        Ok(ui::afternoon_bundle())
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    open_forum::ui::mount(open_forum::app::bundles::Sources {
        forum: || Box::pin(bundles::forum()),
        morning: || Box::pin(bundles::morning()),
        afternoon: || Box::pin(bundles::afternoon()),
    });
}

/// Natively there is nothing to mount; the library is what tests use.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
