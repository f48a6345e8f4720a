//! Topics to be read out: found by a word or a number, one after another, or drawn by lot.

use leptos::prelude::*;

use super::by_lot::draw_one;
use crate::app::desk::Desk;
use crate::domain::numbering::Numbers;
use crate::domain::{Forum, Id, Kind, Scene, Topic, draw, projection, search, stage};
use crate::i18n::t;
use crate::ui::parts::Each;
use crate::ui::stage::lead::Lead;

/// Topics shown at once; a word or a number narrows them.
const SHOWN: usize = 8;

/// The topics, each one gesture away from the spotlight.
#[component]
pub fn ReadOut(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let session = lead.session;
    let sought = RwSignal::new(String::new());
    let lit = Memo::new(move |_| lead.stage.with(|stage| stage.topic.filter(|_| stage.scene == Scene::Spotlight)));
    let listed = Memo::new(move |_| {
        session.track(&[Kind::Topic, Kind::Number, Kind::Participant]);
        session.read(|forum| listed(forum, &sought.read(), lit.get()))
    });
    let left = session.memo(&[Kind::Topic, Kind::Draw], |forum| draw::left(forum, draw::TOPICS).len());
    let light = move |topic: Id<Topic>| {
        session.act(|forum, cx| stage::spotlight(forum, cx, topic));
    };
    let by_lot = move |_| {
        if let Some(topic) = draw_one(session, draw::TOPICS) {
            light(topic);
        }
    };
    let none = Memo::new(move |_| listed.with(Vec::is_empty));
    view! {
        <div class="finding">
            <input type="search" data-search="" aria-label=desk.t(t::console::FIND_TOPIC) placeholder=desk.t(t::topics::SEARCH_EXAMPLE)
                prop:value=move || sought.get() on:input:target=move |event| sought.set(event.target().value()) />
            <button type="button" on:click=by_lot>{desk.t(t::console::DRAW)}" "<small>{move || left.get()}</small></button>
        </div>
        {move || none.get().then(|| view! { <p class="soft">{desk.t(if sought.with(String::is_empty) { t::topics::EMPTY } else { t::topics::NOTHING_FOUND })}</p> })}
        <ul class="lines">
            <Each each=move || listed.get() key=|line| line.clone() children=move |(id, number, title)| view! {
                <li>
                    <button type="button" class="line-button" aria-pressed=move || (lit.get() == Some(id)).to_string() on:click=move |_| light(id)>
                        <b>{number}</b>" "<span>{title}</span>
                    </button>
                </li>
            } />
        </ul>
    }
}

/// The topics that are found; while nothing is sought, the one in the light and those after it, else the newest.
fn listed(forum: &Forum, sought: &str, lit: Option<Id<Topic>>) -> Vec<(Id<Topic>, String, String)> {
    let numbers = Numbers::of(forum);
    let in_order = projection::read_out(forum);
    let found = if sought.trim().is_empty() {
        let from = lit.and_then(|lit| in_order.iter().position(|id| *id == lit)).unwrap_or(0);
        in_order.into_iter().skip(from).collect()
    } else {
        search::search(forum, &in_order, sought)
    };
    let line = |id: Id<Topic>| {
        let number = numbers.get(id).map_or_else(|| "·".to_owned(), |n| n.to_string());
        (id, number, forum.get::<Topic>(&id).map(|topic| topic.title.clone()).unwrap_or_default())
    };
    found.into_iter().take(SHOWN).map(line).collect()
}
