//! Everything of the opening at once; each part leads to its page.

use leptos::prelude::*;

use super::Stage;
use super::pages::{GUESTS, LAW, PRINCIPLES, Page, Saying, objectives};
use super::slide::day;
use crate::app::session::Session;
use crate::domain::Kind;
use crate::i18n::{self, Text, t};

/// The overview.
#[component]
pub fn Overview(session: Session, stage: Stage) -> impl IntoView {
    let about = session.about();
    let aims = session.memo(&[Kind::Objective], objectives);
    let say = move |text: Text| move || i18n::say(stage.language.get(), text);
    let theme = move || {
        about.with(|about| if about.theme.is_empty() { say(t::opening::NO_THEME)().to_owned() } else { about.theme.clone() })
    };
    view! {
        <div class="overview">
            <header>
                <p class="kicker">{move || about.with(|about| about.title.clone())}</p>
                <h2><Lead stage=stage to=|page| matches!(page, Page::Theme(_))>{theme}</Lead></h2>
                <p class="kicker">{move || about.with(|about| day(stage.language.get(), about))}</p>
            </header>
            {move || (!aims.with(Vec::is_empty)).then(|| view! {
                <section>
                    <h3><Lead stage=stage to=|page| matches!(page, Page::Objectives(_))>{say(t::opening::SLIDE_OBJECTIVES)}</Lead></h3>
                    <ul class="aims">
                        {aims.get().into_iter().map(|(depth, text)| view! { <li data-depth=depth.min(3).to_string()>{text}</li> }).collect_view()}
                    </ul>
                </section>
            })}
            <section>
                <h3>{say(t::opening::SLIDE_PRINCIPLES)}</h3>
                <ol class="principles">
                    {PRINCIPLES.into_iter().enumerate().map(|(index, saying)| view! {
                        <li>
                            <span class="sign" aria-hidden="true">{index + 1}</span>
                            <Spoken stage=stage saying=saying />
                        </li>
                    }).collect_view()}
                </ol>
            </section>
            <div class="pair">
                <section><Spoken stage=stage saying=LAW /></section>
                <section><Spoken stage=stage saying=GUESTS /></section>
            </div>
        </div>
    }
}

/// A sentence for the wall with its meaning.
#[component]
fn Spoken(stage: Stage, saying: Saying) -> impl IntoView {
    let say = move |text: Text| move || i18n::say(stage.language.get(), text);
    let to = move |page: &Page| match page {
        Page::Principle(_, other) => *other == saying,
        Page::Law => saying == LAW,
        Page::Guests => saying == GUESTS,
        Page::Theme(_) | Page::Objectives(_) => false,
    };
    view! {
        <div>
            <h4><Lead stage=stage to=to>{say(saying.title)}</Lead></h4>
            <p>{say(saying.body)}</p>
        </div>
    }
}

/// Leads to the first page of a kind.
#[component]
fn Lead(stage: Stage, to: impl Fn(&Page) -> bool + 'static, children: Children) -> impl IntoView {
    let go = move |event: leptos::ev::MouseEvent| {
        // On a stage that fills the screen, a click turns the page.
        event.stop_propagation();
        if let Some(at) = stage.pages.with_untracked(|pages| pages.iter().position(&to)) {
            stage.at.set(at);
            stage.overview.set(false);
        }
        if let Some(node) = stage.node.get_untracked() {
            let _ = node.focus();
        }
    };
    view! { <button type="button" class="lead" on:click=go>{children()}</button> }
}
