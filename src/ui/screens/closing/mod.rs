//! Closing: words from the circle, the forum's conclusion, and the harvest of all actions.

mod action_sheet;
mod circle;
mod harvest;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::{Identity, Kind, words};
use crate::i18n::t;
use crate::ui::parts::LongText;

use action_sheet::ActionSheet;
use circle::Circle;
use harvest::Harvest;

/// The closing.
#[component]
pub fn Closing(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let open = RwSignal::new(None);
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::closing::TITLE)}</h1>
                <p>{desk.t(t::closing::QUESTION)}</p>
            </div>
        </div>
        <div class="closing">
            <Circle session=session />
            <Conclusion session=session />
            <Harvest session=session open=open />
        </div>
        <ActionSheet session=session open=open />
    }
}

/// The forum's conclusion, on a page like the one it will be printed on.
#[component]
fn Conclusion(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let there = session.memo(&[Kind::Identity], |forum| forum.identity.iter().next().map(|(id, _)| *id));
    let text = Memo::new(move |_| {
        if let Some(id) = there.get() {
            session.track_text::<Identity>(&id);
        }
        session.read(|forum| words::conclusion(forum).to_owned())
    });
    let write = Callback::new(move |text: String| session.try_act(|forum, cx| words::conclude(forum, cx, &text)));
    view! {
        <section class="conclusion sheet">
            <h2>{desk.t(t::closing::CONCLUSION)}</h2>
            <LongText bare=true label=Signal::derive(move || desk.t(t::closing::CONCLUSION)().to_owned()) value=text take=write
                placeholder=Signal::derive(move || Some(desk.t(t::closing::CONCLUSION_EXAMPLE)().to_owned())) />
        </section>
    }
}
