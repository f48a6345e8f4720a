//! One topic as a sheet on the wall.

use leptos::prelude::*;

use super::{Wall, to_the_card};
use crate::app::desk::Desk;
use crate::domain::{Id, Label, Number, Participant, Record, Topic, labels, participants, topics};
use crate::i18n::t;

/// What a card shows.
#[derive(Clone, Debug, Default, PartialEq)]
struct Face {
    number: String,
    title: String,
    questions: Vec<String>,
    conveners: String,
    withdrawn: bool,
    described: bool,
    label: Option<(Id<Label>, String, &'static str)>,
    merged: Vec<(String, String)>,
}

/// A topic's card: number, title, sub-questions, conveners, and what was merged into it.
#[component]
pub fn Card(wall: Wall, topic: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let face = Memo::new(move |_| face(wall, topic));
    let is_new = move || wall.is_newest(topic) && !face.with(|face| face.withdrawn);
    let press = move |_| {
        if !desk.picking.toggle(topic) {
            wall.open.set(Some(topic));
        }
    };
    let restore = move |_| {
        if wall.session.act(|forum, cx| topics::restore(forum, cx, topic)) {
            to_the_card(topic);
        }
    };
    view! {
        <article class="sheet topic" class:new=is_new class:gone=move || face.with(|face| face.withdrawn)>
            <span class="number">{move || face.with(|face| face.number.clone())}</span>
            <div class="body">
                <h2><button type="button" class="title" data-card=topic.to_string() aria-pressed=move || desk.picking.is(topic).map(|picked| if picked { "true" } else { "false" }) on:click=press>{move || face.with(|face| face.title.clone())}</button></h2>
                {move || face.with(|face| (!face.questions.is_empty()).then(|| {
                    view! { <ul>{face.questions.iter().cloned().map(|question| view! { <li>{question}</li> }).collect_view()}</ul> }
                }))}
                {move || face.with(|face| face.merged.iter().map(|(number, title)| view! {
                    <p class="with">{desk.fill(t::topics::WITH, &[("number", number), ("title", title)])}</p>
                }).collect_view())}
                <footer>
                    <span>{move || face.with(|face| if face.conveners.is_empty() { desk.t(t::app::NO_NAME)().to_owned() } else { face.conveners.clone() })}</span>
                    {move || face.with(|face| (tag(wall, face.label.clone()), face.described.then(|| view! { <span class="tag plain">{desk.t(t::topics::DESCRIBED)}</span> })))}
                    {move || is_new().then(|| view! { <span class="tag">{desk.t(t::topics::NEW)}</span> })}
                    {move || face.with(|face| face.withdrawn).then(|| view! {
                        <span>{desk.t(t::topics::WITHDRAWN)}" · "</span>
                        <button type="button" class="link" on:click=restore>
                            {desk.t(t::topics::BRING_BACK)}
                        </button>
                    })}
                </footer>
            </div>
            {move || is_new().then(|| view! { <Near wall=wall topic=topic /> })}
        </article>
    }
}

/// A topic's label, by which the wall can be narrowed.
fn tag(wall: Wall, label: Option<(Id<Label>, String, &'static str)>) -> Option<AnyView> {
    let (label, words, colour) = label?;
    let title = Desk::here().t(t::labels::ONLY_THESE);
    let narrow = move |_| wall.label.set(Some(label));
    Some(view! { <button type="button" class="label" title=title on:click=narrow><i class="swatch" data-colour=colour></i>{words}</button> }.into_any())
}

fn face(wall: Wall, id: Id<Topic>) -> Face {
    let session = wall.session;
    session.track_record::<Topic>(&id);
    session.track_record::<Number>(&id);
    session.track_text::<Topic>(&id);
    let members = wall.merged.with(|merged| merged.under(id).to_vec());
    let number_of = |id| wall.numbers.with_untracked(|numbers| numbers.get(id)).map_or_else(|| "·".to_owned(), |n| n.to_string());
    session.read(|forum| {
        let Some(topic) = forum.get::<Topic>(&id) else { return Face::default() };
        let people = wall.merged.with_untracked(|merged| merged.conveners(forum, id));
        for person in &people {
            session.track_record::<Participant>(person);
        }
        let label = labels::id_of(&topic.label).map(|label| {
            session.track_record::<Label>(&label);
            (label, topic.label.clone(), labels::colour_of(forum, label).name())
        });
        let names: Vec<&str> =
            people.iter().map(|person| participants::name_of(forum, *person)).filter(|name| !name.is_empty()).collect();
        let title_of = |id: &Id<Topic>| Topic::table(forum).get(id).map(|topic| topic.title.clone()).unwrap_or_default();
        Face {
            number: number_of(id),
            title: topic.title.clone(),
            questions: topic.questions.clone(),
            conveners: names.join(", "),
            withdrawn: topic.withdrawn,
            label,
            described: !forum.text::<Topic>(&id).is_empty(),
            merged: members.iter().map(|merged| (number_of(*merged), title_of(merged))).collect(),
        }
    })
}

/// Under a new topic's card: what it resembles, with merging offered.
#[component]
fn Near(wall: Wall, topic: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let near = wall.session.read(|forum| {
        let title = &forum.get::<Topic>(&topic)?.title;
        let near = wall.titles.with_untracked(|titles| titles.nearest_beside(title, topic))?.topic;
        Some((near, forum.get::<Topic>(&near)?.title.clone()))
    });
    near.map(|(near, title)| {
        let number = wall.numbers.with_untracked(|numbers| numbers.get(near)).unwrap_or_default().to_string();
        view! {
            <p class="near">
                {move || desk.fill(t::topics::RESEMBLES, &[("number", &number), ("title", &title)])} " "
                <button type="button" class="link" on:click=move |_| wall.open.set(Some(near))>{desk.t(t::topics::LOOK)}</button> " · "
                <button type="button" class="link" on:click=move |_| wall.merging.set(Some(topic))>{desk.t(t::topics::MERGE)}</button>
            </p>
        }
    })
}
