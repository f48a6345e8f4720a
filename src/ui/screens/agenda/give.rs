//! A free cell is given away: to a workshop that waits, or to a topic that wasn't retained.

use leptos::prelude::*;

use super::placing::focus_workshop;
use super::{Board, Spot, naming};
use crate::app::desk::Desk;
use crate::domain::numbering::Numbers;
use crate::domain::search::{self, Sort};
use crate::domain::{Forum, Id, Topic, agenda, placing, retaining, topics};
use crate::i18n::{self, t};
use crate::ui::parts::{Dialog, held_by};

/// Topics shown at once; the search narrows them.
const SHOWN: usize = 12;

/// The dialog in which a free cell is given away.
#[component]
pub fn Give(board: Board) -> impl IntoView {
    let desk = Desk::here();
    let open = held_by(board.giving);
    let title = Signal::derive(move || desk.t(t::agenda::GIVE_TITLE)().to_owned());
    view! {
        <Dialog open=open title=title>
            {move || board.giving.get().map(|spot| view! { <Takers board=board spot=spot /> })}
        </Dialog>
    }
}

#[component]
fn Takers(board: Board, spot: Spot) -> impl IntoView {
    let desk = Desk::here();
    let session = board.session;
    let language = desk.language.get_untracked();
    let sought = RwSignal::new(String::new());
    let waiting = move || session.read(|forum| waiting(forum, &sought.read()));
    let unretained = move || session.read(|forum| unretained(forum, &sought.read()));
    let place = Callback::new(move |topic: Id<Topic>| {
        board.giving.set(None);
        session.act(|forum, cx| match agenda::held(forum, topic) {
            Some(_) => placing::settle(forum, cx, topic, spot.0, spot.1),
            None => placing::claim(forum, cx, topic, spot.0, spot.1),
        });
        let number = session.read(|forum| naming::number(forum, topic));
        let (room, slot) = session.read(|forum| naming::spot(language, forum, spot));
        board.said.set(i18n::fill(language, t::agenda::PLACED, &[("number", &number), ("room", &room), ("slot", &slot)]));
        focus_workshop(topic);
    });
    let (room, slot) = session.read(|forum| naming::spot(language, forum, spot));
    let none = move || waiting().is_empty() && unretained().is_empty();
    view! {
        <p class="place-what">{i18n::fill(language, t::agenda::GIVE_WHERE, &[("room", &room), ("slot", &slot)])}</p>
        <input type="search" autofocus aria-label=desk.t(t::app::SEARCH) placeholder=desk.t(t::agenda::GIVE_SEARCH)
            on:input:target=move |event| sought.set(event.target().value()) />
        {move || list(t::agenda::GIVE_WAITING, None, waiting(), place)}
        {move || list(t::agenda::GIVE_TOPICS, Some(t::agenda::GIVE_TOPICS_HINT), unretained(), place)}
        {move || none().then(|| view! { <p class="soft">{desk.t(t::agenda::GIVE_NONE)}</p> })}
    }
}

/// A number and a title to choose by.
type Taker = (Id<Topic>, String, String);

fn list(title: i18n::Text, hint: Option<i18n::Text>, takers: Vec<Taker>, place: Callback<Id<Topic>>) -> Option<impl IntoView> {
    let desk = Desk::here();
    (!takers.is_empty()).then(|| view! {
        <section class="takers">
            <h3>{desk.t(title)}</h3>
            {hint.map(|hint| view! { <p class="soft">{desk.t(hint)}</p> })}
            <ul>
                {takers.into_iter().map(|(id, number, title)| view! {
                    <li><button type="button" on:click=move |_| place.run(id)><span class="number">{number}</span>" "{title}</button></li>
                }).collect_view()}
            </ul>
        </section>
    })
}

fn waiting(forum: &Forum, sought: &str) -> Vec<Taker> {
    let parked = agenda::grid(forum).parked;
    let found = search::search(forum, &parked, sought);
    found.into_iter().take(SHOWN).map(|id| (id, naming::number(forum, id), naming::title(forum, id))).collect()
}

fn unretained(forum: &Forum, sought: &str) -> Vec<Taker> {
    let wall = topics::on_the_wall(forum);
    let others: Vec<Id<Topic>> = wall.into_iter().filter(|id| !retaining::fate(forum, *id).is_workshop()).collect();
    let found = search::sorted(forum, &search::search(forum, &others, sought), Sort::Number);
    let numbers = Numbers::of(forum);
    let number = |id| numbers.get(id).map_or_else(|| "·".to_owned(), |n| n.to_string());
    found.into_iter().take(SHOWN).map(|id| (id, number(id), naming::title(forum, id))).collect()
}
