//! Theme, objectives, principles and law: the pages of the opening, one at a time. Without objectives there is
//! no page, and the scene says what is still to come.

use leptos::prelude::*;

use super::Large;
use crate::domain::projection::Sight;
use crate::domain::{Kind, timer};
use crate::i18n::t;
use crate::ui::screens::opening::{Page, Slide, pages};
use crate::ui::stage::flow::Turning;
use crate::ui::stage::picture::Showing;
use crate::ui::timekeeping::TimeLeft;

/// One page of the opening.
#[component]
pub fn Pages(showing: Showing) -> impl IntoView {
    let of_scene = showing.part(of);
    let at = Memo::new(move |_| {
        let last = of_scene.with(Vec::len).saturating_sub(1);
        showing.stage.with(|stage| usize::try_from(stage.page).unwrap_or(usize::MAX)).min(last)
    });
    Effect::new(move |_| {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        showing.pages.set((small(at.get()), small(of_scene.with(Vec::len)).max(1), Turning::ByHand));
    });
    let timer = showing.session.memo(&[Kind::Timer], |forum| timer::timer(forum).length > 0);
    let page = move || {
        // The time takes some of the page's height: what stands above it is fitted anew.
        timer.track();
        let page = of_scene.with(|pages| pages.get(at.get()).cloned());
        match page {
            Some(page) => view! { <Slide session=showing.session page=page language=showing.language.get() /> }.into_any(),
            None => view! {
                <section class="scene shows-objectives">
                    <Large title=showing.say(t::stage::OBJECTIVES_EMPTY) hint=showing.say(t::stage::OBJECTIVES_EMPTY_HINT) />
                </section>
            }
            .into_any(),
        }
    };
    view! {
        <div class="paged" class:timed=move || timer.get()>
            {page}
            <TimeLeft session=showing.session language=showing.language />
        </div>
    }
}

/// The pages of a sight; a forum without a theme shows its title in the theme's place.
fn of(sight: &Sight) -> Vec<Page> {
    match sight {
        Sight::Theme { title, theme, .. } => vec![Page::Theme(if theme.is_empty() { title } else { theme }.clone())],
        Sight::Objectives(objectives) => pages::of_objectives(objectives.clone()).collect(),
        Sight::Principles(_) => pages::of_the_method().collect(),
        _ => Vec::new(),
    }
}
