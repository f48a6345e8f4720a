//! Pictures as JSON: how they go along with a backup, and to the book's worker.
//!
//! `{"<name>": {"type": "image/jpeg", "data": "<base64>"}}`

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Map, Value, json};

use crate::domain::{Picture, Pictures, limits};

/// The pictures as JSON.
pub fn encode(pictures: &Pictures) -> Value {
    let one = |picture: &Picture| json!({"type": picture.media().name(), "data": BASE64.encode(picture.bytes())});
    let mut all = Map::new();
    all.extend(pictures.iter().map(|(name, picture)| (name.clone(), one(picture))));
    Value::Object(all)
}

/// Pictures that were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// Those that are what they say they are.
    pub pictures: Pictures,
    /// How many aren't, or are more than a forum holds.
    pub left_out: usize,
}

/// The pictures that JSON holds, each held against its name, its format and the limits. One that doesn't
/// hold is left out, whatever it is. Rules Q3 and Q7.
pub fn decode(json: &Value) -> Read {
    let Some(all) = json.as_object() else { return Read { left_out: usize::from(!json.is_null()), ..Read::default() } };
    let mut read = Read::default();
    let mut bytes = 0;
    // Beside the photographs there is a logo.
    let (most, largest) = (limits::PHOTOGRAPHS + 1, limits::PICTURES + limits::PICTURE);
    for (name, value) in all {
        let full = read.pictures.len() >= most;
        match picture(name, value).filter(|picture| !full && bytes + picture.bytes().len() <= largest) {
            Some(picture) => {
                bytes += picture.bytes().len();
                read.pictures.insert(name.clone(), picture);
            }
            None => read.left_out += 1,
        }
    }
    read
}

fn picture(name: &str, value: &Value) -> Option<Picture> {
    let data = value.get("data")?.as_str()?;
    // What is too long isn't unpacked first.
    if data.len() / 4 > limits::PICTURE / 3 + 1 {
        return None;
    }
    let picture = Picture::read(BASE64.decode(data).ok()?).ok()?;
    let as_it_says = value.get("type")?.as_str()? == picture.media().name();
    (as_it_says && picture.name() == name).then_some(picture)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
mod tests {
    use super::*;

    fn sample(last: u8) -> Picture {
        Picture::read(vec![0xFF, 0xD8, 0xFF, last]).unwrap()
    }

    /// Q7
    #[test]
    fn pictures_written_are_read_as_the_same() {
        let pictures: Pictures = [1, 2].map(|n| (sample(n).name(), sample(n))).into();
        assert_eq!(decode(&encode(&pictures)), Read { pictures, left_out: 0 });
        assert_eq!(decode(&Value::Null), Read::default());
    }

    /// Q7
    #[test]
    fn a_picture_that_is_not_what_it_says_is_left_out_and_the_others_stay() {
        let good = sample(1);
        let data = |bytes: &[u8]| BASE64.encode(bytes);
        let mut huge = vec![0; limits::PICTURE + 1];
        huge[..3].copy_from_slice(&[0xFF, 0xD8, 0xFF]);
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        let mut json = encode(&[(good.name(), good.clone())].into());
        for (name, wrong) in [
            ("0".repeat(64), json!({"type": "image/jpeg", "data": data(good.bytes())})),
            ("../x".to_owned(), json!({"type": "image/jpeg", "data": data(good.bytes())})),
            (sample(2).name(), json!({"type": "image/png", "data": data(sample(2).bytes())})),
            (sample(3).name(), json!({"type": "image/jpeg", "data": "not base64"})),
            (sample(4).name(), json!({"type": "image/jpeg"})),
            (sample(5).name(), json!(["image/jpeg"])),
            ("1".repeat(64), json!({"type": "image/jpeg", "data": data(&huge)})),
            ("2".repeat(64), json!({"type": "image/svg+xml", "data": data(svg)})),
        ] {
            json[name] = wrong;
        }
        assert_eq!(decode(&json), Read { pictures: [(good.name(), good)].into(), left_out: 8 });
        assert_eq!(decode(&json!("photographs")).left_out, 1);
    }

    /// Q3, Q8
    #[test]
    fn more_pictures_than_a_forum_holds_are_left_out() {
        let many: Pictures = (0..u8::try_from(limits::PHOTOGRAPHS).unwrap() + 2).map(|n| (sample(n).name(), sample(n))).collect();
        let read = decode(&encode(&many));
        assert_eq!((read.pictures.len(), read.left_out), (limits::PHOTOGRAPHS + 1, 1), "a hundred photographs and a logo");
    }
}
