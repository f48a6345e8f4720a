//! Keys: which key of the app a key press is. Pure, so that every keyboard can be tried natively.

/// A key of the app, as keyboards name what it types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The `key` of the keyboard event, in lower case.
    pub key: &'static str,
    /// With Ctrl, or ⌘ on a Mac.
    pub command: bool,
    /// With Shift, where Shift doesn't already change what is typed.
    pub shift: bool,
    /// With Alt.
    pub alt: bool,
}

impl Key {
    /// The key by itself.
    pub const fn plain(key: &'static str) -> Self {
        Self { key, command: false, shift: false, alt: false }
    }

    /// The key with Ctrl, or ⌘ on a Mac.
    pub const fn command(key: &'static str) -> Self {
        Self { key, command: true, shift: false, alt: false }
    }

    /// The same with Shift too.
    #[must_use]
    pub const fn with_shift(self) -> Self {
        Self { shift: true, ..self }
    }

    /// The same with Alt too.
    #[must_use]
    pub const fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// Whether it is one letter, figure or sign by itself: what people who dictate, or whose hands tremble,
    /// press without meaning to. Rule G2.
    pub fn is_single(self) -> bool {
        !self.command && !self.alt && self.key.chars().count() == 1
    }
}

/// A key press, as the browser tells it.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own, held or not")]
pub struct Press<'a> {
    /// What it types.
    pub key: &'a str,
    /// Where on the keyboard it is: `Digit1` is the same key on every layout.
    pub code: &'a str,
    /// Ctrl or ⌘ is held.
    pub command: bool,
    /// Shift is held.
    pub shift: bool,
    /// Alt is held.
    pub alt: bool,
    /// `AltGr` is held; some systems tell it as Ctrl and Alt together.
    pub alt_graph: bool,
    /// Somebody is typing, or a word is being composed.
    pub typing: bool,
    /// A dialog is open.
    pub dialog: bool,
}

/// Which of these a key press means, if any; `singles` says whether single letters, figures and signs are
/// keys. What is typed goes before where the key is.
pub fn meant<T: Copy>(press: &Press<'_>, singles: bool, all: &[(T, &'static [Key])]) -> Option<T> {
    // Rule G3: Alt and AltGr type signs on many layouts, also together with Ctrl.
    if press.alt || press.alt_graph {
        return None;
    }
    let typed = press.key.to_lowercase();
    let named = |name: &str| {
        let fits = |key: &Key| {
            let held = key.command == press.command && !key.alt && (!key.command || key.shift == press.shift);
            // Rule G1: nothing fires while somebody types, nor behind a dialog. Rule G2.
            let free = key.command || !press.typing && !press.dialog;
            key.key == name && held && free && (singles || !key.is_single())
        };
        all.iter().find(|(_, keys)| keys.iter().any(fits)).map(|(what, _)| *what)
    };
    named(&typed).or_else(|| named(figure(press)?))
}

/// The figure on a key that types something else without Shift, as on French keyboards. Rule G4.
fn figure<'a>(press: &Press<'a>) -> Option<&'a str> {
    let figure = press.code.strip_prefix("Digit")?;
    (!press.shift && !press.command && !press.key.chars().all(|c| c.is_ascii_digit())).then_some(figure)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const ALL: &[(&str, &[Key])] = &[
        ("undo", &[Key::command("z")]),
        ("redo", &[Key::command("z").with_shift(), Key::command("y")]),
        ("theme", &[Key::plain("t")]),
        ("keys", &[Key::plain("?")]),
        ("search", &[Key::plain("/")]),
        ("first", &[Key::plain("1")]),
        ("home", &[Key::plain("0")]),
        ("palette", &[Key::command("k")]),
        ("page", &[Key::plain("arrowright")]),
    ];

    fn press<'a>(key: &'a str, code: &'a str) -> Press<'a> {
        Press { key, code, ..Press::default() }
    }

    fn told(press: Press<'_>) -> Option<&'static str> {
        meant(&press, true, ALL)
    }

    #[test]
    fn a_key_means_its_action_whatever_capitals_lock() {
        assert_eq!(told(press("t", "KeyT")), Some("theme"));
        assert_eq!(told(press("T", "KeyT")), Some("theme"));
        assert_eq!(told(press("x", "KeyX")), None);
        assert_eq!(told(Press { command: true, ..press("t", "KeyT") }), None);
    }

    #[test]
    fn with_ctrl_shift_tells_keys_apart() {
        assert_eq!(told(Press { command: true, ..press("z", "KeyZ") }), Some("undo"));
        assert_eq!(told(Press { command: true, shift: true, ..press("Z", "KeyZ") }), Some("redo"));
    }

    /// G1
    #[test]
    fn nothing_fires_while_somebody_types_nor_behind_a_dialog_but_keys_with_ctrl() {
        for (typing, dialog) in [(true, false), (false, true)] {
            assert_eq!(told(Press { typing, dialog, ..press("t", "KeyT") }), None);
            assert_eq!(told(Press { typing, dialog, ..press("\"", "Digit3") }), None);
            assert_eq!(told(Press { typing, dialog, command: true, ..press("k", "KeyK") }), Some("palette"));
        }
    }

    /// G2
    #[test]
    fn single_letters_figures_and_signs_can_be_switched_off() {
        for (key, code) in [("t", "KeyT"), ("?", "Comma"), ("/", "Slash"), ("1", "Digit1"), ("&", "Digit1")] {
            assert_eq!(meant(&press(key, code), false, ALL), None, "{key}");
        }
        assert_eq!(meant(&Press { command: true, ..press("k", "KeyK") }, false, ALL), Some("palette"));
        assert_eq!(meant(&press("ArrowRight", "ArrowRight"), false, ALL), Some("page"));
    }

    /// G3
    #[test]
    fn alt_gr_fires_nothing_however_the_system_tells_it() {
        let z = press("z", "KeyZ");
        assert_eq!(told(Press { command: true, alt: true, ..z }), None, "Windows says Ctrl and Alt");
        assert_eq!(told(Press { alt_graph: true, ..press("/", "KeyQ") }), None, "Linux says AltGraph alone");
        assert_eq!(told(Press { alt: true, ..press("t", "KeyT") }), None);
    }

    /// G4
    #[test]
    fn figures_are_found_on_keyboards_that_type_them_with_shift() {
        // French: & é " ' ( - è _ ç à without Shift, figures with it.
        assert_eq!(told(press("&", "Digit1")), Some("first"));
        assert_eq!(told(press("à", "Digit0")), Some("home"));
        assert_eq!(told(Press { shift: true, ..press("1", "Digit1") }), Some("first"));
        // American: figures without Shift, other signs with it.
        assert_eq!(told(press("1", "Digit1")), Some("first"));
        assert_eq!(told(Press { shift: true, ..press("!", "Digit1") }), None);
        // German: the slash is on the key of the 7; what is typed goes first.
        assert_eq!(told(Press { shift: true, ..press("/", "Digit7") }), Some("search"));
        assert_eq!(told(Press { shift: true, ..press("?", "Minus") }), Some("keys"));
        // With Ctrl, browsers have these keys for their tabs.
        assert_eq!(told(Press { command: true, ..press("&", "Digit1") }), None);
    }
}
