//! How a forum travels by hand: as records in readable form, as a backup file, as a download; as an invitation
//! to a laptop, and as what that laptop contributes.

pub mod backup;
pub mod brings;
pub mod brought;
mod checksum;
#[cfg(target_arch = "wasm32")]
pub mod clipboard;
pub mod contribution;
#[cfg(target_arch = "wasm32")]
pub mod download;
pub mod handed_over;
pub mod invitation;
pub mod link;
pub mod packet;
pub mod parts;
pub mod pictures;
pub mod plain_text;
pub mod qr;
pub mod receipt;
pub mod records;
#[cfg(target_arch = "wasm32")]
pub mod reducing;
#[cfg(target_arch = "wasm32")]
pub mod share;
#[cfg(target_arch = "wasm32")]
pub mod worker;
pub mod written;
