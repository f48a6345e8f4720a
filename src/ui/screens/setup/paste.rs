//! Pasting a whole list of people, or opening it as a file, with a preview of what will be added.

use leptos::prelude::*;

use super::words;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::columns::{Column, OF_PEOPLE};
use crate::domain::entry::Pasted;
use crate::domain::listed_people::{self, Listed, Standing};
use crate::domain::set_up_lines::{self, PersonLine};
use crate::i18n::{Text, t};
use crate::ui::parts::{ColumnChoice, Dialog, LineLeftOut, ListAsides, ListFile, ListRefused, table_in, take_dropped};

/// What a column of a list of people may be.
const COLUMNS: [(Column, Text); 4] = [
    (Column::Name, t::setup::NAME),
    (Column::FirstName, t::lists::FIRST_NAME),
    (Column::LastName, t::lists::LAST_NAME),
    (Column::Organisation, t::setup::ORGANISATION),
];

/// The dialog into which a list is pasted.
#[component]
pub fn Paste(session: Session, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog open=open title=words(t::setup::PASTE_TITLE) wide=true><List session=session open=open /></Dialog> }
}

#[component]
fn List(session: Session, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let text = RwSignal::new(String::new());
    let fill = Callback::new(move |list: String| drop(text.try_set(list)));
    let (table, chosen) = table_in(text, &OF_PEOPLE);
    let read = Memo::new(move |_| {
        session.read(|forum| match table.get()? {
            None => listed_people::of_lines(forum, &text.read()),
            Some(table) if table.has_names() => Ok(listed_people::of_table(forum, &table)),
            Some(_) => Ok(Vec::new()),
        })
    });
    let listed =
        move |count: fn(&Listed) -> bool| read.with(|read| read.iter().flatten().flatten().filter(|listed| count(listed)).count());
    let added = move || listed(|listed| listed.standing == Standing::New);
    let changed = move || listed(|listed| listed.standing != Standing::New && !listed.person.organisation.is_empty());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let list: Vec<PersonLine> =
            read.with_untracked(|read| read.iter().flatten().flatten().map(|listed| listed.person.clone()).collect());
        if session.act(|forum, cx| set_up_lines::add_people(forum, cx, &list)) {
            open.set(false);
        }
    };
    view! {
        <form class="stack" on:submit=add on:dragover=move |event| event.prevent_default() on:drop=move |event| take_dropped(desk, &event, fill)>
            <div class="field">
                <label for="pasted-people">{desk.t(t::setup::PASTE_LABEL)}</label>
                <p class="hint">{desk.t(t::setup::PASTE_HINT)}</p>
                <textarea id="pasted-people" class="pasted" autofocus rows="8" placeholder=desk.t(t::setup::PASTE_EXAMPLE)
                    prop:value=move || text.get() on:input:target=move |event| text.set(event.target().value()) />
            </div>
            <ColumnChoice table=table chosen=chosen offered=&COLUMNS />
            <div aria-live="polite">
                <ListAsides table=table />
                {move || match read.get() {
                    Err(at) => view! { <ListRefused at=at /> }.into_any(),
                    Ok(list) => view! { <Preview list=list /> }.into_any(),
                }}
            </div>
            <div class="choices">
                <ListFile take=fill />
                <button type="button" on:click=move |_| open.set(false)>{desk.t(t::app::CANCEL)}</button>
                <button type="submit" class="go" disabled=move || added() + changed() == 0>{move || desk.count(t::setup::PASTE_ADD, added())}</button>
            </div>
        </form>
    }
}

#[component]
fn Preview(list: Pasted<Listed>) -> impl IntoView {
    let desk = Desk::here();
    let tag = move |standing| match standing {
        Standing::New => None,
        Standing::Known => Some(desk.t(t::setup::ALREADY_THERE)().to_owned()),
        Standing::Repeated(line) => Some(desk.fill(t::lists::REPEATED, &[("line", &line.to_string())])),
    };
    view! {
        <ol class="preview">
            {list.into_iter().map(|line| match line {
                Err(left_out) => view! { <LineLeftOut left_out=left_out nameless=t::lists::NO_NAME /> }.into_any(),
                Ok(Listed { person, standing, .. }) => view! {
                    <li>
                        <b>{person.name}</b>
                        {(!person.organisation.is_empty()).then(|| view! { <span class="soft">" · "{person.organisation}</span> })}
                        {tag(standing).map(|said| view! { <span class="tag plain">{said}</span> })}
                    </li>
                }.into_any(),
            }).collect_view()}
        </ol>
    }
}
