//! One topic on a ballot.

use leptos::prelude::*;

use super::ballot::Hand;
use super::many;
use super::spots::Spots;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::{Id, Number, Topic};
use crate::i18n::t;
use crate::ui::parts::{Chosen, Glyph, Icon};

/// What a voter reads of a topic.
#[derive(Clone, Debug, Default, PartialEq)]
struct Face {
    number: String,
    title: String,
    questions: Vec<String>,
    merged: Vec<(String, String)>,
}

fn face(hand: Hand, id: Id<Topic>) -> Face {
    let session = hand.poll.session;
    session.track_record::<Topic>(&id);
    session.track_record::<Number>(&id);
    let members = hand.poll.groups.with(|groups| groups.merged(id).to_vec());
    let number_of =
        |id| hand.poll.numbers.with_untracked(|numbers| numbers.get(id)).map_or_else(|| "·".to_owned(), |n| n.to_string());
    session.read(|forum| {
        let Some(topic) = forum.get::<Topic>(&id) else { return Face::default() };
        let title_of = |id: &Id<Topic>| forum.get::<Topic>(id).map(|topic| topic.title.clone()).unwrap_or_default();
        Face {
            number: number_of(id),
            title: topic.title.clone(),
            questions: topic.questions.clone(),
            merged: members.iter().map(|merged| (number_of(*merged), title_of(merged))).collect(),
        }
    })
}

/// A topic's sheet on the ballot: what it says, and the dots on it.
#[component]
pub fn Choice(
    /// The ballot.
    hand: Hand,
    /// The topic.
    topic: Id<Topic>,
    /// The topic on which Tab stops.
    stop: Chosen,
) -> impl IntoView {
    let desk = Desk::here();
    let face = Memo::new(move |_| face(hand, topic));
    let dots = RwSignal::from(hand.shown_dots(topic));
    let barred = Memo::new(move |_| hand.barred.with(|barred| barred.contains(&topic)));
    let rules = hand.poll.rules;
    let most = Signal::derive(move || rules.with(|rules| rules.cap.min(rules.dots)));
    let full = move || barred.get() || dots.get() >= most.get() || hand.none_left.get();
    let tabindex = move || if stop.is(topic.uuid()) { "0" } else { "-1" };
    let label = move |text| face.with(|face| desk.fill(text, &[("number", &face.number), ("title", &face.title)]));
    let heading = format!("choice-{topic}");
    let wrong = move || hand.wrong.with(|wrong| wrong.as_ref().filter(|(on, _)| *on == topic).map(|(_, refusal)| refusal.clone()));
    view! {
        <li class="sheet choice" class:chosen=move || { dots.get() > 0 } data-topic=topic.to_string() on:focusin=move |_| hand.here.set(Some(topic))>
            <span class="number">{move || face.with(|face| face.number.clone())}</span>
            <div class="body">
                <h2 id=heading.clone()>{move || face.with(|face| face.title.clone())}</h2>
                {move || face.with(|face| (!face.questions.is_empty()).then(|| {
                    view! { <ul>{face.questions.iter().cloned().map(|question| view! { <li>{question}</li> }).collect_view()}</ul> }
                }))}
                {move || face.with(|face| face.merged.iter().map(|(number, title)| view! {
                    <p class="with">{desk.fill(t::topics::WITH, &[("number", number), ("title", title)])}</p>
                }).collect_view())}
                {move || wrong().map(|refusal| view! { <p class="wrong">{sentence(desk.language.get(), &refusal)}</p> })}
            </div>
            {move || barred.get().then(|| view! { <span class="tag plain">{desk.t(t::votes::YOURS)}</span> })}
            <div class="give" role="group" aria-labelledby=heading>
                <button type="button" class="dot-button" data-fewer="" tabindex=tabindex aria-label=move || label(t::votes::TAKE_DOT)
                    aria-disabled=move || (dots.get() == 0).then_some("true") on:click=move |_| hand.fewer(topic)>
                    <Icon glyph=Glyph::Minus />
                </button>
                <Spots filled=dots of=most />
                <span class="tell">{move || desk.count(t::votes::DOTS, many(dots.get()))}</span>
                <button type="button" class="dot-button" data-more="" tabindex=tabindex aria-label=move || label(t::votes::GIVE_DOT)
                    aria-disabled=move || full().then_some("true") on:click=move |_| hand.more(topic)>
                    <Icon glyph=Glyph::Plus />
                </button>
            </div>
        </li>
    }
}
