//! One sheet of paper, at its own size in the print and smaller on the screen.

use leptos::prelude::*;

use super::agenda::Grid;
use super::cards::Cards;
use super::posters::{Poster, Principles};
use super::reports::Report;
use super::rooms::SignOf;
use super::sheets::{Imprint, Leaf, Sheet};
use super::topics::{BlankTopic, Count, TopicOf};
use crate::domain::Language;
use crate::paper::Way;
use crate::ui::frame::Mark;

/// The code of a language in the page.
pub const fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Fr => "fr",
    }
}

/// A sheet of paper, once on the screen and as often as wanted in the print.
#[component]
pub fn LeafOf(leaf: Leaf, label: String) -> impl IntoView {
    let way = if leaf.way == Way::Portrait { "portrait" } else { "landscape" };
    (0..leaf.copies)
        .map(|copy| {
            let halves = leaf.halves.clone();
            let two = halves.len() > 1 || (halves.len() == 1 && two_up(&leaf));
            let (language, imprint) = (leaf.language, leaf.imprint.clone());
            view! {
                <div class=format!("lying {way}") class:copy={copy > 0}>
                    <article class=format!("leaf {way}") class:two=two lang=code(language) aria-label=label.clone()>
                        {halves.into_iter().map(|sheet| drawn(sheet, language, imprint.clone())).collect_view()}
                    </article>
                </div>
            }
        })
        .collect_view()
}

/// A topic sheet that stands on a page for two is a half, also where it is the only one.
fn two_up(leaf: &Leaf) -> bool {
    leaf.way == Way::Portrait && matches!(leaf.halves.first(), Some(Sheet::Topic(_) | Sheet::BlankTopic))
}

fn drawn(sheet: Sheet, language: Language, imprint: Imprint) -> AnyView {
    match sheet {
        Sheet::Poster(page) => view! { <Poster page=page language=language imprint=imprint /> }.into_any(),
        Sheet::Principles => view! { <Principles language=language imprint=imprint /> }.into_any(),
        Sheet::BlankTopic => view! { <BlankTopic language=language imprint=imprint /> }.into_any(),
        Sheet::Topic(topic) => view! { <TopicOf topic=topic language=language imprint=imprint /> }.into_any(),
        Sheet::Tally(topics) => view! { <Count topics=topics language=language imprint=imprint /> }.into_any(),
        Sheet::Agenda(sheet) => view! { <Grid sheet=sheet language=language imprint=imprint /> }.into_any(),
        Sheet::Sign(sign) => view! { <SignOf sign=sign language=language imprint=imprint /> }.into_any(),
        Sheet::Report(head, index, parts) => {
            view! { <Report head=head index=index parts=parts language=language imprint=imprint /> }.into_any()
        }
        Sheet::Cards(cards) => view! { <Cards cards=cards language=language imprint=imprint /> }.into_any(),
    }
}

/// The foot of a sheet: which forum it belongs to.
#[component]
pub fn Foot(imprint: Imprint) -> impl IntoView {
    view! {
        <footer class="imprint">
            <Mark />
            <b dir="auto">{imprint.title}</b>
            <span dir="auto">{imprint.day}</span>
        </footer>
    }
}

/// A line to write on, after what it is for.
#[component]
pub fn Line(
    /// What is to be written.
    label: &'static str,
    /// What is known already.
    #[prop(optional)]
    value: String,
) -> impl IntoView {
    view! { <p class="line"><span class="label">{label}</span><b dir="auto">{value}</b></p> }
}

/// Lines to write on.
pub fn lines(count: usize) -> impl IntoView {
    view! { <div class="lines" aria-hidden="true">{(0..count).map(|_| view! { <i></i> }).collect_view()}</div> }
}
