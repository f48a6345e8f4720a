//! Pasting a whole list of topics, or opening it as a file, with a preview of what will be added.

use leptos::prelude::*;

use super::Wall;
use crate::app::desk::Desk;
use crate::domain::columns::{Column, Columns, OF_TOPICS};
use crate::domain::entry::{self, AtLine, LeftOut, Pasted, PastedTopic};
use crate::domain::numbering::Numbers;
use crate::domain::topics::{self, Preview};
use crate::domain::{Forum, Id, Topic, listed_topics};
use crate::i18n::{Text, t};
use crate::ui::parts::{ColumnChoice, Dialog, LineLeftOut, ListAsides, ListFile, ListRefused, table_in, take_dropped};

/// What a column of a list of topics may be.
const COLUMNS: [(Column, Text); 5] = [
    (Column::Title, t::lists::TOPIC_TITLE),
    (Column::Description, t::lists::TOPIC_DESCRIPTION),
    (Column::Questions, t::lists::TOPIC_QUESTIONS),
    (Column::Conveners, t::lists::TOPIC_CONVENERS),
    (Column::Label, t::lists::TOPIC_LABEL),
];

/// The dialog into which a list is pasted.
#[component]
pub fn Paste(wall: Wall, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let title = Signal::derive(move || desk.t(t::topics::PASTE_TITLE)().to_owned());
    view! { <Dialog open=open title=title wide=true><List wall=wall open=open /></Dialog> }
}

/// The lines of the list, each with what would become of it.
type Judged = Result<Pasted<(PastedTopic, Preview)>, AtLine>;

#[component]
fn List(wall: Wall, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let session = wall.session;
    let text = RwSignal::new(String::new());
    let fill = Callback::new(move |list: String| drop(text.try_set(list)));
    let (table, chosen) = table_in(text, &OF_TOPICS);
    let read = Memo::new(move |_| session.read(|forum| pasted(forum, &text.read(), table.get()?)));
    let fresh = move || read.with(|read| read.iter().flatten().filter(|line| fresh_one(line).is_some()).count());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let list: Vec<PastedTopic> = read.with_untracked(|read| read.iter().flatten().filter_map(fresh_one).cloned().collect());
        if session.act(|forum, cx| topics::propose_list(forum, cx, &list)) {
            open.set(false);
        }
    };
    view! {
        <form class="stack" on:submit=add on:dragover=move |event| event.prevent_default() on:drop=move |event| take_dropped(desk, &event, fill)>
            <div class="field">
                <label for="pasted">{desk.t(t::topics::PASTE_LABEL)}</label>
                <p class="hint">{desk.t(t::topics::PASTE_HINT)}</p>
                <textarea id="pasted" class="pasted" autofocus rows="8" placeholder=desk.t(t::topics::PASTE_EXAMPLE)
                    prop:value=move || text.get() on:input:target=move |event| text.set(event.target().value()) />
            </div>
            <ColumnChoice table=table chosen=chosen offered=&COLUMNS />
            <div aria-live="polite">
                <ListAsides table=table />
                {move || match read.get() {
                    Err(at) => view! { <ListRefused at=at /> }.into_any(),
                    Ok(list) => view! { <PreviewList wall=wall list=list /> }.into_any(),
                }}
            </div>
            <div class="choices">
                <ListFile take=fill />
                <button type="button" on:click=move |_| open.set(false)>{desk.t(t::app::CANCEL)}</button>
                <button type="submit" class="go" disabled=move || fresh() == 0>{move || desk.count(t::topics::PASTE_ADD, fresh())}</button>
            </div>
        </form>
    }
}

fn pasted(forum: &Forum, text: &str, table: Option<Columns>) -> Judged {
    let list = match table {
        None => entry::topics(text)?,
        Some(table) if table.has_names() => listed_topics::of_table(&table),
        Some(_) => Vec::new(),
    };
    let taken: Vec<PastedTopic> = list.iter().flatten().cloned().collect();
    let mut previews = topics::preview(forum, &taken).into_iter();
    Ok(list.into_iter().map(|line| line.map(|item| (item, previews.next().unwrap_or(Preview::New)))).collect())
}

/// The topic of a line, where it would be a new one.
fn fresh_one(line: &Result<(PastedTopic, Preview), LeftOut>) -> Option<&PastedTopic> {
    line.as_ref().ok().filter(|(_, preview)| is_fresh(*preview)).map(|(item, _)| item)
}

const fn is_fresh(preview: Preview) -> bool {
    matches!(preview, Preview::New | Preview::Resembles(_))
}

#[component]
fn PreviewList(wall: Wall, list: Pasted<(PastedTopic, Preview)>) -> impl IntoView {
    let desk = Desk::here();
    let naming = move |id: Id<Topic>| {
        wall.session.read(|forum| {
            let title = forum.get::<Topic>(&id).map(|topic| topic.title.clone()).unwrap_or_default();
            (Numbers::of(forum).get(id).unwrap_or_default().to_string(), title)
        })
    };
    let said = move |preview| match preview {
        Preview::New => String::new(),
        Preview::Duplicate(id) => desk.fill(t::topics::PREVIEW_DUPLICATE, &[("number", &naming(id).0)]),
        Preview::Repeated(line) => desk.fill(t::topics::PREVIEW_REPEATED, &[("line", &line.to_string())]),
        Preview::Resembles(id) => {
            let (number, title) = naming(id);
            desk.fill(t::topics::RESEMBLES, &[("number", &number), ("title", &title)])
        }
    };
    view! {
        <ol class="preview">
            {list.into_iter().map(|line| match line {
                Err(left_out) => view! { <LineLeftOut left_out=left_out nameless=t::lists::NO_TITLE /> }.into_any(),
                Ok((item, preview)) => view! { <PreviewLine item=item gone=!is_fresh(preview) said=said(preview) /> }.into_any(),
            }).collect_view()}
        </ol>
    }
}

#[component]
fn PreviewLine(item: PastedTopic, gone: bool, said: String) -> impl IntoView {
    let PastedTopic { title, conveners, questions, label, .. } = item;
    view! {
        <li class:gone=gone>
            <b>{title}</b>
            {(!conveners.is_empty()).then(|| view! { <span class="soft">" — "{conveners.join(", ")}</span> })}
            {(!label.is_empty()).then(|| view! { <span class="tag plain">{label}</span> })}
            {(!questions.is_empty()).then(|| view! { <ul>{questions.into_iter().map(|question| view! { <li>{question}</li> }).collect_view()}</ul> })}
            {(!said.is_empty()).then(|| view! { <span class="tag">{said}</span> })}
        </li>
    }
}
