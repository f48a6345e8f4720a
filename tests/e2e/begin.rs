//! How plays begin: the words of the screens, a new forum, the example, and what stands in the wall.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Download, Element, Laptop, Window};

/// The texts of the screens in one language, read where translators write them.
#[derive(Clone, Copy)]
pub struct Words(&'static str);

pub const EN: Words = Words("en");
pub const FR: Words = Words("fr");

impl Words {
    /// A text by its place, such as `home.example`.
    pub fn say(self, place: &str) -> String {
        let (area, key) = place.split_once('.').expect("an area and a key");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{}/{area}.json", self.0));
        let texts: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        texts[key].as_str().unwrap_or_else(|| panic!("there is no text {place}")).to_owned()
    }
}

/// Makes a new forum and waits for its set-up. Says its address, without the view.
pub async fn new_forum(window: &Window, words: Words, title: &str) -> String {
    window.open("#/").await;
    window.fill(&words.say("home.new"), title).await;
    window.press("Enter").await;
    window.holds("return location.hash.endsWith('/set-up')").await;
    window.find("heading", &words.say("setup.title")).await;
    base(window).await
}

/// Opens the example from Home. Says its address, without the view.
pub async fn example(window: &Window, words: Words) -> String {
    window.open("#/").await;
    window.click("button", &words.say("home.example")).await;
    window.holds("return document.querySelectorAll('.topic').length > 30").await;
    base(window).await
}

/// The address of the forum that a window is on, without the view.
pub async fn base(window: &Window) -> String {
    let route = window.route().await;
    route.split('/').take(3).collect::<Vec<_>>().join("/")
}

/// Types a topic into the quick entry and waits for its card.
pub async fn propose(window: &Window, line: &str) {
    window.fill("A new topic", line).await;
    window.press("Enter").await;
    let title = line.split(" — ").next().unwrap();
    window.find("button", title).await;
}

/// The titles on the wall now, in its order.
pub async fn titles(window: &Window) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.topic .title')].map(title => title.textContent)";
    serde_json::from_value(window.script(script, Vec::new()).await).unwrap()
}

/// Waits until saving is said to be done.
pub async fn saved(window: &Window) {
    window.see("All saved here").await;
}

/// Hands a file to Home, as the system's choice of files does.
pub async fn hand_over(window: &Window, file: &Path) {
    window.find("heading", "Let the room speak.").await;
    let mut inputs: Vec<Element> = Vec::new();
    for button in window.all("button").await {
        if button.attribute("type").await.as_deref() == Some("file") {
            inputs.push(button);
        }
    }
    assert_eq!(inputs.len(), 1, "Home takes files in one place");
    inputs[0].attach(file).await;
}

/// Downloads the backup of the forum that is open, by the key for it.
pub async fn backup(laptop: &Laptop) -> Download {
    laptop.press("Control+s").await;
    laptop.click("button", "Download the backup").await;
    laptop.download().await
}
