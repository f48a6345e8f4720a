//! Dots stuck on paper, counted sheet by sheet.

use leptos::prelude::*;

use crate::ui::parts::Each;
use wasm_bindgen::JsCast;

use super::Poll;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::search::{self, Sort};
use crate::domain::{Action, ActionTally, Candidate, Forum, Id, Matter, Refusal, Tally, Topic, limits};
use crate::i18n::t;

/// All dots on paper, on topics that are on the wall or on actions that aren't removed.
pub fn sum(forum: &Forum, on: Matter) -> u32 {
    let hangs = |topic: &Id<Topic>| forum.get::<Topic>(topic).is_some_and(|topic| !topic.withdrawn);
    let listed = |action: &Id<Action>| forum.get::<Action>(action).is_some_and(|action| !action.removed);
    match on {
        Matter::Topics => {
            forum.tallies.iter().filter(|(id, _)| hangs(id)).fold(0, |sum, (_, tally)| sum.saturating_add(tally.dots))
        }
        Matter::Actions => {
            forum.action_tallies.iter().filter(|(id, _)| listed(id)).fold(0, |sum, (_, tally)| sum.saturating_add(tally.dots))
        }
    }
}

/// Every sheet that hangs on the wall by number: one merged into another still has its own. Or all actions.
fn sheets(forum: &Forum, on: Matter) -> Vec<Id<Candidate>> {
    match on {
        Matter::Topics => {
            let hanging = forum.topics.iter().filter(|(_, topic)| !topic.withdrawn && !topic.title.is_empty());
            let hanging = search::sorted(forum, &hanging.map(|(id, _)| *id).collect::<Vec<_>>(), Sort::Number);
            hanging.into_iter().map(Id::from).collect()
        }
        Matter::Actions => on.candidates(forum),
    }
}

/// The dots counted on one sheet.
fn counted(forum: &Forum, on: Matter, id: Id<Candidate>) -> u32 {
    match on {
        Matter::Topics => forum.get::<Tally>(&id.topic()).map_or(0, |tally| tally.dots),
        Matter::Actions => forum.get::<ActionTally>(&id.action()).map_or(0, |tally| tally.dots),
    }
}

/// The table into which dots on paper are counted.
#[component]
pub fn Paper(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let sheets = poll.session.memo(poll.kinds.candidates, move |forum| sheets(forum, poll.on));
    view! {
        <p class="soft">{desk.t(poll.words.paper_hint)}</p>
        <table class="tallies">
            <thead><tr>
                <th scope="col">{desk.t(poll.words.paper_number)}</th>
                <th scope="col">{desk.t(poll.words.paper_candidate)}</th>
                <th scope="col">{desk.t(t::votes::PAPER_DOTS)}</th>
            </tr></thead>
            <tbody>
                <Each each=move || sheets.get() key=|id| *id children=move |id| view! { <Line poll=poll id=id /> } />
            </tbody>
        </table>
    }
}

#[component]
fn Line(poll: Poll, id: Id<Candidate>) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let face = poll.face(id);
    let tally = Memo::new(move |_| {
        match poll.on {
            Matter::Topics => session.track_record::<Tally>(&id.topic()),
            Matter::Actions => session.track_record::<ActionTally>(&id.action()),
        }
        session.read(|forum| counted(forum, poll.on, id))
    });
    let wrong = RwSignal::new(None::<Refusal>);
    let number_of = move |id| poll.numbers.with(|numbers| numbers.get(id)).unwrap_or_default().to_string();
    let topics = poll.on == Matter::Topics;
    let lead = Memo::new(move |_| poll.groups.with(|groups| groups.lead(id.topic())).filter(|lead| topics && *lead != id.topic()));
    let counted = move || tally.get();
    let shown = move || Some(counted()).filter(|dots| *dots > 0).map(|dots| dots.to_string()).unwrap_or_default();
    let take = move |typed: &str| {
        let typed = typed.trim();
        let read = if typed.is_empty() { Some(0) } else { typed.parse::<u32>().ok() };
        let done = match read {
            Some(dots) if dots == untrack(counted) => Ok(()),
            Some(dots) => session.try_act(|forum, cx| poll.on.enter_tally(forum, cx, id, dots)),
            None => Err(Refusal::OutOfRange { least: 0, most: limits::PAPER_DOTS }),
        };
        wrong.set(done.err());
    };
    let wrong_id = format!("tally-{id}");
    let described = wrong_id.clone();
    view! {
        <tr>
            <td><span class="number">{move || face.with(|face| face.number.clone())}</span></td>
            <td>
                {move || face.with(|face| face.title.clone())}
                {(!topics).then(|| view! { " " <small class="soft facts">{move || face.with(|face| face.details.clone())}</small> })}
                {move || lead.get().map(|lead| view! { " " <small class="soft">{desk.fill(t::votes::MERGED_WITH, &[("number", &number_of(lead))])}</small> })}
                {move || wrong.get().map(|refusal| view! {
                    <p class="wrong" role="alert" id=wrong_id.clone()>{sentence(desk.language.get(), &refusal)}</p>
                })}
            </td>
            <td>
                <input type="text" inputmode="numeric" autocomplete="off" data-tally=""
                    aria-label=move || face.with(|face| desk.fill(poll.words.paper_field, &[("number", &face.number), ("title", &face.title)]))
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    aria-describedby=move || wrong.with(Option::is_some).then(|| described.clone())
                    prop:value=shown
                    on:focus:target=move |event| event.target().select()
                    on:input:target=move |event| take(&event.target().value())
                    on:keydown=move |event| on_key(&event) />
            </td>
        </tr>
    }
}

/// Enter and the arrows go from field to field.
fn on_key(event: &web_sys::KeyboardEvent) {
    let down = match event.key().as_str() {
        "Enter" => !event.shift_key(),
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    event.prevent_default();
    let row = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|field| field.closest("tr").ok().flatten());
    let next = row.and_then(|row| if down { row.next_element_sibling() } else { row.previous_element_sibling() });
    let field = next.and_then(|row| row.query_selector("[data-tally]").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
