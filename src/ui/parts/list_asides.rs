//! What of a pasted list isn't taken as it stands, said before anything is added.

use leptos::prelude::*;

use super::column_choice::Tabled;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::Refusal;
use crate::domain::entry::{AtLine, LeftOut};
use crate::i18n::{self, Text, t};

/// The quotation marks of a table that nothing closes, and its columns of which nobody knows what they are.
#[component]
pub fn ListAsides(
    /// The table.
    table: Memo<Tabled>,
) -> impl IntoView {
    let desk = Desk::here();
    let said = Memo::new(move |_| {
        table.with(|table| {
            let Ok(Some(table)) = table else { return Vec::new() };
            let unclosed = table.unclosed.iter().map(|line| at_line(desk, &AtLine { line: *line, refusal: Refusal::NotClosed }));
            let columns = table.not_taken().into_iter().map(|head| desk.fill(t::lists::NOT_TAKEN, &[("column", &head)]));
            unclosed.chain(columns).collect::<Vec<_>>()
        })
    });
    move || said.get().into_iter().map(|said| view! { <p class="wrong">{said}</p> }).collect_view()
}

/// Why a list is refused, and where.
#[component]
pub fn ListRefused(
    /// Both.
    at: AtLine,
) -> impl IntoView {
    let desk = Desk::here();
    view! { <p class="wrong">{move || at_line(desk, &at)}</p> }
}

/// A line of the preview that won't be added, with the reason.
#[component]
pub fn LineLeftOut(
    /// The line.
    left_out: LeftOut,
    /// What is said where it has no name.
    nameless: Text,
) -> impl IntoView {
    let desk = Desk::here();
    let LeftOut { at, said } = left_out;
    let why = move || match &at.refusal {
        Refusal::Empty => i18n::say(desk.language.get(), nameless).to_owned(),
        refusal => desk.fill(t::lists::LEFT_OUT_BECAUSE, &[("why", &sentence(desk.language.get(), refusal))]),
    };
    view! { <li class="gone"><b>{said}</b><span class="tag">{why}</span></li> }
}

fn at_line(desk: Desk, AtLine { line, refusal }: &AtLine) -> String {
    desk.fill(t::lists::AT_LINE, &[("line", &line.to_string()), ("why", &sentence(desk.language.get(), refusal))])
}
