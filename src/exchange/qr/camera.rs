//! The cameras of this machine.

use std::fmt;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, MediaDeviceInfo, MediaDeviceKind, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack,
    MediaStreamTrackState,
};

/// How many pixels a camera is asked for, if it has as many: across and down.
const PIXELS: (u32, u32) = (1_280, 720);

/// Why there is no picture from a camera. The screens turn each case into a sentence that helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCamera {
    /// The browser gives it to no page that came over an unsafe connection, or knows no cameras.
    Unsafe,
    /// There is none.
    None,
    /// The person or the system doesn't allow it.
    Denied,
    /// Another program has it.
    InUse,
    /// It went off while it was looked through.
    Gone,
    /// It couldn't be started, for whatever reason.
    Failed,
}

impl fmt::Display for NoCamera {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unsafe => "the page isn't served safely",
            Self::None => "no camera",
            Self::Denied => "the camera isn't allowed",
            Self::InUse => "the camera is in use",
            Self::Gone => "the camera went off",
            Self::Failed => "the camera couldn't be started",
        })
    }
}

impl std::error::Error for NoCamera {}

impl From<JsValue> for NoCamera {
    fn from(error: JsValue) -> Self {
        let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
        match name.as_str() {
            "NotAllowedError" | "SecurityError" => Self::Denied,
            "NotFoundError" | "OverconstrainedError" => Self::None,
            "NotReadableError" | "AbortError" => Self::InUse,
            _ => Self::Failed,
        }
    }
}

/// A camera that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Camera {
    /// By which the browser knows it.
    pub id: String,
    /// As the system calls it; empty where the browser doesn't tell.
    pub name: String,
}

/// A camera that is on. It goes off when this is dropped.
#[derive(Debug)]
pub struct Sight(MediaStream);

impl Sight {
    /// What a video element shows.
    pub fn stream(&self) -> &MediaStream {
        &self.0
    }

    /// Whether the camera still gives pictures: it may have been unplugged, or forbidden.
    pub fn is_on(&self) -> bool {
        self.tracks().iter().any(|track| track.ready_state() == MediaStreamTrackState::Live)
    }

    /// Which camera it is, where the browser tells.
    pub fn camera(&self) -> Option<String> {
        let settings = self.tracks().first()?.get_settings();
        Reflect::get(&settings, &"deviceId".into()).ok()?.as_string()
    }

    fn tracks(&self) -> Vec<MediaStreamTrack> {
        self.0.get_video_tracks().iter().filter_map(|track| track.dyn_into().ok()).collect()
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        for track in self.tracks() {
            track.stop();
        }
    }
}

/// Switches a camera on: the one named, else one that looks away from the screen, else any. The browser asks the
/// person first.
///
/// # Errors
/// [`NoCamera`] says why there is none.
pub async fn open(camera: Option<&str>) -> Result<Sight, NoCamera> {
    let devices = devices()?;
    let wanted = Object::new();
    match camera {
        Some(id) => prefer(&wanted, "deviceId", "exact", &id.into())?,
        None => prefer(&wanted, "facingMode", "ideal", &"environment".into())?,
    }
    prefer(&wanted, "width", "ideal", &PIXELS.0.into())?;
    prefer(&wanted, "height", "ideal", &PIXELS.1.into())?;
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    let stream = JsFuture::from(devices.get_user_media_with_constraints(&constraints)?).await?;
    Ok(Sight(stream.dyn_into()?))
}

/// The cameras of this machine; their names are known once one of them is on.
pub async fn cameras() -> Vec<Camera> {
    let Ok(devices) = devices() else { return Vec::new() };
    let Ok(listing) = devices.enumerate_devices() else { return Vec::new() };
    let listed = JsFuture::from(listing).await.map(|listed| Array::from(&listed)).unwrap_or_default();
    let devices = listed.iter().filter_map(|device| device.dyn_into::<MediaDeviceInfo>().ok());
    let cameras = devices.filter(|device| device.kind() == MediaDeviceKind::Videoinput);
    cameras.map(|device| Camera { id: device.device_id(), name: device.label() }).collect()
}

fn devices() -> Result<MediaDevices, NoCamera> {
    let navigator = web_sys::window().ok_or(NoCamera::Unsafe)?.navigator();
    // On pages that came over an unsafe connection there is no such thing.
    Reflect::get(&navigator, &"mediaDevices".into())?.dyn_into().map_err(|_| NoCamera::Unsafe)
}

fn prefer(wanted: &Object, what: &str, how: &str, value: &JsValue) -> Result<(), NoCamera> {
    let preference = Object::new();
    Reflect::set(&preference, &how.into(), value)?;
    Reflect::set(wanted, &what.into(), &preference)?;
    Ok(())
}
