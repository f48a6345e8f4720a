//! The vote under way: how many have voted, never for what.

use leptos::prelude::*;

use super::Head;
use super::foot::Foot;
use crate::domain::VoteState;
use crate::domain::projection::Sight;
use crate::i18n::{self, t};
use crate::ui::stage::picture::Showing;

/// The vote.
#[component]
pub fn Vote(showing: Showing) -> impl IntoView {
    let vote = showing.part(|sight| match sight {
        Sight::Vote { state, dots, cap, voted } => (*state, *dots, *cap, *voted),
        _ => Default::default(),
    });
    let many = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let title = move || match vote.get().0 {
        VoteState::NotOpen => t::stage::VOTE_SOON,
        VoteState::Open => t::stage::VOTE_OPEN,
        VoteState::Closed => t::stage::VOTE_CLOSED,
    };
    let rules = move || {
        let (_, dots, cap, _) = vote.get();
        let given = showing.count(t::votes::DOTS, many(dots));
        let most = if cap < dots {
            showing.fill(t::votes::CAP, &[("n", &cap.to_string())])
        } else {
            showing.say(t::votes::CAP_FREE)().to_owned()
        };
        showing.fill(t::stage::VOTE_RULES, &[("dots", &given), ("cap", &most)])
    };
    view! {
        <section class="scene shows-vote">
            <Head title=move || showing.say(title())() />
            <div class="turnout">
                {move || (vote.get().0 != VoteState::NotOpen).then(|| view! {
                    <p class="voted">
                        <b>{i18n::number(showing.language.get(), many(vote.get().3))}</b>
                        <span>{showing.count(t::stage::VOTED, many(vote.get().3))}</span>
                    </p>
                })}
                <p class="rules">{move || if vote.get().0 == VoteState::Closed { showing.say(t::stage::VOTE_CLOSED_HINT)().to_owned() } else { rules() }}</p>
            </div>
            <Foot showing=showing />
        </section>
    }
}
