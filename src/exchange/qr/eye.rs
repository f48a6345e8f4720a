//! What looks for codes in the browser's pictures: the browser's own detector where it has one, else ours.

use js_sys::{Array, Date, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap, ImageBitmapOptions, ImageOrientation,
};

use super::grey::Grey;
use super::looks::{Look, looks};
use super::reading::{Way, read};
use crate::domain::limits;
use crate::exchange::reducing::NotTaken;

/// How long reading one picture of a camera may take, in milliseconds, before fewer pixels of it are read.
const LONG: f64 = 45.0;
/// How short it is when more pixels are tried.
const SHORT: f64 = 22.0;
/// How many pictures in a row may show nothing in a way that has shown something before: between two codes that
/// follow each other there are some.
const PATIENCE: u32 = 10;
/// Fewest and most pixels of a camera's picture that are read, along a side of the square in its middle.
const SIDES: (u32, u32) = (360, 960);

/// Looks at one picture after the other, and learns how.
pub struct Eye {
    detector: Option<Detector>,
    canvas: Canvas,
    way: Way,
    /// How many more pictures are looked at in this way before another is tried.
    patience: u32,
    side: u32,
}

impl Eye {
    /// An eye; none where the browser has no canvas.
    pub async fn open() -> Option<Self> {
        Some(Self { detector: Detector::find().await, canvas: Canvas::new()?, way: Way::default(), patience: 0, side: 720 })
    }

    /// The texts of the codes in the square in the middle of what a video shows now, which is what the screen shows
    /// of it. Where none is found, the next picture is looked at in another way.
    pub async fn see(&mut self, video: &HtmlVideoElement) -> Vec<String> {
        if let Some(detector) = &self.detector {
            match detector.detect(video).await {
                Ok(texts) => return texts,
                // It is said to be there on systems where it isn't.
                Err(NoDetector) => self.detector = None,
            }
        }
        let (width, height) = (video.video_width(), video.video_height());
        let square = width.min(height);
        if square == 0 {
            return Vec::new();
        }
        let side = square.min(self.side);
        let from = (f64::from(width - square) / 2.0, f64::from(height - square) / 2.0);
        let size = (f64::from(square), f64::from(square));
        let look = Look { from, size, drawn: (side, side), whole: true };
        let began = Date::now();
        let texts = self.canvas.draw_video(video, &look).map(|grey| read(&grey, self.way)).unwrap_or_default();
        self.learn(Date::now() - began, side);
        match self.patience.checked_sub(1) {
            _ if !texts.is_empty() => self.patience = PATIENCE,
            Some(left) => self.patience = left,
            None => self.way = self.way.next(),
        }
        texts
    }

    /// Reads fewer pixels where it takes long, or the page would freeze, and more where it doesn't.
    fn learn(&mut self, took: f64, side: u32) {
        if took > LONG {
            self.side = (side * 4 / 5).max(SIDES.0);
        } else if took < SHORT {
            self.side = (self.side * 21 / 20).min(SIDES.1);
        }
    }

    /// The texts of the codes in a picture's file, wherever in it they are. The page is let breathe between looks.
    ///
    /// # Errors
    /// [`NotTaken`] where it can't be read as a picture.
    pub async fn search(&self, file: &Blob) -> Result<Vec<String>, NotTaken> {
        #[expect(clippy::cast_precision_loss, reason = "the limit is a small whole number")]
        if file.size() > limits::PICTURE_FILE as f64 {
            return Err(NotTaken::TooLarge);
        }
        let image = decode(file).await.ok_or(NotTaken::Unreadable)?;
        let texts = self.search_image(&image).await;
        image.close();
        Ok(texts)
    }

    async fn search_image(&self, image: &ImageBitmap) -> Vec<String> {
        if let Some(detector) = &self.detector
            && let Ok(texts) = detector.detect(image).await
            && !texts.is_empty()
        {
            return texts;
        }
        for look in looks(image.width(), image.height()) {
            let Some(grey) = self.canvas.draw_image(image, &look) else { continue };
            let ways = if look.whole { &Way::ALL[..] } else { &[Way::Plain, Way::Evened] };
            for way in ways {
                let texts = read(&grey, *way);
                if !texts.is_empty() {
                    return texts;
                }
                rest(0).await;
            }
        }
        Vec::new()
    }
}

/// Lets the page do something else for so many milliseconds.
pub async fn rest(milliseconds: i32) {
    let resting = Promise::new(&mut |resolve, reject| {
        let waits = web_sys::window()
            .is_some_and(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).is_ok());
        if !waits {
            // The promise is waited for, and hears of it.
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    // Where the page is going, there is nothing to wait for.
    let _ = JsFuture::from(resting).await;
}

async fn decode(file: &Blob) -> Option<ImageBitmap> {
    let options = ImageBitmapOptions::new();
    options.set_image_orientation(ImageOrientation::FromImage);
    let decoding = web_sys::window()?.create_image_bitmap_with_blob_and_image_bitmap_options(file, &options).ok()?;
    JsFuture::from(decoding).await.ok()?.dyn_into().ok()
}

/// Where pictures are drawn to be looked at.
struct Canvas {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Canvas {
    fn new() -> Option<Self> {
        let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        let options = Object::new();
        // Read back with each picture, it is quicker in plain memory.
        Reflect::set(&options, &"willReadFrequently".into(), &true.into()).ok()?;
        let context = canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    fn draw_video(&self, video: &HtmlVideoElement, look: &Look) -> Option<Grey> {
        self.ready(look);
        let (from, size, (width, height)) = (look.from, look.size, look.drawn);
        let (width, height) = (f64::from(width), f64::from(height));
        self.context
            .draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                video, from.0, from.1, size.0, size.1, 0.0, 0.0, width, height,
            )
            .ok()?;
        self.grey(look)
    }

    fn draw_image(&self, image: &ImageBitmap, look: &Look) -> Option<Grey> {
        self.ready(look);
        let (from, size, (width, height)) = (look.from, look.size, look.drawn);
        let (width, height) = (f64::from(width), f64::from(height));
        self.context
            .draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                image, from.0, from.1, size.0, size.1, 0.0, 0.0, width, height,
            )
            .ok()?;
        self.grey(look)
    }

    /// A white ground of the right size: what shines through a picture is paper.
    fn ready(&self, look: &Look) {
        let (width, height) = look.drawn;
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        self.context.set_fill_style_str("#fff");
        self.context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    }

    fn grey(&self, look: &Look) -> Option<Grey> {
        let (width, height) = look.drawn;
        let drawn = self.context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).ok()?;
        Grey::of_colours(usize::try_from(width).ok()?, usize::try_from(height).ok()?, &drawn.data()).ok()
    }
}

/// The browser's own detector of codes.
struct Detector(JsValue);

/// The browser has none, or it doesn't work.
struct NoDetector;

impl From<JsValue> for NoDetector {
    fn from(_: JsValue) -> Self {
        Self
    }
}

impl Detector {
    async fn find() -> Option<Self> {
        let constructor: Function = Reflect::get(&js_sys::global(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()?;
        let ask: Function = Reflect::get(&constructor, &"getSupportedFormats".into()).ok()?.dyn_into().ok()?;
        let asking: Promise = ask.call0(&constructor).ok()?.dyn_into().ok()?;
        let formats = Array::from(&JsFuture::from(asking).await.ok()?);
        if !formats.includes(&"qr_code".into(), 0) {
            return None;
        }
        let options = Object::new();
        Reflect::set(&options, &"formats".into(), &Array::of1(&"qr_code".into())).ok()?;
        Reflect::construct(&constructor, &Array::of1(&options)).ok().map(Self)
    }

    async fn detect(&self, source: &JsValue) -> Result<Vec<String>, NoDetector> {
        let detect: Function = Reflect::get(&self.0, &"detect".into())?.dyn_into()?;
        let detecting: Promise = detect.call1(&self.0, source)?.dyn_into()?;
        let found = Array::from(&JsFuture::from(detecting).await?);
        let text = |code: JsValue| Reflect::get(&code, &"rawValue".into()).ok()?.as_string();
        Ok(found.iter().filter_map(text).filter(|text| !text.is_empty()).collect())
    }
}
