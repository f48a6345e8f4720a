//! The sheet of one topic, held in front of the wall: everything about it, changed in place.

use leptos::prelude::*;

use super::Wall;
use crate::app::desk::Desk;
use crate::domain::{Forum, Id, Kind, Participant, Topic, labels, limits, merging, participants, topics};
use crate::i18n::t;
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Dialog, Each, Entry, Glyph, Icon, LineField, TopicFields, held_by};

/// The id of the list of labels.
const LABELS: &str = "labels";

/// The open topic's sheet.
#[component]
pub fn TopicSheet(wall: Wall) -> impl IntoView {
    let desk = Desk::here();
    let open = held_by(wall.open);
    let title = Signal::derive(move || {
        let number = wall.open.get().and_then(|topic| wall.numbers.with(|numbers| numbers.get(topic)));
        desk.fill(t::topics::SHEET, &[("number", &number.unwrap_or_default().to_string())])
    });
    view! {
        <Dialog open=open title=title>
            {move || wall.open.get().map(|topic| view! { <Fields wall=wall topic=topic /> <Gestures wall=wall topic=topic /> })}
        </Dialog>
    }
}

#[component]
fn Fields(wall: Wall, topic: Id<Topic>) -> impl IntoView {
    let session = wall.session;
    view! {
        <TopicFields session=session topic=topic />
        <LabelField wall=wall topic=topic />
        <Conveners wall=wall topic=topic />
        <Merged wall=wall topic=topic />
    }
}

/// The topic's label, with those in use suggested.
#[component]
fn LabelField(wall: Wall, topic: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let session = wall.session;
    let record = session.record::<Topic>(topic);
    let take = Callback::new(move |words: String| session.try_act(|forum, cx| labels::put(forum, cx, &[topic], &words)));
    let used = session.memo(&[Kind::Topic], |forum| labels::listed(forum).into_iter().map(|label| label.name).collect::<Vec<_>>());
    view! {
        <LineField label=Signal::derive(move || desk.t(t::labels::LABEL)().to_owned()) list=LABELS.to_owned() whole=true take=take
            value=Signal::derive(move || record.with(|topic| topic.as_ref().map(|topic| topic.label.clone()).unwrap_or_default())) />
        <datalist id=LABELS>
            <Each each=move || used.get() key=Clone::clone children=|name| view! { <option value=name></option> } />
        </datalist>
    }
}

#[component]
fn Conveners(wall: Wall, topic: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let session = wall.session;
    let people = session.memo(&[Kind::Topic, Kind::Participant], move |forum: &Forum| {
        let conveners = forum.get::<Topic>(&topic).map(|topic| topic.conveners.iter().collect::<Vec<_>>()).unwrap_or_default();
        conveners.into_iter().map(|person| (person, participants::name_of(forum, person).to_owned())).collect::<Vec<_>>()
    });
    let add = Callback::new(move |name: String| {
        limits::line(&name)?;
        session.try_act(|forum, cx| topics::add_convener(forum, cx, topic, &name))
    });
    let take_off = move |person: Id<Participant>| {
        session.act(|forum, cx| topics::remove_convener(forum, cx, topic, person));
        request_animation_frame(|| focus_on("dialog[open] .entry input"));
    };
    view! {
        <div class="field">
            <span class="label">{desk.t(t::topics::CONVENERS)}</span>
            <ul class="chips">
                <Each each=move || people.get() key=|person| person.clone() children=move |(person, name)| {
                    let label = name.clone();
                    view! {
                        <li class="chip">
                            {name}
                            <button type="button" class="icon" on:click=move |_| take_off(person)
                                aria-label=move || desk.fill(t::topics::TAKE_OFF, &[("name", &label)])>
                                <Icon glyph=Glyph::Close />
                            </button>
                        </li>
                    }
                } />
            </ul>
            <Entry label=t::topics::ADD_CONVENER placeholder=t::topics::ADD_CONVENER button=t::app::ADD people=true
                draft=format!("convener/{topic}") take=add />
        </div>
    }
}

/// The topics merged into this one, each with its conveners' consent, and the way back.
#[component]
fn Merged(wall: Wall, topic: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let session = wall.session;
    let merged = session.memo(&[Kind::Topic, Kind::Number], move |forum: &Forum| {
        let ids = merging::merged(forum, topic);
        let line = |id: Id<Topic>| forum.get::<Topic>(&id).map(|topic| (id, topic.title.clone(), topic.consent.clone()));
        ids.into_iter().filter_map(line).collect::<Vec<_>>()
    });
    let undo = move |id: Id<Topic>| {
        session.act(|forum, cx| merging::unmerge(forum, cx, id));
        request_animation_frame(|| focus_on("dialog[open] .choices .go"));
    };
    move || {
        (!merged.with(Vec::is_empty)).then(|| {
            view! {
                <div class="field">
                    <span class="label">{desk.t(t::topics::MERGED_INTO_THIS)}</span>
                    <ul class="rows">
                        <Each each=move || merged.get() key=|line| line.clone() children=move |(id, title, consent)| view! {
                            <li>
                                <span class="grow">{title}<br /><small class="soft">{consent}</small></span>
                                <button type="button" on:click=move |_| undo(id)>{desk.t(t::topics::UNMERGE)}</button>
                            </li>
                        } />
                    </ul>
                </div>
            }
        })
    }
}

#[component]
fn Gestures(wall: Wall, topic: Id<Topic>) -> impl IntoView {
    let desk = Desk::here();
    let session = wall.session;
    let record = session.record::<Topic>(topic);
    let withdrawn = move || record.with(|topic| topic.as_ref().is_some_and(|topic| topic.withdrawn));
    let close = move || wall.open.set(None);
    let withdraw = move |_| {
        close();
        session.act_and_tell(|forum, cx| topics::withdraw(forum, cx, topic));
    };
    let restore = move |_| {
        session.act(|forum, cx| topics::restore(forum, cx, topic));
        request_animation_frame(|| focus_on("dialog[open] .choices button"));
    };
    let merge = move |_| {
        close();
        wall.merging.set(Some(topic));
    };
    view! {
        <div class="choices">
            <div class="first">
                {move || if withdrawn() {
                    view! { <button type="button" on:click=restore>{desk.t(t::topics::BRING_BACK)}</button> }.into_any()
                } else {
                    view! {
                        <button type="button" on:click=withdraw>{desk.t(t::topics::WITHDRAW)}</button> " "
                        <button type="button" on:click=merge>{desk.t(t::topics::MERGE)}</button>
                    }.into_any()
                }}
            </div>
            <button type="button" class="go" on:click=move |_| close()>{desk.t(t::app::DONE)}</button>
        </div>
    }
}
