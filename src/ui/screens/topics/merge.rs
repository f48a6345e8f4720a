//! Merging a topic into another, with its conveners' consent.

use leptos::prelude::*;

use super::{Wall, to_the_card};
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::resemblance::Resemblance;
use crate::domain::search::{self, Sort};
use crate::domain::sorting::sort_by_key;
use crate::domain::{Forum, Id, Refusal, Topic, merging, topics};
use crate::i18n::t;
use crate::ui::parts::{Dialog, held_by};

/// Candidates shown at once; the search narrows them.
const SHOWN: usize = 12;

/// The dialog in which a topic is merged into another.
#[component]
pub fn Merge(wall: Wall) -> impl IntoView {
    let desk = Desk::here();
    let open = held_by(wall.merging);
    let title = Signal::derive(move || desk.t(t::topics::MERGE_TITLE)().to_owned());
    view! {
        <Dialog open=open title=title>
            {move || wall.merging.get().map(|topic| view! { <Choose wall=wall topic=topic /> })}
        </Dialog>
    }
}

#[component]
fn Choose(wall: Wall, topic: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let session = wall.session;
    let sought = RwSignal::new(String::new());
    let consent = RwSignal::new(String::new());
    let into = RwSignal::new(session.read(|forum| nearest(forum, topic)));
    let wrong = RwSignal::new(None::<Refusal>);
    let own_title = session.read(|forum| title_of(forum, topic));
    let candidates = move || session.read(|forum| candidates(forum, topic, &sought.read(), into.get_untracked()));
    let merge = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(lead) = into.get_untracked() else { return wrong.set(Some(Refusal::Empty)) };
        let merged = session.try_act(|forum, cx| merging::merge(forum, cx, &[topic], lead, &consent.read_untracked()));
        match merged {
            Ok(()) => {
                wall.merging.set(None);
                // The card that opened this dialog now stands on the other's.
                to_the_card(lead);
            }
            Err(refusal) => wrong.set(Some(refusal)),
        }
    };
    view! {
        <form class="stack" on:submit=merge>
            <p>{move || desk.fill(t::topics::MERGE_WHAT, &[("title", &own_title)])}</p>
            <fieldset class="choices-list">
                <legend>{desk.t(t::topics::MERGE_INTO)}</legend>
                <input type="search" aria-label=desk.t(t::app::SEARCH) placeholder=desk.t(t::topics::SEARCH_EXAMPLE)
                    on:input:target=move |event| sought.set(event.target().value()) />
                {move || candidates().into_iter().map(|(id, label)| view! {
                    <label class="check">
                        <input type="radio" name="into" prop:checked=move || into.get() == Some(id) on:change=move |_| into.set(Some(id)) />
                        <span>{label}</span>
                    </label>
                }).collect_view()}
            </fieldset>
            <div class="field">
                <label for="consent">{desk.t(t::topics::CONSENT)}</label>
                <p class="hint">{desk.t(t::topics::CONSENT_HINT)}</p>
                <input id="consent" type="text" autocomplete="off" placeholder=desk.t(t::topics::CONSENT_EXAMPLE)
                    on:input:target=move |event| consent.set(event.target().value()) />
            </div>
            {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
            <div class="choices">
                <button type="button" on:click=move |_| wall.merging.set(None)>{desk.t(t::app::CANCEL)}</button>
                <button type="submit" class="go">{desk.t(t::topics::MERGE)}</button>
            </div>
        </form>
    }
}

fn title_of(forum: &Forum, topic: Id<Topic>) -> String {
    forum.get::<Topic>(&topic).map(|topic| topic.title.clone()).unwrap_or_default()
}

fn nearest(forum: &Forum, topic: Id<Topic>) -> Option<Id<Topic>> {
    Some(Resemblance::of(forum).nearest_beside(&title_of(forum, topic), topic)?.topic)
}

/// The topics it may be merged into: the one it resembles first, then by number, as far as sought.
fn candidates(forum: &Forum, topic: Id<Topic>, sought: &str, first: Option<Id<Topic>>) -> Vec<(Id<Topic>, String)> {
    let others: Vec<Id<Topic>> = topics::on_the_wall(forum).into_iter().filter(|id| *id != topic).collect();
    let mut found = search::sorted(forum, &search::search(forum, &others, sought), Sort::Number);
    sort_by_key(&mut found, |id| Some(*id) != first);
    let numbers = crate::domain::numbering::Numbers::of(forum);
    let label = |id: Id<Topic>| format!("{} · {}", numbers.get(id).unwrap_or_default(), title_of(forum, id));
    found.into_iter().take(SHOWN).map(|id| (id, label(id))).collect()
}
