//! How laptops and phones join without a network: the invitation as a large code.

use leptos::prelude::*;

use super::foot::Foot;
use crate::app::desk::Desk;
use crate::app::laptops;
use crate::domain::projection::Sight;
use crate::i18n::{Text, t};
use crate::ui::codes::{CodePicture, CodeRun};
use crate::ui::laptops::address::{Reach, reach};
use crate::ui::laptops::for_a_picture;
use crate::ui::stage::flow::Turning;
use crate::ui::stage::picture::Showing;

/// The code, and what to do with it.
#[component]
pub fn Invitation(showing: Showing) -> impl IntoView {
    let desk = Desk::here();
    // The address is a setting of this machine, read anew whenever the scene is shown.
    let reach = Memo::new(move |_| {
        showing.since().get();
        reach(desk)
    });
    let title = showing.part(|sight| match sight {
        Sight::Invitation { title, .. } => title.clone(),
        _ => String::new(),
    });
    let code = Memo::new(move |_| {
        showing.sight.with(|sight| match sight {
            Sight::Invitation { told, .. } => reach.with(|reach| for_a_picture(showing.session, told, reach)),
            _ => (String::new(), (0, 0)),
        })
    });
    // What one code can't tell is told on a second page, by codes that follow each other.
    let more = Memo::new(move |_| {
        let (told, topics) = code.with(|(_, topics)| *topics);
        showing.sight.with(|sight| match sight {
            Sight::Invitation { told: all, .. } if told < topics => {
                Some(laptops::invitation_of(showing.session, all, usize::MAX).text)
            }
            _ => None,
        })
    });
    let pages = Memo::new(move |_| if more.with(Option::is_some) { 2 } else { 1 });
    let page = Memo::new(move |_| showing.page().get().min(pages.get() - 1));
    Effect::new(move |_| showing.pages.set((page.get(), pages.get(), Turning::ByHand)));
    let runs = Memo::new(move |_| page.get() == 1);
    let by_file = move || reach.get() == Reach::File;
    let label = Signal::derive(move || showing.say(t::laptops::CODE)().to_owned());
    view! {
        <section class="scene shows-invitation">
            <div class="joining">
                <div class="code">
                    {move || if runs.get() {
                        view! { <CodeRun text=Signal::derive(move || more.get().unwrap_or_default()) label=label /> }.into_any()
                    } else {
                        view! { <CodePicture text=Signal::derive(move || code.with(|(link, _)| link.clone())) label=label /> }.into_any()
                    }}
                </div>
                <div class="said">
                    <p class="names">{title}</p>
                    <h1>{move || showing.say(title_text(runs.get(), by_file()))()}</h1>
                    <p class="do">{move || showing.say(hint_text(runs.get(), by_file()))()}</p>
                    <p class="then">{showing.say(t::laptops::STAGE_THEN)}</p>
                </div>
            </div>
            <Foot showing=showing />
        </section>
    }
}

const fn title_text(runs: bool, by_file: bool) -> Text {
    match (runs, by_file) {
        (true, _) => t::laptops::STAGE_TITLE_ALL,
        (false, true) => t::laptops::STAGE_TITLE_FILE,
        (false, false) => t::laptops::STAGE_TITLE,
    }
}

const fn hint_text(runs: bool, by_file: bool) -> Text {
    match (runs, by_file) {
        (true, _) => t::laptops::STAGE_HINT_ALL,
        (false, true) => t::laptops::STAGE_HINT_FILE,
        (false, false) => t::laptops::STAGE_HINT,
    }
}
