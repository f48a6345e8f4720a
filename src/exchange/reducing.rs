//! A picture as it comes from a camera, made ready to be kept: upright, not larger than needed, and drawn
//! anew, so that nothing else its file told goes along: not where and when it was taken. Rule Q2.

use std::fmt;

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions, ImageOrientation};

use crate::domain::photographs::Taken;
use crate::domain::pictures::reduced;
use crate::domain::{Media, Picture, limits};

/// How faithful the JPEG is, from 0 to 1; the next one is tried where the result would be too large.
const QUALITIES: [f64; 3] = [0.82, 0.7, 0.5];

/// What a picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A photograph of a report.
    Photograph,
    /// The logo on the cover: small, and what shines through it goes on shining through.
    Logo,
}

/// Why a file can't become a photograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// The file is larger than any that is tried.
    TooLarge,
    /// The browser doesn't read it: no picture, a damaged one, or one in a format that it doesn't know.
    Unreadable,
}

impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "the file is too large",
            Self::Unreadable => "the browser doesn't read it as a picture",
        })
    }
}

impl std::error::Error for NotTaken {}

/// Makes a picture out of a file.
///
/// # Errors
/// [`NotTaken`] says why there is none.
pub async fn reduce(file: &Blob, purpose: Purpose) -> Result<Taken, NotTaken> {
    #[expect(clippy::cast_precision_loss, reason = "the limit is a small whole number")]
    if file.size() > limits::PICTURE_FILE as f64 {
        return Err(NotTaken::TooLarge);
    }
    let side = if purpose == Purpose::Logo { limits::LOGO_SIDE } else { limits::PICTURE_SIDE };
    if purpose == Purpose::Logo && file.type_() != Media::Jpeg.name() {
        let drawn = draw(file, side, None).await.ok_or(NotTaken::Unreadable)?;
        if let Some(picture) = encoded(&drawn, Media::Png, 1.0).await {
            return Ok(Taken { picture, width: drawn.width(), height: drawn.height() });
        }
    }
    let drawn = draw(file, side, Some("#fff")).await.ok_or(NotTaken::Unreadable)?;
    let (width, height) = (drawn.width(), drawn.height());
    let mut made = None;
    for quality in QUALITIES {
        made = encoded(&drawn, Media::Jpeg, quality).await;
        if made.is_some() {
            break;
        }
    }
    // A screen with much text on it is often smaller, and always sharper, as it was.
    if file.type_() == Media::Png.name() {
        let smaller = |png: &Picture| made.as_ref().is_none_or(|jpeg| png.bytes().len() < jpeg.bytes().len());
        made = encoded(&drawn, Media::Png, 1.0).await.filter(smaller).or(made);
    }
    made.map(|picture| Taken { picture, width, height }).ok_or(NotTaken::Unreadable)
}

/// The file's picture, upright and reduced, on a ground of a colour: JPEG knows no transparency.
async fn draw(file: &Blob, side: u32, ground: Option<&str>) -> Option<HtmlCanvasElement> {
    let window = web_sys::window()?;
    let options = ImageBitmapOptions::new();
    options.set_image_orientation(ImageOrientation::FromImage);
    let decoding = window.create_image_bitmap_with_blob_and_image_bitmap_options(file, &options).ok()?;
    let image: ImageBitmap = JsFuture::from(decoding).await.ok()?.dyn_into().ok()?;
    let (width, height) = reduced(image.width(), image.height(), side);
    let canvas: HtmlCanvasElement = window.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // Where it isn't known, the picture is only less smooth.
    let _ = Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into());
    let (across, down) = (f64::from(width), f64::from(height));
    if let Some(ground) = ground {
        context.set_fill_style_str(ground);
        context.fill_rect(0.0, 0.0, across, down);
    }
    let done = context.draw_image_with_image_bitmap_and_dw_and_dh(&image, 0.0, 0.0, across, down);
    image.close();
    done.ok().map(|()| canvas)
}

/// The drawn picture in one format; none where it would be too large, or the browser doesn't write it.
async fn encoded(canvas: &HtmlCanvasElement, media: Media, quality: f64) -> Option<Picture> {
    let writing = Promise::new(&mut |resolve, reject| {
        let quality = JsValue::from_f64(quality);
        if let Err(error) = canvas.to_blob_with_type_and_encoder_options(&resolve, media.name(), &quality) {
            // A promise that is waited for hears of it.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let blob: Blob = JsFuture::from(writing).await.ok()?.dyn_into().ok()?;
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    Picture::read(Uint8Array::new(&bytes).to_vec()).ok().filter(|picture| picture.media() == media)
}
