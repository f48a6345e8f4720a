//! The state of a scanner: whether the camera is on, what it has seen, what was found in pictures.

use leptos::html;
use leptos::prelude::*;
use web_sys::{File, HtmlVideoElement};

use crate::app::desk::Desk;
use crate::exchange::parts::Gathering;
use crate::exchange::qr::camera::{self, Camera, NoCamera, Sight};
use crate::exchange::qr::eye::{Eye, rest};
use crate::exchange::reducing::NotTaken;

/// The shortest time between two looks, in milliseconds: cameras give thirty pictures a second.
const BETWEEN: i32 = 30;

/// How the camera stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// It is off.
    Off,
    /// The browser asks the person for it.
    Asking,
    /// It is on, and codes are looked for.
    On,
    /// It can't be had.
    Failed(NoCamera),
    /// A text came, and it is off again.
    Done,
}

/// How looking for a code in a picture stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    /// Nothing is being searched.
    Idle,
    /// It is.
    Looking,
    /// There is no code in it.
    Nothing {
        /// The file's name.
        name: String,
    },
    /// It is no picture that can be read.
    NotTaken {
        /// The file's name.
        name: String,
        /// Why.
        why: NotTaken,
    },
    /// It holds one part of several.
    Part {
        /// Of how many.
        all: usize,
    },
}

/// A scanner. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Scanning {
    /// How the camera stands.
    pub view: RwSignal<View>,
    /// How the search in a picture stands.
    pub search: RwSignal<Search>,
    /// How many parts have come, of how many; none of none before the first.
    pub so_far: RwSignal<(usize, usize)>,
    /// The cameras that can be chosen.
    pub cameras: RwSignal<Vec<Camera>>,
    /// The one that is on.
    pub chosen: RwSignal<Option<String>>,
    /// Where its picture is shown.
    pub video: NodeRef<html::Video>,
    on_text: Callback<String>,
    gathering: StoredValue<Gathering>,
    sight: StoredValue<Option<Sight>, LocalStorage>,
    /// Which camera was asked for last, counted: an answer to an earlier question is dropped.
    asked: StoredValue<usize>,
}

impl Scanning {
    /// A scanner that hands on what it reads. Its camera goes off with the running owner.
    pub fn new(on_text: Callback<String>) -> Self {
        let scanning = Self {
            view: RwSignal::new(View::Off),
            search: RwSignal::new(Search::Idle),
            so_far: RwSignal::new((0, 0)),
            cameras: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            video: NodeRef::new(),
            on_text,
            gathering: StoredValue::new(Gathering::default()),
            sight: StoredValue::new_local(None),
            asked: StoredValue::new(0),
        };
        on_cleanup(move || scanning.shut(View::Off));
        scanning
    }

    /// Switches a camera on: the one named, else the best.
    pub fn open(self, camera: Option<String>) {
        self.shut(View::Asking);
        self.search.set(Search::Idle);
        let Some(question) = self.asked.try_get_value() else { return };
        leptos::task::spawn_local(async move {
            let opened = camera::open(camera.as_deref()).await;
            // Meanwhile the person may have gone on; a camera that nobody looks through goes off by being dropped.
            if self.asked.try_get_value() != Some(question) {
                return;
            }
            match opened {
                Ok(sight) => self.look_through(sight, question).await,
                Err(why) => self.shut(View::Failed(why)),
            }
        });
    }

    /// Switches the camera off.
    pub fn close(self) {
        self.shut(View::Off);
    }

    fn shut(self, view: View) {
        // Where the screen is gone already, its signals are too, and the camera with them.
        let _ = self.asked.try_update_value(|asked| *asked += 1);
        if let Some(video) = self.video.try_get_untracked().flatten() {
            video.set_src_object(None);
        }
        let _ = self.sight.try_update_value(Option::take);
        let _ = self.view.try_set(view);
    }

    async fn look_through(self, sight: Sight, question: usize) {
        let Some(video) = self.video.try_get_untracked().flatten() else { return };
        video.set_src_object(Some(sight.stream()));
        // Some browsers go by the attribute alone, and play nothing that could be heard.
        video.set_muted(true);
        if let Ok(playing) = video.play() {
            // Where it doesn't play, nothing is seen, and the person switches it off.
            let _ = wasm_bindgen_futures::JsFuture::from(playing).await;
        }
        let chosen = sight.camera();
        let cameras = camera::cameras().await;
        if self.asked.try_get_value() != Some(question) {
            return;
        }
        self.chosen.set(chosen);
        self.cameras.set(cameras);
        self.sight.set_value(Some(sight));
        self.view.set(View::On);
        // Its picture takes room that may not be on the screen; it is there in the next frame.
        let scanner = video.parent_element();
        request_animation_frame(move || {
            if let Some(scanner) = scanner {
                scanner.scroll_into_view_with_bool(false);
            }
        });
        self.follow(&video, question).await;
    }

    /// Reads one picture after the other for as long as this camera is on.
    async fn follow(self, video: &HtmlVideoElement, question: usize) {
        let Some(mut eye) = Eye::open().await else { return self.shut(View::Failed(NoCamera::Failed)) };
        let mut last = -1.0;
        while self.asked.try_get_value() == Some(question) {
            if self.sight.try_with_value(|sight| sight.as_ref().is_some_and(Sight::is_on)) != Some(true) {
                return self.shut(View::Failed(NoCamera::Gone));
            }
            let began = js_sys::Date::now();
            // The same picture twice has nothing new.
            if (video.current_time() - last).abs() > f64::EPSILON {
                last = video.current_time();
                let texts = eye.see(video).await;
                if self.asked.try_get_value() != Some(question) {
                    return;
                }
                if self.take(texts) {
                    return;
                }
            }
            // As long as a look took the page is left alone, and never less than a camera needs for the next.
            #[expect(clippy::cast_possible_truncation, reason = "a few milliseconds")]
            let took = (js_sys::Date::now() - began) as i32;
            rest(took.max(BETWEEN - took).max(4)).await;
        }
    }

    /// Takes in what was read; whether that was all. Rule H10.
    fn take(self, texts: Vec<String>) -> bool {
        for text in texts {
            let taken = self.gathering.try_update_value(|gathering| {
                let taken = gathering.take(&text);
                (taken, gathering.so_far())
            });
            let Some((taken, so_far)) = taken else { return true };
            let whole = match taken {
                Ok(whole) => whole,
                // A code on the wall behind is not what is being filmed.
                Err(_) if so_far.0 > 0 => None,
                Err(_) => Some(text),
            };
            if self.so_far.try_get_untracked() != Some(so_far) {
                self.so_far.set(so_far);
            }
            if let Some(whole) = whole {
                self.shut(View::Done);
                self.gathering.set_value(Gathering::default());
                // The screen may go away with this.
                self.on_text.run(whole);
                return true;
            }
        }
        false
    }

    /// Looks for codes in files, one after the other, until a text is whole.
    pub fn search(self, files: Vec<File>) {
        if files.is_empty() || self.search.with_untracked(|search| *search == Search::Looking) {
            return;
        }
        self.search.set(Search::Looking);
        leptos::task::spawn_local(async move {
            let Some(eye) = Eye::open().await else { return };
            let mut said = Search::Idle;
            for file in files {
                let found = eye.search(&file).await;
                let name = file.name();
                match found {
                    Ok(texts) if texts.is_empty() => said = Search::Nothing { name },
                    Ok(texts) => {
                        let _ = self.search.try_set(Search::Idle);
                        if self.take(texts) {
                            return;
                        }
                        said = Search::Part { all: self.so_far.try_get_untracked().unwrap_or_default().1 };
                    }
                    Err(why) => said = Search::NotTaken { name, why },
                }
            }
            let _ = self.search.try_set(said);
        });
    }
}

/// Of parts that come, which quarter is full: what is told to those who don't see it.
pub fn quarters((come, all): (usize, usize)) -> usize {
    (come * 4).checked_div(all).unwrap_or(0)
}

/// Cameras by name; those without one are counted.
pub fn camera_name(desk: Desk, n: usize, camera: &Camera) -> String {
    if camera.name.is_empty() {
        desk.fill(crate::i18n::t::codes::CAMERA_NUMBER, &[("n", &(n + 1).to_string())])
    } else {
        camera.name.clone()
    }
}
