//! The agenda for the wall.

use leptos::prelude::*;

use super::leaf::Foot;
use super::sheets::Imprint;
use crate::domain::Language;
use crate::i18n::{self, t};
use crate::paper::agenda::{AgendaSheet, Card, Column, Hours, Item, Row};

/// The part of the grid on this sheet.
#[component]
pub fn Grid(sheet: AgendaSheet, language: Language, imprint: Imprint) -> impl IntoView {
    let (rooms, columns) = (sheet.rooms.len(), tracks(&sheet.rooms));
    let slots = !sheet.rows.is_empty();
    let lines = move |rows: Vec<Row>| rows.into_iter().map(|row| line(row, rooms, language)).collect_view();
    let seats = move |capacity: Option<u32>| {
        capacity.map(|n| i18n::count(language, t::agenda::PLACES, usize::try_from(n).unwrap_or(usize::MAX)))
    };
    view! {
        <section class="grid-sheet">
            <h3 class="heading">{i18n::say(language, t::paper::AGENDA_TITLE)}</h3>
            <div class="table" role="table" aria-label=i18n::say(language, t::paper::AGENDA_TITLE) style:--columns=columns>
                <div class="fit" role="rowgroup" style:--size=tenths(sheet.size)>
                    <div class="inner" role="presentation">
                        {lines(sheet.before)}
                        {slots.then(|| view! {
                            <div class="row names" role="row" style:--names=tenths(sheet.names)>
                                <span role="columnheader"><span class="tell">{i18n::say(language, t::paper::AGENDA_TIME)}</span></span>
                                {sheet.rooms.into_iter().map(|room| view! {
                                    <span role="columnheader"><b dir="auto">{room.name}</b>{seats(room.capacity).map(|seats| view! { <small>{seats}</small> })}</span>
                                }).collect_view()}
                            </div>
                        })}
                        {lines(sheet.rows)}
                    </div>
                </div>
            </div>
            <Foot imprint=imprint />
        </section>
    }
}

/// The widths of the columns.
fn tracks(rooms: &[Column]) -> String {
    rooms.iter().map(|room| format!("minmax(0, {}fr)", room.weight())).collect::<Vec<_>>().join(" ")
}

fn tenths(size: usize) -> String {
    format!("{}.{}", size / 10, size % 10)
}

fn line(row: Row, rooms: usize, language: Language) -> AnyView {
    match row {
        Row::Plenary(item) => plenary(item, rooms, language).into_any(),
        Row::Slot { hours, cells } => view! {
            <div class="row slot" role="row">
                <span role="rowheader" class="clock">{clock(&hours, language)}</span>
                {cells.into_iter().map(|cell| view! { <span role="cell" class="cell">{cell.into_iter().map(card).collect_view()}</span> }).collect_view()}
            </div>
        }
        .into_any(),
        Row::Waiting(cards) => view! {
            <div class="row waiting" role="row">
                <span role="rowheader" class="clock"><small>{i18n::say(language, t::paper::AGENDA_WAITING)}</small></span>
                <span role="cell" class="whole" aria-colspan=rooms.to_string()>{cards.into_iter().map(card).collect_view()}</span>
            </div>
        }
        .into_any(),
    }
}

fn plenary(item: Item, rooms: usize, language: Language) -> impl IntoView {
    view! {
        <div class="row plenary" class:pause=item.pause role="row">
            <span role="rowheader" class="clock">{clock(&item.hours, language)}</span>
            <span role="cell" class="whole" aria-colspan=rooms.to_string() dir="auto">{item.title}</span>
        </div>
    }
}

/// When, and under what name.
pub fn clock(hours: &Hours, language: Language) -> impl IntoView + use<> {
    let time = |time| i18n::time(language, time);
    view! {
        {hours.starts.map(|starts| view! { <b>{time(starts)}</b> })}
        {hours.ends.map(|ends| view! { <small>"– "{time(ends)}</small> })}
        {(!hours.name.is_empty()).then(|| view! { <small class="name" dir="auto">{hours.name.clone()}</small> })}
    }
}

/// A workshop's number, title and conveners.
pub fn card(card: Card) -> impl IntoView {
    let number = (card.number > 0).then(|| card.number.to_string());
    view! {
        <span class="card" dir="auto">
            {number.map(|number| view! { <i>{number}</i>" " })}
            <b>{card.title}</b>
            {(!card.conveners.is_empty()).then(|| view! { <small dir="auto">{card.conveners}</small> })}
        </span>
    }
}
