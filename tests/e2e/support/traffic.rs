//! What a browser has asked for and what it complained about.

use serde_json::Value;

use super::laptop::Machine;

/// Everything that was read from the browser's logs so far; reading empties them.
#[derive(Default)]
pub struct Seen {
    asked_for: Vec<String>,
    complaints: Vec<String>,
}

impl Machine {
    /// The addresses that were asked for so far.
    pub async fn asked_for(&self) -> Vec<String> {
        self.read_logs().await;
        self.seen.borrow().asked_for.clone()
    }

    /// Those of them that are not the site's own.
    pub async fn strangers(&self) -> Vec<String> {
        let own = format!("{}/", self.origin);
        self.asked_for().await.into_iter().filter(|address| !address.starts_with(&own)).collect()
    }

    /// The errors in the consoles of all windows so far.
    pub async fn complaints(&self) -> Vec<String> {
        self.read_logs().await;
        self.seen.borrow().complaints.clone()
    }

    pub(super) async fn read_logs(&self) {
        let turn = self.driver().await;
        // A browser that has just crashed has no logs to give; what was read before stays.
        let console = turn.get_log("browser").await.unwrap_or_default();
        let network = turn.get_log("performance").await.unwrap_or_default();
        let mut seen = self.seen.borrow_mut();
        seen.complaints.extend(console.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message));
        seen.asked_for.extend(network.iter().filter_map(|entry| address(&entry.message)));
    }
}

/// The address of the request that a log entry tells of, if it tells of one that goes out to a network:
/// data that a page carries itself, and the browser's own pages, are none.
fn address(message: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(message).ok()?;
    let event = entry.get("message")?;
    let place = match event.get("method")?.as_str()? {
        "Network.requestWillBeSent" => "/params/request/url",
        "Network.webSocketCreated" | "Network.webTransportCreated" => "/params/url",
        _ => return None,
    };
    let address = event.pointer(place)?.as_str()?;
    let inside = ["about:", "blob:", "chrome:", "data:", "devtools:"].iter().any(|scheme| address.starts_with(scheme));
    (!inside).then(|| address.to_owned())
}
