//! Whether something written on this laptop is only there, was handed over, or has arrived. Rule H14.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::app::taking_part;
use crate::domain::Kind;
use crate::exchange::handed_over::{Marks, Standing};
use crate::exchange::written::{Thing, written};
use crate::i18n::{Text, t};

/// What was written on this laptop, thing by thing: worked out once for all that shows it.
#[derive(Clone, Copy)]
pub struct Things {
    /// Each thing, with how it stands.
    pub all: Memo<Vec<(Thing, Standing)>>,
    /// What is written, by its marks alone: it changes with what is written, not with what is handed over.
    pub marks: Memo<Marks>,
}

impl Things {
    /// Follows what is written and handed over.
    pub fn of(session: Session) -> Self {
        let marks = Memo::new(move |_| taking_part::marks(session));
        let all = Memo::new(move |_| {
            session.track(Kind::ALL);
            let Some(part) = session.taking_part() else { return Vec::new() };
            let marks = marks.read();
            part.handed_over.with(|handed_over| session.read(|forum| written(forum, handed_over, &marks)))
        });
        Self { all, marks }
    }

    /// How many things stand like this.
    pub fn count(self, standing: Standing) -> usize {
        self.all.with(|things| things.iter().filter(|(_, how)| *how == standing).count())
    }
}

/// The word for how something stands, and the class of its mark.
pub const fn words(standing: Standing) -> (Text, &'static str) {
    match standing {
        Standing::Here => (t::participant::ONLY_HERE, "tag plain"),
        Standing::HandedOver => (t::participant::HANDED_OVER, "tag plain handed"),
        Standing::Arrived => (t::participant::ARRIVED, "tag leaf"),
    }
}

/// How one thing stands, as a small mark beside it; nothing beside what isn't this laptop's.
#[component]
pub fn StandingMark(thing: Thing) -> impl IntoView {
    let desk = Desk::here();
    let Some(Things { all: things, .. }) = use_context::<Things>() else { return ().into_any() };
    let standing = Memo::new(move |_| things.with(|things| things.iter().find(|(other, _)| *other == thing).map(|(_, how)| *how)));
    (move || {
        standing.get().map(|standing| {
            let (text, class) = words(standing);
            view! { <span class=class>{desk.t(text)}</span> }
        })
    })
    .into_any()
}
