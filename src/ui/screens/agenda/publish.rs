//! Publishing the agenda, and what has changed since.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{Board, naming};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::publishing::{self, Change};
use crate::domain::{Id, Kind, Moment, Topic, agenda};
use crate::i18n::{self, t};
use crate::ui::parts::{Glyph, Icon};

/// The button, and since when what the room was told stands.
#[component]
pub fn Publishing(board: Board) -> impl IntoView {
    let desk = Desk::here();
    let about = board.session.about();
    let published = Memo::new(move |_| about.with(|about| (about.agenda_published, about.offset)));
    let is_placed = Memo::new(move |_| board.grid.with(|grid| !grid.cells.is_empty()));
    let since = Memo::new(move |_| board.changes.with(BTreeMap::len));
    let publish = move |_| {
        board.session.act_and_tell(publishing::publish);
    };
    let button = move |called| view! { <button type="button" on:click=publish>{desk.t(called)}</button> };
    move || {
        let (at, offset) = published.get();
        if at == Moment(0) {
            return is_placed.get().then(|| button(t::agenda::PUBLISH)).into_any();
        }
        let told = desk.fill(t::agenda::PUBLISHED_AT, &[("time", &time_of(desk, at, offset))]);
        view! {
            <p class="published">
                <Icon glyph=Glyph::Check />
                <span>{told}{(since.get() > 0).then(|| view! { " · "<b>{desk.count(t::agenda::CHANGES, since.get())}</b> })}</span>
            </p>
            {(since.get() > 0).then(|| button(t::agenda::PUBLISH_AGAIN))}
        }
        .into_any()
    }
}

/// The hour of a moment in the forum's own time.
fn time_of(desk: Desk, at: Moment, offset: i32) -> String {
    at.there(offset).map(|there| i18n::time(desk.language.get(), there.time())).unwrap_or_default()
}

/// What a workshop's sheet says about its place since the agenda was published. Rule A8.
#[component]
pub fn ChangeMark(board: Board, workshop: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let change = Memo::new(move |_| board.changes.with(|changes| changes.get(&workshop).copied()));
    let words = move |change: Change| {
        let was = |place| {
            let (room, time) = board.session.read(|forum| naming::spot_short(desk.language.get(), forum, place));
            [("room", room), ("time", time)]
        };
        let said = |text, was: [(&str, String); 2]| desk.fill(text, &was.each_ref().map(|(name, value)| (*name, value.as_str())));
        match change {
            Change::New => (Glyph::Plus, desk.fill(t::agenda::CHANGE_NEW, &[])),
            Change::Moved { was: place } => (Glyph::Arrow, said(t::agenda::CHANGE_MOVED, was(place))),
            Change::TakenOff { was: place } => (Glyph::Minus, said(t::agenda::CHANGE_OFF, was(place))),
        }
    };
    move || {
        change.get().map(|change| {
            let (glyph, words) = words(change);
            view! { <p class="change"><Icon glyph=glyph />{words}</p> }
        })
    }
}

/// The workshops on this screen whose place isn't the published one.
pub fn changes(session: Session) -> Memo<BTreeMap<Id<Topic>, Change>> {
    session.memo(&[Kind::Identity, Kind::Workshop, Kind::Topic, Kind::Room, Kind::Slot], |forum| {
        let is_here = |(id, _): &(Id<Topic>, Change)| agenda::held(forum, *id).is_some();
        publishing::changes(forum).into_iter().filter(is_here).collect()
    })
}
