//! Files that become photographs: chosen, taken with the camera, pasted or dropped.

use leptos::ev;
use leptos::prelude::*;
use web_sys::{File, FileList};

use super::Album;
use crate::app::desk::Desk;
use crate::domain::{Refusal, limits, photographs};
use crate::exchange::reducing::{NotTaken, Purpose, reduce};
use crate::i18n::t;
use crate::store::pictures;
use crate::ui::parts::carried::{are_words_meant, carries_files, images};

/// How far files are that are being taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is being done.
    #[default]
    Idle,
    /// A file of several is being reduced.
    Working {
        /// Which, from 1.
        at: usize,
        /// Of how many.
        of: usize,
    },
    /// So many were added.
    Added(usize),
}

/// All files of a list.
pub fn all(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|n| files.get(n)).collect()
}

/// Takes in what is pasted or dropped anywhere on the report, as long as it is open.
pub fn listen(desk: Desk, album: Album) {
    let pasted = window_event_listener(ev::paste, move |event: web_sys::ClipboardEvent| {
        let files = images(event.clipboard_data());
        if !files.is_empty() && !are_words_meant(&event) {
            event.prevent_default();
            take(desk, album, files);
        }
    });
    // Unless it is said that a file may be dropped, the browser leaves the app to show it.
    let over = window_event_listener(ev::dragover, |event: web_sys::DragEvent| {
        if carries_files(&event) {
            event.prevent_default();
        }
    });
    let dropped = window_event_listener(ev::drop, move |event: web_sys::DragEvent| {
        let files = images(event.data_transfer());
        if !files.is_empty() {
            event.prevent_default();
            take(desk, album, files);
        }
    });
    on_cleanup(move || {
        pasted.remove();
        over.remove();
        dropped.remove();
    });
}

/// Makes photographs of files, one after the other. Each picture is kept before the forum names it.
pub fn take(desk: Desk, album: Album, files: Vec<File>) {
    let of = files.len();
    if of == 0 {
        return;
    }
    leptos::task::spawn_local(async move {
        let mut added = 0;
        for (n, file) in files.into_iter().enumerate() {
            album.progress.try_set(Progress::Working { at: n + 1, of });
            match one(album, &file).await {
                Ok(()) => added += 1,
                Err(NotAdded::Refused(refusal)) => {
                    if album.session.is_open() {
                        album.session.refuse(&refusal);
                    }
                    break;
                }
                Err(NotAdded::NotTaken(why)) => desk.notices.refused(why_not_taken(desk, why, &file.name())),
            }
        }
        album.progress.try_set(if added == 0 { Progress::Idle } else { Progress::Added(added) });
    });
}

/// Why a file didn't become a photograph.
enum NotAdded {
    /// It can't be made a picture.
    NotTaken(NotTaken),
    /// The forum takes no more.
    Refused(Refusal),
}

async fn one(album: Album, file: &File) -> Result<(), NotAdded> {
    let Album { session, workshop, .. } = album;
    let taken = reduce(file, Purpose::Photograph).await.map_err(NotAdded::NotTaken)?;
    if !session.is_open() {
        return Err(NotAdded::Refused(Refusal::Gone));
    }
    session.read(|forum| photographs::room_for(forum, &taken)).map_err(NotAdded::Refused)?;
    let forum = session.id();
    pictures::hold(forum, taken.picture.clone());
    // One that isn't stored is there all the same, until the window closes; the report says so. Rule Q5.
    let _ = pictures::store(forum).await;
    album.unstored.try_set(pictures::unstored(forum));
    if !session.is_open() {
        return Err(NotAdded::Refused(Refusal::Gone));
    }
    session.try_act(|forum, cx| photographs::add(forum, cx, Some(workshop), &taken)).map_err(NotAdded::Refused)
}

/// Why a file didn't become a picture, in words that help.
pub fn why_not_taken(desk: Desk, why: NotTaken, name: &str) -> String {
    match why {
        NotTaken::TooLarge => {
            let limit = (limits::PICTURE_FILE / (1024 * 1024)).to_string();
            desk.fill(t::photographs::TOO_LARGE, &[("name", name), ("limit", &limit)])
        }
        NotTaken::Unreadable => desk.fill(t::photographs::UNREADABLE, &[("name", name)]),
    }
}
