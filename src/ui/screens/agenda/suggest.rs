//! A suggested placement, looked at before it is taken: what gets better, what moves, what it still splits.

use leptos::prelude::*;

use super::Board;
use super::suggested::{Compared, Moves, Splits};
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::Kind;
use crate::domain::suggestion::{self, Nothing, Suggestion};
use crate::i18n::t;
use crate::ui::parts::Dialog;

/// Everything that a suggestion looks at.
const READ: &[Kind] =
    &[Kind::Identity, Kind::Workshop, Kind::Topic, Kind::Room, Kind::Slot, Kind::Ballot, Kind::Vote, Kind::Tally, Kind::Report];

/// The dialog in which a placement is suggested.
#[component]
pub fn Suggest(board: Board) -> impl IntoView {
    let desk = Desk::here();
    let title = Signal::derive(move || desk.t(t::agenda::SUGGEST)().to_owned());
    view! { <Dialog open=board.suggesting title=title wide=true><Answer board=board /></Dialog> }
}

#[component]
fn Answer(board: Board) -> impl IntoView {
    let answer = board.session.memo(READ, suggestion::suggest);
    move || match answer.get() {
        Ok(suggestion) => view! { <Suggested board=board suggestion=suggestion /> }.into_any(),
        Err(nothing) => view! { <Without board=board nothing=nothing /> }.into_any(),
    }
}

/// Why nothing is suggested, and what to do.
#[component]
fn Without(board: Board, nothing: Nothing) -> impl IntoView {
    let desk = Desk::here();
    let close = move || board.suggesting.set(false);
    let (words, hint) = match nothing {
        Nothing::NoWorkshops => (t::agenda::NO_WORKSHOPS, t::agenda::NO_WORKSHOPS_HINT),
        Nothing::NoRooms => (t::agenda::SUGGEST_NO_ROOMS, t::agenda::NO_GROUNDS_HINT),
        Nothing::NoSlots => (t::agenda::SUGGEST_NO_SLOTS, t::agenda::NO_GROUNDS_HINT),
        Nothing::AllPinned => (t::agenda::SUGGEST_ALL_PINNED, t::agenda::SUGGEST_ALL_PINNED_HINT),
        Nothing::TooMany => (t::agenda::SUGGEST_TOO_MANY, t::agenda::SUGGEST_TOO_MANY_HINT),
    };
    let way = match nothing {
        Nothing::NoWorkshops => view! {
            <a class="button go" href=Route::Forum(board.session.id(), View::Votes).to_string() on:click=move |_| close()>
                {desk.t(t::agenda::TO_VOTES)}
            </a>
        }
        .into_any(),
        Nothing::NoRooms | Nothing::NoSlots => view! {
            <button type="button" class="go" on:click=move |_| { close(); board.arranging.set(true); }>{desk.t(t::agenda::GROUNDS)}</button>
        }
        .into_any(),
        Nothing::AllPinned | Nothing::TooMany => ().into_any(),
    };
    view! {
        <p class="lead">{desk.t(words)}</p>
        <p class="soft">{desk.t(hint)}</p>
        <div class="choices">
            <button type="button" on:click=move |_| close()>{desk.t(t::app::CLOSE)}</button>
            {way}
        </div>
    }
}

#[component]
fn Suggested(board: Board, suggestion: Suggestion) -> impl IntoView {
    let desk = Desk::here();
    let moves = !suggestion.moves.is_empty();
    let placed = suggestion.moves.iter().filter(|change| change.from.is_none()).count();
    let moved = suggestion.moves.len() - placed;
    let lead = move || match (placed, moved) {
        (0, 0) => desk.t(t::agenda::SUGGEST_NOTHING_BETTER)().to_owned(),
        (placed, 0) => desk.count(t::agenda::SUGGEST_PLACES, placed),
        (0, moved) => desk.count(t::agenda::SUGGEST_MOVES, moved),
        (placed, moved) => {
            let (places, moves) = (desk.count(t::agenda::SUGGEST_PLACES, placed), desk.count(t::agenda::SUGGEST_MOVES, moved));
            format!("{places} {moves}")
        }
    };
    let (compared, splits, list) = (suggestion.clone(), suggestion.then.clone(), suggestion.moves.clone());
    let take = move |_| {
        board.suggesting.set(false);
        board.session.act_and_tell(|forum, cx| suggestion::take(forum, cx, &suggestion));
    };
    let close = move |_| board.suggesting.set(false);
    view! {
        <p class="lead">{lead}</p>
        <div class="weighed">
            <Compared now=compared.now then=compared.then moves=moves />
            <Splits board=board outcome=splits />
        </div>
        {moves.then(|| view! { <Moves board=board moves=list /> })}
        <div class="choices">
            {if moves {
                view! {
                    <p class="first soft">{desk.t(t::agenda::SUGGEST_UNDO)}</p>
                    <button type="button" on:click=close>{desk.t(t::app::CANCEL)}</button>
                    <button type="button" class="go" on:click=take>{desk.t(t::agenda::SUGGEST_TAKE)}</button>
                }.into_any()
            } else {
                view! { <button type="button" class="go" on:click=close>{desk.t(t::app::CLOSE)}</button> }.into_any()
            }}
        </div>
    }
}
