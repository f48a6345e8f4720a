//! Waiting for what is to be seen.

use std::time::{Duration, Instant};

use thirtyfour::error::WebDriverResult;

/// The longest that anything is awaited.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How long to let the page work between two looks at it.
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// What one look has found.
pub enum Look<T> {
    /// What was awaited.
    Found(T),
    /// Not yet, and what is there instead.
    NotYet(String),
}

/// Looks again and again until something is found. A look that fails counts as not yet: the page may
/// be between two documents.
pub async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> WebDriverResult<Look<T>>) -> T {
    let start = Instant::now();
    loop {
        let instead = match look().await {
            Ok(Look::Found(found)) => return found,
            Ok(Look::NotYet(instead)) => instead,
            Err(error) => error.to_string(),
        };
        assert!(start.elapsed() < PATIENCE, "{what}: not within {} s. There is instead:\n{instead}", PATIENCE.as_secs());
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// The text as it is compared: any white space is one space, any apostrophe the typewriter's.
pub fn plain(text: &str) -> String {
    text.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}
