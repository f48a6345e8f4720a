//! One photograph: its picture, what stands under it, what it shows, its place.

use leptos::prelude::*;

use super::Album;
use super::picture::{Seen, look};
use crate::app::desk::Desk;
use crate::domain::order::Step;
use crate::domain::{Id, Photograph, photographs};
use crate::i18n::{self, Text, t};
use crate::ui::parts::LineField;
use crate::ui::screens::report::arrange::{self, Arrange};
use crate::ui::screens::report::focus;

/// What a photograph shows, for those who don't see it.
pub fn alternative(desk: Desk, photograph: &Photograph) -> String {
    if photograph.alternative.is_empty() { desk.t(t::photographs::ONE)().to_owned() } else { photograph.alternative.clone() }
}

/// The name of a photograph's element in the page.
fn element(id: Id<Photograph>) -> String {
    format!("photograph-{id}")
}

/// One photograph among those of the report.
#[component]
pub fn Sheet(album: Album, id: Id<Photograph>) -> impl IntoView {
    let desk = Desk::here();
    let session = album.session;
    let record = session.record::<Photograph>(id);
    let of = move |part: fn(&Photograph) -> &str| {
        Signal::derive(move || record.with(|record| record.as_ref().map(|record| part(record).to_owned()).unwrap_or_default()))
    };
    let label = move |text: Text| Signal::derive(move || i18n::say(desk.language.get(), text).to_owned());
    let caption = Callback::new(move |words: String| session.try_act(|forum, cx| photographs::caption(forum, cx, id, &words)));
    let describe = Callback::new(move |words: String| session.try_act(|forum, cx| photographs::describe(forum, cx, id, &words)));
    let called = Signal::derive(move || called(desk, album, id, &of(|photograph| &photograph.caption).get()));
    let seen = record.with_untracked(|photograph| photograph.as_ref().map(|photograph| look(session, photograph)));
    let thumb = move || match seen.map_or(Seen::Missing, |seen| seen.get()) {
        Seen::Coming => ().into_any(),
        Seen::Here(address) => view! {
            <button type="button" on:click=move |_| album.large.set(Some(id))
                aria-label=move || desk.fill(t::photographs::ENLARGE, &[("what", &called.read())])>
                <img src=address alt="" />
            </button>
        }
        .into_any(),
        Seen::Missing => view! { <p class="soft">{desk.t(t::photographs::MISSING)}</p> }.into_any(),
    };
    view! {
        <li id=element(id)>
            <div class="thumb">{thumb}</div>
            <LineField label=label(t::photographs::CAPTION) value=of(|photograph| &photograph.caption) take=caption />
            <LineField label=label(t::photographs::ALTERNATIVE) value=of(|photograph| &photograph.alternative) take=describe
                placeholder=Signal::derive(move || Some(i18n::say(desk.language.get(), t::photographs::ALTERNATIVE_EXAMPLE).to_owned())) />
            <Gestures album=album id=id called=called />
        </li>
    }
}

/// What a photograph is called: its number in the report, and its caption.
fn called(desk: Desk, album: Album, id: Id<Photograph>, caption: &str) -> String {
    let place = album.ids.with(|all| all.iter().position(|other| *other == id)).map_or(0, |place| place + 1);
    let numbered = desk.fill(t::photographs::NUMBER, &[("n", &place.to_string())]);
    if caption.is_empty() { numbered } else { format!("{numbered}, {caption}") }
}

/// Moving and removing a photograph.
#[component]
fn Gestures(album: Album, id: Id<Photograph>, called: Signal<String>) -> impl IntoView {
    let desk = Desk::here();
    let Album { session, ids, .. } = album;
    let place = Signal::derive(move || ids.with(|all| arrange::place(all, &id)));
    let shift = Callback::new(move |step: Step| {
        session.act(|forum, cx| photographs::shift(forum, cx, id, step));
        focus::soon(format!("#{} summary", element(id)));
    });
    let remove = Callback::new(move |()| {
        let beside = ids.with_untracked(|all| arrange::beside(all, id));
        if session.act_and_tell(|forum, cx| photographs::remove(forum, cx, id)) {
            focus::soon(beside.map_or_else(
                || ".photographs .ways-in button".to_owned(),
                |beside| format!("#{} :is(button, input)", element(beside)),
            ));
        }
    });
    let label = Signal::derive(move || desk.fill(t::photographs::MORE, &[("what", &called.read())]));
    view! { <Arrange label=label place=place shift=shift remove=remove /> }
}
