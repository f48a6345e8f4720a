//! A laptop: one browser with a profile of its own, and its windows.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::path::Path;
use std::rc::Rc;
use std::{env, fs};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel, WebDriver, WindowHandle};
use tokio::sync::{Mutex, MutexGuard};

use super::setting::Setting;
use super::wait::{Look, eventually};
use super::window::Window;

/// Keeps the browser from doing anything of its own, above all from asking other hosts.
const FLAGS: [&str; 17] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    // Two windows are both looked at, whichever is in front.
    "--disable-backgrounding-occluded-windows",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--no-first-run",
];

/// The browser behind a laptop's windows; it obeys one command at a time.
pub struct Machine {
    driver: RefCell<Option<Rc<WebDriver>>>,
    turn: Mutex<()>,
    /// The window that commands go to at this moment.
    current: RefCell<Option<WindowHandle>>,
    address: String,
    pub origin: String,
    pub setting: Setting,
    profile: TempDir,
    downloads: TempDir,
    windows_made: Cell<usize>,
    pub(super) seen: RefCell<super::traffic::Seen>,
}

/// The right to command the browser, in one window.
pub struct Turn<'a> {
    driver: Rc<WebDriver>,
    _turn: MutexGuard<'a, ()>,
}

impl Deref for Turn<'_> {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.driver
    }
}

impl Turn<'_> {
    /// Sends a command of the `DevTools` protocol to the window.
    pub async fn devtools(&self, method: &str, parameters: Value) -> WebDriverResult<Value> {
        self.driver.cdp().send_raw(method, parameters).await
    }
}

impl Machine {
    /// Starts a browser with an empty profile.
    pub async fn start(address: &str, origin: String, setting: Setting) -> Rc<Self> {
        let machine = Self {
            driver: RefCell::default(),
            turn: Mutex::new(()),
            current: RefCell::default(),
            address: address.to_owned(),
            origin,
            setting,
            profile: TempDir::new().unwrap(),
            downloads: TempDir::new().unwrap(),
            windows_made: Cell::default(),
            seen: RefCell::default(),
        };
        machine.boot().await;
        Rc::new(machine)
    }

    async fn boot(&self) {
        let driver = WebDriver::new(&self.address, self.capabilities()).await.expect("Chromium starts");
        let handle = driver.window().await.unwrap();
        *self.driver.borrow_mut() = Some(Rc::new(driver));
        *self.current.borrow_mut() = Some(handle);
    }

    fn capabilities(&self) -> ChromeCapabilities {
        let mut wanted = ChromeCapabilities::new();
        for flag in FLAGS {
            wanted.add_arg(flag).unwrap();
        }
        if let Some(film) = &self.setting.film {
            wanted.add_arg("--use-fake-device-for-media-stream").unwrap();
            wanted.add_arg("--use-fake-ui-for-media-stream").unwrap();
            wanted.add_arg(&format!("--use-file-for-fake-video-capture={}", film.display())).unwrap();
        }
        wanted.add_arg(&format!("--user-data-dir={}", self.profile.path().display())).unwrap();
        wanted.add_arg(&format!("--lang={}", self.setting.language)).unwrap();
        wanted.add_arg(&format!("--window-size={},{}", self.setting.width, self.setting.height)).unwrap();
        if let Ok(chromium) = env::var("CHROME") {
            wanted.set_binary(&chromium).unwrap();
        }
        let preferences = json!({
            "intl.accept_languages": self.setting.language,
            "webkit.webprefs.default_font_size": 16 * self.setting.text_percent / 100,
            "session.restore_on_startup": 4,
            "session.startup_urls": ["about:blank"],
            "download.default_directory": self.downloads.path(),
            "download.prompt_for_download": false,
            "profile.default_content_setting_values.automatic_downloads": 1,
        });
        wanted.add_experimental_option("prefs", preferences).unwrap();
        wanted.set_logging_prefs("browser", LoggingPrefsLogLevel::All).unwrap();
        wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All).unwrap();
        wanted
    }

    /// The right to command, in whichever window is the current one.
    pub async fn driver(&self) -> Turn<'_> {
        let turn = self.turn.lock().await;
        let driver = self.driver.borrow().clone().expect("the laptop is on");
        Turn { driver, _turn: turn }
    }

    /// The right to command, in this window.
    pub async fn turn(&self, window: &WindowHandle) -> WebDriverResult<Turn<'_>> {
        let turn = self.driver().await;
        let there = self.current.borrow().as_ref() == Some(window);
        if !there {
            turn.switch_to_window(window.clone()).await?;
            *self.current.borrow_mut() = Some(window.clone());
        }
        Ok(turn)
    }

    /// Prepares the window that the browser came up with, or a new one.
    pub async fn window(self: &Rc<Self>) -> Window {
        let made = self.windows_made.replace(self.windows_made.get() + 1);
        let turn = self.driver().await;
        let handle = if made == 0 { turn.window().await } else { turn.new_window().await }.expect("a window opens");
        drop(turn);
        let window = Window::new(Rc::clone(self), handle);
        window.prepare().await;
        window
    }

    /// Switches the browser off and on; the profile stays.
    async fn restart(&self) {
        self.quit().await;
        self.windows_made.set(0);
        self.boot().await;
    }

    /// Closes the browser.
    pub async fn quit(&self) {
        self.read_logs().await;
        let driver = self.driver.borrow_mut().take();
        if let Some(driver) = driver.and_then(Rc::into_inner) {
            // One that has died already needs no closing.
            let _closed = driver.quit().await;
        }
    }
}

/// One laptop. What can be done in a window can be said to the laptop, and is done in its first one.
pub struct Laptop {
    machine: Rc<Machine>,
    first: Window,
}

/// A file that a page has handed over.
pub struct Download {
    /// The name it was given.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

impl Download {
    /// The content as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.content.clone()).expect("the file is text")
    }
}

impl Laptop {
    pub(super) async fn new(machine: Rc<Machine>) -> Self {
        let first = machine.window().await;
        Self { machine, first }
    }

    /// One more window of the same browser, on a route of the site.
    pub async fn window(&self, route: &str) -> Window {
        let window = self.machine.window().await;
        window.open(route).await;
        window
    }

    /// Switches the browser off and on. Its profile stays, and so what was kept in it.
    pub async fn restart(self) -> Self {
        self.machine.restart().await;
        Self::new(self.machine).await
    }

    /// Kills the process that shows this laptop's first window, and goes on with a new window.
    pub async fn crash(self) -> Self {
        let next = self.machine.window().await;
        self.first.crash().await;
        Self { machine: self.machine, first: next }
    }

    /// The next file that is downloaded, as soon as it is complete.
    pub async fn download(&self) -> Download {
        let folder = self.machine.downloads.path();
        eventually("a downloaded file", async || Ok(finished(folder))).await
    }

    /// What the browser and the pages complained about in the console so far: errors and violations.
    pub async fn complaints(&self) -> Vec<String> {
        self.machine.complaints().await
    }

    /// Holds that nothing was complained about in the console.
    pub async fn nothing_complained(&self) {
        let complaints = self.complaints().await;
        assert!(complaints.is_empty(), "the console has complaints:\n{}", complaints.join("\n"));
    }

    /// The addresses that were asked for so far, of the site and of others.
    pub async fn asked_for(&self) -> Vec<String> {
        self.machine.asked_for().await
    }

    /// Holds that no request has left the site's own origin.
    pub async fn asked_no_other_origin(&self) {
        let strangers = self.machine.strangers().await;
        assert!(strangers.is_empty(), "requests to other origins:\n{}", strangers.join("\n"));
    }
}

impl Deref for Laptop {
    type Target = Window;

    fn deref(&self) -> &Window {
        &self.first
    }
}

/// Takes the first complete file out of a folder.
fn finished(folder: &Path) -> Look<Download> {
    let names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    // While one is being written, it has a hidden name, and its final name may be there already, empty.
    let complete = names.iter().all(|name| !name.ends_with(".crdownload") && !name.starts_with('.'));
    match names.iter().min() {
        Some(name) if complete => {
            let content = fs::read(folder.join(name)).unwrap();
            fs::remove_file(folder.join(name)).unwrap();
            Look::Found(Download { name: name.clone(), content })
        }
        _ => Look::NotYet(format!("in the download folder: {names:?}")),
    }
}
