//! Engagement cards, to be cut apart.

use leptos::prelude::*;

use super::leaf::lines;
use super::sheets::Imprint;
use crate::domain::Language;
use crate::i18n::{self, Text, t};

/// A sheet of cards.
#[component]
pub fn Cards(cards: usize, language: Language, imprint: Imprint) -> impl IntoView {
    let say = move |text: Text| i18n::say(language, text);
    view! {
        <section class="cards">
            {(0..cards).map(|_| view! {
                <div class="engagement">
                    <p class="kicker">{say(t::paper::ENGAGEMENT)}<span dir="auto">{imprint.title.clone()}</span></p>
                    <p class="line name"><span class="label">{say(t::paper::NAME)}</span><b></b></p>
                    <p class="promise">{say(t::paper::I_ENGAGE)}</p>
                    {lines(3)}
                    <div class="two-lines">
                        <p class="line"><span class="label">{say(t::paper::BY_WHEN)}</span><b></b></p>
                        <p class="line"><span class="label">{say(t::paper::WITH_WHOM)}</span><b></b></p>
                    </div>
                </div>
            }).collect_view()}
        </section>
    }
}
