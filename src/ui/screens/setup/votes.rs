//! The rules of the vote, as a sentence with figures in it.

use leptos::html;
use leptos::prelude::*;

use super::{Part, words};
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::app::session::Session;
use crate::domain::voting::{self, Rules};
use crate::domain::{Context, Forum, Kind, Refusal, Transaction, limits};
use crate::i18n::{self, Plural, Text, t};

/// A figure of the rules: what it is called, what it reads and writes, its range.
#[derive(Clone, Copy)]
struct Rule {
    label: Text,
    read: fn(&Rules) -> u32,
    write: fn(&mut Rules, u32),
    least: u32,
    most: u32,
}

const DOTS: Rule = Rule {
    label: t::setup::DOTS_LABEL,
    read: |rules| rules.dots,
    write: |rules, figure| rules.dots = figure,
    least: 1,
    most: limits::DOTS,
};
const CAP: Rule = Rule { label: t::setup::CAP_LABEL, read: |rules| rules.cap, write: |rules, figure| rules.cap = figure, ..DOTS };
#[expect(clippy::cast_possible_truncation, reason = "the limit is a small constant")]
const RETAIN: Rule = Rule {
    label: t::setup::RETAIN_LABEL,
    read: |rules| rules.retain,
    write: |rules, figure| rules.retain = figure,
    least: 0,
    most: limits::TOPICS as u32,
};

fn set(forum: &Forum, cx: &mut Context<'_>, change: impl FnOnce(&mut Rules)) -> Result<Transaction, Refusal> {
    let mut rules = Rules::of(forum);
    change(&mut rules);
    voting::set_rules(forum, cx, &rules)
}

/// The section of the vote's rules.
#[component]
pub fn Votes(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let rules = session.memo(&[Kind::Identity], Rules::of);
    let refused = RwSignal::new(None::<Refusal>);
    let figure = move |rule: Rule| view! { <Figure session=session rule=rule refused=refused /> }.into_any();
    let word = move |plural: Plural, read: fn(&Rules) -> u32| {
        let form = move || i18n::form(plural, desk.language.get(), rules.with(read) as usize);
        view! { {move || i18n::say(desk.language.get(), form())} }.into_any()
    };
    let piece = move |piece: Piece<'static>| match piece {
        Piece::Words(words) => words.into_any(),
        Piece::Place("dots") => figure(DOTS),
        Piece::Place("cap") => figure(CAP),
        Piece::Place("retain") => figure(RETAIN),
        Piece::Place("dots-word") => word(t::setup::DOTS_WORD, |rules| rules.dots),
        Piece::Place("topics-word") => word(t::setup::TOPICS_WORD, |rules| rules.retain),
        Piece::Place(_) => ().into_any(),
    };
    view! {
        <Part id="part-votes" title=t::setup::VOTES hint=t::setup::VOTES_HINT>
            <p class="rule-sentence">
                {move || pieces(i18n::say(desk.language.get(), t::setup::DOTS_SENTENCE)).into_iter().map(piece).collect_view()}
            </p>
            <div aria-live="polite">
                {move || refused.get().map(|refusal| view! { <p class="wrong">{sentence(desk.language.get(), &refusal)}</p> })}
            </div>
            <div>
                <Check session=session label=t::setup::OWN_TOPICS read=|rules| rules.own_topics write=|rules, on| rules.own_topics = on />
                <Check session=session label=t::setup::OPEN_TOTALS read=|rules| rules.open_totals write=|rules, on| rules.open_totals = on />
            </div>
        </Part>
    }
}

/// A part of a sentence: words, or the place of a figure.
enum Piece<'a> {
    Words(&'a str),
    Place(&'a str),
}

fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (index, piece) in sentence.split(['{', '}']).enumerate() {
        pieces.push(if index % 2 == 0 { Piece::Words(piece) } else { Piece::Place(piece) });
    }
    pieces
}

#[component]
fn Figure(session: Session, rule: Rule, refused: RwSignal<Option<Refusal>>) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let rules = session.memo(&[Kind::Identity], Rules::of);
    let value = Memo::new(move |_| rules.with(|rules| (rule.read)(rules)));
    let wrong = RwSignal::new(false);
    let here = RwSignal::new(false);
    let show = move |figure: u32| {
        if let Some(input) = node.get_untracked() {
            input.set_value(&figure.to_string());
        }
    };
    Effect::new(move |_| {
        let figure = value.get();
        if node.get().is_some() && !here.get_untracked() {
            show(figure);
        }
    });
    let take = move |typed: &str| {
        let range = Refusal::OutOfRange { least: rule.least, most: rule.most };
        let taken = typed
            .trim()
            .parse()
            .map_err(|_| range)
            .and_then(|figure| session.try_act(|forum, cx| set(forum, cx, |rules| (rule.write)(rules, figure))));
        wrong.set(taken.is_err());
        refused.set(taken.err());
    };
    view! {
        <input type="number" class="figure" inputmode="numeric" autocomplete="off" min=rule.least max=rule.most node_ref=node
            aria-label=words(rule.label) aria-invalid=move || wrong.get().then_some("true")
            on:focus=move |_| here.set(true)
            on:blur=move |_| {
                here.set(false);
                wrong.set(false);
                refused.set(None);
                show(value.get_untracked());
            }
            on:input:target=move |event| take(&event.target().value()) />
    }
}

#[component]
fn Check(session: Session, label: Text, read: fn(&Rules) -> bool, write: fn(&mut Rules, bool)) -> impl IntoView {
    let desk = Desk::here();
    let rules = session.memo(&[Kind::Identity], Rules::of);
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || rules.with(read)
                on:change:target=move |event| {
                    let on = event.target().checked();
                    session.act(|forum, cx| set(forum, cx, |rules| write(rules, on)));
                } />
            <span>{desk.t(label)}</span>
        </label>
    }
}
