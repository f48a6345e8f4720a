//! The topic wall: topics are called out, typed, pasted, found, merged.

mod card;
mod merge;
mod paste;
mod sheet;

use std::time::Duration;

use leptos::prelude::*;

use crate::app::bundles::Arrival;
use crate::app::desk::{Ask, Desk};
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::entry::topic_line;
use crate::domain::labels::{self, Listed};
use crate::domain::merging::{self, Groups, Merged};
use crate::domain::numbering::Numbers;
use crate::domain::resemblance::Resemblance;
use crate::domain::search::{self, Sort};
use crate::domain::{Forum, Id, Kind, Label, Refusal, Topic, VoteState, topics};
use crate::i18n::{self, t};
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Chosen, Each, Empty, Entry, Glyph, Icon};

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
    /// Whether a list is being pasted.
    pub pasting: RwSignal<bool>,
    /// The label that alone is shown, if one is.
    pub label: RwSignal<Option<Id<Label>>>,
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
        pasting: RwSignal::new(false),
        label: RwSignal::new(None),
    };
    provide_context(wall);
    let typed = RwSignal::new(String::new());
    let sought = RwSignal::new(String::new());
    let sort = RwSignal::new(Sort::Newest);
    let shown = Memo::new(move |_| {
        session.track(&[Kind::Topic, Kind::Number]);
        if sort.get() == Sort::Votes {
            session.track(&[Kind::Vote, Kind::Tally, Kind::Ballot]);
        }
        if !sought.with(String::is_empty) {
            session.track(&[Kind::Participant]);
        }
        session.read(|forum| shown(forum, &sought.read(), sort.get(), wall.label.get()))
    });
    answer(desk, wall, sought);
    let most = RwSignal::new(FIRST_CARDS);
    Effect::new(move |_| {
        if most.get() < shown.with(Vec::len) {
            let more = move || most.try_update(|most| *most *= 4).unwrap_or_default();
            request_animation_frame(move || set_timeout(more, Duration::ZERO));
        }
    });
    let stands = move || {
        let mut cards = shown.get();
        cards.truncate(most.get());
        if sort.get() != Sort::Label {
            return cards.into_iter().map(Stand::Card).collect();
        }
        session.track(&[Kind::Topic, Kind::Label]);
        session.read(|forum| under_labels(forum, &cards))
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
                <a class="button" href=Route::Forum(session.id(), View::Laptops).to_string()>{desk.t(t::laptops::TITLE)}</a>
                <button type="button" data-several="" on:click=move |_| desk.picking.begin()>{desk.t(t::labels::SEVERAL)}</button>
                <button type="button" on:click=move |_| wall.pasting.set(true)>{desk.t(t::topics::PASTE)}</button>
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
                <Finder wall=wall sought=sought sort=sort shown=Signal::derive(move || shown.with(Vec::len)) />
                <div class="wall" class:vast=move || { shown.with(Vec::len) > VAST }>
                    <Each each=stands key=Clone::clone children=move |stand| match stand {
                        Stand::Card(id) => view! { <Card wall=wall topic=id /> }.into_any(),
                        Stand::Under(label) => heading(desk, label),
                    } />
                </div>
                {move || shown.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::topics::NOTHING_FOUND)}</p> })}
            }.into_any()
        }}
        {in_front(desk, wall)}
    }
}

/// The sheets held in front of the wall. Their code comes with the morning's screens: the wall stands before.
pub fn sheets(wall: Wall) -> AnyView {
    view! {
        <TopicSheet wall=wall />
        <Merge wall=wall />
        <Paste wall=wall open=wall.pasting />
    }
    .into_any()
}

/// What stands in front of the wall once it has come. One that is asked for earlier waits for it; that it
/// can't be fetched is said, and it can be asked for again.
fn in_front(desk: Desk, wall: Wall) -> impl IntoView {
    Effect::new(move |_| {
        if wall.open.get().is_some() || wall.merging.get().is_some() || wall.pasting.get() {
            let take_back = move || {
                // The wall may be gone by then.
                wall.open.try_set(None);
                wall.merging.try_set(None);
                wall.pasting.try_set(false);
            };
            desk.morning.then_or(desk, |_| (), take_back);
        }
    });
    move || match desk.morning.arrival() {
        Arrival::Here(bundle) => (bundle.show)(wall.session, View::Topics),
        Arrival::Awaited | Arrival::Missing => ().into_any(),
    }
}

/// What stands on the wall.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Stand {
    /// The heading of the topics that bear a label, or none.
    Under(Option<Listed>),
    /// A topic.
    Card(Id<Topic>),
}

/// Topics in the order of their labels, under headings.
fn under_labels(forum: &Forum, cards: &[Id<Topic>]) -> Vec<Stand> {
    let all = labels::listed(forum);
    let mut stands = Vec::with_capacity(cards.len() + all.len() + 1);
    let mut before = None;
    for card in cards {
        let label = label_of(forum, *card);
        if before.replace(label) != Some(label) {
            stands.push(Stand::Under(all.iter().find(|listed| Some(listed.id) == label).cloned()));
        }
        stands.push(Stand::Card(*card));
    }
    stands
}

fn label_of(forum: &Forum, topic: Id<Topic>) -> Option<Id<Label>> {
    labels::id_of(&forum.get::<Topic>(&topic)?.label)
}

/// A label's mark and words, and how many topics bear it, above those topics.
fn heading(desk: Desk, label: Option<Listed>) -> AnyView {
    let words = match label {
        Some(label) => {
            view! { <i class="swatch" data-colour=label.colour.name()></i>{label.name}" "<small>{label.topics}</small> }.into_any()
        }
        None => desk.t(t::labels::NONE).into_any(),
    };
    view! { <h2 class="under-label">{words}</h2> }.into_any()
}

/// Does what the wall is asked from elsewhere, and lets go of what was being chosen when it goes.
fn answer(desk: Desk, wall: Wall, sought: RwSignal<String>) {
    Effect::new(move |_| {
        let Some(ask) = desk.asked.get() else { return };
        desk.asked.set(None);
        match ask {
            Ask::Topic(topic) => wall.open.set(Some(wall.session.read(|forum| merging::lead(forum, topic)))),
            Ask::Search(words) => {
                wall.label.set(None);
                sought.set(words);
            }
            Ask::Pick => desk.picking.begin(),
            Ask::Merge(topic) => wall.merging.set(Some(topic)),
        }
    });
    on_cleanup(move || desk.picking.end());
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
fn shown(forum: &Forum, sought: &str, sort: Sort, label: Option<Id<Label>>) -> Vec<Id<Topic>> {
    let mut leads: Vec<Id<Topic>> = Groups::of(forum).leads().collect();
    // One that was renamed or removed meanwhile hides nothing.
    if label.is_some() && leads.iter().any(|topic| label_of(forum, *topic) == label) {
        leads.retain(|topic| label_of(forum, *topic) == label);
    }
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
const ORDERS: [(Sort, &str, i18n::Text); 5] = [
    (Sort::Newest, "newest", t::topics::SORT_NEWEST),
    (Sort::Number, "number", t::topics::SORT_NUMBER),
    (Sort::Title, "title", t::topics::SORT_TITLE),
    (Sort::Votes, "votes", t::topics::SORT_VOTES),
    (Sort::Label, "label", t::labels::SORT),
];

/// Search and order of the wall.
#[component]
fn Finder(wall: Wall, sought: RwSignal<String>, sort: RwSignal<Sort>, shown: Signal<usize>) -> impl IntoView {
    let desk = Desk::here();
    // The words of the label that alone is shown; none while all are.
    let only = Memo::new(move |_| {
        let Some(label) = wall.label.get() else { return String::new() };
        wall.session.track(&[Kind::Topic]);
        wall.session.read(|forum| labels::spelling(forum, label)).unwrap_or_default()
    });
    let all = move |_| {
        wall.label.set(None);
        focus_on("[data-search]");
    };
    // The order by dots would tell totals that are hidden while the vote is open.
    let told = wall.session.memo(&[Kind::Identity], |forum| {
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
            {move || Some(only.get()).filter(|name| !name.is_empty()).map(|name| view! {
                <button type="button" class="only" on:click=all title=desk.t(t::labels::SHOW_ALL)>
                    {move || desk.fill(t::labels::ONLY, &[("label", &name)])}<Icon glyph=Glyph::Close />
                </button>
            })}
            <span class="soft" role="status">{move || (!sought.with(String::is_empty) || !only.with(String::is_empty)).then(|| desk.count(t::topics::COUNT, shown.get()))}</span>
        </div>
    }
}
