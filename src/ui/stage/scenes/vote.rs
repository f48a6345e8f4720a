//! The vote under way: how many have voted, never for what.

use leptos::prelude::*;

use super::Head;
use super::foot::Foot;
use crate::domain::projection::Sight;
use crate::domain::{Matter, VoteState};
use crate::i18n::{self, t};
use crate::ui::stage::picture::Showing;

/// The vote.
#[component]
pub fn Vote(showing: Showing) -> impl IntoView {
    let vote = showing.part(|sight| match sight {
        Sight::Vote { matter, state, dots, cap, voted } => (*state, *dots, *cap, *voted, *matter),
        _ => Default::default(),
    });
    let many = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let title = move || match (vote.get().4, vote.get().0) {
        (Matter::Topics, VoteState::NotOpen) => t::stage::VOTE_SOON,
        (Matter::Topics, VoteState::Open) => t::stage::VOTE_OPEN,
        (Matter::Topics, VoteState::Closed) => t::stage::VOTE_CLOSED,
        (Matter::Actions, VoteState::NotOpen) => t::stage::ACTION_VOTE_SOON,
        (Matter::Actions, VoteState::Open) => t::stage::ACTION_VOTE_OPEN,
        (Matter::Actions, VoteState::Closed) => t::stage::ACTION_VOTE_CLOSED,
    };
    let rules = move || {
        let (_, dots, cap, _, matter) = vote.get();
        let (limited, free) = match matter {
            Matter::Topics => (t::votes::CAP, t::votes::CAP_FREE),
            Matter::Actions => (t::convergence::CAP, t::convergence::CAP_FREE),
        };
        let given = showing.count(t::votes::DOTS, many(dots));
        let most = if cap < dots { showing.fill(limited, &[("n", &cap.to_string())]) } else { showing.say(free)().to_owned() };
        showing.fill(t::stage::VOTE_RULES, &[("dots", &given), ("cap", &most)])
    };
    view! {
        <section class="scene shows-vote">
            <Head title=move || showing.say(title())() />
            <div class="turnout">
                {move || (vote.get().0 != VoteState::NotOpen && vote.get().3 == 0).then(|| view! { <p class="nobody">{showing.say(t::stage::VOTED_NONE)}</p> })}
                {move || (vote.get().0 != VoteState::NotOpen && vote.get().3 > 0).then(|| view! {
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
