//! A list that is arranged by hand: each row is changed in place, moved and removed, and the focus
//! stays where the hand is.

use std::hash::Hash;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::desk::Desk;
use crate::domain::order::Step;
use crate::i18n::{Text, t};
use crate::ui::parts::{Each, Glyph, Icon};

/// The rows' keys.
pub trait Key: Copy + Eq + Hash + Send + Sync + 'static {}
impl<K: Copy + Eq + Hash + Send + Sync + 'static> Key for K {}

/// What can be done to a row.
#[derive(Clone, Copy)]
pub struct Gestures<K: Key> {
    /// What the row is called, in labels.
    pub name: Callback<K, String>,
    /// Moves it, where places are chosen by hand.
    pub shift: Option<Callback<(K, Step)>>,
    /// Puts it a level in (`true`) or out, where rows stand under one another.
    pub nest: Option<Callback<(K, bool)>>,
    /// Removes it.
    pub remove: Callback<K>,
}

/// The list.
#[component]
pub fn Rows<K: Key>(
    /// The rows, in order.
    #[prop(into)]
    keys: Signal<Vec<K>>,
    /// What can be done to them.
    gestures: Gestures<K>,
    /// How deep a row stands.
    #[prop(optional)]
    depth: Option<Callback<K, usize>>,
    /// Tells whether the focus is in the list.
    #[prop(optional)]
    within: Option<RwSignal<bool>>,
    /// The row's content.
    row: Callback<K, AnyView>,
) -> impl IntoView {
    let desk = Desk::here();
    let list = NodeRef::<html::Ol>::new();
    let said = RwSignal::new(String::new());
    let place = move |key: K| keys.with_untracked(|keys| keys.iter().position(|other| *other == key)).unwrap_or(0);
    let act = Act {
        shift: Callback::new(move |(key, step)| {
            if let Some(shift) = gestures.shift {
                keeping_focus(|| shift.run((key, step)));
                let count = keys.with_untracked(Vec::len).to_string();
                let what = untrack(|| gestures.name.run(key));
                said.set(
                    desk.fill(t::setup::AT_PLACE, &[("what", &what), ("place", &(place(key) + 1).to_string()), ("count", &count)]),
                );
            }
        }),
        nest: Callback::new(move |(key, inward)| {
            if let Some(nest) = gestures.nest {
                keeping_focus(|| nest.run((key, inward)));
            }
        }),
        remove: Callback::new(move |key| {
            let at = place(key);
            gestures.remove.run(key);
            request_animation_frame(move || focus_row(list, at));
        }),
    };
    let focus_left = move |event: &web_sys::FocusEvent| {
        let went_to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        list.try_get_untracked().flatten().is_none_or(|list| went_to.is_none_or(|node| !list.contains(Some(&node))))
    };
    view! {
        <ol class="rows arranged" node_ref=list
            on:focusin=move |_| if let Some(within) = within { within.set(true) }
            on:focusout=move |event| if let Some(within) = within && focus_left(&event) { within.try_set(false); }
        >
            <Each each=move || keys.get() key=|key| *key children=move |key| view! {
                <li data-depth=move || depth.map(|depth| depth.run(key).min(5).to_string()) on:keydown=move |event| on_key(&event, key, gestures, act)>
                    <div class="grow">{row.run(key)}</div>
                    <Hands key_of=key gestures=gestures act=act />
                </li>
            } />
        </ol>
        <p class="tell" role="status">{move || said.get()}</p>
    }
}

/// The gestures with their care for the focus.
#[derive(Clone, Copy)]
struct Act<K: Key> {
    shift: Callback<(K, Step)>,
    nest: Callback<(K, bool)>,
    remove: Callback<K>,
}

/// Alt and Shift with an arrow move a row, as outlines do in word processors.
fn on_key<K: Key>(event: &web_sys::KeyboardEvent, key: K, gestures: Gestures<K>, act: Act<K>) {
    if !event.alt_key() || !event.shift_key() {
        return;
    }
    match event.key().as_str() {
        "ArrowUp" if gestures.shift.is_some() => act.shift.run((key, Step::Up)),
        "ArrowDown" if gestures.shift.is_some() => act.shift.run((key, Step::Down)),
        "ArrowRight" if gestures.nest.is_some() => act.nest.run((key, true)),
        "ArrowLeft" if gestures.nest.is_some() => act.nest.run((key, false)),
        _ => return,
    }
    event.prevent_default();
}

/// The buttons at the end of a row.
#[component]
fn Hands<K: Key>(key_of: K, gestures: Gestures<K>, act: Act<K>) -> impl IntoView {
    let desk = Desk::here();
    let hand = move |glyph: Glyph, text: Text, arrow: &'static str, run: Callback<()>| {
        let label = move || desk.fill(text, &[("what", &gestures.name.run(key_of))]);
        let title = move || if arrow.is_empty() { label() } else { format!("{} (Alt+Shift+{})", label(), sign(arrow)) };
        let keys = (!arrow.is_empty()).then(|| format!("Alt+Shift+{arrow}"));
        view! {
            <button type="button" class="icon" aria-label=label title=title aria-keyshortcuts=keys on:click=move |_| run.run(())>
                <Icon glyph=glyph />
            </button>
        }
    };
    view! {
        <div class="hands">
            {gestures.nest.map(|_| view! {
                {hand(Glyph::Left, t::setup::OUTDENT, "ArrowLeft", Callback::new(move |()| act.nest.run((key_of, false))))}
                {hand(Glyph::Right, t::setup::INDENT, "ArrowRight", Callback::new(move |()| act.nest.run((key_of, true))))}
            })}
            {gestures.shift.map(|_| view! {
                {hand(Glyph::Up, t::setup::UP, "ArrowUp", Callback::new(move |()| act.shift.run((key_of, Step::Up))))}
                {hand(Glyph::Down, t::setup::DOWN, "ArrowDown", Callback::new(move |()| act.shift.run((key_of, Step::Down))))}
            })}
            {hand(Glyph::Remove, t::setup::REMOVE, "", Callback::new(move |()| act.remove.run(key_of)))}
        </div>
    }
}

/// An arrow key as keyboards show it.
fn sign(arrow: &str) -> &'static str {
    match arrow {
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "ArrowLeft" => "←",
        _ => "→",
    }
}

/// A row that moves in the page loses the focus; it is given back when the row has arrived.
fn keeping_focus(gesture: impl FnOnce()) {
    let held = document().active_element().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    gesture();
    request_animation_frame(move || {
        if let Some(held) = held {
            let _ = held.focus();
        }
    });
}

/// After a row went, the focus goes to the one in its place, else to the last, else to the line where
/// the next is typed.
fn focus_row(list: NodeRef<html::Ol>, at: usize) {
    let Some(list) = list.try_get_untracked().flatten() else { return };
    let wanted = [
        format!(":scope > li:nth-child({}) :is(input, textarea, button)", at + 1),
        ":scope > li:last-child :is(input, textarea, button)".to_owned(),
    ];
    let found = wanted.iter().find_map(|selector| list.query_selector(selector).ok().flatten());
    let entry = || list.closest("section").ok().flatten()?.query_selector(".entry input").ok().flatten();
    if let Some(element) = found.or_else(entry).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The number of a row, counted from 1.
pub fn number_of<K: Key>(keys: Signal<Vec<K>>, key: K) -> Signal<String> {
    Signal::derive(move || keys.with(|keys| keys.iter().position(|other| *other == key).map_or(0, |at| at + 1)).to_string())
}

/// The order of a list that time tells, held while the focus is in it: a row must not move away from
/// under the hand that sets its time.
pub fn held<K: Key>(keys: Memo<Vec<K>>, within: RwSignal<bool>) -> Memo<Vec<K>> {
    Memo::new(move |before: Option<&Vec<K>>| {
        let now = keys.get();
        match before.filter(|_| within.get()) {
            None => now,
            Some(before) => {
                let stay = before.iter().filter(|key| now.contains(key)).copied();
                stay.chain(now.iter().filter(|key| !before.contains(key)).copied()).collect()
            }
        }
    })
}
