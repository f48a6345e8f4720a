//! The ballot in a voter's hand: the topics in an order of its own, and the dots that are left.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use leptos::prelude::*;

use crate::ui::parts::{Chosen, Each};
use wasm_bindgen::JsCast;

use super::choice::Choice;
use super::spots::Spots;
use super::{Poll, Stage, cap_in_words, many};
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::voting::{self, Rules};
use crate::domain::{Ballot, Id, Kind, Refusal, Topic, participants, search, tally, topics};
use crate::i18n::t;

/// What the parts of one ballot share.
#[derive(Clone, Copy)]
pub struct Hand {
    /// The screen's.
    pub poll: Poll,
    /// The ballot.
    pub ballot: Id<Ballot>,
    /// Its dots, as they count.
    pub given: Memo<BTreeMap<Id<Topic>, u32>>,
    /// How many dots are left.
    pub left: Memo<u32>,
    /// The voter's own topics, where those get none.
    pub barred: Memo<BTreeSet<Id<Topic>>>,
    /// Whether none is left.
    pub none_left: Memo<bool>,
    /// The dots on each topic that is shown: one dot more wakes one topic, not a thousand.
    shown_dots: StoredValue<HashMap<Id<Topic>, ArcRwSignal<u32>>, LocalStorage>,
    /// What was refused last, and on which topic.
    pub wrong: RwSignal<Option<(Id<Topic>, Refusal)>>,
    /// The topic on which Tab stops.
    pub here: RwSignal<Option<Id<Topic>>>,
    said: RwSignal<String>,
    desk: Desk,
}

impl Hand {
    fn new(poll: Poll, ballot: Id<Ballot>) -> Self {
        const KINDS: &[Kind] = &[Kind::Vote, Kind::Topic, Kind::Ballot, Kind::Identity];
        let session = poll.session;
        let given = session.memo(KINDS, move |forum| tally::kept(forum, ballot));
        let left = session.memo(KINDS, move |forum| voting::budget_left(forum, ballot));
        let shown_dots = StoredValue::new_local(HashMap::<Id<Topic>, ArcRwSignal<u32>>::new());
        Effect::new(move |_| {
            let given = given.read();
            shown_dots.with_value(|shown| {
                for (topic, dots) in shown {
                    let now = given.get(topic).copied().unwrap_or(0);
                    if dots.get_untracked() != now {
                        dots.set(now);
                    }
                }
            });
        });
        Self {
            poll,
            ballot,
            given,
            left,
            none_left: Memo::new(move |_| left.get() == 0),
            shown_dots,
            barred: session.memo(&[Kind::Topic, Kind::Ballot, Kind::Identity], move |forum| voting::barred(forum, ballot)),
            wrong: RwSignal::new(None),
            here: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            desk: Desk::here(),
        }
    }

    /// How many dots lie on a topic.
    pub fn dots(self, topic: Id<Topic>) -> u32 {
        self.given.with(|given| given.get(&topic).copied().unwrap_or(0))
    }

    /// The dots on a topic, to show them.
    pub fn shown_dots(self, topic: Id<Topic>) -> ArcRwSignal<u32> {
        let now = untrack(move || self.dots(topic));
        let mut found = None;
        self.shown_dots.update_value(|shown| found = Some(shown.entry(topic).or_insert_with(|| ArcRwSignal::new(now)).clone()));
        found.unwrap_or_else(|| ArcRwSignal::new(now))
    }

    /// Makes `dots` the number of dots on a topic, or says beside it why not.
    pub fn put(self, topic: Id<Topic>, dots: u32) {
        if dots == untrack(move || self.dots(topic)) {
            return;
        }
        let done = self.poll.session.try_act(|forum, cx| voting::give(forum, cx, self.ballot, topic, dots));
        let words = match &done {
            Ok(()) => untrack(move || self.standing(topic)),
            Err(refusal) => sentence(self.desk.language.get_untracked(), refusal),
        };
        self.said.set(words);
        let wrong = done.err().map(|refusal| (topic, refusal));
        if self.wrong.with_untracked(|before| *before != wrong) {
            self.wrong.set(wrong);
        }
    }

    /// One dot more on a topic.
    pub fn more(self, topic: Id<Topic>) {
        self.put(topic, untrack(move || self.dots(topic)).saturating_add(1));
    }

    /// One dot fewer.
    pub fn fewer(self, topic: Id<Topic>) {
        self.put(topic, untrack(move || self.dots(topic)).saturating_sub(1));
    }

    fn standing(self, topic: Id<Topic>) -> String {
        let desk = self.desk;
        let number = self.poll.numbers.with(|numbers| numbers.get(topic)).unwrap_or_default().to_string();
        let dots = desk.count(t::votes::DOTS, many(self.dots(topic)));
        desk.fill(t::votes::SAID, &[("number", &number), ("dots", &dots), ("left", &self.left_in_words())])
    }

    fn left_in_words(self) -> String {
        match self.left.get() {
            0 => self.desk.t(t::votes::LEFT_NONE)().to_owned(),
            left => self.desk.count(t::votes::LEFT, many(left)),
        }
    }
}

/// The ballot.
#[component]
pub fn BallotSheet(poll: Poll, ballot: Id<Ballot>) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let hand = Hand::new(poll, ballot);
    let record = session.record::<Ballot>(ballot);
    // Undone, handed in or set aside in another window: it is no longer in anybody's hand.
    Effect::new(move |_| {
        let in_hand = record.with(|ballot| ballot.as_ref().is_some_and(|ballot| !ballot.handed_in && !ballot.removed));
        if !in_hand && poll.stage.get_untracked() == Stage::Ballot(ballot) {
            poll.hand_on(Stage::Console);
        }
    });
    let heading = move || {
        let voter = record.with(|ballot| ballot.as_ref().and_then(|ballot| ballot.voter));
        let name = voter.map(|voter| session.read(|forum| participants::name_of(forum, voter).to_owned())).unwrap_or_default();
        if name.is_empty() { desk.t(t::votes::BALLOT)().to_owned() } else { desk.fill(t::votes::BALLOT_OF, &[("name", &name)]) }
    };
    let rules = move || {
        let rules = poll.rules.get();
        let dots = desk.count(t::votes::DOTS, many(rules.dots));
        desk.fill(t::votes::BALLOT_RULES, &[("dots", &dots), ("cap", &cap_in_words(desk, rules))])
    };
    view! {
        <div class="ballot" on:keydown=move |event| on_key(hand, &event)>
            <div class="head">
                <div>
                    <h1 tabindex="-1" data-first="">{heading}</h1>
                    <p>{rules} " " <span class="keys">{desk.t(t::votes::KEYS)}</span></p>
                </div>
            </div>
            <Choices hand=hand />
            <Tray hand=hand />
            <p class="tell" role="status">{move || hand.said.get()}</p>
        </div>
    }
}

#[component]
fn Choices(hand: Hand) -> impl IntoView {
    let desk = Desk::here();
    let session = hand.poll.session;
    let ballot = hand.ballot;
    let sought = RwSignal::new(String::new());
    let order = session.memo(&[Kind::Topic], move |forum| voting::order_for(ballot, &topics::on_the_wall(forum)));
    let shown =
        Memo::new(move |_| order.with(|order| sought.with(|sought| session.read(|forum| search::search(forum, order, sought)))));
    let stop = Memo::new(move |_| {
        shown.with(|shown| hand.here.get().filter(|here| shown.contains(here)).or_else(|| shown.first().copied()))
    });
    // One step of the focus wakes two topics, not all.
    let here = Chosen::default();
    Effect::new(move |_| here.choose(stop.get().map(Id::uuid)));
    view! {
        <div class="finder">
            <input type="search" data-search="" aria-label=desk.t(t::app::SEARCH) placeholder=desk.t(t::topics::SEARCH_EXAMPLE)
                on:input:target=move |event| sought.set(event.target().value()) />
            <span class="soft" role="status">{move || desk.count(t::topics::COUNT, shown.with(Vec::len))}</span>
        </div>
        <ul class="ballot-topics" aria-label=desk.t(t::votes::TOPICS)>
            <Each each=move || shown.get() key=|topic| *topic children=move |topic| view! { <Choice hand=hand topic=topic stop=here /> } />
        </ul>
        {move || shown.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::topics::NOTHING_FOUND)}</p> })}
    }
}

/// What stays in sight: the dots that are left, and the ballot box.
#[component]
fn Tray(hand: Hand) -> impl IntoView {
    let desk = Desk::here();
    let poll = hand.poll;
    let ballot = hand.ballot;
    let hand_in = move |_| {
        if poll.session.act(|forum, cx| voting::hand_in(forum, cx, ballot)) {
            poll.remember(desk, None);
            poll.hand_on(Stage::Thanks);
        }
    };
    let set_aside = move |_| {
        if poll.session.act_and_tell(|forum, cx| voting::set_aside(forum, cx, ballot)) {
            poll.hand_on(Stage::Console);
        }
    };
    view! {
        <div class="tray">
            <div class="left">
                <Spots filled=hand.left of=Signal::derive(move || poll.rules.with(|rules: &Rules| rules.dots)) />
                <b>{move || hand.left_in_words()}</b>
            </div>
            <button type="button" class="bare" on:click=set_aside>{desk.t(t::votes::SET_ASIDE_THIS)}</button>
            <button type="button" class="go vast" on:click=hand_in>{desk.t(t::votes::HAND_IN)}</button>
        </div>
    }
}

/// Arrows go from topic to topic; `+`, `-` and figures give dots to the one that has the focus.
fn on_key(hand: Hand, event: &web_sys::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let row = target.closest("[data-topic]").ok().flatten();
    let key = event.key();
    if matches!(key.as_str(), "ArrowDown" | "ArrowUp") {
        event.prevent_default();
        return step(&target, row, key == "ArrowDown");
    }
    let Some(topic) = row.and_then(|row| row.get_attribute("data-topic")).and_then(|id| id.parse().ok()) else { return };
    match key.as_str() {
        "+" | "=" => hand.more(topic),
        "-" | "−" => hand.fewer(topic),
        figure if figure.len() == 1 => match figure.parse() {
            Ok(dots) => hand.put(topic, dots),
            Err(_) => return,
        },
        _ => return,
    }
    event.prevent_default();
}

/// Moves the focus to the same button of the topic above or below.
fn step(target: &web_sys::Element, row: Option<web_sys::Element>, down: bool) {
    let wanted = match row {
        Some(row) if down => row.next_element_sibling(),
        Some(row) => row.previous_element_sibling(),
        None if down => document().query_selector("[data-topic]").ok().flatten(),
        None => None,
    };
    let button = if target.has_attribute("data-fewer") { "[data-fewer]" } else { "[data-more]" };
    let wanted = wanted.and_then(|row| row.query_selector(button).ok().flatten());
    if let Some(button) = wanted.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
