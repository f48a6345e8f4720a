//! Keys by their names.

use thirtyfour::Key;

/// A chord such as `Control+Shift+z`, as the characters that the driver knows: the held keys, then the one.
pub fn chord(text: &str) -> (Vec<char>, char) {
    // A plus sign is itself a key: `Control++`.
    let (held, last) = match text.strip_suffix("++") {
        Some(held) => (held, "+"),
        None => text.rsplit_once('+').filter(|(held, _)| !held.is_empty()).unwrap_or(("", text)),
    };
    let held = held.split('+').filter(|name| !name.is_empty()).map(key).collect();
    (held, key(last))
}

fn key(name: &str) -> char {
    let special = match name {
        "Alt" => Key::Alt,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "Backspace" => Key::Backspace,
        "Control" => Key::Control,
        "Delete" => Key::Delete,
        "End" => Key::End,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "Home" => Key::Home,
        "Meta" => Key::Meta,
        "PageDown" => Key::PageDown,
        "PageUp" => Key::PageUp,
        "Shift" => Key::Shift,
        "Space" => Key::Space,
        "Tab" => Key::Tab,
        _ => return single(name),
    };
    special.into()
}

fn single(name: &str) -> char {
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => character,
        _ => panic!("there is no key named {name:?}"),
    }
}
