//! What can be chosen of each stack, and what is missing for it.

use leptos::prelude::*;

use super::Press;
use super::slip::Either;
use crate::app::route::{Route, View};
use crate::domain::{Forum, agenda, objectives};
use crate::i18n::{self, Text, t};
use crate::paper::choice::{AT_ONCE, COPIES, Poster};
use crate::paper::{Choice, Stack, Way, agenda as wall, topics};

/// The options of a stack, and what it lacks.
#[component]
pub fn Options(press: Press, stack: Stack) -> impl IntoView {
    let options = match stack {
        Stack::Posters => view! { <Posters press=press /> }.into_any(),
        Stack::BlankTopics => view! { <Copies press=press of=|choice| &mut choice.blank_topics /><TwoUp press=press /> }.into_any(),
        Stack::Topics => view! { <Run press=press /><TwoUp press=press /> }.into_any(),
        Stack::Tally => ().into_any(),
        Stack::Agenda => view! { <Direction press=press of=|choice| &mut choice.agenda /> }.into_any(),
        Stack::Rooms => view! { <Direction press=press of=|choice| &mut choice.rooms /> }.into_any(),
        Stack::Reports => view! { <Reports press=press /> }.into_any(),
        Stack::Cards => view! { <Copies press=press of=|choice| &mut choice.cards /> }.into_any(),
    };
    view! { <div class="options">{options}</div><Lacking press=press stack=stack /> }
}

/// What isn't there yet, and where to write it.
#[component]
fn Lacking(press: Press, stack: Stack) -> impl IntoView {
    let desk = press.desk;
    let session = press.session;
    let lacking = Memo::new(move |_| {
        session.track(super::KINDS);
        session.read(|forum| lacks(forum, stack))
    });
    let words = move |lack: Lack| match lack {
        Lack::Theme => (t::paper::NO_THEME, t::paper::TO_SET_UP, View::SetUp),
        Lack::Objectives => (t::paper::NO_OBJECTIVES, t::paper::TO_SET_UP, View::SetUp),
        Lack::Topics if stack == Stack::Tally => (t::paper::NO_TOPICS_TALLY, t::app::VIEW_TOPICS, View::Topics),
        Lack::Topics => (t::paper::NO_TOPICS, t::app::VIEW_TOPICS, View::Topics),
        Lack::Grid => (t::paper::NO_GRID, t::paper::TO_AGENDA, View::Agenda),
        Lack::Rooms => (t::paper::NO_ROOMS, t::paper::TO_AGENDA, View::Agenda),
        Lack::Workshops => (t::paper::NO_WORKSHOPS, t::agenda::TO_VOTES, View::Votes),
    };
    move || {
        lacking
            .get()
            .into_iter()
            .map(|lack| {
                let (what, way, view) = words(lack);
                let blank = (stack == Stack::Topics).then(|| {
                    view! {
                        <button type="button" class="link" on:click=move |_| press.change(|choice| { choice.take(Stack::Topics, false); choice.take(Stack::BlankTopics, true); })>
                            {desk.t(t::paper::TAKE_BLANK_TOPICS)}
                        </button>
                    }
                });
                view! {
                    <p class="lacking">{desk.t(what)}" "{blank}" "<a href=Route::Forum(session.id(), view).to_string()>{desk.t(way)}</a></p>
                }
            })
            .collect_view()
    }
}

/// Something that a stack would show and that isn't there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lack {
    Theme,
    Objectives,
    Topics,
    Grid,
    Rooms,
    Workshops,
}

fn lacks(forum: &Forum, stack: Stack) -> Vec<Lack> {
    let lack = |lacking: bool, what: Lack| lacking.then_some(what);
    let found = match stack {
        Stack::Posters => {
            return [lack(forum.about().theme.is_empty(), Lack::Theme), lack(objectives::tree(forum).is_empty(), Lack::Objectives)]
                .into_iter()
                .flatten()
                .collect();
        }
        Stack::Topics | Stack::Tally => lack(topics::count(forum) == 0, Lack::Topics),
        Stack::Agenda => lack(wall::is_blank(forum), Lack::Grid),
        Stack::Rooms => lack(agenda::grid(forum).rooms.is_empty(), Lack::Rooms),
        Stack::Reports => lack(agenda::workshops(forum).is_empty(), Lack::Workshops),
        Stack::BlankTopics | Stack::Cards => None,
    };
    found.into_iter().collect()
}

/// Which posters, and whether the principles stand together.
#[component]
fn Posters(press: Press) -> impl IntoView {
    let desk = press.desk;
    let name = |poster| match poster {
        Poster::Theme => t::paper::POSTER_THEME,
        Poster::Objectives => t::paper::POSTER_OBJECTIVES,
        Poster::Principles => t::paper::POSTER_PRINCIPLES,
        Poster::Law => t::paper::POSTER_LAW,
        Poster::Guests => t::paper::POSTER_GUESTS,
    };
    let turn = move |poster: Poster, taken: bool| {
        press.change(|choice| {
            choice.without.retain(|other| *other != poster);
            if !taken {
                choice.without.push(poster);
            }
        });
    };
    view! {
        {Poster::ALL.map(|poster| view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || press.choice.with(|choice| !choice.without.contains(&poster))
                    on:change:target=move |event| turn(poster, event.target().checked()) />
                {desk.t(name(poster))}
            </label>
        }).collect_view()}
        <Either label=t::paper::PRINCIPLES second=Signal::derive(move || press.choice.with(|choice| choice.together))
            names=[t::paper::ONE_EACH, t::paper::TOGETHER] take=Callback::new(move |together| press.change(|choice| choice.together = together)) />
    }
}

#[component]
fn TwoUp(press: Press) -> impl IntoView {
    view! {
        <Either label=t::paper::PER_PAGE second=Signal::derive(move || press.choice.with(|choice| choice.two_up))
            names=[t::paper::ONE_UP, t::paper::TWO_UP] take=Callback::new(move |two| press.change(|choice| choice.two_up = two)) />
    }
}

#[component]
fn Direction(press: Press, of: fn(&mut Choice) -> &mut Way) -> impl IntoView {
    let upright = Signal::derive(move || *of(&mut press.choice.get()) == Way::Portrait);
    let take =
        Callback::new(move |upright| press.change(|choice| *of(choice) = if upright { Way::Portrait } else { Way::Landscape }));
    view! { <Either label=t::paper::DIRECTION second=upright names=[t::paper::LANDSCAPE, t::paper::PORTRAIT] take=take /> }
}

/// How many copies.
#[component]
fn Copies(press: Press, of: fn(&mut Choice) -> &mut usize) -> impl IntoView {
    let desk = press.desk;
    let value = move || of(&mut press.choice.get()).to_string();
    let take = move |typed: String| {
        if let Ok(count) = typed.trim().parse::<usize>() {
            press.change(|choice| *of(choice) = count.clamp(1, COPIES));
        }
    };
    view! {
        <label class="copies-wanted">
            <span class="label">{desk.t(t::paper::COPIES)}</span>
            <input type="number" min="1" max=COPIES.to_string() prop:value=value on:change:target=move |event| take(event.target().value()) />
        </label>
    }
}

/// Which of very many topics.
#[component]
fn Run(press: Press) -> impl IntoView {
    let desk = press.desk;
    let count = press.session.memo(super::KINDS, topics::count);
    let called = move |run: usize, count: usize| {
        let figure = |n| i18n::number(desk.language.get(), n);
        let (from, to) = (figure(run * AT_ONCE + 1), figure(((run + 1) * AT_ONCE).min(count)));
        desk.fill(t::paper::RUN_OF, &[("from", &from), ("to", &to), ("count", &figure(count))])
    };
    move || {
        let count = count.get();
        (count > AT_ONCE).then(|| {
            view! {
                <label class="run">
                    <span class="label">{desk.t(t::paper::RUN)}</span>
                    <select on:change:target=move |event| { let run = event.target().value().parse().unwrap_or(0); press.change(|choice| choice.run = run); }>
                        {(0..count.div_ceil(AT_ONCE)).map(|run| view! {
                            <option value=run.to_string() selected=move || press.choice.with(|choice| choice.run == run)>{move || called(run, count)}</option>
                        }).collect_view()}
                    </select>
                </label>
            }
        })
    }
}

/// For which workshops, and how many where for none.
#[component]
fn Reports(press: Press) -> impl IntoView {
    let any = press.session.memo(super::KINDS, |forum: &Forum| !agenda::workshops(forum).is_empty());
    let blank = Signal::derive(move || press.choice.with(|choice| choice.blank_reports));
    let names: [Text; 2] = [t::paper::REPORTS_WORKSHOPS, t::paper::REPORTS_ANYBODY];
    let take = Callback::new(move |blank| press.change(|choice| choice.blank_reports = blank));
    view! {
        {move || any.get().then(|| view! { <Either label=t::paper::REPORTS_FOR second=blank names=names take=take /> })}
        {move || (!any.get() || blank.get()).then(|| view! { <Copies press=press of=|choice| &mut choice.report_copies /> })}
    }
}
