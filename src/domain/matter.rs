//! What a forum votes on: its topics in the morning, its actions in the harvest. Whatever the two votes
//! have in common is written once, for a matter and its candidates.

use serde::{Deserialize, Serialize};

use super::fold::fold;
use super::merging::Groups;
use super::numbering::{self, Numbers};
use super::search::{self, Query};
use super::sorting::sort_by_key;
use super::voting::{self, Rules};
use super::{Action, Context, Forum, Id, Refusal, Topic, Transaction, VoteState, actions, agenda, convergence, retaining, topics};

/// The matter of a vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// What the room works on: a topic retained becomes a workshop.
    #[default]
    Topics,
    /// What is done first afterwards.
    Actions,
}

/// What dots are given to; there is none, for it is a kind of id only. A candidate's id is that of a topic
/// that leads its group, or of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidate {}

impl From<Id<Topic>> for Id<Candidate> {
    fn from(topic: Id<Topic>) -> Self {
        Self::new(topic.uuid())
    }
}

impl From<Id<Action>> for Id<Candidate> {
    fn from(action: Id<Action>) -> Self {
        Self::new(action.uuid())
    }
}

impl Id<Candidate> {
    /// The topic that it is, in a vote on topics.
    pub const fn topic(self) -> Id<Topic> {
        Id::new(self.uuid())
    }

    /// The action that it is, in a vote on actions.
    pub const fn action(self) -> Id<Action> {
        Id::new(self.uuid())
    }
}

impl Matter {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    pub(super) fn is_topics(&self) -> bool {
        *self == Self::Topics
    }

    /// Whether dots may be given.
    pub fn state(self, forum: &Forum) -> VoteState {
        match self {
            Self::Topics => forum.about().vote,
            Self::Actions => convergence::convergence(forum).vote,
        }
    }

    /// What can be voted on, in an order of its own: topics on the wall by number, actions as all of them
    /// stand together. Rules D2 and D4.
    pub fn candidates(self, forum: &Forum) -> Vec<Id<Candidate>> {
        match self {
            Self::Topics => self.candidates_with(forum, &Groups::of(forum)),
            Self::Actions => self.candidates_with(forum, &Groups::default()),
        }
    }

    /// The same, where the groups of topics are at hand.
    pub fn candidates_with(self, forum: &Forum, groups: &Groups) -> Vec<Id<Candidate>> {
        match self {
            Self::Topics => on_the_wall(forum, groups),
            Self::Actions => {
                let worded = actions::table(forum).into_iter().filter(|(_, action)| !action.what.is_empty());
                worded.map(|(id, _)| id.into()).collect()
            }
        }
    }

    /// The candidates, of those given, in which everything typed is found: of an action, what, who, and its
    /// workshop. In the order given.
    pub fn search(self, forum: &Forum, candidates: &[Id<Candidate>], typed: &str) -> Vec<Id<Candidate>> {
        if self == Self::Topics {
            let topics: Vec<Id<Topic>> = candidates.iter().map(|candidate| candidate.topic()).collect();
            return search::search(forum, &topics, typed).into_iter().map(Id::from).collect();
        }
        let query = Query::new(typed);
        let says = |candidate: &Id<Candidate>| {
            let Some(action) = action(forum, *candidate) else { return String::new() };
            let workshop = actions::home(forum, action);
            let number = workshop.and_then(|workshop| numbering::workshop_number(forum, workshop)).unwrap_or_default();
            let title = workshop.map(|workshop| agenda::title(forum, workshop)).unwrap_or_default();
            fold(&format!("{}\n{}\n{}\n{number} {title}", action.what, action.who, action.due.0))
        };
        candidates.iter().copied().filter(|candidate| query.is_empty() || query.matches(&says(candidate))).collect()
    }

    /// Whether dots can go on this one: a topic on the wall, an action that isn't removed. Rules V5 and D2.
    pub(super) fn stands(self, forum: &Forum, candidate: Id<Candidate>) -> bool {
        match self {
            Self::Topics => topics::is_on_the_wall(forum, candidate.topic()),
            Self::Actions => action(forum, candidate).is_some_and(|action| !action.removed),
        }
    }

    /// Opens the vote; one that was closed is reopened.
    ///
    /// # Errors
    /// [`Refusal::Gone`] when the forum's identity hasn't arrived.
    pub fn open(self, forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
        match self {
            Self::Topics => voting::open(forum, cx),
            Self::Actions => convergence::open(forum, cx),
        }
    }

    /// Closes the vote.
    ///
    /// # Errors
    /// [`Refusal::VoteNotOpen`].
    pub fn close(self, forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
        match self {
            Self::Topics => retaining::close(forum, cx),
            Self::Actions => convergence::close(forum, cx),
        }
    }

    /// Opens a closed vote again.
    ///
    /// # Errors
    /// [`Refusal::VoteNotOpen`] when it hasn't been closed.
    pub fn reopen(self, forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
        match self {
            Self::Topics => retaining::reopen(forum, cx),
            Self::Actions => convergence::reopen(forum, cx),
        }
    }

    /// Changes the rules of the vote.
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`]. Rule V10.
    pub fn set_rules(self, forum: &Forum, cx: &mut Context<'_>, rules: &Rules) -> Result<Transaction, Refusal> {
        match self {
            Self::Topics => voting::set_rules(forum, cx, rules),
            Self::Actions => convergence::set_rules(forum, cx, rules),
        }
    }

    /// Enters how many paper dots stand on a candidate, or on a topic merged into one.
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`], [`Refusal::Gone`], [`Refusal::NotOnTheWall`].
    pub fn enter_tally(
        self,
        forum: &Forum,
        cx: &mut Context<'_>,
        candidate: Id<Candidate>,
        dots: u32,
    ) -> Result<Transaction, Refusal> {
        match self {
            Self::Topics => voting::enter_tally(forum, cx, candidate.topic(), dots),
            Self::Actions => convergence::enter_tally(forum, cx, candidate.action(), dots),
        }
    }
}

/// The topics on the wall by number, those without one last.
pub(super) fn on_the_wall(forum: &Forum, groups: &Groups) -> Vec<Id<Candidate>> {
    let numbers = Numbers::of(forum);
    let mut wall = topics::wall(forum, groups);
    sort_by_key(&mut wall, |id| (numbers.get(*id).unwrap_or(u32::MAX), *id));
    wall.into_iter().map(Id::from).collect()
}

/// The action that a candidate is, once its words have arrived; removed or not.
pub(super) fn action(forum: &Forum, candidate: Id<Candidate>) -> Option<&Action> {
    forum.get::<Action>(&candidate.action()).filter(|action| !action.what.is_empty())
}
