//! The list of keys, from the registry of actions, and the switch for those without Ctrl.

use leptos::prelude::*;

use crate::app::action::{self, Group, Hands, ON_SCREENS};
use crate::app::desk::Desk;
use crate::app::key::Key;
use crate::i18n::{Text, t};

/// The list of keys.
#[component]
pub fn Keys() -> impl IntoView {
    let desk = Desk::here();
    let hands = Hands::now(desk);
    let of_group = |group: Group| {
        let with_keys =
            action::ALL.iter().filter(move |action| action.group == group && !action.keys.is_empty() && !hands.leave(action));
        with_keys.map(|action| (action.name, action.keys)).collect::<Vec<_>>()
    };
    let groups = Group::ALL.map(|group| (group.name(), of_group(group))).into_iter().filter(|(_, keys)| !keys.is_empty());
    // What a participant has of the screens' own keys: those of the ballot and of notes.
    let here = move |name: Text| hands != Hands::Participant || [t::keys::IN_BALLOT, t::keys::IN_NOTES].contains(&name);
    let screens = ON_SCREENS
        .iter()
        .filter(move |(name, _)| here(*name))
        .map(|(name, keys)| (*name, keys.iter().map(|key| (key.name, key.keys)).collect()));
    view! {
        <p class="soft">{desk.t(t::app::KEYS_HINT)}</p>
        <label class="check">
            <input type="checkbox" prop:checked=move || desk.single_keys.get()
                on:change:target=move |event| desk.allow_single_keys(event.target().checked()) />
            <span>{desk.t(t::keys::SINGLE)}</span>
        </label>
        <div class="keys">
            {groups.chain(screens).map(|(name, keys)| list(desk, name, keys)).collect_view()}
        </div>
    }
}

fn list(desk: Desk, name: Text, keys: Vec<(Text, &'static [Key])>) -> impl IntoView {
    let line = move |(name, keys): (Text, &'static [Key])| {
        let off = move || !desk.single_keys.get() && keys.iter().all(|key| key.is_single());
        view! {
            <li class:off=off>
                <span class="grow">{desk.t(name)}</span>
                {keys.iter().map(|key| view! { <kbd>{move || shown(desk, *key)}</kbd> }).collect_view()}
            </li>
        }
    };
    view! {
        <section>
            <h3>{desk.t(name)}</h3>
            <ul class="rows">{keys.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

/// A key as keyboards have it printed.
pub fn shown(desk: Desk, key: Key) -> String {
    let mut shown = String::new();
    if key.command {
        shown.push_str(if is_mac() { "⌘ " } else { "Ctrl " });
    }
    if key.alt {
        shown.push_str("Alt ");
    }
    if key.shift {
        shown.push_str("⇧ ");
    }
    let named = match key.key {
        "arrowleft" => "←",
        "arrowright" => "→",
        "arrowup" => "↑",
        "arrowdown" => "↓",
        "home" => desk.t(t::keys::KEY_HOME)(),
        "end" => desk.t(t::keys::KEY_END)(),
        "pageup" => desk.t(t::keys::KEY_PAGE_UP)(),
        "pagedown" => desk.t(t::keys::KEY_PAGE_DOWN)(),
        "enter" => desk.t(t::keys::KEY_ENTER)(),
        "escape" => desk.t(t::keys::KEY_ESCAPE)(),
        "delete" => desk.t(t::keys::KEY_DELETE)(),
        "tab" => desk.t(t::keys::KEY_TAB)(),
        "-" => "−",
        letter => return shown + &letter.to_uppercase(),
    };
    shown + named
}

fn is_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"))
}
