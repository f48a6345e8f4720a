//! The two votes, on topics and on actions: ballots on a laptop that goes round, dots counted on paper, and
//! what the room makes of them.

mod ballot;
mod ballots;
mod before;
mod board;
mod booth;
mod choice;
mod console;
mod face;
mod fold;
mod own;
mod paper;
mod ranking;
mod result;
mod row;
mod rules;
mod spots;
mod words;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::merging::Groups;
use crate::domain::numbering::Numbers;
use crate::domain::voting::Rules;
use crate::domain::{Action, Ballot, Candidate, Id, Kind, Matter, Number, Topic, VoteState};
use crate::i18n::t;
use crate::ui::navigation::focus_on;

use ballot::BallotSheet;
use before::Before;
use booth::{Door, Thanks};
use console::Console;
use face::{Face, face};
use result::Outcome;
use words::{Kinds, Words, kinds, words};

pub use own::OwnVoting;
pub use rules::RuleSentence;

/// Where the laptop is while the vote is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// With the facilitator.
    Console,
    /// With the next voter, who may say a name.
    Door,
    /// With a voter, who has this ballot in hand.
    Ballot(Id<Ballot>),
    /// With a voter who has handed in.
    Thanks,
}

/// What the parts of this screen share.
#[derive(Clone, Copy)]
pub struct Poll {
    /// The forum.
    pub session: Session,
    /// What is voted on.
    pub on: Matter,
    /// How this vote is called.
    pub words: &'static Words,
    /// What it depends on.
    pub kinds: &'static Kinds,
    /// Who is merged into whom.
    pub groups: Memo<Groups>,
    /// The numbers given.
    pub numbers: Memo<Numbers>,
    /// The rules of the vote.
    pub rules: Memo<Rules>,
    /// Where the laptop is.
    pub stage: RwSignal<Stage>,
    /// The ballot begun last on this machine, until it is handed in.
    begun: RwSignal<Option<Id<Ballot>>>,
}

impl Poll {
    fn new(session: Session, on: Matter) -> Self {
        let kept = Desk::here().store().setting(&setting(session, on)).ok().flatten();
        Self {
            session,
            on,
            words: words(on),
            kinds: kinds(on),
            groups: session.memo(&[Kind::Topic], Groups::of),
            numbers: session.memo(&[Kind::Number, Kind::Topic], Numbers::of),
            rules: session.memo(kinds(on).rules, move |forum| Rules::on(forum, on)),
            stage: RwSignal::new(Stage::Console),
            begun: RwSignal::new(kept.and_then(|id| id.parse().ok())),
        }
    }

    /// Hands the laptop on; focus goes to what is wanted first there.
    pub fn hand_on(self, stage: Stage) {
        self.stage.set(stage);
        to_the_first();
    }

    /// Remembers on this machine which ballot is under way, so that a reload doesn't lose it.
    pub fn remember(self, desk: Desk, ballot: Option<Id<Ballot>>) {
        self.begun.set(ballot);
        let text = ballot.map(|id| id.to_string()).unwrap_or_default();
        // Where settings can't be kept, the ballot is on the facilitator's list all the same.
        let _ = desk.store().set_setting(&setting(self.session, self.on), &text);
    }

    /// The ballot begun on this machine that was neither handed in nor set aside.
    pub fn under_way(self) -> Memo<Option<(Id<Ballot>, Ballot)>> {
        Memo::new(move |_| {
            let id = self.begun.get()?;
            self.session.track_record::<Ballot>(&id);
            let ballot = self.session.read(|forum| forum.get::<Ballot>(&id).cloned())?;
            (!ballot.handed_in && !ballot.removed).then_some((id, ballot))
        })
    }

    /// What one reads of a candidate, followed as it changes.
    pub fn face(self, id: Id<Candidate>) -> Memo<Face> {
        let desk = Desk::here();
        Memo::new(move |_| {
            match self.on {
                Matter::Topics => {
                    self.session.track_record::<Topic>(&id.topic());
                    self.session.track_record::<Number>(&id.topic());
                }
                Matter::Actions => {
                    self.session.track_record::<Action>(&id.action());
                    self.session.track(&[Kind::Topic, Kind::Workshop]);
                }
            }
            self.read_face(desk, id)
        })
    }

    /// What one reads of a candidate now.
    pub fn read_face(self, desk: Desk, id: Id<Candidate>) -> Face {
        let language = desk.language.get();
        self.groups.with_untracked(|groups| {
            self.numbers.with_untracked(|numbers| self.session.read(|forum| face(forum, language, self.on, id, groups, numbers)))
        })
    }
}

fn setting(session: Session, on: Matter) -> String {
    match on {
        Matter::Topics => format!("ballot/{}", session.id()),
        Matter::Actions => format!("ballot-on-actions/{}", session.id()),
    }
}

/// Focus on what this part of the screen begins with, once it is there.
pub fn to_the_first() {
    request_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus_on("[data-first]");
    });
}

/// A count of the domain's, as the texts take it.
pub fn many(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// The rules in one sentence.
pub fn rules_in_words(desk: Desk, poll: Poll) -> String {
    let rules = poll.rules.get();
    let own = match poll.on {
        Matter::Topics if rules.own_topics => desk.t(t::votes::OWN_INCLUDED)(),
        Matter::Topics => desk.t(t::votes::OWN_BARRED)(),
        Matter::Actions => "",
    };
    let totals = if rules.open_totals { t::votes::TOTALS_OPEN } else { t::votes::TOTALS_HIDDEN };
    let dots = desk.count(t::votes::DOTS, many(rules.dots));
    desk.fill(t::votes::RULES, &[("dots", &dots), ("cap", &cap_in_words(desk, poll)), ("own", own), ("totals", desk.t(totals)())])
}

/// How many dots may go on one candidate, in words.
pub fn cap_in_words(desk: Desk, poll: Poll) -> String {
    let rules = poll.rules.get();
    if rules.cap < rules.dots {
        desk.fill(poll.words.cap, &[("n", &rules.cap.to_string())])
    } else {
        desk.t(poll.words.cap_free)().to_owned()
    }
}

/// A vote's screen, as the vote stands.
#[component]
pub fn Voting(
    /// The forum.
    session: Session,
    /// What is voted on.
    matter: Matter,
) -> impl IntoView {
    let poll = Poll::new(session, matter);
    let state = session.memo(poll.kinds.rules, move |forum| matter.state(forum));
    // A vote that closes takes the ballot in hand off the screen for good, also when it opens again.
    Effect::new(move |_| {
        if state.get() != VoteState::Open {
            poll.stage.set(Stage::Console);
        }
    });
    let shown = Memo::new(move |_| (state.get(), poll.stage.get()));
    let desk = Desk::here();
    Effect::new(move |_| desk.with_a_voter.set(shown.get().0 == VoteState::Open && shown.get().1 != Stage::Console));
    on_cleanup(move || desk.with_a_voter.set(false));
    move || match shown.get() {
        (VoteState::NotOpen, _) => view! { <Before poll=poll /> }.into_any(),
        (VoteState::Closed, _) => view! { <Outcome poll=poll /> }.into_any(),
        (VoteState::Open, Stage::Console) => view! { <Console poll=poll /> }.into_any(),
        (VoteState::Open, Stage::Door) => view! { <Door poll=poll /> }.into_any(),
        (VoteState::Open, Stage::Ballot(ballot)) => view! { <BallotSheet poll=poll ballot=ballot /> }.into_any(),
        (VoteState::Open, Stage::Thanks) => view! { <Thanks poll=poll /> }.into_any(),
    }
}
