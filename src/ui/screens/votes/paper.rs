//! Dots stuck on paper, counted topic by topic.

use leptos::prelude::*;

use crate::ui::parts::Each;
use wasm_bindgen::JsCast;

use super::Poll;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::search::{self, Sort};
use crate::domain::{Forum, Id, Kind, Refusal, Tally, Topic, limits, voting};
use crate::i18n::t;

/// All dots on paper, on topics that are on the wall.
pub fn sum(forum: &Forum) -> u32 {
    let on_sheet = |topic: &Id<Topic>| forum.get::<Topic>(topic).is_some_and(|topic| !topic.withdrawn);
    forum.tallies.iter().filter(|(topic, _)| on_sheet(topic)).fold(0, |sum, (_, tally)| sum.saturating_add(tally.dots))
}

/// Every sheet that hangs on the wall by number: one merged into another still has its own.
fn sheets(forum: &Forum) -> Vec<Id<Topic>> {
    let hanging = forum.topics.iter().filter(|(_, topic)| !topic.withdrawn && !topic.title.is_empty());
    search::sorted(forum, &hanging.map(|(id, _)| *id).collect::<Vec<_>>(), Sort::Number)
}

/// The table into which dots on paper are counted.
#[component]
pub fn Paper(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let sheets = poll.session.memo(&[Kind::Topic, Kind::Number], sheets);
    view! {
        <p class="soft">{desk.t(t::votes::PAPER_HINT)}</p>
        <table class="tallies">
            <thead><tr>
                <th scope="col">{desk.t(t::votes::PAPER_NUMBER)}</th>
                <th scope="col">{desk.t(t::votes::PAPER_TOPIC)}</th>
                <th scope="col">{desk.t(t::votes::PAPER_DOTS)}</th>
            </tr></thead>
            <tbody>
                <Each each=move || sheets.get() key=|topic| *topic children=move |topic| view! { <Line poll=poll topic=topic /> } />
            </tbody>
        </table>
    }
}

#[component]
fn Line(poll: Poll, topic: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let record = session.record::<Topic>(topic);
    let tally = session.record::<Tally>(topic);
    let wrong = RwSignal::new(None::<Refusal>);
    let number = move |id| poll.numbers.with(|numbers| numbers.get(id)).unwrap_or_default().to_string();
    let title = move || record.with(|topic| topic.as_ref().map(|topic| topic.title.clone()).unwrap_or_default());
    let lead = Memo::new(move |_| poll.groups.with(|groups| groups.lead(topic)).filter(|lead| *lead != topic));
    let counted = move || tally.with(|tally| tally.as_ref().map_or(0, |tally| tally.dots));
    let shown = move || Some(counted()).filter(|dots| *dots > 0).map(|dots| dots.to_string()).unwrap_or_default();
    let take = move |typed: &str| {
        let typed = typed.trim();
        let read = if typed.is_empty() { Some(0) } else { typed.parse::<u32>().ok() };
        let done = match read {
            Some(dots) if dots == untrack(counted) => Ok(()),
            Some(dots) => session.try_act(|forum, cx| voting::enter_tally(forum, cx, topic, dots)),
            None => Err(Refusal::OutOfRange { least: 0, most: limits::PAPER_DOTS }),
        };
        wrong.set(done.err());
    };
    let wrong_id = format!("tally-{topic}");
    let described = wrong_id.clone();
    view! {
        <tr>
            <td><span class="number">{move || number(topic)}</span></td>
            <td>
                {title}
                {move || lead.get().map(|lead| view! { " " <small class="soft">{desk.fill(t::votes::MERGED_WITH, &[("number", &number(lead))])}</small> })}
                {move || wrong.get().map(|refusal| view! {
                    <p class="wrong" role="alert" id=wrong_id.clone()>{sentence(desk.language.get(), &refusal)}</p>
                })}
            </td>
            <td>
                <input type="text" inputmode="numeric" autocomplete="off" data-tally=""
                    aria-label=move || desk.fill(t::votes::PAPER_FIELD, &[("number", &number(topic)), ("title", &title())])
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
