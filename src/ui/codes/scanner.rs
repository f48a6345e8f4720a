//! A scanner: reads codes through the camera, or in pictures.

use leptos::prelude::*;

use super::files::{PictureFile, search_words};
use super::scanning::{Scanning, Search, View, camera_name, quarters};
use crate::app::desk::Desk;
use crate::exchange::qr::camera::NoCamera;
use crate::i18n::{Text, number, t};

/// Reads a text from one code or from several that follow each other: through the camera, or in a picture that is
/// chosen, pasted or dropped. The camera is off before and after, and when the scanner goes away.
#[component]
pub fn Scanner(
    /// Takes the whole text, whatever it is.
    on_text: Callback<String>,
    /// The camera is asked for at once, where a gesture has asked for a code already.
    #[prop(optional)]
    at_once: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let scanning = Scanning::new(on_text);
    let Scanning { view, search, video, .. } = scanning;
    if at_once {
        // Once the place for its picture is there.
        Effect::new(move |_| scanning.open(None));
    }
    let is_on = Memo::new(move |_| matches!(view.get(), View::On | View::Asking));
    let press = move |_| if is_on.get_untracked() { scanning.close() } else { scanning.open(None) };
    let words = move || desk.t(if is_on.get() { t::codes::CAMERA_STOP } else { t::codes::CAMERA })();
    let wrong = move || {
        matches!(view.get(), View::Failed(_))
            || search.with(|search| matches!(search, Search::Nothing { .. } | Search::NotTaken { .. }))
    };
    view! {
        <div class="scanner">
            <video class="scanner-view" node_ref=video hidden=move || view.get() != View::On playsinline muted
                aria-label=desk.t(t::codes::CAMERA_LIVE)></video>
            <Progress scanning=scanning />
            <p class="scanner-word" class:wrong=wrong role="status">{move || {
                let found = search.with(|search| search_words(desk, search));
                if found.is_empty() { desk.t(view_words(view.get()))().to_owned() } else { found }
            }}</p>
            <Cameras scanning=scanning />
            <div class="ways-in">
                <button type="button" class:go=move || !is_on.get() on:click=press>{words}</button>
                <PictureFile scanning=scanning />
            </div>
            <p class="soft">{desk.t(t::codes::PICTURE_HINT)}</p>
        </div>
    }
}

/// How many parts have come. Those who don't see it are told at each quarter.
#[component]
fn Progress(scanning: Scanning) -> impl IntoView {
    let desk = Desk::here();
    let so_far = scanning.so_far;
    let is_under_way = Memo::new(move |_| so_far.get().1 > 1 && scanning.view.get() != View::Done);
    let quarter = Memo::new(move |_| quarters(so_far.get()));
    let words = move |(come, all): (usize, usize)| {
        let figure = |n| number(desk.language.get(), n);
        desk.fill(t::codes::SO_FAR, &[("n", &figure(come)), ("all", &figure(all))])
    };
    let told = move || {
        quarter.track();
        if is_under_way.get() { words(so_far.get_untracked()) } else { String::new() }
    };
    view! {
        <p class="tell" role="status">{told}</p>
        {move || is_under_way.get().then(|| view! {
            <div class="scanner-progress">
                <progress max=move || so_far.get().1.to_string() value=move || so_far.get().0.to_string() aria-label=desk.t(t::codes::PROGRESS)></progress>
                <p>{move || words(so_far.get())}</p>
            </div>
        })}
    }
}

/// The choice of a camera, where there are several.
#[component]
fn Cameras(scanning: Scanning) -> impl IntoView {
    let desk = Desk::here();
    let Scanning { view, cameras, chosen, .. } = scanning;
    let several = Memo::new(move |_| cameras.with(Vec::len) > 1 && view.get() != View::Off);
    let options = move || {
        let named = |(n, camera)| {
            let name = camera_name(desk, n, &camera);
            let (id, own) = (camera.id.clone(), camera.id);
            view! { <option value=id selected=move || chosen.get().as_ref() == Some(&own)>{name}</option> }
        };
        cameras.get().into_iter().enumerate().map(named).collect_view()
    };
    move || {
        several.get().then(|| {
            view! {
                <label class="scanner-choice">
                    <span>{desk.t(t::codes::CAMERA_CHOICE)}</span>
                    <select on:change:target=move |event| scanning.open(Some(event.target().value()))>{options}</select>
                </label>
            }
        })
    }
}

fn view_words(view: View) -> Text {
    match view {
        View::Off => t::codes::CAMERA_OFF,
        View::Asking => t::codes::CAMERA_ASKING,
        View::On => t::codes::CAMERA_SEEING,
        View::Done => t::codes::READ,
        View::Failed(NoCamera::Unsafe) => t::codes::CAMERA_UNSAFE,
        View::Failed(NoCamera::None) => t::codes::CAMERA_NONE,
        View::Failed(NoCamera::Denied) => t::codes::CAMERA_DENIED,
        View::Failed(NoCamera::InUse) => t::codes::CAMERA_IN_USE,
        View::Failed(NoCamera::Gone) => t::codes::CAMERA_GONE,
        View::Failed(NoCamera::Failed) => t::codes::CAMERA_FAILED,
    }
}
