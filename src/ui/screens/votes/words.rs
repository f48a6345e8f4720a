//! What the two votes say differently, and what each of them listens to.

use crate::app::route::View;
use crate::domain::{Kind, Matter};
use crate::i18n::{Plural, Text, t};

/// The words of one vote.
pub struct Words {
    /// What the screen is called.
    pub title: Text,
    /// How many dots may go on one candidate.
    pub cap: Text,
    /// As many as one wishes may.
    pub cap_free: Text,
    /// How many candidates there are, before the vote.
    pub waiting: Plural,
    /// There is none.
    pub empty: Text,
    /// Where they come from.
    pub empty_hint: Text,
    /// The way there.
    pub to_source: Text,
    /// And where it leads.
    pub source: View,
    /// The keys of the ballot.
    pub keys: Text,
    /// The list on the ballot.
    pub candidates: Text,
    /// How many are found on the ballot.
    pub count: Plural,
    /// What can be sought there.
    pub search_example: Text,
    /// None is found.
    pub nothing_found: Text,
    /// One dot more.
    pub give_dot: Text,
    /// One dot fewer.
    pub take_dot: Text,
    /// How a candidate stands, said after a gesture.
    pub said: Text,
    /// How paper is counted.
    pub paper_hint: Text,
    /// The first column of the paper's table.
    pub paper_number: Text,
    /// The second.
    pub paper_candidate: Text,
    /// The field of one candidate.
    pub paper_field: Text,
    /// What the result is called.
    pub result: Text,
    /// What the cut line says.
    pub line_hint: Text,
    /// The line one further down.
    pub more: Text,
    /// The line one further up.
    pub fewer: Text,
    /// The line itself.
    pub cut: Plural,
    /// How many are tied across it.
    pub tied: Plural,
    /// The decision on one candidate.
    pub decide: Text,
    /// A gesture on one candidate.
    pub gesture_on: Text,
}

const TOPICS: Words = Words {
    title: t::votes::TITLE,
    cap: t::votes::CAP,
    cap_free: t::votes::CAP_FREE,
    waiting: t::votes::WAITING,
    empty: t::votes::EMPTY,
    empty_hint: t::votes::EMPTY_HINT,
    to_source: t::votes::TO_TOPICS,
    source: View::Topics,
    keys: t::votes::KEYS,
    candidates: t::votes::TOPICS,
    count: t::topics::COUNT,
    search_example: t::topics::SEARCH_EXAMPLE,
    nothing_found: t::topics::NOTHING_FOUND,
    give_dot: t::votes::GIVE_DOT,
    take_dot: t::votes::TAKE_DOT,
    said: t::votes::SAID,
    paper_hint: t::votes::PAPER_HINT,
    paper_number: t::votes::PAPER_NUMBER,
    paper_candidate: t::votes::PAPER_TOPIC,
    paper_field: t::votes::PAPER_FIELD,
    result: t::votes::RESULT,
    line_hint: t::votes::LINE_HINT,
    more: t::votes::MORE,
    fewer: t::votes::FEWER,
    cut: t::votes::CUT,
    tied: t::votes::TIE_TOPICS,
    decide: t::votes::DECIDE,
    gesture_on: t::votes::GESTURE_ON_TOPIC,
};

const ACTIONS: Words = Words {
    title: t::convergence::TITLE,
    cap: t::convergence::CAP,
    cap_free: t::convergence::CAP_FREE,
    waiting: t::convergence::WAITING,
    empty: t::convergence::EMPTY,
    empty_hint: t::convergence::EMPTY_HINT,
    to_source: t::convergence::TO_WORKSHOPS,
    source: View::Workshops,
    keys: t::convergence::KEYS,
    candidates: t::convergence::CANDIDATES,
    count: t::closing::HARVEST_COUNT,
    search_example: t::convergence::SEARCH_EXAMPLE,
    nothing_found: t::convergence::NOTHING_FOUND,
    give_dot: t::convergence::GIVE_DOT,
    take_dot: t::convergence::TAKE_DOT,
    said: t::convergence::SAID,
    paper_hint: t::convergence::PAPER_HINT,
    paper_number: t::closing::WORKSHOP,
    paper_candidate: t::convergence::PAPER_ACTION,
    paper_field: t::convergence::PAPER_FIELD,
    result: t::convergence::RESULT,
    line_hint: t::convergence::LINE_HINT,
    more: t::convergence::MORE,
    fewer: t::convergence::FEWER,
    cut: t::convergence::CUT,
    tied: t::convergence::TIE_ACTIONS,
    decide: t::convergence::DECIDE,
    gesture_on: t::convergence::GESTURE_ON_ACTION,
};

/// The words of the vote on this matter.
pub const fn words(matter: Matter) -> &'static Words {
    match matter {
        Matter::Topics => &TOPICS,
        Matter::Actions => &ACTIONS,
    }
}

/// The kinds of records that a vote depends on.
pub struct Kinds {
    /// Its rules and its state.
    pub rules: &'static [Kind],
    /// Its candidates.
    pub candidates: &'static [Kind],
    /// Its dots on paper.
    pub paper: &'static [Kind],
    /// What counts of a ballot.
    pub ballot: &'static [Kind],
    /// Its ranking, as it is drawn.
    pub ranking: &'static [Kind],
}

/// The kinds of records that the vote on this matter depends on.
pub const fn kinds(matter: Matter) -> &'static Kinds {
    match matter {
        Matter::Topics => &Kinds {
            rules: &[Kind::Identity],
            candidates: &[Kind::Topic, Kind::Number],
            paper: &[Kind::Tally, Kind::Topic],
            ballot: &[Kind::Vote, Kind::Topic, Kind::Ballot, Kind::Identity],
            ranking: &[
                Kind::Vote,
                Kind::Tally,
                Kind::Ballot,
                Kind::Topic,
                Kind::Number,
                Kind::Workshop,
                Kind::Identity,
                Kind::Participant,
            ],
        },
        Matter::Actions => &Kinds {
            rules: &[Kind::Convergence],
            candidates: &[Kind::Action, Kind::Topic, Kind::Workshop],
            paper: &[Kind::ActionTally, Kind::Action],
            ballot: &[Kind::ActionVote, Kind::Action, Kind::Ballot, Kind::Convergence],
            ranking: &[
                Kind::ActionVote,
                Kind::ActionTally,
                Kind::Ballot,
                Kind::Action,
                Kind::Topic,
                Kind::Workshop,
                Kind::Convergence,
            ],
        },
    }
}
