//! The pictures of a book. They travel beside it, as whoever asks for the book has them: as JSON,
//! `{"<name>": {"type": "image/jpeg", "data": "<base64>"}}`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Map, Value};

use crate::domain::Media;

/// The pictures at hand, by their names. They were held against their names where they were kept; here they
/// are only looked up.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plates<'a>(Option<&'a Map<String, Value>>);

impl<'a> Plates<'a> {
    /// Those that JSON holds.
    pub fn of(json: &'a Value) -> Self {
        Self(json.as_object())
    }

    /// The picture of this name, if it is at hand and in a format that is known.
    pub fn get(self, name: &str) -> Option<Plate<'a>> {
        let plate = self.0?.get(name)?;
        let media = Media::named(plate.get("type")?.as_str()?)?;
        let data = plate.get("data")?.as_str().filter(|data| is_base64(data))?;
        Some(Plate { media, data })
    }
}

/// One picture.
#[derive(Clone, Copy, Debug)]
pub struct Plate<'a> {
    /// Its format.
    pub media: Media,
    /// Its bytes, in base64.
    pub data: &'a str,
}

impl Plate<'_> {
    /// Its bytes; none where they can't be told.
    pub fn bytes(self) -> Option<Vec<u8>> {
        BASE64.decode(self.data).ok()
    }
}

/// Whether a text is nothing but signs of base64, which are structure nowhere.
pub fn is_base64(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
}
