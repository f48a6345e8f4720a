//! One candidate on a ballot.

use leptos::prelude::*;

use super::ballot::Hand;
use super::many;
use super::spots::Spots;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::{Candidate, Id, Matter, Topic};
use crate::i18n::t;
use crate::ui::parts::{Chosen, Glyph, Icon};

/// What a voter reads of a topic besides its title.
#[derive(Clone, Debug, Default, PartialEq)]
struct More {
    questions: Vec<String>,
    merged: Vec<(String, String)>,
}

fn more(hand: Hand, id: Id<Topic>) -> More {
    let session = hand.poll.session;
    session.track_record::<Topic>(&id);
    let members = hand.poll.groups.with(|groups| groups.merged(id).to_vec());
    let number_of =
        |id| hand.poll.numbers.with_untracked(|numbers| numbers.get(id)).map_or_else(|| "·".to_owned(), |n| n.to_string());
    session.read(|forum| {
        let Some(topic) = forum.get::<Topic>(&id) else { return More::default() };
        let title_of = |id: &Id<Topic>| forum.get::<Topic>(id).map(|topic| topic.title.clone()).unwrap_or_default();
        More {
            questions: topic.questions.clone(),
            merged: members.iter().map(|merged| (number_of(*merged), title_of(merged))).collect(),
        }
    })
}

/// A candidate's sheet on the ballot: what it says, and the dots on it.
#[component]
pub fn Choice(
    /// The ballot.
    hand: Hand,
    /// The candidate.
    id: Id<Candidate>,
    /// The candidate on which Tab stops.
    stop: Chosen,
) -> impl IntoView {
    let desk = Desk::here();
    let poll = hand.poll;
    let topics = poll.on == Matter::Topics;
    let face = poll.face(id);
    let more = topics.then(|| Memo::new(move |_| more(hand, id.topic())));
    let dots = RwSignal::from(hand.shown_dots(id));
    let barred = Memo::new(move |_| hand.barred.with(|barred| barred.contains(&id)));
    let rules = hand.poll.rules;
    let most = Signal::derive(move || rules.with(|rules| rules.cap.min(rules.dots)));
    let full = move || barred.get() || dots.get() >= most.get() || hand.none_left.get();
    let tabindex = move || if stop.is(id.uuid()) { "0" } else { "-1" };
    let label = move |text| face.with(|face| desk.fill(text, &[("number", &face.number), ("title", &face.title)]));
    let heading = format!("choice-{id}");
    let wrong = move || hand.wrong.with(|wrong| wrong.as_ref().filter(|(on, _)| *on == id).map(|(_, refusal)| refusal.clone()));
    view! {
        <li class="sheet choice" class:chosen=move || { dots.get() > 0 } class:unnumbered=!topics data-candidate=id.to_string() on:focusin=move |_| hand.here.set(Some(id))>
            {topics.then(|| view! { <span class="number">{move || face.with(|face| face.number.clone())}</span> })}
            <div class="body">
                <h2 id=heading.clone()>{move || face.with(|face| face.title.clone())}</h2>
                {(!topics).then(|| view! { <p class="with">{move || face.with(|face| face.details.clone())}</p> })}
                {more.map(|more| view! {
                    {move || more.with(|more| (!more.questions.is_empty()).then(|| {
                        view! { <ul>{more.questions.iter().cloned().map(|question| view! { <li>{question}</li> }).collect_view()}</ul> }
                    }))}
                    {move || more.with(|more| more.merged.iter().map(|(number, title)| view! {
                        <p class="with">{desk.fill(t::topics::WITH, &[("number", number), ("title", title)])}</p>
                    }).collect_view())}
                })}
                {move || wrong().map(|refusal| view! { <p class="wrong">{sentence(desk.language.get(), &refusal)}</p> })}
            </div>
            {move || barred.get().then(|| view! { <span class="tag plain">{desk.t(t::votes::YOURS)}</span> })}
            <div class="give" role="group" aria-labelledby=heading>
                <button type="button" class="dot-button" data-fewer="" tabindex=tabindex aria-label=move || label(poll.words.take_dot)
                    aria-disabled=move || (dots.get() == 0).then_some("true") on:click=move |_| hand.fewer(id)>
                    <Icon glyph=Glyph::Minus />
                </button>
                <Spots filled=dots of=most />
                <span class="tell">{move || desk.count(t::votes::DOTS, many(dots.get()))}</span>
                <button type="button" class="dot-button" data-more="" tabindex=tabindex aria-label=move || label(poll.words.give_dot)
                    aria-disabled=move || full().then_some("true") on:click=move |_| hand.more(id)>
                    <Icon glyph=Glyph::Plus />
                </button>
            </div>
        </li>
    }
}
