//! How a forum travels by hand: as records in readable form, as a backup file, as a download.

pub mod backup;
#[cfg(target_arch = "wasm32")]
pub mod clipboard;
#[cfg(target_arch = "wasm32")]
pub mod download;
pub mod pictures;
pub mod plain_text;
pub mod records;
#[cfg(target_arch = "wasm32")]
pub mod reducing;
#[cfg(target_arch = "wasm32")]
pub mod worker;
