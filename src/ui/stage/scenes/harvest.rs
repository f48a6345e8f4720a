//! What one workshop found, while its reporter speaks; the facilitator turns the pages.

use leptos::prelude::*;

use super::Large;
use super::foot::Foot;
use crate::domain::projection::{self, Sight};
use crate::domain::{Due, Id, Section};
use crate::i18n::t;
use crate::ui::parts::{Each, due_sentence};
use crate::ui::screens::report::Rendered;
use crate::ui::stage::flow::{Flow, Turning};
use crate::ui::stage::picture::Showing;

/// The harvest of one workshop.
#[component]
pub fn Harvest(showing: Showing) -> impl IntoView {
    let harvest = showing.part(|sight| match sight {
        Sight::Harvest(harvest) => harvest.clone(),
        _ => None,
    });
    let which = Memo::new(move |_| harvest.with(|harvest| harvest.as_ref().map(|harvest| harvest.id)));
    view! {
        <section class="scene shows-harvest">
            {move || match which.get() {
                None => view! { <Large title=move || showing.say(t::stage::HARVEST_EMPTY)() /> }.into_any(),
                Some(_) => view! { <Report showing=showing harvest=harvest /> }.into_any(),
            }}
            <Foot showing=showing />
        </section>
    }
}

#[component]
fn Report(showing: Showing, harvest: Memo<Option<projection::Harvest>>) -> impl IntoView {
    let of = move |read: fn(&projection::Harvest) -> String| harvest.with(|harvest| harvest.as_ref().map(read).unwrap_or_default());
    let number = Memo::new(move |_| of(|harvest| if harvest.number > 0 { harvest.number.to_string() } else { "·".to_owned() }));
    let title = Memo::new(move |_| of(|harvest| harvest.title.clone()));
    let letters = Memo::new(move |_| title.with(|title| title.chars().count()));
    let names = Memo::new(move |_| {
        of(|harvest| if harvest.reporter.is_empty() { harvest.conveners.join(", ") } else { harvest.reporter.clone() })
    });
    let sections = Memo::new(move |_| {
        harvest.with(|harvest| {
            harvest
                .as_ref()
                .map(|harvest| harvest.sections.iter().map(|(id, title, _)| (*id, title.clone())).collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let actions =
        Memo::new(move |_| harvest.with(|harvest| harvest.as_ref().map(|harvest| harvest.actions.clone()).unwrap_or_default()));
    let nothing = Memo::new(move |_| sections.with(Vec::is_empty) && actions.with(Vec::is_empty));
    // A report without anything in it has one page, whatever the one before it had.
    Effect::new(move |_| {
        if nothing.get() {
            showing.pages.set((0, 1, Turning::ByHand));
        }
    });
    let notes = move |id: Id<Section>| showing.session.text::<Section>(id);
    let set = RwSignal::new(());
    let content = Signal::derive(move || {
        harvest.track();
        set.track();
    });
    view! {
        <header class="reported">
            <b class="number">{move || number.get()}</b>
            <div>
                <h1 class:long=move || { letters.get() > LONG } class:very-long=move || { letters.get() > VERY_LONG }>{move || title.get()}</h1>
                {move || (letters.get() <= VERY_LONG).then(|| view! { <p class="names">{names.get()}</p> })}
            </div>
        </header>
        {move || if nothing.get() {
            view! { <Large title=move || showing.say(t::stage::HARVEST_NOTHING)() /> }.into_any()
        } else {
            view! {
                <Flow showing=showing columns=1 turning=Turning::ByHand content=content>
                    {move || (letters.get() > VERY_LONG).then(|| view! { <p class="whole">{title.get()}</p><p class="names">{names.get()}</p> })}
                    <Each each=move || sections.get() key=|section| section.clone() children=move |(id, title)| view! {
                        <section class="found">
                            <h2>{title}</h2>
                            <Rendered text=notes(id) broken=RwSignal::new(false) done=Callback::new(move |()| { set.try_set(()); }) />
                        </section>
                    } />
                    {move || actions.with(|actions| (!actions.is_empty()).then(|| view! {
                        <section class="found">
                            <h2>{showing.say(t::stage::HARVEST_ACTIONS)}</h2>
                            <ul>{actions.iter().map(|(what, who, due)| view! { <li>{what.clone()}" "<small>{details(showing, who, due)}</small></li> }).collect_view()}</ul>
                        </section>
                    }))}
                </Flow>
            }.into_any()
        }}
    }
}

/// Beyond this many letters a title stands smaller.
const LONG: usize = 70;
/// Beyond this many, two lines of a title stay over every page, and the whole of it begins the first one.
const VERY_LONG: usize = 140;

/// Who, and by when.
fn details(showing: Showing, who: &str, due: &Due) -> String {
    let due = due_sentence(showing.language.get_untracked(), due);
    [who, &due].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
