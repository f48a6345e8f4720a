//! Chromium and its driver, for the tests.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::Failure;
use crate::shell::{apt, find, is_root, say};

/// The browser's program names, the first that is found is taken.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Where the two programs are.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// The program that drives it.
    pub driver: PathBuf,
}

/// Finds the browser and its driver, and installs them where that is allowed.
pub fn ensure() -> Result<Browser, Failure> {
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    if is_root() && find("apt-get").is_some() {
        say("Installing chromium and chromium-driver with apt");
        apt(&["chromium", "chromium-driver"])?;
    }
    installed().ok_or_else(|| Failure::Missing {
        what: "Chromium or its driver",
        remedy: "Install both (Debian: `sudo apt-get install chromium chromium-driver`; elsewhere Google Chrome and the \
            chromedriver of the same version), or say where they are with CHROME and CHROMEDRIVER, then try again."
            .to_owned(),
    })
}

fn installed() -> Option<Browser> {
    let said = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_file());
    let chromium = said("CHROME").or_else(|| BROWSERS.iter().find_map(|name| find(name)))?;
    let driver = said("CHROMEDRIVER").or_else(|| find("chromedriver"))?;
    Some(Browser { chromium, driver })
}

impl Browser {
    /// Tells a test where the browser is.
    pub fn tell(&self, tests: &mut Command) {
        tests.env("CHROME", &self.chromium).env("CHROMEDRIVER", &self.driver);
    }
}
