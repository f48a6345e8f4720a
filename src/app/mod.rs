//! The running app: its reactive state, the actions with their keys and names, its routes, its clock.

pub mod finding;
pub mod key;
pub mod paging;
pub mod route;

#[cfg(target_arch = "wasm32")]
pub mod action;
#[cfg(target_arch = "wasm32")]
pub mod album;
#[cfg(target_arch = "wasm32")]
pub mod bundles;
#[cfg(target_arch = "wasm32")]
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod desk;
#[cfg(target_arch = "wasm32")]
pub mod forums;
#[cfg(target_arch = "wasm32")]
pub mod laptops;
#[cfg(target_arch = "wasm32")]
pub mod notices;
#[cfg(target_arch = "wasm32")]
pub mod picking;
#[cfg(target_arch = "wasm32")]
pub mod pictures;
#[cfg(target_arch = "wasm32")]
pub mod saving;
#[cfg(target_arch = "wasm32")]
pub mod session;
#[cfg(target_arch = "wasm32")]
mod signals;
#[cfg(target_arch = "wasm32")]
pub mod taking_part;
#[cfg(target_arch = "wasm32")]
mod timing;
