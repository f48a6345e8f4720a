//! The result of the vote, revealed from the cut line upwards on the facilitator's gesture.

use leptos::prelude::*;

use super::foot::Foot;
use super::{Head, Large};
use crate::domain::Matter;
use crate::domain::projection::{self, Place, Sight};
use crate::i18n::{self, Plural, Text, t};
use crate::ui::parts::Each;
use crate::ui::stage::flow::{Flow, Turning};
use crate::ui::stage::picture::Showing;

/// The result.
#[component]
pub fn Outcome(showing: Showing) -> impl IntoView {
    let outcome = showing.part(|sight| match sight {
        Sight::Result(outcome) => outcome.clone(),
        _ => projection::Outcome::default(),
    });
    let state = Memo::new(move |_| outcome.with(|outcome| (outcome.closed, outcome.places.is_empty())));
    let matter = Memo::new(move |_| outcome.with(|outcome| outcome.matter));
    let words = move || words(matter.get());
    let count = Memo::new(move |_| outcome.with(|outcome| outcome.places.len()));
    // The place revealed last comes into sight; before the first, the line itself.
    let current = Memo::new(move |_| {
        outcome.with(|outcome| outcome.places.iter().position(Option::is_some).unwrap_or(outcome.places.len().saturating_sub(1)))
    });
    let rows = move || outcome.with(|outcome| outcome.places.iter().cloned().enumerate().collect::<Vec<_>>());
    view! {
        <section class="scene shows-result">
            <Head title=move || showing.say(words().title)() figure=move || (count.get() > 0).then(|| showing.count(words().count, count.get())) />
            {move || match state.get() {
                (false, _) => view! { <Large title=move || showing.say(t::stage::RESULT_WAITS)() /> }.into_any(),
                (true, true) => view! { <Large title=move || showing.say(words().none)() /> }.into_any(),
                (true, false) => view! {
                    <Flow showing=showing columns=1 turning=Turning::ToCurrent content=Signal::derive(move || outcome.track())>
                        <ol class="places">
                            <Each each=rows key=|row| row.clone() children=move |(index, place)| view! {
                                <Row showing=showing matter=matter place=place current=Signal::derive(move || current.get() == index) />
                            } />
                        </ol>
                    </Flow>
                }.into_any(),
            }}
            <Foot showing=showing />
        </section>
    }
}

/// What the results of the two votes say differently.
struct Words {
    title: Text,
    count: Plural,
    none: Text,
    by_hand: Text,
}

const fn words(matter: Matter) -> Words {
    match matter {
        Matter::Topics => Words {
            title: t::stage::RESULT_TITLE,
            count: t::stage::TOPICS,
            none: t::stage::RESULT_NONE,
            by_hand: t::stage::BY_HAND,
        },
        Matter::Actions => Words {
            title: t::stage::ACTION_RESULT_TITLE,
            count: t::closing::HARVEST_COUNT,
            none: t::stage::ACTION_RESULT_NONE,
            by_hand: t::stage::ACTION_BY_HAND,
        },
    }
}

#[component]
fn Row(showing: Showing, matter: Memo<Matter>, place: Option<Place>, #[prop(into)] current: Signal<bool>) -> impl IntoView {
    let marked = move || current.get().then_some("");
    match place {
        None => view! {
            <li class="place hidden" data-current=marked><span class="veil"></span><span class="tell">{showing.say(t::stage::HIDDEN_PLACE)}</span></li>
        }
        .into_any(),
        Some(place) => {
            let note = match (place.tied, place.by_hand) {
                (true, _) => Some(t::stage::TIED),
                (false, true) => Some(words(matter.get_untracked()).by_hand),
                (false, false) => None,
            };
            let dots = usize::try_from(place.dots).unwrap_or(usize::MAX);
            view! {
                <li class="place" class:tied=place.tied data-current=marked>
                    <b class="rank">{place.rank}</b>
                    <div class="what">
                        <h2>{place.title.clone()}</h2>
                        {(!place.who.is_empty()).then(|| view! { <p class="who">{place.who.clone()}</p> })}
                        {note.map(|note| view! { <p class="note">{showing.say(note)}</p> })}
                    </div>
                    <p class="dots"><b>{i18n::number(showing.language.get_untracked(), dots)}</b><i aria-hidden="true">"●"</i>
                        <span class="tell">{showing.count(t::votes::DOTS, dots)}</span></p>
                </li>
            }
            .into_any()
        }
    }
}
