//! The day from hour to hour: slots with their cells, plenary items across all rooms.

use leptos::prelude::*;

use super::cell::{Cell, RoomName};
use super::{Board, naming};
use crate::app::desk::Desk;
use crate::domain::agenda::{Conflict, Entry, timeline};
use crate::domain::{Id, Kind, Plenary, PlenaryKind, Slot};
use crate::i18n;
use crate::i18n::t;
use crate::ui::parts::{Each, Glyph, Icon};

/// Beyond this many rooms the grid scrolls sideways rather than crush its columns.
const ABREAST: usize = 8;

/// The day.
#[component]
pub fn Day(board: Board) -> impl IntoView {
    let day = board.session.memo(&[Kind::Slot, Kind::Plenary], timeline);
    let rooms = Memo::new(move |_| board.grid.with(|grid| grid.rooms.clone()));
    let breadth = move || rooms.with(Vec::len);
    view! {
        <div class="timetable" class:many=move || { breadth() > ABREAST } style:--rooms=move || breadth().max(1).to_string()>
            {move || day.with(|day| day.iter().any(|entry| matches!(entry, Entry::Slot(_)))).then(|| view! {
                <div class="rooms" aria-hidden="true">
                    <Each each=move || rooms.get() key=|id| *id children=move |id| view! { <p><RoomName board=board room=id /></p> } />
                </div>
            })}
            <ol class="entries">
                <Each each=move || day.get() key=|entry| match entry { Entry::Slot(id) => id.uuid(), Entry::Plenary(id) => id.uuid() }
                    children=move |entry| match entry {
                        Entry::Slot(slot) => view! { <SlotLine board=board at=slot /> }.into_any(),
                        Entry::Plenary(item) => view! { <PlenaryLine board=board item=item /> }.into_any(),
                    } />
            </ol>
        </div>
    }
}

#[component]
fn SlotLine(board: Board, at: Id<Slot>) -> impl IntoView {
    let slot = at;
    let desk = Desk::here();
    let record = board.session.record::<Slot>(slot);
    let rooms = Memo::new(move |_| board.grid.with(|grid| grid.rooms.clone()));
    let when = move || record.with(|slot| slot.as_ref().map_or((None, None), |slot| (slot.starts, slot.ends)));
    let name = move || record.with(|slot| slot.as_ref().map(|slot| slot.name.clone()).unwrap_or_default());
    let overlaps = move || {
        let language = desk.language.get();
        board.clashes.with(|clashes| {
            let other = |conflict: &Conflict| match conflict {
                Conflict::SlotsOverlap { slots } if slots.contains(&slot) => slots.iter().find(|id| **id != slot).copied(),
                _ => None,
            };
            let others = clashes.iter().filter_map(other);
            others
                .map(|other| {
                    board.session.read(|forum| {
                        i18n::fill(language, t::agenda::CLASH_SLOTS, &[("slot", &naming::slot(language, forum, other))])
                    })
                })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <li class="line round">
            <div class="when">
                <h2>
                    {move || match when().0 {
                        Some(starts) => view! { <span class="start">{i18n::time(desk.language.get(), starts)}</span> }.into_any(),
                        None => view! { <span class="start word">{name()}</span> }.into_any(),
                    }}
                    {move || when().1.map(|ends| view! { <small>"– "{i18n::time(desk.language.get(), ends)}</small> })}
                </h2>
                {move || (when().0.is_some() && !name().is_empty()).then(|| view! { <p class="name">{name()}</p> })}
                {move || overlaps().into_iter().map(|words| view! { <p class="clash"><Icon glyph=Glyph::Warning />{words}</p> }).collect_view()}
            </div>
            <ul class="cells">
                <Each each=move || rooms.get() key=|id| *id children=move |room| view! { <Cell board=board spot=(room, slot) /> } />
            </ul>
        </li>
    }
}

#[component]
fn PlenaryLine(board: Board, item: Id<Plenary>) -> impl IntoView {
    let desk = Desk::here();
    let record = board.session.record::<Plenary>(item);
    let when = move || record.with(|item| item.as_ref().map_or((None, None), |item| (item.starts, item.ends)));
    let pause = move || record.with(|item| item.as_ref().is_some_and(|item| item.kind == PlenaryKind::Break));
    view! {
        <li class="line plenary" class:pause=pause>
            <div class="when">
                {move || when().0.map(|starts| view! { <span class="start">{i18n::time(desk.language.get(), starts)}</span> })}
                {move || when().1.map(|ends| view! { <small>"– "{i18n::time(desk.language.get(), ends)}</small> })}
            </div>
            <h2 class="item">{move || record.with(|item| item.as_ref().map(|item| item.title.clone()).unwrap_or_default())}</h2>
        </li>
    }
}
