//! Pasting a whole list of topics, or opening it as a file, with a preview of what will be added.

use leptos::prelude::*;

use super::Wall;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::columns::{Column, Columns, OF_TOPICS};
use crate::domain::entry::{self, AtLine, PastedTopic};
use crate::domain::numbering::Numbers;
use crate::domain::topics::{self, Preview};
use crate::domain::{Forum, Id, Topic, listed_topics};
use crate::i18n::{Text, t};
use crate::ui::parts::{ColumnChoice, Dialog, ListFile, table_in, take_dropped};

/// What a column of a list of topics may be.
const COLUMNS: [(Column, Text); 3] = [
    (Column::Title, t::lists::TOPIC_TITLE),
    (Column::Description, t::lists::TOPIC_DESCRIPTION),
    (Column::Conveners, t::lists::TOPIC_CONVENERS),
];

/// The dialog into which a list is pasted.
#[component]
pub fn Paste(wall: Wall, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let title = Signal::derive(move || desk.t(t::topics::PASTE_TITLE)().to_owned());
    view! { <Dialog open=open title=title wide=true><List wall=wall open=open /></Dialog> }
}

type Pasted = Result<Vec<(PastedTopic, Preview)>, AtLine>;

#[component]
fn List(wall: Wall, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let session = wall.session;
    let text = RwSignal::new(String::new());
    let fill = Callback::new(move |list: String| drop(text.try_set(list)));
    let (table, chosen) = table_in(text, &OF_TOPICS);
    let read = Memo::new(move |_| session.read(|forum| pasted(forum, &text.read(), table.get()?)));
    let fresh =
        move || read.with(|read| read.as_ref().map_or(0, |list| list.iter().filter(|(_, preview)| is_fresh(*preview)).count()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let list: Vec<PastedTopic> = read.with_untracked(|read| {
            let list = read.as_ref().map(Vec::as_slice).unwrap_or_default();
            list.iter().filter(|(_, preview)| is_fresh(*preview)).map(|(item, _)| item.clone()).collect()
        });
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
                {move || match read.get() {
                    Err(AtLine { line, refusal }) => view! {
                        <p class="wrong">{desk.fill(t::topics::AT_LINE, &[("line", &line.to_string()), ("why", &sentence(desk.language.get(), &refusal))])}</p>
                    }.into_any(),
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

fn pasted(forum: &Forum, text: &str, table: Option<Columns>) -> Pasted {
    let list = match table {
        None => entry::topics(text)?,
        Some(table) if table.has_names() => listed_topics::of_table(&table)?,
        Some(_) => Vec::new(),
    };
    let previews = topics::preview(forum, &list);
    Ok(list.into_iter().zip(previews).collect())
}

const fn is_fresh(preview: Preview) -> bool {
    matches!(preview, Preview::New | Preview::Resembles(_))
}

#[component]
fn PreviewList(wall: Wall, list: Vec<(PastedTopic, Preview)>) -> impl IntoView {
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
            {list.into_iter().map(|(item, preview)| view! {
                <li class:gone=!is_fresh(preview)>
                    <b>{item.title}</b>
                    {(!item.conveners.is_empty()).then(|| view! { <span class="soft">" — "{item.conveners.join(", ")}</span> })}
                    {(!item.questions.is_empty()).then(|| view! { <ul>{item.questions.into_iter().map(|question| view! { <li>{question}</li> }).collect_view()}</ul> })}
                    {(preview != Preview::New).then(|| view! { <span class="tag">{said(preview)}</span> })}
                </li>
            }).collect_view()}
        </ol>
    }
}
