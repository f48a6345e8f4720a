//! Before the vote: its rules in one sentence, and one gesture.

use leptos::prelude::*;

use super::fold::Fold;
use super::paper::Paper;
use super::rules::RuleSentence;
use super::{Poll, many, rules_in_words, to_the_first};
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::Matter;
use crate::i18n::{self, t};
use crate::ui::parts::Empty;

/// The vote that hasn't been opened.
#[component]
pub fn Before(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let waiting = session.memo(poll.kinds.candidates, move |forum| poll.on.candidates(forum).len());
    let some = Memo::new(move |_| waiting.get() > 0);
    let open = move |_| {
        if session.act(|forum, cx| poll.on.open(forum, cx)) {
            to_the_first();
        }
    };
    view! {
        <div class="head"><h1>{desk.t(poll.words.title)}</h1></div>
        {move || if some.get() {
            view! {
                <div class="vote-before">
                    <p class="vote-rules">{move || rules_in_words(desk, poll)}</p>
                    {(poll.on == Matter::Topics).then(|| view! {
                        <p><a href=Route::Forum(session.id(), View::SetUp).to_string()>{desk.t(t::votes::CHANGE_RULES)}</a></p>
                    })}
                    <button type="button" class="go vast" data-first="" data-quick-entry="" on:click=open>{desk.t(t::votes::OPEN)}</button>
                    <p class="soft">{move || desk.count(poll.words.waiting, waiting.get())}</p>
                </div>
                <RulesFold poll=poll />
                <PaperFold poll=poll />
            }.into_any()
        } else {
            view! {
                <Empty title=poll.words.empty hint=poll.words.empty_hint>
                    <a class="button go" href=Route::Forum(session.id(), poll.words.source).to_string()>{desk.t(poll.words.to_source)}</a>
                </Empty>
            }.into_any()
        }}
    }
}

/// The dots on paper, folded until somebody counts them. Rule V9.
#[component]
pub fn PaperFold(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let sum = poll.session.memo(poll.kinds.paper, move |forum| super::paper::sum(forum, poll.on));
    let note =
        Signal::derive(move || if sum.get() == 0 { String::new() } else { i18n::number(desk.language.get(), many(sum.get())) });
    view! { <Fold title=t::votes::PAPER note=note><Paper poll=poll /></Fold> }
}

/// The rules of the vote on actions, folded until somebody changes them; those of the other are set up
/// before the day.
#[component]
pub fn RulesFold(poll: Poll) -> impl IntoView {
    (poll.on == Matter::Actions).then(|| {
        view! {
            <Fold title=t::convergence::RULES note=Signal::derive(String::new)>
                <RuleSentence session=poll.session on=poll.on />
            </Fold>
        }
    })
}
