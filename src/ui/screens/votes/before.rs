//! Before the vote: its rules in one sentence, and one gesture.

use leptos::prelude::*;

use super::fold::Fold;
use super::paper::Paper;
use super::{Poll, many, rules_in_words, to_the_first};
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::{Kind, topics, voting};
use crate::i18n::{self, t};
use crate::ui::parts::Empty;

/// The vote that hasn't been opened.
#[component]
pub fn Before(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let waiting = session.memo(&[Kind::Topic], |forum| topics::wall(forum, &crate::domain::merging::Groups::of(forum)).len());
    let some = Memo::new(move |_| waiting.get() > 0);
    let open = move |_| {
        if session.act(voting::open) {
            to_the_first();
        }
    };
    view! {
        <div class="head"><h1>{desk.t(t::votes::TITLE)}</h1></div>
        {move || if some.get() {
            view! {
                <div class="vote-before">
                    <p class="vote-rules">{move || rules_in_words(desk, poll.rules.get())}</p>
                    <p><a href=Route::Forum(session.id(), View::SetUp).to_string()>{desk.t(t::votes::CHANGE_RULES)}</a></p>
                    <button type="button" class="go vast" data-first="" data-quick-entry="" on:click=open>{desk.t(t::votes::OPEN)}</button>
                    <p class="soft">{move || desk.count(t::votes::WAITING, waiting.get())}</p>
                </div>
                <PaperFold poll=poll />
            }.into_any()
        } else {
            view! {
                <Empty title=t::votes::EMPTY hint=t::votes::EMPTY_HINT>
                    <a class="button go" href=Route::Forum(session.id(), View::Topics).to_string()>{desk.t(t::votes::TO_TOPICS)}</a>
                </Empty>
            }.into_any()
        }}
    }
}

/// The dots on paper, folded until somebody counts them. Rule V9.
#[component]
pub fn PaperFold(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let sum = poll.session.memo(&[Kind::Tally, Kind::Topic], super::paper::sum);
    let note =
        Signal::derive(move || if sum.get() == 0 { String::new() } else { i18n::number(desk.language.get(), many(sum.get())) });
    view! { <Fold title=t::votes::PAPER note=note><Paper poll=poll /></Fold> }
}
