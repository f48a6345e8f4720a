//! Who came: by name, by a pasted list, or by counting heads.

use leptos::prelude::*;

use super::{Desktop, focus};
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::edit::Edits;
use crate::domain::sorting::sort_by_key;
use crate::domain::{Forum, Id, Kind, Participant, Refusal, Report, entry, limits, participants, reports};
use crate::i18n::{self, Text, t};
use crate::ui::parts::{Dialog, Each, Entry, Glyph, Icon, LineField};

/// The people who came, and the ways to say so.
#[component]
pub fn Attendance(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, .. } = open;
    let pasting = RwSignal::new(false);
    let report = session.record::<Report>(workshop);
    let heads = Signal::derive(move || {
        report.with(|report| report.as_ref().and_then(|report| report.headcount)).map(|heads| heads.to_string()).unwrap_or_default()
    });
    let label = move |text: Text| Signal::derive(move || i18n::say(desk.language.get(), text).to_owned());
    let count = Callback::new(move |typed: String| {
        let typed = typed.trim();
        let heads = if typed.is_empty() { None } else { Some(typed.parse().map_err(|_| out_of_range())?) };
        session.try_act(|forum, cx| reports::count_heads(forum, cx, workshop, heads))
    });
    let add = Callback::new(move |line: String| {
        let names = entry::names(&line)?;
        session.try_act(|forum, cx| reports::attend_by_name(forum, cx, workshop, &names))
    });
    focus::soon("#who-came .entry input".to_owned());
    view! {
        <div class="attendance">
            <Chips open=open />
            <div class="ways-in">
                <div class="small-entry">
                    <Entry label=t::workshops::ADD_NAME placeholder=t::workshops::ADD_NAME_EXAMPLE button=t::app::ADD people=true
                        draft=format!("present/{workshop}") take=add />
                </div>
                <button type="button" on:click=move |_| pasting.set(true)>{desk.t(t::workshops::PASTE_NAMES)}</button>
                <div class="heads">
                    <LineField kind="number" label=label(t::workshops::HEADCOUNT) hint=label(t::workshops::HEADCOUNT_HINT)
                        value=heads take=count />
                </div>
            </div>
        </div>
        <Paste open=open pasting=pasting />
    }
}

const fn out_of_range() -> Refusal {
    Refusal::OutOfRange { least: 0, most: limits::PEOPLE }
}

/// Everybody who is named as having come.
#[component]
fn Chips(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, .. } = open;
    let people = session.memo(&[Kind::Report, Kind::Participant], move |forum: &Forum| {
        let came = reports::attendees(forum, workshop).into_iter();
        let mut people: Vec<_> = came.map(|person| (participants::name_of(forum, person).to_owned(), person)).collect();
        sort_by_key(&mut people, |(name, person)| (crate::domain::fold::fold(name), *person));
        people
    });
    let take_off = move |person: Id<Participant>| {
        let beside = people.with_untracked(|people| {
            let here = people.iter().position(|(_, other)| *other == person)?;
            people.get(here + 1).or_else(|| people.get(here.checked_sub(1)?)).map(|(_, beside)| *beside)
        });
        session.act_and_tell(|forum, cx| reports::attend(forum, cx, workshop, person, false, Edits::none()));
        focus::soon(beside.map_or_else(|| "#who-came .entry input".to_owned(), |beside| format!("#came-{beside}")));
    };
    view! {
        <ul class="chips" aria-label=desk.t(t::workshops::PRESENT)>
            <Each each=move || people.get() key=|person| person.clone() children=move |(name, person)| {
                let label = name.clone();
                view! {
                    <li class="chip">
                        {name}
                        <button type="button" class="icon" id=format!("came-{person}") on:click=move |_| take_off(person)
                            aria-label=move || desk.fill(t::workshops::TAKE_OFF, &[("name", &label)])>
                            <Icon glyph=Glyph::Close />
                        </button>
                    </li>
                }
            } />
        </ul>
    }
}

/// A list of names, pasted.
#[component]
fn Paste(open: Desktop, pasting: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, .. } = open;
    let title = Signal::derive(move || i18n::say(desk.language.get(), t::workshops::PASTE_NAMES).to_owned());
    view! {
        <Dialog open=pasting title=title>
            {move || {
                let list = RwSignal::new(String::new());
                let read = Memo::new(move |_| entry::people(&list.read()));
                let add = move |_| {
                    let Ok(names) = read.get_untracked() else { return };
                    if session.act(|forum, cx| reports::attend_by_name(forum, cx, workshop, &names)) {
                        pasting.set(false);
                    }
                };
                let ready = move || read.with(|read| read.as_ref().map_or(0, Vec::len));
                view! {
                    <p class="soft">{desk.t(t::workshops::PASTE_NAMES_HINT)}</p>
                    <textarea class="pasted" autofocus aria-label=desk.t(t::workshops::PASTE_NAMES)
                        placeholder=desk.t(t::workshops::PASTE_NAMES_EXAMPLE)
                        prop:value=move || list.get() on:input:target=move |event| list.set(event.target().value()) />
                    <div role="status">
                        {move || read.with(|read| read.as_ref().err().cloned()).map(|wrong| {
                            let why = sentence(desk.language.get(), &wrong.refusal);
                            view! { <p class="wrong">{desk.fill(t::workshops::AT_LINE, &[("line", &wrong.line.to_string()), ("why", &why)])}</p> }
                        })}
                    </div>
                    <div class="choices">
                        <button type="button" on:click=move |_| pasting.set(false)>{desk.t(t::app::CANCEL)}</button>
                        <button type="button" class="go" disabled=move || ready() == 0 on:click=add>
                            {move || desk.count(t::workshops::PASTE_ADD, ready())}
                        </button>
                    </div>
                }
            }}
        </Dialog>
    }
}
