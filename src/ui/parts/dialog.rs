//! A dialog: the browser's own, so that focus, Escape and what lies behind are right.

use leptos::html;
use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::app::desk::Desk;
use crate::i18n::t;

/// A sheet held in front of the wall while `open` is true. Its content is made when it opens and
/// dropped when it closes; focus goes back to where it came from.
#[component]
pub fn Dialog(
    /// Whether it is open; Escape and the close button set it false.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Wide, for tables and comparisons.
    #[prop(optional)]
    wide: bool,
    /// What stands in it.
    children: ChildrenFn,
) -> impl IntoView {
    let desk = Desk::here();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let open = open.get();
        let Some(dialog) = node.get() else { return };
        if open && !dialog.open() {
            // Refused only for a dialog that is not in the page, and then there is nothing to show.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let children = StoredValue::new(children);
    view! {
        <dialog node_ref=node class:wide=wide on:close=move |_| open.set(false) aria-label=move || title.get()>
            <Show when=move || open.get()>
                <div class="inside">
                    <header>
                        <h2>{move || title.get()}</h2>
                        <button type="button" class="icon" aria-label=desk.t(t::app::CLOSE) on:click=move |_| open.set(false)>
                            <Icon glyph=Glyph::Close />
                        </button>
                    </header>
                    {children.read_value()()}
                </div>
            </Show>
        </dialog>
    }
}

/// The opening of a dialog that is about something: open while there is something, and nothing once it
/// is closed. Each side is set only when it differs, or the two would wake each other for ever.
pub fn held_by<T: Send + Sync + 'static>(about: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(about.with_untracked(Option::is_some));
    Effect::new(move |_| {
        let wanted = about.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    Effect::new(move |_| {
        if !open.get() && about.with_untracked(Option::is_some) {
            about.set(None);
        }
    });
    open
}
