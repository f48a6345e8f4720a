//! What kind of laptop it is, and how its owner has set it.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// A laptop as it is set: English, light, 1280 by 800, unless said otherwise.
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own in a browser too")]
pub struct Setting {
    pub language: &'static str,
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    pub still: bool,
    pub contrast: bool,
    pub forced_colors: bool,
    pub text_percent: u32,
    pub keeps_site: bool,
    pub film: Option<PathBuf>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            language: "en-GB",
            width: 1280,
            height: 800,
            dark: false,
            still: false,
            contrast: false,
            forced_colors: false,
            text_percent: 100,
            keeps_site: false,
            film: None,
        }
    }
}

impl Setting {
    /// A browser in French.
    pub fn french(self) -> Self {
        Self { language: "fr-FR", ..self }
    }

    /// The dark theme preferred.
    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// Less motion preferred.
    pub fn still(self) -> Self {
        Self { still: true, ..self }
    }

    /// More contrast preferred.
    pub fn contrast(self) -> Self {
        Self { contrast: true, ..self }
    }

    /// Colours chosen by the system.
    pub fn forced_colors(self) -> Self {
        Self { forced_colors: true, ..self }
    }

    /// The site's service worker answers, as it does for everybody. For tests it is passed by unless they are
    /// about it: they cut single files off, and look at a site that may just have been built anew.
    pub fn keeping_the_site(self) -> Self {
        Self { keeps_site: true, ..self }
    }

    /// A laptop with a camera, which it gives to every page: it sees a film (Y4M), over and over. The file is read
    /// when the camera is switched on.
    pub fn filming(self, film: &Path) -> Self {
        Self { film: Some(film.to_owned()), ..self }
    }

    /// A window of this size, in CSS pixels.
    pub fn size(self, width: u32, height: u32) -> Self {
        Self { width, height, ..self }
    }

    /// The browser's text size, as a share of the usual one.
    pub fn text(self, percent: u32) -> Self {
        Self { text_percent: percent, ..self }
    }

    /// For `Emulation.setEmulatedMedia`.
    pub fn media(&self) -> Value {
        let feature = |name: &str, on: bool, yes: &str, no: &str| json!({"name": name, "value": if on { yes } else { no }});
        json!({"features": [
            feature("prefers-color-scheme", self.dark, "dark", "light"),
            feature("prefers-reduced-motion", self.still, "reduce", "no-preference"),
            feature("prefers-contrast", self.contrast, "more", "no-preference"),
            feature("forced-colors", self.forced_colors, "active", "none"),
        ]})
    }

    /// For `Emulation.setDeviceMetricsOverride`.
    pub fn metrics(&self) -> Value {
        json!({"width": self.width, "height": self.height, "deviceScaleFactor": 1, "mobile": false})
    }
}
