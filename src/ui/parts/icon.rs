//! The icons, few and inline: shapes of Lucide (ISC, `assets/icons/LICENSE-lucide`).

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named for what it shows")]
pub enum Glyph {
    Check,
    Close,
    Undo,
    Redo,
    History,
    More,
    Up,
    Down,
    Left,
    Right,
    Plus,
    Minus,
    Edit,
    Remove,
    Sun,
    Language,
    Help,
    Warning,
    Merge,
    Print,
    Download,
    Grip,
    Screen,
    Pin,
    Arrow,
}

impl Glyph {
    const fn paths(self) -> &'static str {
        match self {
            Self::Check => "M20 6 9 17l-5-5",
            Self::Close => "M18 6 6 18M6 6l12 12",
            Self::Undo => "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11",
            Self::Redo => "m15 14 5-5-5-5M20 9H9.5a5.5 5.5 0 0 0 0 11H13",
            Self::History => "M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2",
            Self::More => "M5 12h.01M12 12h.01M19 12h.01",
            Self::Up => "m18 15-6-6-6 6",
            Self::Down => "m6 9 6 6 6-6",
            Self::Left => "m15 18-6-6 6-6",
            Self::Right => "m9 18 6-6-6-6",
            Self::Plus => "M5 12h14M12 5v14",
            Self::Minus => "M5 12h14",
            Self::Edit => "M17 3a2.85 2.83 0 1 1 4 4L7.5 20.5 2 22l1.5-5.5ZM15 5l4 4",
            Self::Remove => "M3 6h18M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M4.93 4.93l1.41 1.41M17.66 17.66l1.41 1.41M2 12h2M20 12h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41"
            }
            Self::Language => "m5 8 6 6M4 14l6-6 2-3M2 5h12M7 2h1M22 22l-5-10-5 10M14 18h6",
            Self::Help => "M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20ZM9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01",
            Self::Warning => "m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3ZM12 9v4M12 17h.01",
            Self::Merge => "m8 6 4-4 4 4M12 2v10.3a4 4 0 0 1-1.17 2.83L4 22M20 22l-5-5",
            Self::Print => "M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M6 9V3h12v6M6 14h12v8H6z",
            Self::Download => "M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5M12 15V3",
            Self::Screen => "M4 4h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM8 20h8M12 16v4",
            Self::Pin => {
                "M12 17v5M9 10.76a2 2 0 0 1-1.11 1.79l-1.78.9A2 2 0 0 0 5 15.24V16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-.76a2 2 0 0 0-1.11-1.79l-1.78-.9A2 2 0 0 1 15 10.76V7a1 1 0 0 1 1-1 2 2 0 0 0 0-4H8a2 2 0 0 0 0 4 1 1 0 0 1 1 1z"
            }
            Self::Arrow => "M5 12h14m-7-7 7 7-7 7",
            Self::Grip => "M9 5h.01M9 12h.01M9 19h.01M15 5h.01M15 12h.01M15 19h.01",
        }
    }

    /// How thick the pen is. Dots are drawn with a thicker one than lines, or they would hardly be seen.
    const fn pen(self) -> &'static str {
        match self {
            Self::More | Self::Grip => "4",
            _ => "2",
        }
    }
}

/// An icon; decoration only, the words stand beside it or in the button's label.
#[component]
pub fn Icon(
    /// Which.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width=glyph.pen()
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d=glyph.paths() />
        </svg>
    }
}
