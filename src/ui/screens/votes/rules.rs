//! The rules of a vote, as a sentence with figures in it.

use leptos::html;
use leptos::prelude::*;

use super::words::kinds;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::app::session::Session;
use crate::domain::voting::Rules;
use crate::domain::{Context, Forum, Matter, Refusal, Transaction, limits};
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

/// What the sentence of a vote says.
struct Said {
    sentence: Text,
    cap: Text,
    retain: Text,
    retained: Plural,
}

const fn said(on: Matter) -> Said {
    match on {
        Matter::Topics => Said {
            sentence: t::setup::DOTS_SENTENCE,
            cap: t::setup::CAP_LABEL,
            retain: t::setup::RETAIN_LABEL,
            retained: t::setup::TOPICS_WORD,
        },
        Matter::Actions => Said {
            sentence: t::convergence::SENTENCE,
            cap: t::convergence::CAP_LABEL,
            retain: t::convergence::RETAIN_LABEL,
            retained: t::convergence::ACTIONS_WORD,
        },
    }
}

fn set(forum: &Forum, cx: &mut Context<'_>, on: Matter, change: impl FnOnce(&mut Rules)) -> Result<Transaction, Refusal> {
    let mut rules = Rules::on(forum, on);
    change(&mut rules);
    on.set_rules(forum, cx, &rules)
}

/// The rules of the vote on a matter, changed in place.
#[component]
pub fn RuleSentence(session: Session, on: Matter) -> impl IntoView {
    let desk = Desk::here();
    let rules = session.memo(kinds(on).rules, move |forum| Rules::on(forum, on));
    let refused = RwSignal::new(None::<Refusal>);
    let figure = move |rule: Rule| view! { <Figure session=session on=on rule=rule refused=refused /> }.into_any();
    let word = move |plural: Plural, read: fn(&Rules) -> u32| {
        let form = move || i18n::form(plural, desk.language.get(), rules.with(read) as usize);
        view! { {move || i18n::say(desk.language.get(), form())} }.into_any()
    };
    let piece = move |piece: Piece<'static>| match piece {
        Piece::Words(words) => words.into_any(),
        Piece::Place("dots") => figure(DOTS),
        Piece::Place("cap") => figure(Rule { label: said(on).cap, ..CAP }),
        Piece::Place("retain") => figure(Rule { label: said(on).retain, ..RETAIN }),
        Piece::Place("dots-word") => word(t::setup::DOTS_WORD, |rules| rules.dots),
        Piece::Place(_) => word(said(on).retained, |rules| rules.retain),
    };
    view! {
        <p class="rule-sentence">
            {move || pieces(i18n::say(desk.language.get(), said(on).sentence)).into_iter().map(piece).collect_view()}
        </p>
        <div aria-live="polite">
            {move || refused.get().map(|refusal| view! { <p class="wrong">{sentence(desk.language.get(), &refusal)}</p> })}
        </div>
        <div>
            {(on == Matter::Topics).then(|| view! {
                <Check session=session on=on label=t::setup::OWN_TOPICS read=|rules| rules.own_topics write=|rules, own| rules.own_topics = own />
            })}
            <Check session=session on=on label=t::setup::OPEN_TOTALS read=|rules| rules.open_totals write=|rules, open| rules.open_totals = open />
        </div>
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
fn Figure(session: Session, on: Matter, rule: Rule, refused: RwSignal<Option<Refusal>>) -> impl IntoView {
    let desk = Desk::here();
    let node = NodeRef::<html::Input>::new();
    let rules = session.memo(kinds(on).rules, move |forum| Rules::on(forum, on));
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
            .and_then(|figure| session.try_act(|forum, cx| set(forum, cx, on, |rules| (rule.write)(rules, figure))));
        wrong.set(taken.is_err());
        refused.set(taken.err());
    };
    view! {
        <input type="number" class="figure" inputmode="numeric" autocomplete="off" min=rule.least max=rule.most node_ref=node
            aria-label=desk.t(rule.label) aria-invalid=move || wrong.get().then_some("true")
            on:focus=move |_| here.set(true)
            on:blur=move |_| {
                // A field that is taken away with the focus in it hears of that once more.
                if let (None, Some(value)) = (here.try_set(false), value.try_get_untracked()) {
                    wrong.set(false);
                    refused.set(None);
                    show(value);
                }
            }
            on:input:target=move |event| take(&event.target().value()) />
    }
}

#[component]
fn Check(session: Session, on: Matter, label: Text, read: fn(&Rules) -> bool, write: fn(&mut Rules, bool)) -> impl IntoView {
    let desk = Desk::here();
    let rules = session.memo(kinds(on).rules, move |forum| Rules::on(forum, on));
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || rules.with(read)
                on:change:target=move |event| {
                    let checked = event.target().checked();
                    session.act(|forum, cx| set(forum, cx, on, |rules| write(rules, checked)));
                } />
            <span>{desk.t(label)}</span>
        </label>
    }
}
