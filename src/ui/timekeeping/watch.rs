//! What this window knows of the time; one for the window.

use leptos::prelude::*;

use super::bell::Bell;
use crate::app::desk::Desk;
use crate::domain::Language;
use crate::domain::timer::{Face, Figure};
use crate::i18n::{self, t};

/// The window's watch. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Watch {
    /// What its face shows: set only when that changes.
    pub face: RwSignal<Face>,
    /// Its bell.
    pub bell: Bell,
}

impl Watch {
    /// The one of this window.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| {
            let desk = Desk::here();
            desk.lasting(|| {
                let watch = Self { face: RwSignal::new(Face::None), bell: Bell::new(desk) };
                provide_context(watch);
                watch
            })
        })
    }
}

/// The figures of a face: `12:40`, over the time `+0:35`.
pub fn figures(face: Face) -> String {
    match face {
        Face::None => String::new(),
        Face::Running(figure) | Face::Paused(figure) => i18n::clock(figure),
        Face::Over(figure) => format!("+{}", i18n::clock(figure)),
    }
}

/// What goes with the figures in words, so that the state isn't told by colour alone.
pub fn state_words(language: Language, face: Face) -> Option<&'static str> {
    match face {
        Face::None | Face::Running(_) => None,
        Face::Paused(_) => Some(i18n::say(language, t::timer::PAUSED)),
        Face::Over(_) => Some(i18n::say(language, t::timer::OVER)),
    }
}

/// The face's name in the style sheet. In the last stretch, from the last warning on, the time runs out.
pub const fn state_name(face: Face, last_warning: u32) -> &'static str {
    match face {
        Face::None => "none",
        Face::Running(Figure::Seconds(seconds)) if seconds <= last_warning => "soon",
        Face::Running(_) => "running",
        Face::Paused(_) => "paused",
        Face::Over(_) => "over",
    }
}
