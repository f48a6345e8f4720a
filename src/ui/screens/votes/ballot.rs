//! The ballot in a voter's hand: the candidates in an order of its own, and the dots that are left.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use leptos::prelude::*;

use crate::ui::parts::{Chosen, Each};
use wasm_bindgen::JsCast;

use super::choice::Choice;
use super::spots::Spots;
use super::{Poll, Stage, cap_in_words, many};
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::voting::Rules;
use crate::domain::{Ballot, Candidate, Id, Refusal, ballots, counting, participants};
use crate::i18n::t;

/// What the parts of one ballot share.
#[derive(Clone, Copy)]
pub struct Hand {
    /// The screen's.
    pub poll: Poll,
    /// The ballot.
    pub ballot: Id<Ballot>,
    /// Its dots, as they count.
    pub given: Memo<BTreeMap<Id<Candidate>, u32>>,
    /// How many dots are left.
    pub left: Memo<u32>,
    /// What is the voter's own, where that gets none.
    pub barred: Memo<BTreeSet<Id<Candidate>>>,
    /// Whether none is left.
    pub none_left: Memo<bool>,
    /// The dots on each candidate that is shown: one dot more wakes one, not a thousand.
    shown_dots: StoredValue<HashMap<Id<Candidate>, ArcRwSignal<u32>>, LocalStorage>,
    /// What was refused last, and on which candidate.
    pub wrong: RwSignal<Option<(Id<Candidate>, Refusal)>>,
    /// The candidate on which Tab stops.
    pub here: RwSignal<Option<Id<Candidate>>>,
    said: RwSignal<String>,
    desk: Desk,
}

impl Hand {
    fn new(poll: Poll, ballot: Id<Ballot>) -> Self {
        let session = poll.session;
        let given = session.memo(poll.kinds.ballot, move |forum| counting::kept(forum, ballot));
        let left = session.memo(poll.kinds.ballot, move |forum| ballots::budget_left(forum, ballot));
        let shown_dots = StoredValue::new_local(HashMap::<Id<Candidate>, ArcRwSignal<u32>>::new());
        Effect::new(move |_| {
            let given = given.read();
            shown_dots.with_value(|shown| {
                for (id, dots) in shown {
                    let now = given.get(id).copied().unwrap_or(0);
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
            barred: session.memo(poll.kinds.ballot, move |forum| ballots::barred(forum, ballot)),
            wrong: RwSignal::new(None),
            here: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            desk: Desk::here(),
        }
    }

    /// How many dots lie on a candidate.
    pub fn dots(self, id: Id<Candidate>) -> u32 {
        self.given.with(|given| given.get(&id).copied().unwrap_or(0))
    }

    /// The dots on a candidate, to show them.
    pub fn shown_dots(self, id: Id<Candidate>) -> ArcRwSignal<u32> {
        let now = untrack(move || self.dots(id));
        let mut found = None;
        self.shown_dots.update_value(|shown| found = Some(shown.entry(id).or_insert_with(|| ArcRwSignal::new(now)).clone()));
        found.unwrap_or_else(|| ArcRwSignal::new(now))
    }

    /// Makes `dots` the number of dots on a candidate, or says beside it why not.
    pub fn put(self, id: Id<Candidate>, dots: u32) {
        if dots == untrack(move || self.dots(id)) {
            return;
        }
        let done = self.poll.session.try_act(|forum, cx| ballots::give(forum, cx, self.ballot, id, dots));
        let words = match &done {
            Ok(()) => untrack(move || self.standing(id)),
            Err(refusal) => sentence(self.desk.language.get_untracked(), refusal),
        };
        self.said.set(words);
        let wrong = done.err().map(|refusal| (id, refusal));
        if self.wrong.with_untracked(|before| *before != wrong) {
            self.wrong.set(wrong);
        }
    }

    /// One dot more on a candidate.
    pub fn more(self, id: Id<Candidate>) {
        self.put(id, untrack(move || self.dots(id)).saturating_add(1));
    }

    /// One dot fewer.
    pub fn fewer(self, id: Id<Candidate>) {
        self.put(id, untrack(move || self.dots(id)).saturating_sub(1));
    }

    fn standing(self, id: Id<Candidate>) -> String {
        let desk = self.desk;
        let face = self.poll.read_face(desk, id);
        let dots = desk.count(t::votes::DOTS, many(self.dots(id)));
        let values = [("number", face.number.as_str()), ("title", &face.title), ("dots", &dots), ("left", &self.left_in_words())];
        desk.fill(self.poll.words.said, &values)
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
        desk.fill(t::votes::BALLOT_RULES, &[("dots", &dots), ("cap", &cap_in_words(desk, poll))])
    };
    view! {
        <div class="ballot" on:keydown=move |event| on_key(hand, &event)>
            <div class="head">
                <div>
                    <h1 tabindex="-1" data-first="">{heading}</h1>
                    <p>{rules} " " <span class="keys">{desk.t(poll.words.keys)}</span></p>
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
    let Hand { poll, ballot, .. } = hand;
    let session = poll.session;
    let sought = RwSignal::new(String::new());
    let order = session.memo(poll.kinds.candidates, move |forum| ballots::order_for(ballot, &poll.on.candidates(forum)));
    let shown =
        Memo::new(move |_| order.with(|order| sought.with(|sought| session.read(|forum| poll.on.search(forum, order, sought)))));
    let stop = Memo::new(move |_| {
        shown.with(|shown| hand.here.get().filter(|here| shown.contains(here)).or_else(|| shown.first().copied()))
    });
    // One step of the focus wakes two candidates, not all.
    let here = Chosen::default();
    Effect::new(move |_| here.choose(stop.get().map(Id::uuid)));
    view! {
        <div class="finder">
            <input type="search" data-search="" aria-label=desk.t(t::app::SEARCH) placeholder=desk.t(poll.words.search_example)
                on:input:target=move |event| sought.set(event.target().value()) />
            <span class="soft" role="status">{move || desk.count(poll.words.count, shown.with(Vec::len))}</span>
        </div>
        <ul class="ballot-topics" aria-label=desk.t(poll.words.candidates)>
            <Each each=move || shown.get() key=|id| *id children=move |id| view! { <Choice hand=hand id=id stop=here /> } />
        </ul>
        {move || shown.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(poll.words.nothing_found)}</p> })}
    }
}

/// What stays in sight: the dots that are left, and the ballot box.
#[component]
fn Tray(hand: Hand) -> impl IntoView {
    let desk = Desk::here();
    let poll = hand.poll;
    let ballot = hand.ballot;
    // On one's own laptop there is nobody to hand it to yet.
    let own = poll.session.taking_part().is_some();
    let hand_in = move |_| {
        if poll.session.act(|forum, cx| ballots::hand_in(forum, cx, ballot)) {
            poll.remember(desk, None);
            poll.hand_on(Stage::Thanks);
        }
    };
    let set_aside = move |_| {
        if poll.session.act_and_tell(|forum, cx| ballots::set_aside(forum, cx, ballot)) {
            poll.hand_on(Stage::Console);
        }
    };
    view! {
        <div class="tray">
            <div class="left">
                <Spots filled=hand.left of=Signal::derive(move || poll.rules.with(|rules: &Rules| rules.dots)) />
                <b>{move || hand.left_in_words()}</b>
            </div>
            {(!own).then(|| view! { <button type="button" class="bare" on:click=set_aside>{desk.t(t::votes::SET_ASIDE_THIS)}</button> })}
            <button type="button" class="go vast" on:click=hand_in>{desk.t(if own { t::participant::BALLOT_FILLED } else { t::votes::HAND_IN })}</button>
        </div>
    }
}

/// Arrows go from candidate to candidate; `+`, `-` and figures give dots to the one that has the focus.
fn on_key(hand: Hand, event: &web_sys::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let row = target.closest("[data-candidate]").ok().flatten();
    let key = event.key();
    if matches!(key.as_str(), "ArrowDown" | "ArrowUp") {
        event.prevent_default();
        return step(&target, row, key == "ArrowDown");
    }
    let Some(on) = row.and_then(|row| row.get_attribute("data-candidate")).and_then(|id| id.parse().ok()) else { return };
    match key.as_str() {
        "+" | "=" => hand.more(on),
        "-" | "−" => hand.fewer(on),
        figure if figure.len() == 1 => match figure.parse() {
            Ok(dots) => hand.put(on, dots),
            Err(_) => return,
        },
        _ => return,
    }
    event.prevent_default();
}

/// Moves the focus to the same button of the candidate above or below.
fn step(target: &web_sys::Element, row: Option<web_sys::Element>, down: bool) {
    let wanted = match row {
        Some(row) if down => row.next_element_sibling(),
        Some(row) => row.previous_element_sibling(),
        None if down => document().query_selector("[data-candidate]").ok().flatten(),
        None => None,
    };
    let button = if target.has_attribute("data-fewer") { "[data-fewer]" } else { "[data-more]" };
    let wanted = wanted.and_then(|row| row.query_selector(button).ok().flatten());
    if let Some(button) = wanted.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
