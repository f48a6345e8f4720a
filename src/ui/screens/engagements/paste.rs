//! Pasting a whole list of engagements, with a preview of what will be added.

use leptos::prelude::*;

use super::Circle;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::engagements::{self, EngagementDraft, EngagementLine};
use crate::domain::entry::AtLine;
use crate::domain::participants::Names;
use crate::domain::{Edits, Forum};
use crate::i18n::t;
use crate::ui::parts::{Dialog, due_sentence};

/// The dialog into which a list is pasted.
#[component]
pub fn Paste(circle: Circle, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let title = Signal::derive(move || desk.t(t::engagements::PASTE_TITLE)().to_owned());
    view! { <Dialog open=open title=title wide=true><Pasted circle=circle open=open /></Dialog> }
}

/// The lines read, each with whether its person is new to the forum.
type Lines = Result<Vec<(EngagementLine, bool)>, AtLine>;

fn read(forum: &Forum, text: &str) -> Lines {
    let names = Names::of(forum);
    let line = |line: EngagementLine| {
        let newcomer = names.get(&line.name).is_none();
        (line, newcomer)
    };
    Ok(engagements::parse(text)?.into_iter().map(line).collect())
}

#[component]
fn Pasted(circle: Circle, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let session = circle.session;
    let text = RwSignal::new(String::new());
    let list = Memo::new(move |_| session.read(|forum| read(forum, &text.read())));
    let count = move || list.with(|list| list.as_ref().map_or(0, Vec::len));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let lines = list.with_untracked(|list| list.clone().unwrap_or_default());
        let done = session.act(|forum, cx| {
            let (mut names, mut people) = (Names::of(forum), Edits::none());
            let mut drafts = Vec::with_capacity(lines.len());
            for (line, _) in &lines {
                let person = names.find_or_add(forum, cx, &line.name, &mut people)?;
                drafts.push(EngagementDraft { person, promise: line.promise.clone(), due: line.due.clone(), workshop: None });
            }
            engagements::add_pasted(forum, cx, &drafts, people)
        });
        if done {
            open.set(false);
        }
    };
    view! {
        <form class="stack" on:submit=add>
            <div class="field">
                <label for="pasted">{desk.t(t::engagements::PASTE_LABEL)}</label>
                <p class="hint">{desk.t(t::engagements::PASTE_HINT)}</p>
                <textarea id="pasted" class="pasted" autofocus rows="8" placeholder=desk.t(t::engagements::PASTE_EXAMPLE)
                    on:input:target=move |event| text.set(event.target().value()) />
            </div>
            <div aria-live="polite">
                {move || match list.get() {
                    Err(AtLine { line, refusal }) => view! {
                        <p class="wrong">{desk.fill(t::engagements::AT_LINE, &[("line", &line.to_string()), ("why", &sentence(desk.language.get(), &refusal))])}</p>
                    }.into_any(),
                    Ok(list) => view! {
                        <ol class="preview">{list.into_iter().map(|(line, newcomer)| view! { <Preview line=line newcomer=newcomer /> }).collect_view()}</ol>
                    }.into_any(),
                }}
            </div>
            <div class="choices">
                <button type="button" on:click=move |_| open.set(false)>{desk.t(t::app::CANCEL)}</button>
                <button type="submit" class="go" disabled=move || count() == 0>{move || desk.count(t::engagements::PASTE_ADD, count())}</button>
            </div>
        </form>
    }
}

#[component]
fn Preview(line: EngagementLine, newcomer: bool) -> impl IntoView {
    let desk = Desk::here();
    let by = (!line.due.is_none()).then(|| due_sentence(desk.language.get_untracked(), &line.due));
    view! {
        <li>
            <b>{line.name}</b>
            {newcomer.then(|| view! { <span class="tag plain">{desk.t(t::engagements::NEWCOMER)}</span> })}
            " "{line.promise}
            {by.map(|by| view! { " "<span class="soft">{by}</span> })}
        </li>
    }
}
