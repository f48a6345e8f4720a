//! The running vote, for the facilitator alone: ballots, paper, and the totals when they are asked for.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::domain::{Action, Forum, Kind, Matter, VoteState, agenda, ballots, convergence, ranking};
use crate::i18n::{self, t};
use crate::ui::stage::lead::Lead;

/// Lines of the running totals.
const SHOWN: usize = 8;

/// The vote.
#[component]
pub fn Vote(lead: Lead, matter: Matter) -> impl IntoView {
    let desk = Desk::here();
    let session = lead.session;
    let state = session.memo(&[Kind::Identity, Kind::Convergence], move |forum| matter.state(forum));
    let to_votes = match matter {
        Matter::Topics => View::Votes,
        Matter::Actions => View::Convergence,
    };
    let ballots = session.memo(&[Kind::Ballot], move |forum| {
        let (handed_in, begun) = ballots::handed_in_and_begun(forum, matter);
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
                VoteState::NotOpen => view! { <button type="button" class="go" on:click=move |_| { session.act(|forum, cx| matter.open(forum, cx)); }>{desk.t(t::votes::OPEN)}</button> }.into_any(),
                VoteState::Open => view! { <button type="button" on:click=move |_| { session.act_and_tell(|forum, cx| matter.close(forum, cx)); }>{desk.t(t::votes::CLOSE)}</button> }.into_any(),
                VoteState::Closed => view! { <button type="button" on:click=move |_| { session.act_and_tell(|forum, cx| matter.reopen(forum, cx)); }>{desk.t(t::votes::REOPEN)}</button> }.into_any(),
            }}
            <a class="button" href=Route::Forum(session.id(), to_votes).to_string()>{desk.t(t::console::TO_VOTES)}</a>
            <button type="button" aria-expanded=move || asked.get().to_string() on:click=move |_| asked.update(|asked| *asked = !*asked)>
                {move || desk.t(if asked.get() { t::votes::HIDE_TOTALS } else { t::votes::SHOW_TOTALS })()}
            </button>
        </div>
        {move || asked.get().then(|| view! { <Totals lead=lead matter=matter /> })}
    }
}

/// The ranking as it stands, on this screen alone.
#[component]
fn Totals(lead: Lead, matter: Matter) -> impl IntoView {
    let desk = Desk::here();
    let kinds: &[Kind] = match matter {
        Matter::Topics => &[Kind::Vote, Kind::Ballot, Kind::Tally, Kind::Topic, Kind::Number, Kind::Identity],
        Matter::Actions => &[Kind::ActionVote, Kind::Ballot, Kind::ActionTally, Kind::Action, Kind::Topic, Kind::Convergence],
    };
    let totals = lead.session.memo(kinds, move |forum| totals(forum, matter));
    view! {
        <ol class="lines totals">
            {move || totals.get().into_iter().map(|(rank, dots, title)| view! {
                <li><b>{rank}</b>" "<span>{title}</span>" "<span class="dots">{desk.count(t::votes::DOTS, many(dots))}</span></li>
            }).collect_view()}
        </ol>
        {move || totals.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::console::NO_DOTS)}</p> })}
    }
}

/// The first of the ranking: rank, dots, words.
fn totals(forum: &Forum, matter: Matter) -> Vec<(u32, u32, String)> {
    match matter {
        Matter::Topics => {
            let dotted = ranking::ranking(forum).into_iter().filter(|ranked| ranked.dots > 0).take(SHOWN);
            dotted.map(|ranked| (ranked.rank, ranked.dots, agenda::title(forum, ranked.topic))).collect()
        }
        Matter::Actions => {
            let dotted = convergence::ranking(forum).into_iter().filter(|standing| standing.dots > 0).take(SHOWN);
            let what = |id| forum.get::<Action>(&id).map(|action| action.what.clone()).unwrap_or_default();
            dotted.map(|standing| (standing.rank, standing.dots, what(standing.candidate.action()))).collect()
        }
    }
}

fn many(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}
