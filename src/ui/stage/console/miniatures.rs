//! What the room sees, what it would see next, and the gestures that lead from one to the other.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::domain::stage::Direction;
use crate::domain::{Stage, Veil};
use crate::i18n::{self, Text, t};
use crate::ui::parts::{Glyph, Icon};
use crate::ui::stage::console::scenes::scene_name;
use crate::ui::stage::flow::Turning;
use crate::ui::stage::lead::Lead;
use crate::ui::stage::picture::Picture;

/// What the projector shows, and the gestures.
#[component]
pub fn Now(
    /// Who leads.
    lead: Lead,
    /// The shape of the picture, as CSS has it.
    shape: Signal<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let session = lead.session;
    let position = move || {
        let (page, count, turning) = lead.pages.get();
        let figure = |n: u32| i18n::number(desk.language.get(), usize::try_from(n).unwrap_or(usize::MAX));
        (count > 1).then(|| {
            let text = if turning == Turning::ByItself { t::console::PAGE_TURNING } else { t::console::PAGE };
            desk.fill(text, &[("n", &figure(page + 1)), ("count", &figure(count))])
        })
    };
    let several = Memo::new(move |_| lead.pages.with(|(_, count, turning)| *turning == Turning::ByItself && *count > 1));
    let leaf = move |direction: Direction, glyph: Glyph, name: Text, key: &'static str| {
        view! {
            <button type="button" class="icon bare" aria-label=desk.t(name) title=move || format!("{} ({key})", desk.t(name)()) on:click=move |_| lead.leaf(direction)>
                <Icon glyph=glyph />
            </button>
        }
    };
    let leaves = move || {
        several.get().then(|| {
            view! {
                {leaf(Direction::Back, Glyph::Up, t::console::LEAF_BACK, "↑")}
                {leaf(Direction::On, Glyph::Down, t::console::LEAF_ON, "↓")}
            }
        })
    };
    let said = RwSignal::new(String::new());
    Effect::new(move |before: Option<Stage>| {
        let stage = lead.stage.get();
        if before.is_some_and(|before| before != stage) {
            said.set(desk.fill(t::console::SAID, &[("scene", desk.t(shown(&stage))())]));
        }
        stage
    });
    let first = Memo::new(move |_| lead.would_lead(Direction::Back).is_none());
    let last = Memo::new(move |_| lead.would_lead(Direction::On).is_none());
    let black = Memo::new(move |_| lead.stage.with(|stage| stage.veil == Veil::Black));
    view! {
        <section class="now" aria-label=desk.t(t::console::NOW)>
            <p class="caption"><b>{desk.t(t::console::NOW)}</b>" "<span>{move || desk.t(lead.stage.with(shown))()}</span>" "<small>{position}</small>{leaves}</p>
            <div class="miniature" inert style:aspect-ratio=move || shape.get()><Picture session=session stage=lead.stage pages=lead.pages /></div>
            <div class="gestures">
                <button type="button" aria-disabled=move || first.get().then_some("true") on:click=move |_| lead.step(Direction::Back)>
                    <Icon glyph=Glyph::Left />{desk.t(t::console::BACK)}
                </button>
                <button type="button" class="go on" aria-disabled=move || last.get().then_some("true") on:click=move |_| lead.step(Direction::On)>
                    {desk.t(t::console::ON)}<Icon glyph=Glyph::Right />
                </button>
                <button type="button" aria-pressed=move || black.get().to_string() on:click=move |_| lead.blacken()>
                    {desk.t(t::console::BLACK)}" "<kbd aria-hidden="true">"B"</kbd>
                </button>
            </div>
            <p class="tell" role="status">{move || said.get()}</p>
        </section>
    }
}

/// What one step on would show.
#[component]
pub fn Next(
    /// Who leads.
    lead: Lead,
    /// The shape of the picture, as CSS has it.
    shape: Signal<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let next = Memo::new(move |_| lead.would_lead(Direction::On));
    let there = Memo::new(move |_| next.with(Option::is_some));
    view! {
        <section class="next" aria-label=desk.t(t::console::NEXT)>
            <p class="caption"><b>{desk.t(t::console::NEXT)}</b>" "<span>{move || next.with(|next| next.as_ref().map(shown)).map(|name| desk.t(name)())}</span></p>
            <div class="miniature" inert style:aspect-ratio=move || shape.get()>
                {move || there.get().then(|| {
                    let stage = Signal::derive(move || next.get().unwrap_or_default());
                    view! { <Picture session=lead.session stage=stage /> }
                })}
            </div>
        </section>
    }
}

/// What a stage shows, in a word.
fn shown(stage: &Stage) -> Text {
    match stage.veil {
        Veil::Black => t::console::BLACK,
        Veil::Message => t::console::MESSAGE,
        Veil::Lifted => scene_name(stage.scene),
    }
}
