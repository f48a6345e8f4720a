//! Pictures: files of their own in the package, drawn where the text shows them.

use super::body::Body;
use super::package::RELATIONSHIPS;
use super::paragraph::Look;
use super::xml::Xml;
use crate::domain::Media;
use crate::minutes::book::Picture;
use crate::minutes::container::{Archive, Unwritable};
use crate::minutes::escape;
use crate::minutes::plates::Plates;

/// The run that draws a picture.
const DRAWING: &str = include_str!("parts/picture.xml");
/// English metric units, in which drawings are measured, to a pixel of 1/96 inch.
const PIXEL: u64 = 9_525;
/// The same to a twentieth of a point.
const TWENTIETH: u64 = 635;
/// The same for the highest picture: two of them stand on one page.
const HIGHEST: u64 = 11 * 360_000;
/// The same for the widest and the highest logo: 7 cm and 2.6.
const WIDEST_LOGO: u64 = 7 * 360_000;
const HIGHEST_LOGO: u64 = 26 * 36_000;
/// The widest and highest that a picture is believed to be, in pixels.
const BELIEVED: u32 = 20_000;

/// The pictures at hand, and those that the document shows.
#[derive(Debug)]
pub struct Images<'a> {
    at_hand: Plates<'a>,
    files: Vec<File>,
    /// How many times a picture is drawn: each drawing has an id of its own.
    drawn: usize,
}

/// The file of a picture, however often it is drawn.
#[derive(Debug)]
struct File {
    picture: String,
    name: String,
    bytes: Vec<u8>,
}

impl<'a> Images<'a> {
    /// None shown yet.
    pub const fn of(at_hand: Plates<'a>) -> Self {
        Self { at_hand, files: Vec::new(), drawn: 0 }
    }

    /// Which file a picture is; none where it isn't at hand, or Word can't show it.
    fn file(&mut self, picture: &str) -> Option<usize> {
        let there = self.files.iter().position(|file| file.picture == picture);
        if there.is_some() {
            return there;
        }
        let plate = self.at_hand.get(picture).filter(|plate| plate.media != Media::Webp)?;
        let (n, bytes) = (self.files.len(), plate.bytes()?);
        let name = format!("{}.{}", n + 1, plate.media.extension());
        self.files.push(File { picture: picture.to_owned(), name, bytes });
        Some(n)
    }

    /// The relationships, for the document's list of them.
    pub fn write(&self, xml: &mut Xml) {
        for (n, file) in self.files.iter().enumerate() {
            let (id, kind, target) = (relationship(n), format!("{RELATIONSHIPS}/image"), format!("media/{}", file.name));
            xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)]);
            xml.line();
        }
    }

    /// Adds the files to the package.
    pub fn add_to(&self, archive: &mut Archive) -> Result<(), Unwritable> {
        self.files.iter().try_for_each(|file| archive.add_packed(&format!("word/media/{}", file.name), &file.bytes))
    }
}

fn relationship(file: usize) -> String {
    format!("picture{file}")
}

impl Body<'_> {
    /// A picture with its caption, or the words of one that can't be shown. Rule Q4.
    pub fn picture(&mut self, picture: &Picture) {
        let inset = self.inset;
        let look = Look { keep_next: !picture.caption.is_empty(), ..Look::style("Picture").inset(inset) };
        match self.images.file(&picture.name) {
            Some(file) => {
                self.begin(look);
                self.drawing(picture, file, u64::from(self.width()) * TWENTIETH, HIGHEST);
                self.finish();
            }
            None => self.paragraph(look, &picture.alt),
        }
        self.some(Look::style("PictureCaption").inset(inset), &picture.caption);
    }

    /// The logo on the cover, if it is at hand. Rule Q8.
    pub fn logo(&mut self, logo: &Picture) {
        if let Some(file) = self.images.file(&logo.name) {
            self.begin(Look::style("Picture"));
            self.drawing(logo, file, WIDEST_LOGO, HIGHEST_LOGO);
            self.finish();
        }
    }

    fn drawing(&mut self, shown: &Picture, file: usize, widest: u64, highest: u64) {
        let (width, height) = size(shown.width, shown.height, widest, highest);
        self.images.drawn += 1;
        let name = self.images.files.get(file).map_or("", |file| &file.name);
        let mut drawing = DRAWING.to_owned();
        for (place, value) in [
            ("{width}", &*width.to_string()),
            ("{height}", &height.to_string()),
            ("{id}", &self.images.drawn.to_string()),
            ("{file}", name),
            ("{relationship}", &relationship(file)),
            // Last, for it may hold anything.
            ("{alt}", &escape::xml(&escape::plain(&shown.alt))),
        ] {
            drawing = drawing.replace(place, value);
        }
        self.xml.raw(&drawing);
    }
}

/// How large a picture is drawn, in English metric units: as large as it is, unless the text is narrower or
/// it is too high.
fn size(width: u32, height: u32, widest: u64, highest: u64) -> (u64, u64) {
    let measured = |pixels: u32| u64::from(pixels.clamp(1, BELIEVED)) * PIXEL;
    let (mut width, mut height) = (measured(width), measured(height));
    if width > widest {
        (width, height) = (widest, height * widest / width);
    }
    if height > highest {
        (width, height) = (width * highest / height, highest);
    }
    (width.max(1), height.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_as_wide_as_the_text_at_most_and_keeps_its_shape() {
        let text = 9_412 * TWENTIETH;
        assert_eq!(size(100, 50, text, HIGHEST), (952_500, 476_250), "never enlarged");
        assert_eq!(size(1_600, 800, text, HIGHEST), (text, text / 2));
        assert_eq!(size(800, 1_600, text, HIGHEST), (HIGHEST / 2, HIGHEST));
        let (width, height) = size(0, u32::MAX, text, HIGHEST);
        assert!(width >= 1 && height == HIGHEST, "a size that can't be is drawn all the same");
    }
}
