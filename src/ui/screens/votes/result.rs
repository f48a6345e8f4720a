//! The vote that is closed: what the room chose, and what it decides about it.

use leptos::prelude::*;

use super::ballots::Doubts;
use super::before::PaperFold;
use super::console::BallotsFold;
use super::ranking::{Ranking, board};
use super::{Poll, many, to_the_first};
use crate::app::desk::Desk;
use crate::domain::voting::Rules;
use crate::domain::{Matter, Refusal};
use crate::i18n::t;
use crate::ui::parts::{Glyph, Icon, LineField};

/// The result.
#[component]
pub fn Outcome(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let board = board(poll);
    let summary = move || {
        board.with(|board| {
            let mut parts = vec![desk.count(t::votes::TURNOUT, many(board.turnout.begun))];
            parts.push(desk.count(t::votes::LAPTOP_DOTS, many(board.laptop)));
            if board.paper > 0 {
                parts.push(desk.count(t::votes::PAPER_DOTS_SUM, many(board.paper)));
            }
            parts.join(" · ")
        })
    };
    let reopen = move |_| {
        if poll.session.act_and_tell(|forum, cx| poll.on.reopen(forum, cx)) {
            to_the_first();
        }
    };
    view! {
        <div class="head">
            <div>
                <h1 tabindex="-1" data-first="">{desk.t(poll.words.result)}</h1>
                <p>{summary}</p>
                {(poll.on == Matter::Actions).then(|| view! { <p>{desk.t(t::convergence::NOTHING_LOST)}</p> })}
            </div>
            <div class="tools">
                <CutLine poll=poll />
                <button type="button" on:click=reopen>{desk.t(t::votes::REOPEN)}</button>
            </div>
        </div>
        <Doubts poll=poll />
        <Ranking poll=poll deciding=true />
        <PaperFold poll=poll />
        <BallotsFold poll=poll />
    }
}

/// Where the cut line is, changed in place.
#[component]
fn CutLine(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let move_to = move |retain: u32| {
        poll.session.try_act(|forum, cx| poll.on.set_rules(forum, cx, &Rules { retain, ..Rules::on(forum, poll.on) }))
    };
    let retain = Memo::new(move |_| poll.rules.with(|rules| rules.retain));
    let take = Callback::new(move |typed: String| move_to(typed.trim().parse().map_err(|_| Refusal::Empty)?));
    let by = move |next: fn(u32) -> u32| {
        if let Err(refusal) = move_to(next(retain.get_untracked())) {
            poll.session.refuse(&refusal);
        }
    };
    view! {
        <div class="line-mover" role="group" aria-label=desk.t(poll.words.line_hint)>
            <span aria-hidden="true">{desk.t(t::votes::LINE)}</span>
            <button type="button" class="icon" aria-label=desk.t(poll.words.fewer) aria-disabled=move || (retain.get() == 0).then_some("true")
                on:click=move |_| by(|retain| retain.saturating_sub(1))><Icon glyph=Glyph::Minus /></button>
            <LineField label=Signal::derive(move || desk.t(poll.words.line_hint)().to_owned()) bare=true kind="number" take=take
                value=Signal::derive(move || retain.get().to_string()) />
            <button type="button" class="icon" aria-label=desk.t(poll.words.more)
                on:click=move |_| by(|retain| retain.saturating_add(1))><Icon glyph=Glyph::Plus /></button>
        </div>
    }
}
