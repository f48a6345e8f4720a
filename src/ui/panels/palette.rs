//! The command palette: any action, view, topic, workshop, person or forum by a few letters.

mod rows;

use leptos::html;
use leptos::prelude::*;

use super::keys::shown;
use crate::app::desk::Desk;
use crate::app::finding::{Candidate, Section, find};
use crate::i18n::{Text, t};
use rows::{Row, rows};

/// Rows shown of one kind.
const MOST_EACH: usize = 8;
/// Rows shown of all kinds.
const MOST: usize = 40;
/// Rows that Page Up and Page Down pass over.
const PAGE: isize = 8;

/// What fits what is typed, as positions among all rows.
type Found = Vec<(Section, Vec<usize>)>;

/// The palette.
#[component]
pub fn Palette() -> impl IntoView {
    let desk = Desk::here();
    // Looked up once: what a thousand people are called doesn't change while one is typing.
    let rows = StoredValue::new(rows(desk));
    let candidates: StoredValue<Vec<Candidate>> =
        StoredValue::new(rows.with_value(|rows| rows.iter().map(|row| row.candidate.clone()).collect()));
    let found = RwSignal::new(found(&candidates.read_value(), ""));
    let at = RwSignal::new(0_usize);
    let count = move || found.with(|found| found.iter().map(|(_, own)| own.len()).sum::<usize>());
    let choose = move |row: usize| {
        let target = rows.with_value(|rows| rows.get(row).map(|row| row.target));
        desk.panel.set(None);
        if let Some(target) = target {
            rows::remember(desk, target);
            // Once the palette is closed and the focus is back where it was.
            request_animation_frame(move || rows::go(desk, target));
        }
    };
    let chosen = move || found.with_untracked(|found| found.iter().flat_map(|(_, own)| own).nth(at.get_untracked()).copied());
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let last = count().saturating_sub(1);
        let now = at.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => {
                if now >= last {
                    0
                } else {
                    now + 1
                }
            }
            "ArrowUp" => now.checked_sub(1).unwrap_or(last),
            "PageDown" => now.saturating_add_signed(PAGE).min(last),
            "PageUp" => now.saturating_add_signed(-PAGE),
            "Home" => 0,
            "End" => last,
            "Enter" => {
                event.prevent_default();
                if let Some(row) = chosen() {
                    choose(row);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set(next);
        request_animation_frame(show_chosen);
    };
    let look = move |typed: String| {
        at.set(0);
        found.set(self::found(&candidates.read_value(), &typed));
        request_animation_frame(show_chosen);
    };
    view! {
        <div class="palette" on:keydown=on_key>
            <Field at=at count=Signal::derive(count) look=Callback::new(look) />
            <div id="palette-list" class="found" role="listbox" tabindex="-1" aria-label=desk.t(t::keys::FOUND)>
                {move || rows.with_value(|rows| found.with(|found| listed(desk, rows, found, at, Callback::new(choose))))}
            </div>
            {move || (count() == 0).then(|| view! { <p class="soft">{desk.t(t::keys::NOTHING)}</p> })}
            <p class="tell" role="status">{move || desk.count(t::keys::COUNT, count())}</p>
        </div>
    }
}

#[component]
fn Field(at: RwSignal<usize>, count: Signal<usize>, look: Callback<String>) -> impl IntoView {
    let desk = Desk::here();
    let node = NodeRef::<html::Input>::new();
    // The palette is opened to type: its field has the focus, whatever stands before it.
    Effect::new(move |_| {
        if let Some(input) = node.get() {
            request_animation_frame(move || drop(input.focus()));
        }
    });
    view! {
        <input type="text" role="combobox" autocomplete="off" spellcheck="false" autofocus node_ref=node
            aria-label=desk.t(t::keys::PALETTE_FIELD) placeholder=desk.t(t::keys::PALETTE_FIELD)
            aria-autocomplete="list" aria-controls="palette-list" aria-expanded=move || (count.get() > 0).to_string()
            aria-activedescendant=move || (count.get() > 0).then(|| format!("found-{}", at.get()))
            on:input:target=move |event| look.run(event.target().value()) />
    }
}

/// The list: a heading a kind, and the rows below it.
fn listed(desk: Desk, rows: &[Row], found: &Found, at: RwSignal<usize>, choose: Callback<usize>) -> Vec<AnyView> {
    let mut place = 0;
    let section = |(section, own): &(Section, Vec<usize>)| {
        let id = format!("found-in-{}", *section as u8);
        let heading = id.clone();
        let lines: Vec<AnyView> = own
            .iter()
            .filter_map(|position| Some((*position, rows.get(*position)?)))
            .map(|(position, row)| {
                place += 1;
                option(desk, row, place - 1, at, move || choose.run(position))
            })
            .collect();
        view! {
            <div role="group" aria-labelledby=heading>
                <p class="kind" id=id role="presentation">{desk.t(name(*section))}</p>
                {lines}
            </div>
        }
        .into_any()
    };
    found.iter().map(section).collect()
}

fn option(desk: Desk, row: &Row, place: usize, at: RwSignal<usize>, choose: impl Fn() + 'static) -> AnyView {
    let number = row.candidate.number.map(|number| view! { <span class="number">{number}</span> });
    let note = (!row.note.is_empty()).then(|| view! { <small class="soft">{row.note.clone()}</small> });
    let keys = row.keys.iter().map(|key| view! { <kbd>{shown(desk, *key)}</kbd> }).collect_view();
    view! {
        <div role="option" id=format!("found-{place}") aria-selected=move || (at.get() == place).to_string()
            on:mousedown=|event| event.prevent_default() on:click=move |_| choose()>
            {number}<span class="grow">{row.label.clone()}" "{note}</span>{keys}
        </div>
    }
    .into_any()
}

fn found(candidates: &[Candidate], typed: &str) -> Found {
    find(candidates, typed, MOST_EACH, MOST)
}

const fn name(section: Section) -> Text {
    match section {
        Section::Recent => t::keys::RECENT,
        Section::Actions => t::keys::ACTIONS,
        Section::Views => t::keys::GROUP_MOVE,
        Section::Topics => t::app::VIEW_TOPICS,
        Section::Workshops => t::app::VIEW_WORKSHOPS,
        Section::People => t::keys::PEOPLE,
        Section::Forums => t::keys::FORUMS,
    }
}

/// The chosen row comes into sight, without the page or the dialog being scrolled.
fn show_chosen() {
    let Some(list) = document().get_element_by_id("palette-list") else { return };
    let Ok(Some(row)) = list.query_selector("[aria-selected=true]") else { return };
    let (list_at, row_at) = (list.get_bounding_client_rect(), row.get_bounding_client_rect());
    let above = row_at.top() - list_at.top();
    let below = row_at.bottom() - list_at.bottom();
    let by = if above < 0.0 { above } else { below.max(0.0) };
    #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
    list.set_scroll_top(list.scroll_top() + by.round() as i32);
}
