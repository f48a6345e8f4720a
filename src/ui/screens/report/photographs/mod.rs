//! Photographs of the flip chart and the wall, at the foot of a report.

mod picture;
mod sheet;
pub mod taking;

use leptos::html;
use leptos::prelude::*;

use super::Desktop;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Id, Kind, Photograph, Topic, photographs};
use crate::i18n::{Text, t};
use crate::store::pictures;
use crate::ui::parts::{Dialog, Each, held_by};

use picture::{Seen, look};
use sheet::Sheet;
use taking::{Progress, listen, take};

/// The photographs of the open report.
#[derive(Clone, Copy)]
pub struct Album {
    /// The forum.
    session: Session,
    /// The workshop.
    workshop: Id<Topic>,
    /// Its photographs in their order.
    ids: Memo<Vec<Id<Photograph>>>,
    /// The one that is shown large.
    large: RwSignal<Option<Id<Photograph>>>,
    /// How far the files are that are being taken in.
    progress: RwSignal<Progress>,
    /// How many pictures are only in this window.
    unstored: RwSignal<usize>,
}

/// The photographs of the workshop, and the ways to add one.
#[component]
pub fn Photographs(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, .. } = open;
    let ids = session.memo(&[Kind::Photograph, Kind::Topic], move |forum| {
        photographs::of_workshop(forum, Some(workshop)).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    });
    let album = Album {
        session,
        workshop,
        ids,
        large: RwSignal::new(None),
        progress: RwSignal::new(Progress::default()),
        unstored: RwSignal::new(pictures::unstored(session.id())),
    };
    listen(desk, album);
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    view! {
        <section class="photographs" aria-labelledby="photographs-title">
            <h2 id="photographs-title">{desk.t(t::photographs::TITLE)}</h2>
            <p class="soft">{move || {
                let hint = if none.get() { t::photographs::NONE } else { t::photographs::HINT };
                desk.t(hint)()
            }}</p>
            <div class="ways-in">
                <Way album=album text=t::photographs::CHOOSE camera=false />
                <Way album=album text=t::photographs::TAKE camera=true />
            </div>
            <p class="progress" role="status">{move || progress_words(desk, album.progress.get())}</p>
            {move || (album.unstored.get() > 0).then(|| view! { <p class="wrong">{desk.t(t::photographs::NOT_STORED)}</p> })}
            <ul class="album">
                <Each each=move || ids.get() key=|id| *id children=move |id| view! { <Sheet album=album id=id /> } />
            </ul>
        </section>
        <Large album=album />
    }
}

fn progress_words(desk: Desk, progress: Progress) -> String {
    match progress {
        Progress::Idle => String::new(),
        Progress::Working { at, of } => desk.fill(t::photographs::WORKING, &[("n", &at.to_string()), ("all", &of.to_string())]),
        Progress::Added(n) => desk.count(t::photographs::ADDED, n),
    }
}

/// A button that opens the system's choice of pictures, or the camera of a phone.
#[component]
fn Way(album: Album, text: Text, camera: bool) -> impl IntoView {
    let desk = Desk::here();
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <button type="button" class:camera=camera on:click=choose>{desk.t(text)}</button>
        <input type="file" class="tell" tabindex="-1" accept="image/*" multiple=!camera capture=camera.then_some("environment")
            node_ref=input aria-label=desk.t(text) on:change:target=move |event| {
                let input = event.target();
                if let Some(files) = input.files() {
                    take(desk, album, taking::all(&files));
                }
                input.set_value("");
            } />
    }
}

/// One photograph, as large as the window.
#[component]
fn Large(album: Album) -> impl IntoView {
    let desk = Desk::here();
    let open = held_by(album.large);
    let shown = Memo::new(move |_| {
        let id = album.large.get()?;
        album.session.track_record::<Photograph>(&id);
        album.session.read(|forum| forum.get::<Photograph>(&id).cloned())
    });
    let title = Signal::derive(move || {
        let caption = shown.with(|shown| shown.as_ref().map(|shown| shown.caption.clone())).unwrap_or_default();
        if caption.is_empty() { desk.t(t::photographs::ONE)().to_owned() } else { caption }
    });
    view! {
        <Dialog open=open title=title wide=true>
            {move || shown.get().map(|shown| {
                let seen = look(album.session, &shown);
                let alt = sheet::alternative(desk, &shown);
                move || match seen.get() {
                    Seen::Here(address) => view! { <div class="large"><img src=address alt=alt.clone() /></div> }.into_any(),
                    Seen::Missing => view! { <p>{desk.t(t::photographs::MISSING)}</p> }.into_any(),
                    Seen::Coming => ().into_any(),
                }
            })}
        </Dialog>
    }
}
