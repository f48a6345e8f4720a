//! The vote on a participant's own laptop: one's own ballot, and nothing of anybody else's.

use leptos::prelude::*;

use super::ballot::BallotSheet;
use super::{Poll, Stage, rules_in_words, to_the_first};
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::{Ballot, Matter, Refusal, VoteState, ballots, laptop};
use crate::i18n::t;
use crate::ui::parts::Empty;

/// The screen, as the vote stands as far as the laptop was told.
#[component]
pub fn OwnVoting(
    /// The forum.
    session: Session,
    /// What is voted on.
    matter: Matter,
) -> impl IntoView {
    let poll = Poll::new(session, matter);
    let state = session.memo(poll.kinds.rules, move |forum| matter.state(forum));
    let me = move || session.taking_part().and_then(|part| part.me.get());
    let ballot = Memo::new(move |_| {
        session.track(poll.kinds.ballot);
        me().and_then(|me| session.read(|forum| laptop::ballot_of(forum, me, matter)))
    });
    let handed_in = Memo::new(move |_| {
        session.track(poll.kinds.ballot);
        ballot.get().is_some_and(|id| session.read(|forum| forum.get::<Ballot>(&id).is_some_and(|ballot| ballot.handed_in)))
    });
    // The ballot in hand is the one that is there; filling it in ends with it.
    Effect::new(move |_| {
        let stage = ballot.get().filter(|_| !handed_in.get()).map_or(Stage::Console, Stage::Ballot);
        if poll.stage.get_untracked() != stage {
            poll.stage.set(stage);
        }
    });
    let shown = Memo::new(move |_| (state.get(), ballot.get(), handed_in.get()));
    move || match shown.get() {
        (VoteState::NotOpen, ..) => {
            view! { <Empty page=true title=t::participant::VOTE_NOT_OPEN hint=t::participant::VOTE_NOT_OPEN_HINT><Join /></Empty> }
                .into_any()
        }
        (VoteState::Closed, ..) => {
            view! { <Empty page=true title=t::participant::VOTE_CLOSED hint=t::participant::VOTE_CLOSED_HINT><Join /></Empty> }
                .into_any()
        }
        (VoteState::Open, Some(ballot), false) => view! { <BallotSheet poll=poll ballot=ballot /> }.into_any(),
        (VoteState::Open, Some(ballot), true) => view! { <Filled poll=poll ballot=ballot /> }.into_any(),
        (VoteState::Open, None, _) => view! { <Take poll=poll /> }.into_any(),
    }
}

#[component]
fn Join() -> impl IntoView {
    let desk = Desk::here();
    view! { <a class="button go" href=Route::Join.to_string()>{desk.t(t::participant::NEWS)}</a> }
}

/// The ballot is there to be taken.
#[component]
fn Take(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let wrong = RwSignal::new(None::<Refusal>);
    let take = move |_| {
        let Some(me) = session.taking_part().and_then(|part| part.me.get_untracked()) else { return };
        let begun = session.try_act(|forum, cx| ballots::begin_own(forum, cx, poll.on, me).map(|(_, transaction)| transaction));
        match begun {
            Ok(()) => to_the_first(),
            Err(refusal) => wrong.set(Some(refusal)),
        }
    };
    view! {
        <div class="booth">
            <h1>{desk.t(poll.words.title)}</h1>
            <p class="booth-lead">{move || rules_in_words(desk, poll)}</p>
            <p class="soft">{desk.t(t::participant::MY_BALLOT_HINT)}</p>
            <button type="button" class="go vast" data-first="" data-quick-entry="" on:click=take>{desk.t(t::participant::MY_BALLOT)}</button>
            {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
        </div>
    }
}

/// The ballot is filled in, and can still be changed.
#[component]
fn Filled(poll: Poll, ballot: crate::domain::Id<Ballot>) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let change = move |_| {
        if session.act(|forum, cx| ballots::take_back(forum, cx, ballot)) {
            to_the_first();
        }
    };
    view! {
        <div class="booth">
            <div role="status">
                <h1>{desk.t(t::participant::BALLOT_DONE)}</h1>
                <p class="booth-lead">{desk.t(t::participant::BALLOT_DONE_HINT)}</p>
            </div>
            <a class="button go vast" data-first="" href=Route::Forum(session.id(), View::HandOver).to_string()>{desk.t(t::participant::TO_HAND_OVER)}</a>
            <p><button type="button" class="link" on:click=change>{desk.t(t::participant::BALLOT_CHANGE)}</button></p>
        </div>
    }
}
