//! A play: laptops with real browsers, before the built site.
//!
//! ```ignore
//! #[test]
//! fn a_new_topic_is_on_the_wall() {
//!     play(async |scene| {
//!         let laptop = scene.laptop().await;
//!         laptop.open("#/").await;
//!         laptop.click("button", "New forum").await;
//!         laptop.fill("Title", "A day for the valley").await;
//!         laptop.press("Enter").await;
//!         laptop.see("A day for the valley").await;
//!         laptop.axe().await;
//!     });
//! }
//! ```
//!
//! Nothing sleeps for a fixed time: what is asked for is awaited, for ten seconds at most. Spaces of
//! any width and both forms of the apostrophe count as the same, so that tests can be typed plainly.

mod axe;
mod driver;
mod element;
mod keys;
mod laptop;
mod scene;
mod setting;
mod traffic;
mod wait;
mod window;

#[allow(unused_imports, reason = "tests that keep one in a variable name its type")]
pub use {
    element::Element,
    laptop::{Download, Laptop},
    scene::{Scene, built_site, play},
    setting::Setting,
    wait::plain,
    window::Window,
};
