//! What the room sees, what it would see next, and the gestures that lead from one to the other.

use leptos::prelude::*;

use super::Lead;
use crate::app::desk::Desk;
use crate::domain::stage::Direction;
use crate::domain::{Stage, Veil, projection};
use crate::i18n::{self, t};
use crate::ui::parts::{Glyph, Icon};
use crate::ui::stage::console::scenes::scene_name;
use crate::ui::stage::flow::Turning;
use crate::ui::stage::picture::Picture;

/// Both pictures, and the gestures.
#[component]
pub fn Miniatures(lead: Lead) -> impl IntoView {
    let desk = Desk::here();
    let session = lead.session;
    let next = Memo::new(move |_| {
        lead.stage.track();
        lead.pages.track();
        // What comes next depends on what there is to show.
        session.track(projection::NEXT);
        lead.after(Direction::On)
    });
    let shape = move || {
        let (width, height) = lead.projector.get().unwrap_or((16, 9));
        format!("{width} / {height}")
    };
    let position = move || {
        let (page, count, turning) = lead.pages.get();
        let figure = |n: u32| i18n::number(desk.language.get(), usize::try_from(n).unwrap_or(usize::MAX));
        (count > 1).then(|| {
            let text = if turning == Turning::ByItself { t::console::PAGE_TURNING } else { t::console::PAGE };
            desk.fill(text, &[("n", &figure(page + 1)), ("count", &figure(count))])
        })
    };
    let name = move |stage: &Stage| match stage.veil {
        Veil::Black => desk.t(t::console::BLACK)(),
        Veil::Message => desk.t(t::console::MESSAGE)(),
        Veil::Lifted => desk.t(scene_name(stage.scene))(),
    };
    Effect::new(move |before: Option<Stage>| {
        let stage = lead.stage.get();
        if before.is_some_and(|before| before != stage) {
            lead.said.set(desk.fill(t::console::SAID, &[("scene", name(&stage))]));
        }
        stage
    });
    let first = move || {
        lead.stage.track();
        session.track(projection::NEXT);
        lead.after(Direction::Back).is_none()
    };
    view! {
        <section class="now" aria-label=desk.t(t::console::NOW)>
            <p class="caption"><b>{desk.t(t::console::NOW)}</b>" "<span>{move || lead.stage.with(name)}</span>" "<small>{position}</small></p>
            <div class="miniature" inert style:aspect-ratio=shape><Picture session=session stage=lead.stage pages=lead.pages /></div>
            <div class="gestures">
                <button type="button" aria-disabled=move || first().then_some("true") on:click=move |_| lead.step(Direction::Back)>
                    <Icon glyph=Glyph::Left />{desk.t(t::console::BACK)}
                </button>
                <button type="button" class="go on" aria-disabled=move || next.with(Option::is_none).then_some("true") on:click=move |_| lead.step(Direction::On)>
                    {desk.t(t::console::ON)}<Icon glyph=Glyph::Right />
                </button>
                <button type="button" aria-pressed=move || lead.stage.with(|stage| stage.veil == Veil::Black).to_string() on:click=move |_| lead.blacken()>
                    {desk.t(t::console::BLACK)}" "<kbd aria-hidden="true">"B"</kbd>
                </button>
            </div>
        </section>
        <section class="next" aria-label=desk.t(t::console::NEXT)>
            <p class="caption"><b>{desk.t(t::console::NEXT)}</b>" "<span>{move || next.with(|next| next.as_ref().map(name))}</span></p>
            <div class="miniature" inert style:aspect-ratio=shape>
                {move || {
                    let there = next.with(Option::is_some);
                    there.then(|| {
                        let stage = Signal::derive(move || next.get().unwrap_or_default());
                        view! { <Picture session=session stage=stage /> }
                    })
                }}
            </div>
        </section>
    }
}
