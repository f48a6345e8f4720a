//! Mounts the app, and says where its code is split: each function here marks a bundle, which is loaded
//! when the function is first called. `cargo xtask` does the splitting after the compiler.

#[cfg(target_arch = "wasm32")]
#[allow(clippy::unnecessary_wraps, reason = "each is called through a wrapper that may fail: its code may not come")]
mod bundles {
    use leptos::wasm_split::wasm_split;
    use open_forum::ui::{self, ForumBundle, LaptopsBundle, NotLoaded, PicturesBundle, ViewsBundle};

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

    // A second way into the same bundle.
    #[wasm_split(afternoon, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn pictures() -> Result<PicturesBundle, NotLoaded> {
        Ok(ui::pictures_bundle())
    }

    #[wasm_split(evening, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn evening() -> Result<ViewsBundle, NotLoaded> {
        Ok(ui::evening_bundle())
    }

    #[wasm_split(stage, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn stage() -> Result<ViewsBundle, NotLoaded> {
        Ok(ui::stage_bundle())
    }

    #[wasm_split(laptops, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn laptops() -> Result<LaptopsBundle, NotLoaded> {
        Ok(ui::laptops_bundle())
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    open_forum::ui::mount(open_forum::ui::Sources {
        forum: || Box::pin(bundles::forum()),
        morning: || Box::pin(bundles::morning()),
        afternoon: || Box::pin(bundles::afternoon()),
        pictures: || Box::pin(bundles::pictures()),
        evening: || Box::pin(bundles::evening()),
        stage: || Box::pin(bundles::stage()),
        laptops: || Box::pin(bundles::laptops()),
    });
}

/// Natively there is nothing to mount; the library is what tests use.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
