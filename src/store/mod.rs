//! Where forums are kept on this machine.
//!
//! [`Store`] is the port. [`Cupboard`] keeps forums in named [`Cells`]; [`MemoryStore`] does so in
//! memory and `LocalStore` in the browser's localStorage. Around the port stands what several windows
//! on one forum need: a channel between them, a lock, and the gathering of typed bursts.
//! Section S of the rules says in plain words how all of it goes.

pub mod cells;
pub mod cupboard;
pub mod forgetting;
pub mod gather;
mod keys;
pub mod memory;
pub mod message;
pub mod port;
mod seal;

#[cfg(target_arch = "wasm32")]
pub mod channel;
#[cfg(target_arch = "wasm32")]
mod database;
#[cfg(target_arch = "wasm32")]
pub mod local;
#[cfg(target_arch = "wasm32")]
pub mod lock;
#[cfg(target_arch = "wasm32")]
pub mod pictures;
#[cfg(target_arch = "wasm32")]
pub mod projectors;
#[cfg(target_arch = "wasm32")]
pub mod space;
#[cfg(target_arch = "wasm32")]
pub mod traces;

pub use cells::Cells;
pub use cupboard::Cupboard;
pub use gather::Gather;
pub use keys::VERSION;
pub use memory::{MemoryCells, MemoryStore};
pub use message::Message;
pub use port::{
    About, Beside, Entry, EntryKey, ForumId, Kept, KeptDocument, Merged, ReplicaId, Shelf, SnapshotKey, Store, StoreError,
};

#[cfg(target_arch = "wasm32")]
pub use channel::Channel;
#[cfg(target_arch = "wasm32")]
pub use local::{LocalCells, LocalStore};
#[cfg(target_arch = "wasm32")]
pub use space::Space;
