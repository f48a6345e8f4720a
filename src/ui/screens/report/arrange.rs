//! Moving one of several things of the report among its like, and removing it.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::domain::order::Step;
use crate::i18n::t;
use crate::ui::parts::{Glyph, Icon, Menu};

/// Where one of several stands, counted from 0, and how many there are.
pub fn place<T: PartialEq>(all: &[T], one: &T) -> (Option<usize>, usize) {
    (all.iter().position(|other| other == one), all.len())
}

/// What is nearest to one of several once that has gone: the next, or else the one before it.
pub fn beside<T: Copy + PartialEq>(all: &[T], one: T) -> Option<T> {
    let here = place(all, &one).0?;
    all.get(here + 1).or_else(|| all.get(here.checked_sub(1)?)).copied()
}

/// The menu of these gestures.
#[component]
pub fn Arrange(
    /// What the menu is called.
    label: Signal<String>,
    /// Where the thing stands, and among how many.
    #[prop(into)]
    place: Signal<(Option<usize>, usize)>,
    /// Moves it.
    shift: Callback<Step>,
    /// Removes it.
    remove: Callback<()>,
) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <Menu label=label face=|| view! { <Icon glyph=Glyph::More /> }>
            <button type="button" disabled=move || place.get().0 == Some(0) on:click=move |_| shift.run(Step::Up)>
                <Icon glyph=Glyph::Up />{desk.t(t::app::MOVE_UP)}
            </button>
            <button type="button" disabled=move || { let (here, all) = place.get(); here.is_none_or(|here| here + 1 >= all) }
                on:click=move |_| shift.run(Step::Down)>
                <Icon glyph=Glyph::Down />{desk.t(t::app::MOVE_DOWN)}
            </button>
            <button type="button" on:click=move |_| remove.run(())><Icon glyph=Glyph::Remove />{desk.t(t::app::REMOVE)}</button>
        </Menu>
    }
}
