//! The line under a scene: the page, where there are several, and the time.

use leptos::prelude::*;

use crate::i18n::{self, t};
use crate::ui::stage::picture::Showing;
use crate::ui::timekeeping::TimeLeft;

/// The foot of a scene.
#[component]
pub fn Foot(showing: Showing) -> impl IntoView {
    let page = move || {
        let (page, count, _) = showing.pages.get();
        let language = showing.language.get();
        let figure = |n: u32| i18n::number(language, usize::try_from(n).unwrap_or(usize::MAX));
        (count > 1).then(|| i18n::fill(language, t::stage::PAGE, &[("n", &figure(page + 1)), ("count", &figure(count))]))
    };
    view! {
        <footer class="scene-foot">
            <p class="page">{page}</p>
            <TimeLeft session=showing.session language=showing.language />
        </footer>
    }
}
