//! The ballots, as the facilitator may see them: that they are there, never what is on them.

use chrono::Duration;
use leptos::prelude::*;

use crate::ui::parts::Each;

use super::Poll;
use crate::app::clock;
use crate::app::desk::Desk;
use crate::domain::counting::Counted;
use crate::domain::sorting::sort_by_key;
use crate::domain::{Ballot, Forum, Id, Kind, Matter, Moment, ballots, participants};
use crate::i18n::{self, t};
use crate::ui::navigation::focus_on;

/// The time of day at this machine.
pub fn time_of(desk: Desk, moment: Moment) -> String {
    let here = moment.utc().and_then(|utc| utc.naive_utc().checked_add_signed(Duration::minutes(i64::from(clock::offset()))));
    here.map(|here| i18n::time(desk.language.get(), here.time())).unwrap_or_default()
}

/// A ballot without its contents: its place by time, and the record.
type Stub = (usize, Id<Ballot>, Ballot);

/// A name, and the ballots on which it stands, by place.
type Named = (String, Vec<(usize, Id<Ballot>)>);

/// Every ballot of a vote, numbered in the order in which they were begun.
fn stubs(forum: &Forum, on: Matter) -> Vec<Stub> {
    let of_this_vote = forum.ballots.iter().filter(|(_, ballot)| ballot.on == on);
    let mut ballots: Vec<(Id<Ballot>, Ballot)> = of_this_vote.map(|(id, ballot)| (*id, ballot.clone())).collect();
    sort_by_key(&mut ballots, |(id, ballot)| (ballot.begun, *id));
    ballots.into_iter().enumerate().map(|(place, (id, ballot))| (place + 1, id, ballot)).collect()
}

/// The list of ballots, newest first.
#[component]
pub fn Ballots(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let all = poll.session.memo(&[Kind::Ballot], move |forum| stubs(forum, poll.on));
    let newest_first = move || all.with(|all| all.iter().rev().map(|(place, id, _)| (*place, *id)).collect::<Vec<_>>());
    view! {
        <p class="soft">{desk.t(t::votes::BALLOTS_HINT)}</p>
        {move || all.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::votes::NO_BALLOTS)}</p> })}
        <ul class="rows ballots">
            <Each each=newest_first key=|stub| *stub children=move |(place, id)| view! { <Line poll=poll place=place ballot=id /> } />
        </ul>
    }
}

/// One ballot, to be set aside or brought back; the button stays where it is.
#[component]
fn Line(poll: Poll, place: usize, ballot: Id<Ballot>) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let record = session.record::<Ballot>(ballot);
    let begun = move || record.with(|ballot| ballot.as_ref().map(|ballot| ballot.begun).unwrap_or_default());
    let aside = move || record.with(|ballot| ballot.as_ref().is_some_and(|ballot| ballot.removed));
    let state = move || {
        record.with(|ballot| match ballot {
            Some(ballot) if ballot.removed => t::votes::ASIDE,
            Some(ballot) if ballot.handed_in => t::votes::HANDED_IN,
            _ => t::votes::NOT_HANDED_IN,
        })
    };
    let gesture = move || desk.t(if aside() { t::votes::BRING_BACK } else { t::votes::SET_ASIDE })();
    let turn = move |_| {
        if untrack(aside) {
            session.act_and_tell(|forum, cx| ballots::bring_back(forum, cx, ballot));
        } else {
            session.act_and_tell(|forum, cx| ballots::set_aside(forum, cx, ballot));
        }
        // Where the ballot was listed only because of its name, its line is gone now.
        request_animation_frame(|| {
            if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
                focus_on(".doubts summary, [data-first]");
            }
        });
    };
    view! {
        <li>
            <span class="grow">
                <span class:struck=aside>{move || desk.fill(t::votes::BALLOT_LINE, &[("n", &place.to_string()), ("time", &time_of(desk, begun()))])}</span>
                " " <small class="soft">{move || desk.t(state())()}</small>
            </span>
            <button type="button" on:click=turn
                aria-label=move || desk.fill(t::votes::GESTURE_ON_BALLOT, &[("gesture", gesture()), ("n", &place.to_string())])>
                {gesture}
            </button>
        </li>
    }
}

/// What the facilitator should know about the ballots: a name on several, and some that go beyond the
/// rules.
#[component]
pub fn Doubts(poll: Poll) -> impl IntoView {
    let desk = Desk::here();
    let session = poll.session;
    let twice = session.memo(&[Kind::Ballot, Kind::Participant], move |forum| named_twice(forum, poll.on));
    let clamped = session.memo(poll.kinds.ballot, move |forum| {
        let mut ballots: Vec<Id<Ballot>> = Counted::of(forum, poll.on).beyond.iter().map(|excess| excess.ballot).collect();
        ballots.dedup();
        ballots.len()
    });
    let some = Memo::new(move |_| !twice.with(Vec::is_empty));
    view! {
        <div role="status">
            {move || some.get().then(|| view! {
                <details class="notice-line doubts">
                    <summary>
                        <b>{move || desk.count(t::votes::NAMED_TWICE, twice.with(Vec::len))}</b> " " {desk.t(t::votes::NAMED_TWICE_HINT)}
                    </summary>
                    <Each each=move || twice.get() key=Clone::clone children=move |(name, ballots)| view! {
                        <h2>{name}</h2>
                        <ul class="rows ballots">
                            {ballots.into_iter().map(|(place, id)| view! { <Line poll=poll place=place ballot=id /> }).collect_view()}
                        </ul>
                    } />
                </details>
            })}
            {move || (clamped.get() > 0).then(|| view! { <p class="notice-line">{desk.count(t::votes::CLAMPED, clamped.get())}</p> })}
        </div>
    }
}

/// The names that stand on several ballots, with those ballots by their places. Rule V12.
fn named_twice(forum: &Forum, on: Matter) -> Vec<Named> {
    let twice = ballots::named_twice(forum, on);
    if twice.is_empty() {
        return Vec::new();
    }
    let stubs = stubs(forum, on);
    let place = |id: Id<Ballot>| stubs.iter().find(|(_, stub, _)| *stub == id).map_or(0, |(place, ..)| *place);
    let named = |(voter, ballots): (_, Vec<Id<Ballot>>)| {
        (participants::name_of(forum, voter).to_owned(), ballots.into_iter().map(|id| (place(id), id)).collect())
    };
    twice.into_iter().map(named).collect()
}
