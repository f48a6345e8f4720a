//! A long text typed by several people at once, with light help for lists.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::edit::splice;
use crate::domain::list_typing::{Replacement, moved_caret, on_enter, on_tab};
use crate::domain::{Refusal, limits};
use crate::i18n::{number, t};

/// A text box on a long text of the forum. Every change is handed over as it is typed; what others
/// type appears without moving one's caret among the letters.
#[component]
pub fn LongText(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What the forum holds.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the whole text; the forum keeps the difference.
    take: Callback<String, Result<(), Refusal>>,
    /// The label is for those who don't see the layout.
    #[prop(optional)]
    bare: bool,
    /// Shown while nothing is typed.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let wrong = RwSignal::new(None::<Refusal>);
    let node = NodeRef::<html::Textarea>::new();
    let id = format!("text-{}", crate::app::clock::mint().simple());
    Effect::new(move |_| {
        let text = value.get();
        let Some(area) = node.get() else { return };
        if wrong.with_untracked(Option::is_none) {
            follow(&area, &text);
        }
    });
    // Escape, then Tab: the way out for those who have no pointer, wherever the caret is in a list.
    let leaving = StoredValue::new(false);
    let hand_over = move |text: String| wrong.set(take.run(text).err());
    let on_key = move |event: web_sys::KeyboardEvent| {
        let on_the_way_out = leaving.get_value();
        if !matches!(event.key().as_str(), "Shift" | "Tab") {
            leaving.set_value(event.key() == "Escape");
        }
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.is_composing();
        let (Some(area), true) = (node.get_untracked(), plain) else { return };
        let (text, caret) = (area.value(), area.selection_start().ok().flatten().unwrap_or(0));
        let help = match event.key().as_str() {
            "Enter" if !event.shift_key() && area.selection_end().ok().flatten() == Some(caret) => on_enter(&text, caret),
            "Tab" if !on_the_way_out => on_tab(&text, caret, event.shift_key()),
            _ => None,
        };
        if let Some(help) = help {
            event.prevent_default();
            replace(&area, &help);
        }
    };
    let left = move || {
        let length = value.with(|text| text.chars().count());
        (length > limits::TEXT - 1_000).then(|| {
            let language = desk.language.get();
            desk.fill(t::app::LENGTH_OF, &[("length", &number(language, length)), ("limit", &number(language, limits::TEXT))])
        })
    };
    view! {
        <div class="field">
            {(!bare).then(|| view! { <label for=id.clone()>{move || label.get()}</label> })}
            <textarea
                id=id
                node_ref=node
                aria-label=move || bare.then(|| label.get())
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                placeholder=move || placeholder.get()
                on:input:target=move |event| hand_over(event.target().value())
                on:keydown=on_key
                on:focus=move |_| leaving.set_value(false)
            />
            {move || left().map(|words| view! { <p class="hint">{words}</p> })}
            {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
        </div>
    }
}

/// Shows `text`, keeping the caret and selection among the letters they were among.
fn follow(area: &web_sys::HtmlTextAreaElement, text: &str) {
    let shown = area.value();
    let Some((at, removed, inserted)) = splice(&shown, text) else { return };
    let inserted = u32::try_from(inserted.encode_utf16().count()).unwrap_or(u32::MAX);
    let start = area.selection_start().ok().flatten().unwrap_or(0);
    let end = area.selection_end().ok().flatten().unwrap_or(start);
    area.set_value(text);
    let _ = area.set_selection_range(moved_caret(start, at, removed, inserted), moved_caret(end, at, removed, inserted));
}

/// Makes a replacement the way typing would, so that the text box's own undo knows it.
fn replace(area: &web_sys::HtmlTextAreaElement, help: &Replacement) {
    let _ = area.set_selection_range(help.from, help.to);
    let command = if help.with.is_empty() { "delete" } else { "insertText" };
    let page = document().dyn_into::<web_sys::HtmlDocument>().ok();
    let typed = page.and_then(|page| page.exec_command_with_show_ui_and_value(command, false, &help.with).ok()).unwrap_or(false);
    if !typed {
        let _ = area.set_range_text_with_start_and_end(&help.with, help.from, help.to);
        if let Ok(event) = web_sys::Event::new("input") {
            let _ = area.dispatch_event(&event);
        }
    }
    let _ = area.set_selection_range(help.caret, help.caret);
}
