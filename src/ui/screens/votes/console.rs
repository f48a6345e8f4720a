//! The vote while it is open, as the facilitator has it in hand.

use leptos::prelude::*;

use super::ballots::{Ballots, Doubts};
use super::before::{PaperFold, RulesFold};
use super::booth::Offer;
use super::fold::Fold;
use super::ranking::Ranking;
use super::{Poll, Stage, many, rules_in_words, to_the_first};
use crate::app::desk::Desk;
use crate::domain::{Kind, ballots};
use crate::i18n::{self, Plural, t};

/// The vote that is open.
#[component]
pub fn Console(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let close = move |_| {
        if poll.session.act_and_tell(|forum, cx| poll.on.close(forum, cx)) {
            to_the_first();
        }
    };
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(poll.words.title)}</h1>
                <p>{move || rules_in_words(desk, poll)}</p>
            </div>
            <div class="tools"><button type="button" on:click=close>{desk.t(t::votes::CLOSE)}</button></div>
        </div>
        <Offer poll=poll />
        <div class="polls">
            <div class="pass-on">
                <button type="button" class="go vast" data-first="" data-quick-entry="" on:click=move |_| poll.hand_on(Stage::Door)>
                    {desk.t(t::votes::NEXT_VOTER)}
                </button>
                <p class="soft">{desk.t(t::votes::NEXT_HINT)}</p>
            </div>
            <Standing poll=poll />
        </div>
        <Doubts poll=poll />
        <RulesFold poll=poll />
        <PaperFold poll=poll />
        <Totals poll=poll />
        <BallotsFold poll=poll />
    }
}

/// How many have voted; never for what.
#[component]
fn Standing(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let ballots = poll.session.memo(&[Kind::Ballot], move |forum| ballots::handed_in_and_begun(forum, poll.on));
    let paper = poll.session.memo(poll.kinds.paper, move |forum| super::paper::sum(forum, poll.on));
    let figure = move |n: u32, of: Plural| {
        view! { <p><span class="tally-figure">{i18n::number(desk.language.get(), many(n))}</span> <span>{desk.count(of, many(n))}</span></p> }
    };
    view! {
        <div class="standing" role="status">
            {move || figure(ballots.get().0, t::votes::VOTED)}
            {move || (paper.get() > 0).then(|| figure(paper.get(), t::votes::ON_PAPER))}
            {move || (ballots.get().1 > 0).then(|| view! { <p class="soft whole">{desk.count(t::votes::UNFINISHED, many(ballots.get().1))}</p> })}
        </div>
    }
}

/// The running totals: by the rules of the vote, or when the facilitator asks for them on this screen.
/// What was asked for is forgotten when the screen is left.
#[component]
fn Totals(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let asked = RwSignal::new(false);
    let by_rule = Memo::new(move |_| poll.rules.with(|rules| rules.open_totals));
    let word = move || if asked.get() { t::votes::HIDE_TOTALS } else { t::votes::SHOW_TOTALS };
    view! {
        <section class="totals" aria-labelledby="totals">
            <div class="totals-head">
                <h2 id="totals">{desk.t(t::votes::TOTALS)}</h2>
                {move || (!by_rule.get()).then(|| view! {
                    <p class="soft">{desk.t(t::votes::TOTALS_WHY)}</p>
                    <button type="button" on:click=move |_| asked.update(|asked| *asked = !*asked)>{move || desk.t(word())()}</button>
                })}
            </div>
            {move || (by_rule.get() || asked.get()).then(|| view! { <Ranking poll=poll deciding=false /> })}
        </section>
    }
}

/// The list of ballots, folded.
#[component]
pub fn BallotsFold(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let count = poll.session.memo(&[Kind::Ballot], move |forum| {
        let (handed_in, begun) = ballots::handed_in_and_begun(forum, poll.on);
        many(handed_in.saturating_add(begun))
    });
    let note = Signal::derive(move || i18n::number(desk.language.get(), count.get()));
    view! { <Fold title=t::votes::BALLOTS note=note><Ballots poll=poll /></Fold> }
}
