//! What is said in passing, at the foot of the screen, announced politely.

use leptos::prelude::*;

use super::parts::{Glyph, Icon};
use crate::app::action;
use crate::app::desk::Desk;
use crate::app::notices::Tone;
use crate::i18n::t;

/// The notices.
#[component]
pub fn Notices() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <div class="notices" role="status" aria-live="polite">
            <For
                each=move || desk.notices.shown().get()
                key=|notice| notice.serial
                children=move |notice| {
                    let serial = notice.serial;
                    view! {
                        <div class="notice" class:refused=notice.tone == Tone::Refused>
                            <span>{notice.words}</span>
                            {notice.undo.then(|| view! {
                                <button type="button" on:click=move |_| { (action::UNDO.run)(desk); desk.notices.dismiss(serial); }>
                                    {desk.t(t::app::UNDO)}
                                </button>
                            })}
                            <button type="button" class="icon" aria-label=desk.t(t::app::CLOSE) on:click=move |_| desk.notices.dismiss(serial)>
                                <Icon glyph=Glyph::Close />
                            </button>
                        </div>
                    }
                }
            />
        </div>
    }
}
