//! The rules of the vote on topics.

use leptos::prelude::*;

use super::Part;
use crate::app::session::Session;
use crate::domain::Matter;
use crate::i18n::t;
use crate::ui::screens::votes::RuleSentence;

/// The section of the vote's rules.
#[component]
pub fn Votes(session: Session) -> impl IntoView {
    view! {
        <Part id="part-votes" title=t::setup::VOTES hint=t::setup::VOTES_HINT>
            <RuleSentence session=session on=Matter::Topics />
        </Part>
    }
}
