//! The running vote, for the facilitator alone: ballots, paper, and the totals when they are asked for.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::{Kind, Matter, VoteState, agenda, ballots, ranking, retaining, voting};
use crate::i18n::{self, t};
use crate::ui::stage::lead::Lead;

/// Topics of the running totals.
const SHOWN: usize = 8;

/// The vote.
#[component]
pub fn Vote(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let session = lead.session;
    let state = session.memo(&[Kind::Identity], |forum| forum.about().vote);
    let ballots = session.memo(&[Kind::Ballot], |forum| {
        let (handed_in, begun) = ballots::handed_in_and_begun(forum, Matter::Topics);
        (many(handed_in), many(begun))
    });
    let asked = RwSignal::new(false);
    let figure = move |n: usize| i18n::number(desk.language.get(), n);
    view! {
        <p class="figures">
            <span><b>{move || figure(ballots.get().0)}</b>" "{move || desk.count(t::votes::VOTED, ballots.get().0)}</span>
            {move || (ballots.get().1 > 0).then(|| view! { <span class="soft">{desk.count(t::votes::UNFINISHED, ballots.get().1)}</span> })}
        </p>
        <div class="gestures">
            {move || match state.get() {
                VoteState::NotOpen => view! { <button type="button" class="go" on:click=move |_| { session.act(voting::open); }>{desk.t(t::votes::OPEN)}</button> }.into_any(),
                VoteState::Open => view! { <button type="button" on:click=move |_| { session.act_and_tell(retaining::close); }>{desk.t(t::votes::CLOSE)}</button> }.into_any(),
                VoteState::Closed => view! { <button type="button" on:click=move |_| { session.act_and_tell(retaining::reopen); }>{desk.t(t::votes::REOPEN)}</button> }.into_any(),
            }}
            <a class="button" href=Route::Forum(session.id(), View::Votes).to_string()>{desk.t(t::console::TO_VOTES)}</a>
            <button type="button" aria-expanded=move || asked.get().to_string() on:click=move |_| asked.update(|asked| *asked = !*asked)>
                {move || desk.t(if asked.get() { t::votes::HIDE_TOTALS } else { t::votes::SHOW_TOTALS })()}
            </button>
        </div>
        {move || asked.get().then(|| view! { <Totals lead=lead /> })}
    }
}

/// The ranking as it stands, on this screen alone.
#[component]
fn Totals(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let totals = lead.session.memo(&[Kind::Vote, Kind::Ballot, Kind::Tally, Kind::Topic, Kind::Number, Kind::Identity], |forum| {
        let dotted = ranking::ranking(forum).into_iter().filter(|ranked| ranked.dots > 0).take(SHOWN);
        dotted.map(|ranked| (ranked.rank, ranked.dots, agenda::title(forum, ranked.topic))).collect::<Vec<_>>()
    });
    view! {
        <ol class="lines totals">
            {move || totals.get().into_iter().map(|(rank, dots, title)| view! {
                <li><b>{rank}</b>" "<span>{title}</span>" "<span class="dots">{desk.count(t::votes::DOTS, many(dots))}</span></li>
            }).collect_view()}
        </ol>
        {move || totals.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::console::NO_DOTS)}</p> })}
    }
}

fn many(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}
