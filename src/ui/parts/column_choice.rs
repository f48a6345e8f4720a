//! What the columns of a pasted table are: as its heading says or as one guesses, and changed by hand.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::domain::columns::{Column, Columns, Headings};
use crate::domain::entry::AtLine;
use crate::i18n::{Text, t};

/// A table, if the text is one, or what is wrong with it.
pub type Tabled = Result<Option<Columns>, AtLine>;

/// The table in a text, with its columns as they were chosen; and the choice, which begins anew with another
/// heading or another number of columns.
pub fn table_in(text: RwSignal<String>, headings: &'static Headings) -> (Memo<Tabled>, RwSignal<Vec<Column>>) {
    let read = Memo::new(move |_| Columns::read(&text.read(), headings));
    let chosen = RwSignal::new(Vec::new());
    let own = Memo::new(move |_| {
        read.with(|read| match read {
            Ok(Some(table)) => (table.heading.clone(), table.columns.clone()),
            _ => (Vec::new(), Vec::new()),
        })
    });
    let table = Memo::new(move |_| {
        let own = own.get();
        // A new heading is read before what was chosen for the old one is.
        if chosen.with(|chosen| chosen.len() != own.1.len()) {
            return read.get();
        }
        read.get().map(|table| table.map(|table| Columns { columns: chosen.get(), ..table }))
    });
    Effect::new(move |_| chosen.set(own.get().1));
    (table, chosen)
}

/// A list for each column; nothing where the text is no table.
#[component]
pub fn ColumnChoice(
    /// The table.
    table: Memo<Tabled>,
    /// What its columns are taken for.
    chosen: RwSignal<Vec<Column>>,
    /// What they may be.
    offered: &'static [(Column, Text)],
) -> impl IntoView {
    let desk = Desk::here();
    let heads = Memo::new(move |_| {
        table.with(|table| match table {
            Ok(Some(table)) => table.heads(),
            _ => Vec::new(),
        })
    });
    let list = move |at: usize, head: String| {
        let now = move || chosen.with(|chosen| chosen.get(at).copied().unwrap_or_default());
        let choose = move |value: String| {
            let column =
                value.parse::<usize>().ok().and_then(|place| offered.get(place)).map_or(Column::Aside, |(column, _)| *column);
            chosen.update(|chosen| {
                if let Some(place) = chosen.get_mut(at) {
                    *place = column;
                }
            });
        };
        view! {
            <label>
                <span>{head}</span>
                <select on:change:target=move |event| choose(event.target().value())>
                    {offered.iter().enumerate().map(|(place, (column, name))| view! {
                        <option value=place.to_string() selected=move || now() == *column>{desk.t(*name)}</option>
                    }).collect_view()}
                    <option value="" selected=move || matches!(now(), Column::LeftOut | Column::Aside)>{desk.t(t::lists::LEFT_OUT)}</option>
                </select>
            </label>
        }
    };
    move || {
        let heads = heads.get();
        (!heads.is_empty()).then(|| {
            view! {
                <fieldset class="column-choice">
                    <legend>{desk.t(t::lists::COLUMNS)}</legend>
                    {heads.into_iter().enumerate().map(|(at, head)| list(at, head)).collect_view()}
                </fieldset>
            }
        })
    }
}
