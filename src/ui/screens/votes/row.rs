//! One topic in the ranking: its bar, what became of it, and the room's decision.

use leptos::prelude::*;

use super::board::{Board, Face};
use super::{Poll, many};
use crate::app::desk::Desk;
use crate::domain::ranking::Cut;
use crate::domain::{Context, Fate, Forum, Id, Refusal, Topic, Transaction, retaining};
use crate::i18n::{self, Text, t};

/// A topic's row.
#[component]
pub fn Row(
    /// The screen's.
    poll: Poll,
    /// The ranking.
    board: Memo<Board>,
    /// The topic.
    topic: Id<Topic>,
    /// Whether it can be retained and let go here.
    deciding: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let face = Memo::new(move |_| board.with(|board| board.faces.get(&topic).cloned()));
    // A row outlives its topic's place on the wall for a moment.
    let of = move |f: fn(&Face) -> u32| face.with(|face| face.as_ref().map_or(0, f));
    let word = move |f: fn(&Face) -> String| face.with(|face| face.as_ref().map(f).unwrap_or_default());
    let is = move |f: fn(&Face) -> bool| face.with(|face| face.as_ref().is_some_and(f));
    let share = move |part: fn(&Face) -> u32| {
        face.with(|face| face.as_ref().map_or(0.0, |face| 100.0 * f64::from(part(face)) / f64::from(face.most.max(1))))
    };
    view! {
        <li class="ranked" class:kept=move || deciding && is(|face| face.workshop.is_some()) class:tied=move || is(|face| face.ranked.above == Cut::Tied)
            class:above=move || is(|face| face.ranked.above == Cut::Above) class:without=move || of(|face| face.ranked.dots) == 0>
            <span class="rank"><span class="tell">{move || desk.fill(t::votes::RANK, &[("n", &of(|face| face.ranked.rank).to_string())])}</span>
                <span aria-hidden="true">{move || of(|face| face.ranked.rank)}</span></span>
            <div class="topic-line">
                <h2>{move || word(|face| face.title.clone())}</h2>
                <p class="soft">{move || face.with(|face| face.as_ref().map(|face| details(desk, face)))}</p>
            </div>
            <div class="bar">
                <i class="laptop" style:width=move || format!("{:.3}%", share(|face| face.laptop))></i>
                <i class="paper" style:width=move || format!("{:.3}%", share(|face| face.paper))></i>
                <b aria-hidden="true">{move || i18n::number(desk.language.get(), many(of(|face| face.ranked.dots)))}</b>
                <span class="tell">{move || desk.count(t::votes::DOTS, many(of(|face| face.ranked.dots)))}</span>
            </div>
            {deciding.then(|| view! {
                <div class="verdict">
                    <div class="fate">
                        {move || face.with(|face| face.as_ref().and_then(|face| face.workshop).map(|n| view! {
                            <b>{desk.fill(t::votes::WORKSHOP, &[("n", &n.to_string())])}</b>
                        }))}
                        " " <span>{move || face.with(|face| face.as_ref().and_then(fate_in_words)).map(|words| desk.t(words)())}</span>
                    </div>
                    <Decide poll=poll topic=topic face=face />
                </div>
            })}
        </li>
    }
}

fn details(desk: Desk, face: &Face) -> String {
    let mut parts = vec![desk.fill(t::votes::TOPIC_NO, &[("number", &face.number)])];
    if !face.conveners.is_empty() {
        parts.push(face.conveners.clone());
    }
    if face.laptop > 0 && face.paper > 0 {
        let figure = |n| i18n::number(desk.language.get(), many(n));
        parts.push(desk.fill(t::votes::DETAIL, &[("laptop", &figure(face.laptop)), ("paper", &figure(face.paper))]));
    }
    parts.join(" · ")
}

const fn fate_in_words(face: &Face) -> Option<Text> {
    match face.fate {
        Fate::ByVote => Some(t::votes::FATE_BY_VOTE),
        Fate::Tie => Some(t::votes::FATE_TIE),
        Fate::ByHand => Some(t::votes::FATE_BY_HAND),
        Fate::Claimed => Some(t::votes::FATE_CLAIMED),
        Fate::LetGo => Some(t::votes::FATE_LET_GO),
        Fate::Undecided => match face.ranked.above {
            Cut::Tied => Some(t::votes::FATE_TIED),
            Cut::Above => Some(t::votes::FATE_ABOVE),
            Cut::Below => None,
        },
    }
}

type Gesture = fn(&Forum, &mut Context<'_>, Id<Topic>) -> Result<Transaction, Refusal>;

/// Retain, claim, let go: the one that holds is pressed, and stays in its place.
#[component]
fn Decide(poll: Poll, topic: Id<Topic>, face: Memo<Option<Face>>) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let fate = Memo::new(move |_| face.with(|face| face.as_ref().map(|face| face.fate).unwrap_or_default()));
    let naming = move |text| {
        face.with(|face| {
            let (number, title) = face.as_ref().map(|face| (face.number.as_str(), face.title.as_str())).unwrap_or_default();
            desk.fill(text, &[("number", number), ("title", title)])
        })
    };
    let button = move |text: Text, holds: fn(Fate) -> bool, gesture: Gesture| {
        let decide = move |_| {
            if !holds(fate.get_untracked()) {
                session.act_and_tell(|forum, cx| gesture(forum, cx, topic));
            }
        };
        let label = move || {
            face.with(|face| {
                let (number, title) = face.as_ref().map(|face| (face.number.as_str(), face.title.as_str())).unwrap_or_default();
                desk.fill(t::votes::GESTURE_ON_TOPIC, &[("gesture", desk.t(text)()), ("number", number), ("title", title)])
            })
        };
        view! {
            <button type="button" aria-pressed=move || holds(fate.get()).to_string() aria-label=label on:click=decide>{desk.t(text)}</button>
        }
    };
    let is_retained = |fate: Fate| matches!(fate, Fate::ByVote | Fate::Tie | Fate::ByHand);
    view! {
        <div class="decide" role="group" aria-label=move || naming(t::votes::DECIDE)>
            {button(t::votes::RETAIN, is_retained, retaining::retain)}
            {button(t::votes::CLAIM, |fate| fate == Fate::Claimed, retaining::claim)}
            {button(t::votes::LET_GO, |fate| fate == Fate::LetGo, retaining::let_go)}
        </div>
    }
}
