//! Paper: what hangs on the walls and lies on the tables, chosen, seen as it will be, and printed.

mod agenda;
mod cards;
mod fit;
pub mod kept;
mod leaf;
mod options;
mod posters;
mod reports;
mod rooms;
mod sheets;
mod slip;
mod stack;
mod topics;

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Kind, Language};
use crate::i18n::{Text, t};
use crate::paper::{Choice, Size, Stack};
use crate::ui::parts::Empty;

use sheets::Leaf;
use slip::Slip;
use stack::StackOf;

/// What sheets are made of.
const KINDS: &[Kind] = &[
    Kind::Identity,
    Kind::Objective,
    Kind::Topic,
    Kind::Number,
    Kind::Participant,
    Kind::Room,
    Kind::Slot,
    Kind::Plenary,
    Kind::Workshop,
    Kind::TemplateSection,
];

/// What the parts of this screen share.
#[derive(Clone, Copy)]
struct Press {
    session: Session,
    desk: Desk,
    choice: RwSignal<Choice>,
    /// The language of the sheets.
    language: Memo<Language>,
    /// The one stack that is being printed; `None`: whatever is chosen.
    alone: RwSignal<Option<Stack>>,
    /// The sheets of each stack, in the order of [`Stack::ALL`].
    leaves: StoredValue<Vec<Memo<Vec<Leaf>>>>,
}

impl Press {
    fn new(session: Session, desk: Desk) -> Self {
        let choice = RwSignal::new(kept::read(desk, session.id()));
        let about = session.about();
        let language = Memo::new(move |_| choice.with(|choice| choice.language(about.with(|about| about.minutes_language))));
        let of_stack = |stack| {
            session.memo(KINDS, move |forum| {
                choice.with(|choice| if choice.has(stack) { sheets::of(forum, stack, choice, language.get()) } else { Vec::new() })
            })
        };
        let leaves = StoredValue::new(Stack::ALL.map(of_stack).to_vec());
        Self { session, desk, choice, language, alone: RwSignal::new(None), leaves }
    }

    /// The sheets of a stack; none while it isn't chosen.
    fn leaves(self, stack: Stack) -> Memo<Vec<Leaf>> {
        let at = Stack::ALL.iter().position(|other| *other == stack).unwrap_or_default();
        self.leaves.with_value(|leaves| leaves.get(at).copied()).unwrap_or_else(|| Memo::new(|_| Vec::new()))
    }

    /// How many sheets a stack has.
    fn count(self, stack: Stack) -> usize {
        self.leaves(stack).with(|leaves| leaves.iter().map(|leaf| leaf.copies).sum())
    }

    /// How many sheets are chosen.
    fn total(self) -> usize {
        Stack::ALL.into_iter().map(|stack| self.count(stack)).sum()
    }

    /// Changes the choice and remembers it.
    fn change(self, change: impl FnOnce(&mut Choice)) {
        self.choice.update(change);
        self.choice.with_untracked(|choice| kept::write(self.desk, self.session.id(), choice));
    }

    /// Opens the browser's print window for what is chosen, or for one stack of it.
    fn print(self, alone: Option<Stack>) {
        self.alone.set(alone);
        // The page follows first.
        set_timeout(
            move || {
                let _ = window().print();
            },
            Duration::from_millis(60),
        );
    }
}

/// What a stack is called.
const fn called(stack: Stack) -> Text {
    match stack {
        Stack::Posters => t::paper::POSTERS,
        Stack::BlankTopics => t::paper::BLANK_TOPICS,
        Stack::Topics => t::paper::TOPICS,
        Stack::Tally => t::paper::TALLY,
        Stack::Agenda => t::paper::AGENDA,
        Stack::Rooms => t::paper::ROOMS,
        Stack::Reports => t::paper::REPORTS,
        Stack::Cards => t::paper::CARDS,
    }
}

/// The screen.
#[component]
pub fn Paper(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let press = Press::new(session, desk);
    let node = NodeRef::<html::Div>::new();
    keep_fitted(press, node);
    let after = window_event_listener_untyped("afterprint", move |_| press.alone.set(None));
    on_cleanup(move || after.remove());
    let large = move || press.choice.with(|choice| choice.size == Size::A3);
    let sparing = move || press.choice.with(|choice| choice.saving_ink);
    let nothing = Memo::new(move |_| press.choice.with(|choice| choice.stacks.is_empty()));
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::paper::TITLE)}</h1>
                <p>{desk.t(t::paper::QUESTION)}</p>
            </div>
        </div>
        <div class="press">
            <Slip press=press />
            <div class="stacks" node_ref=node class:a3=large class:a4=move || !large() class:sparing=sparing>
                {move || nothing.get().then(|| view! { <Empty title=t::paper::NOTHING hint=t::paper::NOTHING_HINT /> })}
                {Stack::ALL.map(|stack| view! { <StackOf press=press stack=stack /> }).collect_view()}
            </div>
        </div>
    }
}

/// Keeps every text as large as its sheet allows: now, whenever sheets change, once the typeface is there,
/// and before they are printed.
fn keep_fitted(press: Press, node: NodeRef<html::Div>) {
    let fit = move |again| {
        if let Some(stacks) = node.try_get_untracked().flatten() {
            fit::texts(&stacks, again);
        }
    };
    Effect::new(move |before: Option<Size>| {
        for stack in Stack::ALL {
            press.leaves(stack).track();
        }
        // Sheets are made anew when what they are called is.
        press.desk.language.track();
        let size = press.choice.with(|choice| choice.size);
        if node.get().is_some() {
            let turned = before.is_some_and(|before| before != size);
            request_animation_frame(move || fit(turned));
        }
        size
    });
    Effect::new(move |_| {
        if node.get().is_some() {
            set_timeout(move || fit(true), Duration::from_millis(300));
        }
    });
    let before = window_event_listener_untyped("beforeprint", move |_| fit(false));
    on_cleanup(move || before.remove());
}
