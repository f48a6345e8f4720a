//! How laptops and phones join without a network: the invitation as a large code.

use leptos::prelude::*;

use super::foot::Foot;
use crate::app::desk::Desk;
use crate::domain::projection::Sight;
use crate::i18n::t;
use crate::ui::codes::CodePicture;
use crate::ui::laptops::address::{Reach, reach};
use crate::ui::laptops::for_a_picture;
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
            Sight::Invitation { told, .. } => reach.with(|reach| for_a_picture(showing.session, told, reach).0),
            _ => String::new(),
        })
    });
    let by_file = move || reach.get() == Reach::File;
    let label = Signal::derive(move || showing.say(t::laptops::CODE)().to_owned());
    view! {
        <section class="scene shows-invitation">
            <div class="joining">
                <div class="code"><CodePicture text=code label=label /></div>
                <div class="said">
                    <p class="names">{title}</p>
                    <h1>{move || showing.say(if by_file() { t::laptops::STAGE_TITLE_FILE } else { t::laptops::STAGE_TITLE })()}</h1>
                    <p class="do">{move || showing.say(if by_file() { t::laptops::STAGE_HINT_FILE } else { t::laptops::STAGE_HINT })()}</p>
                    <p class="then">{showing.say(t::laptops::STAGE_THEN)}</p>
                </div>
            </div>
            <Foot showing=showing />
        </section>
    }
}
