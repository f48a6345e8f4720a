//! One candidate in the ranking: its bar, what became of it, and the room's decision.

use leptos::prelude::*;

use super::board::{Board, Place};
use super::{Poll, many};
use crate::app::desk::Desk;
use crate::domain::ranking::Cut;
use crate::domain::{Candidate, Context, Fate, Forum, Id, Matter, Refusal, Transaction, convergence, retaining};
use crate::i18n::{self, Text, t};

/// A candidate's row.
#[component]
pub fn Row(
    /// The screen's.
    poll: Poll,
    /// The ranking.
    board: Memo<Board>,
    /// The candidate.
    id: Id<Candidate>,
    /// Whether the room's decision is taken here.
    deciding: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let place = Memo::new(move |_| board.with(|board| board.places.get(&id).cloned()));
    // A row outlives its candidate's place in the vote for a moment.
    let of = move |f: fn(&Place) -> u32| place.with(|place| place.as_ref().map_or(0, f));
    let word = move |f: fn(&Place) -> String| place.with(|place| place.as_ref().map(f).unwrap_or_default());
    let is = move |f: fn(&Place) -> bool| place.with(|place| place.as_ref().is_some_and(f));
    let share = move |part: fn(&Place) -> u32| {
        place.with(|place| place.as_ref().map_or(0.0, |place| 100.0 * f64::from(part(place)) / f64::from(place.most.max(1))))
    };
    view! {
        <li class="ranked" class:kept=move || deciding && is(|place| place.kept) class:tied=move || is(|place| place.standing.above == Cut::Tied)
            class:above=move || is(|place| place.standing.above == Cut::Above) class:without=move || of(|place| place.standing.dots) == 0>
            <span class="rank"><span class="tell">{move || desk.fill(t::votes::RANK, &[("n", &of(|place| place.standing.rank).to_string())])}</span>
                <span aria-hidden="true">{move || of(|place| place.standing.rank)}</span></span>
            <div class="topic-line">
                <h2>{move || word(|place| place.face.title.clone())}</h2>
                <p class="soft">{move || place.with(|place| place.as_ref().map(|place| details(desk, poll.on, place)))}</p>
            </div>
            <div class="bar">
                <i class="laptop" style:width=move || format!("{:.3}%", share(|place| place.laptop))></i>
                <i class="paper" style:width=move || format!("{:.3}%", share(|place| place.paper))></i>
                <b aria-hidden="true">{move || i18n::number(desk.language.get(), many(of(|place| place.standing.dots)))}</b>
                <span class="tell">{move || desk.count(t::votes::DOTS, many(of(|place| place.standing.dots)))}</span>
            </div>
            {deciding.then(|| view! {
                <div class="verdict">
                    <div class="fate">
                        {move || place.with(|place| place.as_ref().and_then(|place| place.workshop).map(|n| view! {
                            <b>{desk.fill(t::votes::WORKSHOP, &[("n", &n.to_string())])}</b>
                        }))}
                        " " <span>{move || place.with(|place| place.as_ref().and_then(|place| fate_in_words(poll.on, place))).map(|words| desk.t(words)())}</span>
                    </div>
                    <Decide poll=poll id=id place=place />
                </div>
            })}
        </li>
    }
}

fn details(desk: Desk, on: Matter, place: &Place) -> String {
    let mut parts = Vec::new();
    if on == Matter::Topics {
        parts.push(desk.fill(t::votes::TOPIC_NO, &[("number", &place.face.number)]));
    }
    if !place.face.details.is_empty() {
        parts.push(place.face.details.clone());
    }
    if place.laptop > 0 && place.paper > 0 {
        let figure = |n| i18n::number(desk.language.get(), many(n));
        parts.push(desk.fill(t::votes::DETAIL, &[("laptop", &figure(place.laptop)), ("paper", &figure(place.paper))]));
    }
    parts.join(" · ")
}

const fn fate_in_words(on: Matter, place: &Place) -> Option<Text> {
    match (on, place.fate) {
        (Matter::Topics, Fate::ByVote) => Some(t::votes::FATE_BY_VOTE),
        (Matter::Topics, Fate::Tie) => Some(t::votes::FATE_TIE),
        (Matter::Topics, Fate::ByHand) => Some(t::votes::FATE_BY_HAND),
        (Matter::Topics, Fate::LetGo) => Some(t::votes::FATE_LET_GO),
        (Matter::Actions, Fate::ByVote) => Some(t::convergence::FATE_BY_VOTE),
        (Matter::Actions, Fate::Tie) => Some(t::convergence::FATE_TIE),
        (Matter::Actions, Fate::ByHand) => Some(t::convergence::FATE_BY_HAND),
        (Matter::Actions, Fate::LetGo) => Some(t::convergence::FATE_SET_BACK),
        (_, Fate::Claimed) => Some(t::votes::FATE_CLAIMED),
        (_, Fate::Undecided) => match place.standing.above {
            Cut::Tied => Some(t::votes::FATE_TIED),
            Cut::Above => Some(t::votes::FATE_ABOVE),
            Cut::Below => None,
        },
    }
}

/// What can be decided on a candidate: in words, when it holds, and how it is done.
#[derive(Clone, Copy)]
struct Decision {
    text: Text,
    /// What it means, where the word alone doesn't say.
    hint: Option<Text>,
    holds: fn(Fate) -> bool,
    gesture: fn(&Forum, &mut Context<'_>, Id<Candidate>) -> Result<Transaction, Refusal>,
}

const fn is_kept(fate: Fate) -> bool {
    matches!(fate, Fate::ByVote | Fate::Tie | Fate::ByHand)
}

const ON_TOPICS: [Decision; 3] = [
    Decision {
        text: t::votes::RETAIN,
        hint: None,
        holds: is_kept,
        gesture: |forum, cx, id| retaining::retain(forum, cx, id.topic()),
    },
    Decision {
        text: t::votes::CLAIM,
        hint: Some(t::votes::CLAIM_HINT),
        holds: |fate| matches!(fate, Fate::Claimed),
        gesture: |forum, cx, id| retaining::claim(forum, cx, id.topic()),
    },
    Decision {
        text: t::votes::LET_GO,
        hint: None,
        holds: |fate| matches!(fate, Fate::LetGo),
        gesture: |forum, cx, id| retaining::let_go(forum, cx, id.topic()),
    },
];

const ON_ACTIONS: [Decision; 2] = [
    Decision {
        text: t::convergence::PRIORITISE,
        hint: None,
        holds: is_kept,
        gesture: |forum, cx, id| convergence::prioritise(forum, cx, id.action()),
    },
    Decision {
        text: t::convergence::SET_BACK,
        hint: None,
        holds: |fate| matches!(fate, Fate::LetGo),
        gesture: |forum, cx, id| convergence::set_back(forum, cx, id.action()),
    },
];

/// The room's decision: the one that holds is pressed, and stays in its place.
#[component]
fn Decide(poll: Poll, id: Id<Candidate>, place: Memo<Option<Place>>) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let fate = Memo::new(move |_| place.with(|place| place.as_ref().map(|place| place.fate).unwrap_or_default()));
    let naming = move |text, gesture: &str| {
        place.with(|place| {
            let face = place.as_ref().map(|place| (place.face.number.as_str(), place.face.title.as_str()));
            let (number, title) = face.unwrap_or_default();
            desk.fill(text, &[("gesture", gesture), ("number", number), ("title", title)])
        })
    };
    let decisions: &'static [Decision] = match poll.on {
        Matter::Topics => &ON_TOPICS,
        Matter::Actions => &ON_ACTIONS,
    };
    let button = move |decision: &Decision| {
        let Decision { text, hint, holds, gesture } = *decision;
        let decide = move |_| {
            if !holds(fate.get_untracked()) {
                session.act_and_tell(|forum, cx| gesture(forum, cx, id));
            }
        };
        let label = move || naming(poll.words.gesture_on, desk.t(text)());
        view! {
            <button type="button" aria-pressed=move || holds(fate.get()).to_string() aria-label=label title=move || hint.map(|hint| desk.t(hint)()) on:click=decide>{desk.t(text)}</button>
        }
    };
    view! {
        <div class="decide" role="group" aria-label=move || naming(poll.words.decide, "")>
            {decisions.iter().map(button).collect_view()}
        </div>
    }
}
