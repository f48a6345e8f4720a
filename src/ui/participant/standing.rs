//! Whether something written on this laptop is only there, was handed over, or has arrived. Rule H14.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::app::taking_part;
use crate::exchange::handed_over::Standing;
use crate::exchange::written::{Thing, written};
use crate::i18n::{Text, t};

/// What was written on this laptop, thing by thing: worked out once for all that shows it.
#[derive(Clone, Copy)]
pub struct Things(pub Memo<Vec<(Thing, Standing)>>);

impl Things {
    /// Follows what is written and handed over.
    pub fn of(session: Session) -> Self {
        Self(Memo::new(move |_| {
            let marks = taking_part::marks(session);
            let Some(part) = session.taking_part() else { return Vec::new() };
            part.handed_over.with(|handed_over| session.read(|forum| written(forum, handed_over, &marks)))
        }))
    }

    /// How many things stand like this.
    pub fn count(self, standing: Standing) -> usize {
        self.0.with(|things| things.iter().filter(|(_, how)| *how == standing).count())
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
    let Some(Things(things)) = use_context::<Things>() else { return ().into_any() };
    let standing = Memo::new(move |_| things.with(|things| things.iter().find(|(other, _)| *other == thing).map(|(_, how)| *how)));
    (move || {
        standing.get().map(|standing| {
            let (text, class) = words(standing);
            view! { <span class=class>{desk.t(text)}</span> }
        })
    })
    .into_any()
}
