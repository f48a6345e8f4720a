//! What a suggestion shows: two states of the agenda compared, what is still split, and each move.

use leptos::prelude::*;

use super::{Board, naming};
use crate::app::desk::Desk;
use crate::domain::publishing::Place;
use crate::domain::suggestion::{FEW, Move, Outcome};
use crate::domain::{Id, Language, Topic, participants};
use crate::i18n::{self, Text, number, t};
use crate::ui::parts::{Glyph, Icon};

/// Pairs of workshops with common voters that are named; the figure above counts them all.
const PAIRS: usize = 6;

/// One line of the comparison.
struct Figure {
    called: Text,
    /// What it is compared by, and how it is shown.
    of: fn(Language, &Outcome) -> (i64, String),
    /// Shown also where both are the same.
    always: bool,
}

/// What is compared, in the order in which it weighs. Rule A9.
const FIGURES: &[Figure] = &[
    Figure { called: t::agenda::FIGURE_CLASHES, of: |language, of| plain(language, of.cost.clashes), always: false },
    Figure { called: t::agenda::FIGURE_PARKED, of: |language, of| plain(language, of.cost.parked), always: true },
    Figure { called: t::agenda::FIGURE_CONVENERS, of: |language, of| plain(language, of.cost.conveners), always: true },
    Figure { called: t::agenda::FIGURE_VOTERS, of: voters, always: true },
    Figure { called: t::agenda::FIGURE_DOTS, of: dots, always: false },
    Figure { called: t::agenda::FIGURE_CROWDED, of: |language, of| plain(language, of.cost.crowding), always: true },
    Figure { called: t::agenda::FIGURE_INVERTED, of: |language, of| plain(language, of.cost.inverted), always: false },
];

fn plain(language: Language, figure: i64) -> (i64, String) {
    (figure, number(language, usize::try_from(figure).unwrap_or(0)))
}

/// Rule A13: few voters are told only as few.
fn voters(language: Language, of: &Outcome) -> (i64, String) {
    if (1..FEW).contains(&of.voters) {
        return (1, i18n::fill(language, t::agenda::FEW_VOTERS, &[("n", &FEW.to_string())]));
    }
    plain(language, i64::from(of.voters))
}

/// Rule A13: nor are the dots of few.
fn dots(language: Language, of: &Outcome) -> (i64, String) {
    if (1..FEW).contains(&of.voters) { (1, "–".to_owned()) } else { plain(language, of.cost.split) }
}

/// The agenda as it stands beside the suggested one, figure by figure.
#[component]
pub fn Compared(now: Outcome, then: Outcome, moves: bool) -> impl IntoView {
    let desk = Desk::here();
    let language = desk.language.get_untracked();
    let rows = FIGURES.iter().filter_map(|Figure { called, of, always }| {
        let (now, then) = (of(language, &now), of(language, &then));
        (*always || now != then).then_some((*called, now, then))
    });
    let row = move |(called, now, then): (Text, (i64, String), (i64, String))| {
        let better = moves && then.0 < now.0;
        view! {
            <tr class:better=better>
                <th scope="row">{i18n::say(language, called)}</th>
                <td>{now.1}</td>
                {moves.then(|| view! {
                    <td>
                        {then.1}
                        {better.then(|| view! { <Icon glyph=Glyph::Check /><span class="tell">{i18n::say(language, t::agenda::BETTER)}</span> })}
                    </td>
                })}
            </tr>
        }
    };
    view! {
        <table class="compared">
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{desk.t(t::agenda::AS_IT_STANDS)}</th>
                    {moves.then(|| view! { <th scope="col">{desk.t(t::agenda::AS_SUGGESTED)}</th> })}
                </tr>
            </thead>
            <tbody>{rows.map(row).collect_view()}</tbody>
        </table>
    }
}

/// What a placement still splits, with its reasons: conveners by name, voters as counts.
#[component]
pub fn Splits(board: Board, outcome: Outcome) -> impl IntoView {
    let desk = Desk::here();
    let lines = board.session.read(|forum| {
        let language = desk.language.get_untracked();
        let figure = |n: u32| number(language, usize::try_from(n).unwrap_or(usize::MAX));
        let called = |id: Id<Topic>| format!("{} · {}", naming::number(forum, id), naming::title(forum, id));
        let mut lines = parked(board, &outcome);
        lines.extend(outcome.conveners.iter().map(|(person, [a, b])| {
            let name = participants::name_of(forum, *person);
            let values = [("name", name), ("a", &naming::number(forum, *a)), ("b", &naming::number(forum, *b))];
            i18n::fill(language, t::agenda::SPLIT_CONVENER, &values)
        }));
        lines.extend(outcome.crowded.iter().map(|crowded| {
            let room = naming::room(forum, crowded.room);
            let figures = (figure(crowded.expected), figure(crowded.seats));
            let values = [("workshop", called(crowded.workshop)), ("expected", figures.0), ("seats", figures.1), ("room", room)];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            i18n::fill(language, t::agenda::SPLIT_CROWDED, &values)
        }));
        lines.extend(outcome.shared.iter().take(PAIRS).map(|shared| {
            let [a, b] = shared.workshops.map(called);
            i18n::fill(language, t::agenda::SPLIT_VOTERS, &[("n", &figure(shared.voters)), ("a", &a), ("b", &b)])
        }));
        let more = outcome.shared.len().saturating_sub(PAIRS);
        if more > 0 {
            lines.push(i18n::count(language, t::agenda::SPLIT_MORE, more));
        } else if outcome.voters > 0 && outcome.shared.is_empty() {
            lines.push(i18n::say(language, t::agenda::SPLIT_FEW).to_owned());
        }
        lines
    });
    view! {
        <section class="splits">
            <h3>{desk.t(t::agenda::SPLITS)}</h3>
            {if lines.is_empty() {
                view! { <p class="whole"><Icon glyph=Glyph::Check />{desk.t(t::agenda::SPLITS_NOTHING)}</p> }.into_any()
            } else {
                view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}

/// How many stay parked, and why.
fn parked(board: Board, outcome: &Outcome) -> Vec<String> {
    let language = board.desk.language.get_untracked();
    if outcome.parked.is_empty() {
        return Vec::new();
    }
    let (workshops, cells) = board.grid.with_untracked(|grid| {
        let placed: usize = grid.cells.values().map(Vec::len).sum();
        (placed + grid.parked.len(), grid.rooms.len() * grid.slots.len())
    });
    let why = if cells < workshops { t::agenda::PARKED_TOO_FEW } else { t::agenda::PARKED_OVERLAP };
    let why = i18n::fill(language, why, &[("workshops", &number(language, workshops)), ("cells", &number(language, cells))]);
    vec![format!("{} {why}", i18n::count(language, t::agenda::STAY_PARKED, outcome.parked.len()))]
}

/// Each workshop that moves: from where to where.
#[component]
pub fn Moves(board: Board, moves: Vec<Move>) -> impl IntoView {
    let desk = Desk::here();
    let language = desk.language.get_untracked();
    let place = move |place: Option<Place>| match place {
        Some(place) => {
            let (room, time) = board.session.read(|forum| naming::spot_short(language, forum, place));
            format!("{room}, {time}")
        }
        None => i18n::say(language, t::agenda::PARKING).to_owned(),
    };
    let row = move |change: Move| {
        let (number, title) =
            board.session.read(|forum| (naming::number(forum, change.workshop), naming::title(forum, change.workshop)));
        view! {
            <li>
                <span class="number">{number}</span>
                <b>{title}</b>
                <span class="way" class:first=change.from.is_none()>
                    <span>{place(change.from)}</span>
                    <Icon glyph=Glyph::Arrow />
                    <span class="tell">{i18n::say(language, t::agenda::GOES_TO)}</span>
                    <span class="to">{place(change.to)}</span>
                </span>
            </li>
        }
    };
    view! {
        <section class="moves">
            <h3>{desk.t(t::agenda::WHAT_MOVES)}</h3>
            <ol>{moves.into_iter().map(row).collect_view()}</ol>
        </section>
    }
}
