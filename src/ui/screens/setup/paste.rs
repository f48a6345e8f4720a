//! Pasting a whole list of people, with a preview of what will be added.

use leptos::prelude::*;

use super::words;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::app::session::Session;
use crate::domain::Forum;
use crate::domain::entry::AtLine;
use crate::domain::participants::Names;
use crate::domain::set_up_lines::{self, PersonLine};
use crate::i18n::t;
use crate::ui::parts::Dialog;

/// The dialog into which a list is pasted.
#[component]
pub fn Paste(session: Session, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog open=open title=words(t::setup::PASTE_TITLE) wide=true><List session=session open=open /></Dialog> }
}

/// Each person read, and whether he or she is on the list already.
type Pasted = Result<Vec<(PersonLine, bool)>, AtLine>;

#[component]
fn List(session: Session, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let text = RwSignal::new(String::new());
    let read = Memo::new(move |_| session.read(|forum| pasted(forum, &text.read())));
    let count = move || read.with(|read| read.as_ref().map_or(0, Vec::len));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let list: Vec<PersonLine> = read.with_untracked(|read| {
            read.as_ref().map(Vec::as_slice).unwrap_or_default().iter().map(|(person, _)| person.clone()).collect()
        });
        if session.act(|forum, cx| set_up_lines::add_people(forum, cx, &list)) {
            open.set(false);
        }
    };
    view! {
        <form class="stack" on:submit=add>
            <div class="field">
                <label for="pasted-people">{desk.t(t::setup::PASTE_LABEL)}</label>
                <p class="hint">{desk.t(t::setup::PASTE_HINT)}</p>
                <textarea id="pasted-people" class="pasted" autofocus rows="8" placeholder=desk.t(t::setup::PASTE_EXAMPLE)
                    on:input:target=move |event| text.set(event.target().value()) />
            </div>
            <div aria-live="polite">
                {move || match read.get() {
                    Err(AtLine { line, refusal }) => view! {
                        <p class="wrong">{desk.fill(t::setup::AT_LINE, &[("line", &line.to_string()), ("why", &sentence(desk.language.get(), &refusal))])}</p>
                    }.into_any(),
                    Ok(list) => view! { <Preview list=list /> }.into_any(),
                }}
            </div>
            <div class="choices">
                <button type="button" on:click=move |_| open.set(false)>{desk.t(t::app::CANCEL)}</button>
                <button type="submit" class="go" disabled=move || count() == 0>{move || desk.count(t::setup::PASTE_ADD, count())}</button>
            </div>
        </form>
    }
}

fn pasted(forum: &Forum, text: &str) -> Pasted {
    let names = Names::of(forum);
    Ok(set_up_lines::people(text)?
        .into_iter()
        .map(|person| (names.get(&person.name).is_some(), person))
        .map(|(known, person)| (person, known))
        .collect())
}

#[component]
fn Preview(list: Vec<(PersonLine, bool)>) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <ol class="preview">
            {list.into_iter().map(|(person, known)| view! {
                <li>
                    <b>{person.name}</b>
                    {(!person.organisation.is_empty()).then(|| view! { <span class="soft">" · "{person.organisation}</span> })}
                    {known.then(|| view! { <span class="tag plain">{desk.t(t::setup::ALREADY_THERE)}</span> })}
                </li>
            }).collect_view()}
        </ol>
    }
}
