//! One window, used as a person would.

use std::rc::Rc;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{WebElement, WindowHandle};

use super::element::{self, Element};
use super::keys::chord;
use super::laptop::{Machine, Turn};
use super::scene::keep_picture;
use super::wait::{Look, eventually, plain};

/// What is to be read on the page, that in shadow trees too.
const VISIBLE_TEXT: &str = "
    const texts = [document.body.innerText];
    for (const host of document.querySelectorAll('*')) {
        for (const part of host.shadowRoot?.children ?? []) texts.push(part.innerText ?? '');
    }
    return texts.join('\\n');";

/// A window of a laptop's browser.
#[derive(Clone)]
pub struct Window {
    machine: Rc<Machine>,
    handle: WindowHandle,
}

impl Window {
    pub(super) fn new(machine: Rc<Machine>, handle: WindowHandle) -> Self {
        Self { machine, handle }
    }

    /// The right to command this window.
    pub async fn turn(&self) -> WebDriverResult<Turn<'_>> {
        self.machine.turn(&self.handle).await
    }

    /// Sends a command of the `DevTools` protocol to this window.
    pub async fn devtools(&self, method: &str, parameters: Value) -> WebDriverResult<Value> {
        self.turn().await?.devtools(method, parameters).await
    }

    /// Makes the window as the laptop is set.
    pub(super) async fn prepare(&self) {
        let setting = &self.machine.setting;
        self.devtools("Emulation.setDeviceMetricsOverride", setting.metrics()).await.unwrap();
        self.devtools("Emulation.setEmulatedMedia", setting.media()).await.unwrap();
        self.devtools("Emulation.setFocusEmulationEnabled", json!({"enabled": true})).await.unwrap();
        if !setting.keeps_site {
            self.devtools("Network.enable", json!({})).await.unwrap();
            self.devtools("Network.setBypassServiceWorker", json!({"bypass": true})).await.unwrap();
        }
    }

    /// Goes to a route of the site, such as `#/`.
    pub async fn open(&self, route: &str) {
        let address = format!("{}/{route}", self.machine.origin);
        self.turn().await.unwrap().goto(address).await.expect("the site answers");
    }

    /// Loads the page anew.
    pub async fn reload(&self) {
        self.turn().await.unwrap().refresh().await.expect("the page loads again");
    }

    /// The route that the window is on, with its `#`.
    pub async fn route(&self) -> String {
        let address = self.turn().await.unwrap().current_url().await.unwrap();
        address.fragment().map(|route| format!("#{route}")).unwrap_or_default()
    }

    /// The page's title.
    pub async fn title(&self) -> String {
        self.turn().await.unwrap().title().await.unwrap()
    }

    /// Closes this window.
    pub async fn close(self) {
        self.turn().await.unwrap().close_window().await.unwrap();
    }

    /// Changes the window's size, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics = self.machine.setting.clone().size(width, height).metrics();
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.unwrap();
    }

    /// Makes the page see itself without a network, or with one again.
    pub async fn offline(&self, offline: bool) {
        let conditions = json!({"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        self.devtools("Network.enable", json!({})).await.unwrap();
        self.devtools("Network.emulateNetworkConditions", conditions).await.unwrap();
    }

    /// Kills the process that shows this window. The window is of no use afterwards.
    pub(super) async fn crash(&self) {
        // It can't answer any more, and so the command comes back as an error.
        let _dead = self.turn().await.unwrap().goto("chrome://crash").await;
    }

    /// Waits until this text is to be read on the page.
    pub async fn see(&self, text: &str) {
        let wanted = plain(text);
        eventually(&format!("seeing {text:?}"), async || {
            let page = plain(&self.text().await?);
            Ok(if page.contains(&wanted) { Look::Found(()) } else { Look::NotYet(page) })
        })
        .await;
    }

    /// Waits until this text is nowhere to be read on the page.
    pub async fn gone(&self, text: &str) {
        let unwanted = plain(text);
        eventually(&format!("{text:?} being gone"), async || {
            let page = plain(&self.text().await?);
            Ok(if page.contains(&unwanted) { Look::NotYet(page) } else { Look::Found(()) })
        })
        .await;
    }

    /// What is to be read on the page now.
    pub async fn text(&self) -> WebDriverResult<String> {
        let text = self.turn().await?.execute(VISIBLE_TEXT, []).await?;
        Ok(text.json().as_str().unwrap_or_default().to_owned())
    }

    /// Waits for the one thing with this role and accessible name.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        element::find(self, None, role, name).await
    }

    /// Waits until nothing has this role and name.
    pub async fn none(&self, role: &str, name: &str) {
        eventually(&format!("no {role} {name:?}"), async || {
            let found = element::query(self, None, role, Some(name)).await?;
            Ok(if found.is_empty() { Look::Found(()) } else { Look::NotYet(format!("{} of them", found.len())) })
        })
        .await;
    }

    /// Everything with this role, in the order of the page, as it is now.
    pub async fn all(&self, role: &str) -> Vec<Element> {
        element::query(self, None, role, None).await.unwrap()
    }

    /// The names of everything with this role, in the order of the page, as it is now.
    pub async fn names(&self, role: &str) -> Vec<String> {
        self.all(role).await.iter().map(|element| element.name.clone()).collect()
    }

    /// Clicks on the one thing with this role and name.
    pub async fn click(&self, role: &str, name: &str) {
        self.find(role, name).await.click().await;
    }

    /// Replaces what is in the text field with this label, by typing.
    pub async fn fill(&self, label: &str, text: &str) {
        self.field(label).await.fill(text).await;
    }

    /// The text field with this label, whichever kind it is.
    pub async fn field(&self, label: &str) -> Element {
        element::find_any(self, None, &["textbox", "searchbox", "combobox", "spinbutton", "Date", "InputTime"], label).await
    }

    /// The focused thing's role and name.
    pub async fn focused(&self) -> (String, String) {
        element::focused(self).await.unwrap()
    }

    /// Waits until the thing with this role and name has the focus.
    pub async fn see_focus(&self, role: &str, name: &str) {
        let wanted = (role.to_owned(), plain(name));
        eventually(&format!("the focus on {role} {name:?}"), async || {
            let found = element::focused(self).await?;
            Ok(if found == wanted { Look::Found(()) } else { Look::NotYet(format!("it is on {found:?}")) })
        })
        .await;
    }

    /// Presses a key or a chord: `Enter`, `Control+z`, `Shift+Tab`.
    pub async fn press(&self, keys: &str) {
        let (held, key) = chord(keys);
        let turn = self.turn().await.unwrap();
        let mut chain = turn.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        for &each in &held {
            chain = chain.key_down(each);
        }
        chain = chain.key_down(key).key_up(key);
        for &each in held.iter().rev() {
            chain = chain.key_up(each);
        }
        chain.perform().await.unwrap_or_else(|error| panic!("pressing {keys}: {error}"));
    }

    /// Types a text key by key where the focus is; a line's end is the Enter key.
    pub async fn type_text(&self, text: &str) {
        let turn = self.turn().await.unwrap();
        let mut typed = String::new();
        for character in text.chars() {
            // The driver has no keys for what lies outside the basic plane.
            if u32::from(character) > 0xffff {
                send(&turn, &std::mem::take(&mut typed)).await;
                turn.devtools("Input.insertText", json!({"text": character.to_string()})).await.unwrap();
            } else {
                typed.push(character);
            }
        }
        send(&turn, &typed).await;
    }

    /// Puts a text in where the focus is, all at once, as pasting does.
    pub async fn paste_text(&self, text: &str) {
        self.devtools("Input.insertText", json!({"text": text})).await.unwrap();
    }

    /// Runs a script in the page, for what no person can see, such as what is stored.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.turn().await.unwrap().execute(script, arguments).await.unwrap().json().clone()
    }

    /// Runs a script that says when it is done, by calling its last argument with its answer.
    pub async fn script_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.turn().await.unwrap().execute_async(script, arguments).await.unwrap().json().clone()
    }

    /// Waits until a script's answer is `true`.
    pub async fn holds(&self, script: &str) {
        eventually(script, async || {
            let answer = self.turn().await?.execute(script, []).await?.json().clone();
            Ok(if answer == Value::Bool(true) { Look::Found(()) } else { Look::NotYet(answer.to_string()) })
        })
        .await;
    }

    /// Waits until a script's answer is another one than before.
    pub async fn changes(&self, script: &str, before: &Value) {
        eventually(script, async || {
            let answer = self.turn().await?.execute(script, []).await?.json().clone();
            Ok(if answer == *before { Look::NotYet("as before".to_owned()) } else { Look::Found(()) })
        })
        .await;
    }

    /// Waits until two frames went by in which nothing on the page changed.
    pub async fn settled(&self) {
        const FRAMES: &str = "
            const done = arguments[arguments.length - 1], before = document.body.innerHTML;
            requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(document.body.innerHTML === before))));";
        eventually("a page that rests", async || {
            let answer = self.turn().await?.execute_async(FRAMES, []).await?.json().clone();
            Ok(if answer == Value::Bool(true) { Look::Found(()) } else { Look::NotYet("it changes".to_owned()) })
        })
        .await;
    }

    /// Keeps a picture of what is on the screen, in `target/screenshots`.
    pub async fn screenshot(&self, name: &str) {
        let picture = self.turn().await.unwrap().screenshot_as_png().await.unwrap();
        keep_picture(name, &picture);
    }

    /// Keeps a picture of the whole page, beyond what the window shows.
    pub async fn screenshot_whole(&self, name: &str) {
        let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await.unwrap();
        let (width, height) = (&metrics["cssContentSize"]["width"], &metrics["cssContentSize"]["height"]);
        let clip = json!({"x": 0, "y": 0, "width": width, "height": height, "scale": 1});
        let wanted = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let picture = self.devtools("Page.captureScreenshot", wanted).await.unwrap();
        keep_picture(name, &BASE64_STANDARD.decode(picture["data"].as_str().unwrap()).unwrap());
    }

    /// The page as the browser would print it, as a PDF.
    pub async fn print(&self) -> Vec<u8> {
        let wanted = json!({"printBackground": true, "preferCSSPageSize": true});
        let printed = self.devtools("Page.printToPDF", wanted).await.unwrap();
        BASE64_STANDARD.decode(printed["data"].as_str().unwrap()).unwrap()
    }
}

async fn send(turn: &Turn<'_>, text: &str) {
    if !text.is_empty() {
        let focused: WebElement = turn.active_element().await.unwrap();
        focused.send_keys(text).await.unwrap_or_else(|error| panic!("typing {text:?}: {error}"));
    }
}
