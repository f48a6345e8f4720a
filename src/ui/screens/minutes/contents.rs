//! What is in the book: each part is taken in or left out, given another heading, and moved.

use leptos::html;
use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::book::{self, BookPart};
use crate::domain::order::Step;
use crate::domain::{Kind, Language};
use crate::i18n::{self, Text, t};
use crate::ui::parts::{Each, Glyph, Icon, LineField};

/// The parts of the book.
#[component]
pub fn ContentsOfBook(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let choices = session.memo(&[Kind::Book], book::choices);
    let parts = Memo::new(move |_| choices.with(book::listed).into_iter().map(|listed| listed.part).collect::<Vec<_>>());
    let language = session.memo(&[Kind::Identity], |forum| forum.about().minutes_language);
    let shown = Memo::new(move |_| choices.with(book::listed).iter().filter(|listed| listed.shown).count());
    let changed = Memo::new(move |_| {
        choices.with(|choices| {
            choices.left_out.values().any(|left_out| *left_out)
                || choices.titles.values().any(|title| !title.is_empty())
                || choices.places.values().any(|place| !place.is_empty())
        })
    });
    let said = RwSignal::new(String::new());
    let summary = move || {
        let figure = |n: usize| i18n::number(desk.language.get(), n);
        desk.fill(t::book::PARTS_SHOWN, &[("n", &figure(shown.get())), ("count", &figure(BookPart::ALL.len()))])
    };
    view! {
        <details class="contents-choice">
            <summary>{desk.t(t::book::CONTENTS)}" "<small>{summary}</small></summary>
            <p class="hint">{desk.t(t::book::CONTENTS_HINT)}</p>
            <ol class="book-parts">
                <Each each=move || parts.get() key=|part| *part children=move |part| view! {
                    <OnePart session=session part=part parts=parts language=language said=said />
                } />
            </ol>
            {move || changed.get().then(|| view! {
                <button type="button" class="bare" on:click=move |_| { session.act_and_tell(book::restore); }>{desk.t(t::book::RESTORE)}</button>
            })}
            <p class="tell" role="status">{move || said.get()}</p>
        </details>
    }
}

#[component]
fn OnePart(
    session: Session,
    part: BookPart,
    parts: Memo<Vec<BookPart>>,
    language: Memo<Language>,
    said: RwSignal<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let listed = session
        .memo(&[Kind::Book], move |forum| book::listed(&book::choices(forum)).into_iter().find(|listed| listed.part == part));
    let is_shown = Memo::new(move |_| listed.with(|listed| listed.as_ref().is_none_or(|listed| listed.shown)));
    let title =
        Signal::derive(move || listed.with(|listed| listed.as_ref().map(|listed| listed.title.clone()).unwrap_or_default()));
    let own = Signal::derive(move || i18n::say(language.get(), own_title(part)).to_owned());
    let called = Signal::derive(move || Some(title.get()).filter(|title| !title.is_empty()).unwrap_or_else(|| own.get()));
    let rename = Callback::new(move |title: String| session.try_act(|forum, cx| book::rename(forum, cx, part, &title)));
    let moves = part != BookPart::Contents;
    let (up, down) = (NodeRef::<html::Button>::new(), NodeRef::<html::Button>::new());
    let shift = move |step: Step| {
        session.act(|forum, cx| book::shift(forum, cx, part, step));
        let at = parts.with_untracked(|parts| parts.iter().position(|one| *one == part)).unwrap_or(0);
        let values =
            [("what", called.get_untracked()), ("place", (at + 1).to_string()), ("count", BookPart::ALL.len().to_string())];
        said.set(desk.fill(t::setup::AT_PLACE, &values.each_ref().map(|(name, value)| (*name, value.as_str()))));
        // A part that moves in the page loses the focus. At the end of the list, the way back has it.
        let upward = (step == Step::Up) != parts.with_untracked(|parts| is_at_end(parts, part, step));
        request_animation_frame(move || {
            if let Some(button) = if upward { up } else { down }.try_get_untracked().flatten() {
                let _ = button.focus();
            }
        });
    };
    let hand = move |node: NodeRef<html::Button>, glyph: Glyph, words: Text, step: Step| {
        let label = move || desk.fill(words, &[("what", &called.get())]);
        let is_at_end = Memo::new(move |_| parts.with(|parts| is_at_end(parts, part, step)));
        view! {
            <button type="button" class="icon bare" node_ref=node aria-label=label title=label disabled=move || is_at_end.get()
                on:click=move |_| shift(step)><Icon glyph=glyph /></button>
        }
    };
    view! {
        <li class:left-out=move || !is_shown.get()>
            <input type="checkbox" aria-label=move || desk.fill(t::book::IN_THE_BOOK, &[("what", &called.get())])
                prop:checked=move || is_shown.get()
                on:change:target=move |event| {
                    let shown = event.target().checked();
                    session.act(|forum, cx| book::show(forum, cx, part, shown));
                } />
            <LineField bare=true label=Signal::derive(move || desk.fill(t::book::HEADING_OF, &[("what", &own.get())]))
                value=title take=rename placeholder=own wraps=true />
            {moves.then(|| view! {
                {hand(up, Glyph::Up, t::setup::UP, Step::Up)}
                {hand(down, Glyph::Down, t::setup::DOWN, Step::Down)}
            })}
        </li>
    }
}

/// Whether a part can't move any further this way. The contents stay before all others.
fn is_at_end(parts: &[BookPart], part: BookPart, step: Step) -> bool {
    let mut moving = parts.iter().filter(|part| **part != BookPart::Contents);
    let end = if step == Step::Up { moving.next() } else { moving.next_back() };
    end == Some(&part)
}

/// What the book calls a part by itself.
const fn own_title(part: BookPart) -> Text {
    match part {
        BookPart::Contents => t::minutes::CONTENTS,
        BookPart::Opening => t::minutes::OPENING,
        BookPart::Plenary => t::minutes::PLENARY,
        BookPart::Topics => t::minutes::TOPICS,
        BookPart::Votes => t::minutes::VOTES,
        BookPart::Agenda => t::minutes::AGENDA,
        BookPart::Workshops => t::minutes::WORKSHOPS,
        BookPart::Actions => t::minutes::ALL_ACTIONS,
        BookPart::Convergence => t::minutes::CONVERGENCE,
        BookPart::Engagements => t::minutes::ENGAGEMENTS,
        BookPart::Closing => t::minutes::CLOSING,
        BookPart::Participants => t::minutes::PARTICIPANTS,
        BookPart::Colophon => t::minutes::COLOPHON,
    }
}
