//! The ranking: bars, the cut line, ties across it.

use leptos::prelude::*;

use super::board::{Board, Line};
use super::row::Row;
use super::{Poll, many};
use crate::app::desk::Desk;
use crate::i18n::t;
use crate::ui::parts::{Each, Empty};

/// The candidates by their dots.
#[component]
pub fn Ranking(
    /// The screen's.
    poll: Poll,
    /// Whether the room's decisions are taken here.
    deciding: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let board = board(poll);
    let given = Memo::new(move |_| board.with(|board| board.laptop.saturating_add(board.paper)) > 0);
    let both = Memo::new(move |_| board.with(|board| board.laptop > 0 && board.paper > 0));
    view! {
        {move || (!given.get()).then(|| view! { <Empty title=t::votes::NO_DOTS hint=t::votes::NO_DOTS_HINT /> })}
        {move || both.get().then(|| view! {
            <p class="bar-key" aria-hidden="true">
                <i class="laptop"></i>{desk.t(t::votes::KEY_LAPTOP)} <i class="paper"></i>{desk.t(t::votes::KEY_PAPER)}
            </p>
        })}
        <ol class="ranking" class:deciding=deciding>
            <Each each=move || board.with(|board| board.lines.clone()) key=|line| *line children=move |line| match line {
                Line::Candidate(id) => view! { <Row poll=poll board=board id=id deciding=deciding /> }.into_any(),
                Line::Cut => view! { <li class="cut-line"><span>{move || desk.count(poll.words.cut, many(board.with(|board| board.retain)))}</span></li> }.into_any(),
                Line::Tie => view! { <li class="tie-words"><p>{move || tie_in_words(desk, poll, board)}</p></li> }.into_any(),
            } />
        </ol>
    }
}

/// The ranking, drawn anew whenever something in it changes.
pub fn board(poll: Poll) -> Memo<Board> {
    let desk = Desk::here();
    poll.session.memo(poll.kinds.ranking, move |forum| Board::of(forum, desk.language.get(), poll.on))
}

fn tie_in_words(desk: Desk, poll: Poll, board: Memo<Board>) -> String {
    let Some(tie) = board.with(|board| board.tie) else { return String::new() };
    let tied = desk.count(poll.words.tied, tie.candidates);
    let dots = desk.count(t::votes::DOTS, many(tie.dots));
    let places = desk.count(t::votes::PLACES, tie.places);
    let words = desk.fill(t::votes::TIE, &[("topics", &tied), ("dots", &dots), ("places", &places)]);
    if tie.open { format!("{words} {}", desk.t(t::votes::ROOM_DECIDES)()) } else { words }
}
