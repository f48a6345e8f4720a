//! One stack: what it is, its options, and its sheets as they will be.

use leptos::prelude::*;

use super::leaf::LeafOf;
use super::options::Options;
use super::{Press, called};
use crate::i18n::{self, Text, t};
use crate::paper::Stack;
use crate::ui::parts::{Each, Glyph, Icon};

const fn hint(stack: Stack) -> Text {
    match stack {
        Stack::Posters => t::paper::POSTERS_HINT,
        Stack::BlankTopics => t::paper::BLANK_TOPICS_HINT,
        Stack::Topics => t::paper::TOPICS_HINT,
        Stack::Tally => t::paper::TALLY_HINT,
        Stack::Agenda => t::paper::AGENDA_HINT,
        Stack::Rooms => t::paper::ROOMS_HINT,
        Stack::Reports => t::paper::REPORTS_HINT,
        Stack::Cards => t::paper::CARDS_HINT,
    }
}

/// A stack, while it is chosen.
#[component]
pub fn StackOf(press: Press, stack: Stack) -> impl IntoView {
    let desk = press.desk;
    let chosen = Memo::new(move |_| press.choice.with(|choice| choice.has(stack)));
    let left_out = move || press.alone.get().is_some_and(|other| other != stack);
    let name = move || i18n::say(desk.language.get(), called(stack));
    let print = move || {
        let count = desk.count(t::paper::PRINT, press.count(stack));
        desk.fill(t::paper::PRINT_THESE, &[("print", &count), ("stack", name())])
    };
    let id = format!("stack-{}", stack.name());
    view! {
        <Show when=move || chosen.get()>
            <section class="stack" class:left-out=left_out aria-labelledby=id.clone()>
                <header class="about-stack">
                    <div>
                        <h2 id=id.clone()>{name}" "<small>{move || desk.count(t::paper::PAGES, press.count(stack))}</small></h2>
                        <p>{desk.t(hint(stack))}</p>
                    </div>
                    <button type="button" aria-label=print disabled=move || press.count(stack) == 0 on:click=move |_| press.print(Some(stack))>
                        <Icon glyph=Glyph::Print />{move || desk.count(t::paper::PRINT, press.count(stack))}
                    </button>
                    <Options press=press stack=stack />
                </header>
                <Leaves press=press stack=stack />
            </section>
        </Show>
    }
}

/// The sheets. One that stays as it is keeps its element.
#[component]
fn Leaves(press: Press, stack: Stack) -> impl IntoView {
    let desk = press.desk;
    let leaves = press.leaves(stack);
    let all = move || {
        let count = leaves.with(Vec::len);
        leaves.get().into_iter().enumerate().map(move |(index, leaf)| (index, count, leaf)).collect::<Vec<_>>()
    };
    let label = move |index: usize, count: usize| {
        let language = desk.language.get_untracked();
        let (n, count) = (i18n::number(language, index + 1), i18n::number(language, count));
        i18n::fill(language, t::paper::LEAF, &[("stack", i18n::say(language, called(stack))), ("n", &n), ("count", &count)])
    };
    let copies = move || {
        let first = leaves.with(|leaves| leaves.first().map_or(1, |leaf| leaf.copies));
        (first > 1).then(|| desk.fill(t::paper::COPIES_OF, &[("n", &i18n::number(desk.language.get(), first))]))
    };
    view! {
        <div class="leaves">
            <Each each=all key=move |(index, count, leaf)| format!("{index}/{count}/{leaf:?}/{:?}", desk.language.get())
                children=move |(index, count, leaf)| view! { <LeafOf label=label(index, count) leaf=leaf /> } />
            {move || copies().map(|copies| view! { <p class="copies" aria-hidden="true">{copies}</p> })}
        </div>
    }
}
