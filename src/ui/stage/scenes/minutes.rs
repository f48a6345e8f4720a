//! The minutes are ready.

use leptos::prelude::*;

use super::foot::Foot;
use crate::domain::projection::Sight;
use crate::i18n::t;
use crate::ui::stage::picture::Showing;

/// That they are ready, and how much is in them.
#[component]
pub fn Minutes(showing: Showing) -> impl IntoView {
    let counts = showing.part(|sight| match sight {
        Sight::Minutes { topics, workshops, actions, engagements } => (*topics, *workshops, *actions, *engagements),
        _ => Default::default(),
    });
    let figures = move || {
        let (topics, workshops, actions, engagements) = counts.get();
        let of = [
            (topics, t::stage::TOPICS),
            (workshops, t::stage::WORKSHOPS),
            (actions, t::stage::ACTIONS),
            (engagements, t::stage::ENGAGEMENTS),
        ];
        of.into_iter().filter(|(n, _)| *n > 0).map(|(n, text)| view! { <li>{showing.count(text, n)}</li> }).collect_view()
    };
    view! {
        <section class="scene shows-minutes">
            <div class="ready">
                <h1>{showing.say(t::stage::MINUTES_TITLE)}</h1>
                <ul class="figures">{figures}</ul>
                <p class="hint">{showing.say(t::stage::MINUTES_HINT)}</p>
            </div>
            <Foot showing=showing />
        </section>
    }
}
