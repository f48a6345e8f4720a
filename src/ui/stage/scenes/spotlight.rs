//! One topic, read out.

use leptos::prelude::*;

use super::Large;
use super::foot::Foot;
use crate::domain::projection::{Sight, Spot};
use crate::i18n::t;
use crate::ui::stage::flow::{Flow, Turning};
use crate::ui::stage::picture::Showing;

/// The topic in the spotlight.
#[component]
pub fn Spotlight(showing: Showing) -> impl IntoView {
    let spot = showing.part(|sight| match sight {
        Sight::Spotlight(spot) => spot.clone(),
        _ => None,
    });
    view! {
        <section class="scene shows-spotlight">
            {move || match spot.get() {
                Some(spot) => view! { <Lit showing=showing spot=spot /> }.into_any(),
                None => view! { <Large title=move || showing.say(t::stage::SPOTLIGHT_GONE)() /> }.into_any(),
            }}
            <Foot showing=showing />
        </section>
    }
}

#[component]
fn Lit(showing: Showing, spot: Spot) -> impl IntoView {
    let number = spot.card.number.map_or_else(|| "·".to_owned(), |n| n.to_string());
    let title = spot.card.title.clone();
    let size = size_of(title.chars().count());
    let merged = spot.with.iter().map(|(number, title)| {
        let number = number.map_or_else(|| "·".to_owned(), |n| n.to_string());
        showing.fill(t::stage::WITH, &[("number", &number), ("title", title)])
    });
    let merged: Vec<String> = merged.collect();
    let more = !spot.questions.is_empty() || !spot.description.is_empty() || !merged.is_empty();
    // Where nothing flows, there is one page, whatever the topic before had.
    if !more {
        showing.pages.set((0, 1, Turning::ByHand));
    }
    view! {
        <div class="lit" class:alone=!more>
            <b class="number">{number}</b>
            <div class="said">
                <h1 data-size=size>{title}</h1>
                <p class="names">{spot.card.conveners.join(", ")}</p>
                {more.then(|| view! {
                    <Flow showing=showing columns=1 turning=Turning::ByHand content=Signal::derive(|| ())>
                        {merged.into_iter().map(|words| view! { <p class="with">{words}</p> }).collect_view()}
                        {(!spot.questions.is_empty()).then(|| view! {
                            <ul class="questions">{spot.questions.iter().cloned().map(|question| view! { <li>{question}</li> }).collect_view()}</ul>
                        })}
                        {spot.description.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()}
                    </Flow>
                })}
            </div>
        </div>
    }
}

/// How large a title stands, by its length: never below what is read from the back row.
const fn size_of(letters: usize) -> &'static str {
    match letters {
        0..=40 => "0",
        41..=80 => "1",
        81..=140 => "2",
        _ => "3",
    }
}
