//! New topics that resemble one on the wall: to be merged, or left.

use leptos::prelude::*;

use crate::app::desk::{Ask, Desk};
use crate::app::laptops;
use crate::app::session::Session;
use crate::domain::numbering::Numbers;
use crate::domain::{Forum, Id, Kind, Topic, topics};
use crate::i18n::t;
use crate::ui::parts::Each;

/// Two topics as the list shows them: the new one, and the one that it resembles.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Pair {
    new: (Id<Topic>, String, String),
    old: (Id<Topic>, String, String),
}

/// The pairs that nobody has decided about.
#[component]
pub fn Alike(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let taking = session.taking_in();
    let pairs = Memo::new(move |_| {
        session.track(&[Kind::Topic, Kind::Number]);
        taking.alike.with(|alike| session.read(|forum| shown(forum, alike)))
    });
    move || {
        (!pairs.with(Vec::is_empty)).then(|| {
            view! {
                <section class="alike" aria-labelledby="alike">
                    <h2 id="alike">{desk.t(t::laptops::ALIKE)}</h2>
                    <p class="hint">{desk.t(t::laptops::ALIKE_HINT)}</p>
                    <ul class="rows">
                        <Each each=move || pairs.get() key=Clone::clone children=move |pair| line(desk, session, pair) />
                    </ul>
                </section>
            }
        })
    }
}

fn line(desk: Desk, session: Session, Pair { new, old }: Pair) -> AnyView {
    let ((topic, number, title), (other, other_number, other_title)) = (new, old);
    let (merge_label, leave_label) = (title.clone(), title.clone());
    view! {
        <li>
            <p class="grow">
                <b class="number">{number}</b>" "<span>{title}</span>" "<small>{desk.t(t::laptops::RESEMBLES)}</small>" "
                <b class="number">{other_number}</b>" "<span>{other_title}</span>
            </p>
            <button type="button" aria-label=move || desk.fill(t::laptops::MERGE_THIS, &[("title", &merge_label)]) on:click=move |_| desk.ask(Ask::Merge(topic))>
                {desk.t(t::laptops::MERGE)}
            </button>
            <button type="button" class="bare" aria-label=move || desk.fill(t::laptops::LEAVE_THIS, &[("title", &leave_label)])
                on:click=move |_| laptops::leave_alike(session, (topic, other))>
                {desk.t(t::laptops::LEAVE)}
            </button>
        </li>
    }
    .into_any()
}

/// Those of which both are still on the wall.
fn shown(forum: &Forum, alike: &[(Id<Topic>, Id<Topic>)]) -> Vec<Pair> {
    let numbers = Numbers::of(forum);
    let card = |id: Id<Topic>| {
        let topic = forum.get::<Topic>(&id).filter(|_| topics::is_on_the_wall(forum, id))?;
        Some((id, numbers.get(id).map(|n| n.to_string()).unwrap_or_default(), topic.title.clone()))
    };
    alike.iter().filter_map(|(new, old)| Some(Pair { new: card(*new)?, old: card(*old)? })).collect()
}
