//! The laptop that goes round: whose turn it is, a ballot left unfinished, and thanks.

use leptos::prelude::*;

use super::ballots::time_of;
use super::{Poll, Stage};
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::{Refusal, ballots, participants};
use crate::i18n::t;
use crate::ui::parts::PEOPLE;

/// A ballot that was begun on this machine and not handed in: one may go on with it or set it aside.
/// Nothing of it shows before.
#[component]
pub fn Offer(
    /// The screen's.
    poll: Poll,
    /// Whether focus begins here.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let under_way = poll.under_way();
    let words = move |ballot: &crate::domain::Ballot| {
        let time = time_of(desk, ballot.begun);
        let name =
            ballot.voter.map(|voter| session.read(|forum| participants::name_of(forum, voter).to_owned())).unwrap_or_default();
        let text = if name.is_empty() { t::votes::OFFER } else { t::votes::OFFER_NAMED };
        desk.fill(text, &[("time", &time), ("name", &name)])
    };
    move || {
        under_way.get().map(|(id, ballot)| {
            let set_aside = move |_| {
                if session.act_and_tell(|forum, cx| ballots::set_aside(forum, cx, id)) {
                    super::to_the_first();
                }
            };
            view! {
                <div class="notice-line begun-here">
                    <p><b>{words(&ballot)}</b> " " <span>{desk.t(t::votes::OFFER_HINT)}</span></p>
                    <div class="choices">
                        <button type="button" on:click=set_aside>{desk.t(t::votes::SET_ASIDE)}</button>
                        <button type="button" class="go" data-first=first.then_some("") on:click=move |_| poll.hand_on(Stage::Ballot(id))>
                            {desk.t(t::votes::GO_ON)}
                        </button>
                    </div>
                </div>
            }
        })
    }
}

/// The next voter's turn: a name, if one wishes, and the ballot.
#[component]
pub fn Door(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let under_way = poll.under_way();
    let waits = Memo::new(move |_| under_way.with(Option::is_some));
    view! {
        <div class="booth">
            <h1>{desk.t(t::votes::DOOR)}</h1>
            {move || if waits.get() {
                view! { <Offer poll=poll first=true /> }.into_any()
            } else {
                view! { <Name poll=poll /> }.into_any()
            }}
            <Back poll=poll />
        </div>
    }
}

#[component]
fn Name(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Refusal>);
    let hint = move || if poll.rules.get().own_topics { t::votes::NAME_HINT } else { t::votes::NAME_HINT_OWN };
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut begun = None;
        let done = session.try_act(|forum, cx| {
            let (ballot, transaction) = ballots::begin(forum, cx, poll.on, &name.read_untracked())?;
            begun = Some(ballot);
            Ok(transaction)
        });
        match (done, begun) {
            (Err(refusal), _) => wrong.set(Some(refusal)),
            (Ok(()), Some(ballot)) => {
                poll.remember(desk, Some(ballot));
                poll.hand_on(Stage::Ballot(ballot));
            }
            (Ok(()), None) => {}
        }
    };
    view! {
        <form class="stack" on:submit=begin>
            <div class="field">
                <label for="voter">{desk.t(t::votes::NAME)}</label>
                <p class="hint" id="voter-hint">{move || desk.t(hint())()}</p>
                <input id="voter" type="text" autocomplete="off" list=PEOPLE data-first="" data-quick-entry="" aria-describedby="voter-hint"
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    on:input:target=move |event| name.set(event.target().value()) />
                {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
            </div>
            <button type="submit" class="go vast">{desk.t(t::votes::BEGIN)}</button>
        </form>
    }
}

/// Thanks to somebody who has handed in: nothing else is on the screen.
#[component]
pub fn Thanks(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <div class="booth">
            <div role="status">
                <h1>{desk.t(t::votes::THANKS)}</h1>
                <p class="booth-lead">{desk.t(t::votes::THANKS_HINT)}</p>
            </div>
            <button type="button" class="go vast" data-first="" data-quick-entry="" on:click=move |_| poll.hand_on(Stage::Door)>
                {desk.t(t::votes::NEXT_VOTER)}
            </button>
            <Back poll=poll />
        </div>
    }
}

#[component]
fn Back(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <p><button type="button" class="link" on:click=move |_| poll.hand_on(Stage::Console)>{desk.t(t::votes::BACK)}</button></p>
    }
}
