//! The topic wall: topics are called out, typed, pasted, found, merged.

mod card;
mod merge;
mod paste;
mod sheet;

use std::time::Duration;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::entry::topic_line;
use crate::domain::merging::{Groups, Merged};
use crate::domain::numbering::Numbers;
use crate::domain::resemblance::Resemblance;
use crate::domain::search::{self, Sort};
use crate::domain::{Forum, Id, Kind, Refusal, Topic, VoteState, topics};
use crate::i18n::{self, t};
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Chosen, Each, Empty, Entry};

use card::Card;
use merge::Merge;
use paste::Paste;
use sheet::TopicSheet;

/// What the wall's parts share.
#[derive(Clone, Copy)]
pub struct Wall {
    /// The forum.
    pub session: Session,
    /// Who is merged into whom, for the whole wall.
    pub merged: RwSignal<Merged>,
    /// The numbers given.
    pub numbers: Memo<Numbers>,
    /// The topic proposed last in this window; it wakes the cards of the last and the one before, no others.
    pub newest: Chosen,
    /// The titles on the wall, to find those that a new one resembles.
    pub titles: Memo<Resemblance>,
    /// The topic whose sheet is open.
    pub open: RwSignal<Option<Id<Topic>>>,
    /// The topic that is to be merged into another.
    pub merging: RwSignal<Option<Id<Topic>>>,
}

impl Wall {
    /// Whether the topic is the one proposed last in this window.
    fn is_newest(self, topic: Id<Topic>) -> bool {
        self.newest.is(topic.uuid())
    }
}

/// More topics than this, and cards out of sight aren't laid out. Fewer are, for what isn't laid out is
/// out of reach of assistive technology until one comes near it.
const VAST: usize = 240;

/// Cards made before the wall is first painted; those beyond follow frame by frame, out of sight.
const FIRST_CARDS: usize = 60;

/// The topic wall.
#[component]
pub fn Topics(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let wall = Wall {
        session,
        merged: merged(session),
        numbers: session.memo(&[Kind::Number, Kind::Topic], Numbers::of),
        newest: Chosen::default(),
        titles: titles(session),
        open: RwSignal::new(None),
        merging: RwSignal::new(None),
    };
    let typed = RwSignal::new(String::new());
    let sought = RwSignal::new(String::new());
    let sort = RwSignal::new(Sort::Newest);
    let pasting = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        session.track(&[Kind::Topic, Kind::Number]);
        if sort.get() == Sort::Votes {
            session.track(&[Kind::Vote, Kind::Tally, Kind::Ballot]);
        }
        if !sought.with(String::is_empty) {
            session.track(&[Kind::Participant]);
        }
        session.read(|forum| shown(forum, &sought.read(), sort.get()))
    });
    let most = RwSignal::new(FIRST_CARDS);
    Effect::new(move |_| {
        if most.get() < shown.with(Vec::len) {
            let more = move || most.try_update(|most| *most *= 4).unwrap_or_default();
            request_animation_frame(move || set_timeout(more, Duration::ZERO));
        }
    });
    let cards = move || {
        let mut cards = shown.get();
        cards.truncate(most.get());
        cards
    };
    let none_yet = session.memo(&[Kind::Topic], |forum| forum.topics.iter().all(|(_, topic)| topic.title.is_empty()));
    let propose = Callback::new(move |line: String| {
        let mut made = None;
        session.try_act(|forum, cx| {
            let transaction = topics::propose_line(forum, cx, &line)?;
            made = transaction.on.as_ref().and_then(|made| made.key.parse().ok());
            Ok(transaction)
        })?;
        typed.set(String::new());
        wall.newest.choose(made.map(Id::<Topic>::uuid));
        Ok::<(), Refusal>(())
    });
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::topics::TITLE)}</h1>
                <p>{desk.t(t::topics::QUESTION)}</p>
            </div>
            <div class="tools">
                <button type="button" on:click=move |_| pasting.set(true)>{desk.t(t::topics::PASTE)}</button>
            </div>
        </div>
        <Entry
            label=t::topics::ENTRY
            placeholder=t::topics::ENTRY_EXAMPLE
            button=t::app::ADD
            draft=format!("topics/{}", session.id())
            typed=typed
            take=propose
            under=move || view! { <Resembling wall=wall typed=typed /> }
        />
        {move || if none_yet.get() {
            view! { <Empty title=t::topics::EMPTY hint=t::topics::EMPTY_HINT /> }.into_any()
        } else {
            view! {
                <Finder session=session sought=sought sort=sort shown=Signal::derive(move || shown.with(Vec::len)) />
                <div class="wall" class:vast=move || { shown.with(Vec::len) > VAST }>
                    <Each each=cards key=|id| *id children=move |id| view! { <Card wall=wall topic=id /> } />
                </div>
                {move || shown.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::topics::NOTHING_FOUND)}</p> })}
            }.into_any()
        }}
        <TopicSheet wall=wall />
        <Merge wall=wall />
        <Paste wall=wall open=pasting />
    }
}

/// Brings the focus to a topic's card once the wall has followed, for a gesture that takes away what had
/// the focus.
fn to_the_card(topic: Id<Topic>) {
    request_animation_frame(move || {
        let card = format!("[data-card=\"{topic}\"]");
        let shown = document().query_selector(&card).is_ok_and(|found| found.is_some());
        focus_on(if shown { &card } else { "[data-quick-entry]" });
    });
}

/// The topics to show: those on the wall and the withdrawn ones in their places; merged ones stand on
/// the sheet of the topic they were merged into.
fn shown(forum: &Forum, sought: &str, sort: Sort) -> Vec<Id<Topic>> {
    let leads: Vec<Id<Topic>> = Groups::of(forum).leads().collect();
    search::sorted(forum, &search::search(forum, &leads, sought), sort)
}

/// Who is merged into whom. Every card reads it, so it wakes them only when it has changed.
fn merged(session: Session) -> RwSignal<Merged> {
    let merged = RwSignal::new(session.read(Merged::of));
    Effect::new(move |_| {
        session.track(&[Kind::Topic]);
        let now = session.read(Merged::of);
        if merged.with_untracked(|before| *before != now) {
            merged.set(now);
        }
    });
    merged
}

/// The titles on the wall, learnt anew when topics change; what was learnt of a title that stayed is kept.
fn titles(session: Session) -> Memo<Resemblance> {
    Memo::new_with_compare(
        move |before: Option<&Resemblance>| {
            session.track(&[Kind::Topic]);
            session.read(|forum| before.map_or_else(|| Resemblance::of(forum), |before| before.renewed(forum)))
        },
        |_, _| true,
    )
}

/// While a title is typed: the topic it resembles, so that it need not be proposed twice.
#[component]
fn Resembling(wall: Wall, typed: RwSignal<String>) -> impl IntoView {
    let desk = Desk::here();
    let near = Memo::new(move |_| {
        let line = typed.get();
        if line.chars().count() < 4 {
            return None;
        }
        let title = topic_line(&line).ok()?.title;
        wall.titles.with(|titles| titles.nearest(&title)).map(|likeness| likeness.topic)
    });
    move || {
        near.get().map(|topic| {
            let title = wall.session.read(|forum| forum.get::<Topic>(&topic).map(|topic| topic.title.clone())).unwrap_or_default();
            let number = wall.numbers.with(|numbers| numbers.get(topic)).unwrap_or_default().to_string();
            view! {
                <p>
                    {desk.fill(t::topics::RESEMBLES, &[("number", &number), ("title", &title)])} " "
                    <button type="button" class="link" on:click=move |_| wall.open.set(Some(topic))>{desk.t(t::topics::LOOK)}</button>
                </p>
            }
        })
    }
}

/// The orders of the wall, with their names in the choice.
const ORDERS: [(Sort, &str, i18n::Text); 4] = [
    (Sort::Newest, "newest", t::topics::SORT_NEWEST),
    (Sort::Number, "number", t::topics::SORT_NUMBER),
    (Sort::Title, "title", t::topics::SORT_TITLE),
    (Sort::Votes, "votes", t::topics::SORT_VOTES),
];

/// Search and order of the wall.
#[component]
fn Finder(session: Session, sought: RwSignal<String>, sort: RwSignal<Sort>, shown: Signal<usize>) -> impl IntoView {
    let desk = Desk::here();
    // The order by dots would tell totals that are hidden while the vote is open.
    let told = session.memo(&[Kind::Identity], |forum| {
        let about = forum.about();
        about.open_totals || about.vote != VoteState::Open
    });
    let orders = move || ORDERS.into_iter().filter(|(order, ..)| *order != Sort::Votes || told.get()).collect::<Vec<_>>();
    Effect::new(move |_| {
        if !told.get() && sort.get_untracked() == Sort::Votes {
            sort.set(Sort::Newest);
        }
    });
    view! {
        <div class="finder">
            <input type="search" data-search="" aria-label=desk.t(t::app::SEARCH) placeholder=desk.t(t::topics::SEARCH_EXAMPLE)
                prop:value=move || sought.get() on:input:target=move |event| sought.set(event.target().value()) />
            <label>
                <span class="tell">{desk.t(t::topics::SORT)}</span>
                <select on:change:target=move |event| {
                    let chosen = event.target().value();
                    sort.set(ORDERS.iter().find(|(_, name, _)| *name == chosen).map(|(order, ..)| *order).unwrap_or_default());
                }>
                    {move || orders().into_iter().map(|(order, name, text)| view! {
                        <option value=name selected=move || sort.get() == order>{desk.t(text)}</option>
                    }).collect_view()}
                </select>
            </label>
            <span class="soft" role="status">{move || (!sought.with(String::is_empty)).then(|| desk.count(t::topics::COUNT, shown.get()))}</span>
        </div>
    }
}
