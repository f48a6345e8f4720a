//! What the room sees: each scene of the stage as plain data, made of what everybody may know and of
//! nothing else. The screens show a [`Sight`] and read nothing beside it. Rule J1.

mod agenda;
mod engagements;
mod harvest;
mod result;
mod wall;

use chrono::NaiveDate;

use super::public::{self, Portion};
use super::stage::{Scene, Stage};
use super::voting::Rules;
use super::{Forum, Kind, Matter, VoteState, ballots, objectives, order};

pub use agenda::{Line, LineKind, Meeting, Standing, at_work, lines, standing};
pub use engagements::Promising;
pub use harvest::Harvest;
pub use result::{Outcome, Place, places};
pub use wall::{Card, Spot, read_out};

/// One scene, as the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub enum Sight {
    /// The calling question; empty where there is none yet.
    Theme {
        /// The forum's title.
        title: String,
        /// The question.
        theme: String,
        /// The day.
        date: Option<NaiveDate>,
        /// The place.
        place: String,
    },
    /// The objectives with their depths.
    Objectives(Vec<(usize, String)>),
    /// Which of the principles, law and guests.
    Principles(u32),
    /// How laptops and phones join: what an invitation on a screen may tell.
    Invitation {
        /// The forum's title.
        title: String,
        /// What everybody who comes may know, as far as a code on a screen could ever hold it. Rule H6.
        told: Box<Forum>,
    },
    /// The topics on the wall: the newest first, then those under it, by label where that was chosen.
    Wall(Vec<Card>),
    /// The topic in the spotlight.
    Spotlight(Option<Spot>),
    /// The vote: its state, and how many have voted.
    Vote {
        /// What is voted on.
        matter: Matter,
        /// Whether dots may be given.
        state: VoteState,
        /// Dots of each voter.
        dots: u32,
        /// Most of them on one topic.
        cap: u32,
        /// Ballots handed in.
        voted: u32,
    },
    /// What the vote came to, as far as it is revealed; nothing of it before the vote is closed.
    Result(Outcome),
    /// The day.
    Agenda(Vec<Line>),
    /// The day, of which the workshops at work are shown.
    Workshops(Vec<Line>),
    /// What one workshop found.
    Harvest(Option<Harvest>),
    /// What people engage to do: everybody, or the one who has the talking stick.
    Engagements {
        /// Who is shown.
        people: Vec<Promising>,
        /// Whether it is one person, who has the talking stick.
        one: bool,
    },
    /// The minutes are ready: how much is in them.
    Minutes {
        /// Topics.
        topics: usize,
        /// Workshops.
        workshops: usize,
        /// Actions.
        actions: usize,
        /// Engagements.
        engagements: usize,
    },
}

/// The kinds of record that a scene is made of.
pub const fn kinds(scene: Scene) -> &'static [Kind] {
    match scene {
        Scene::Theme => &[Kind::Identity],
        Scene::Objectives => &[Kind::Objective],
        Scene::Principles => &[],
        Scene::Invitation => &[
            Kind::Identity,
            Kind::Objective,
            Kind::Topic,
            Kind::Number,
            Kind::Participant,
            Kind::Room,
            Kind::Slot,
            Kind::Workshop,
            Kind::Plenary,
        ],
        Scene::Wall | Scene::Spotlight => &[Kind::Topic, Kind::Number, Kind::Participant, Kind::Label],
        Scene::Vote => &[Kind::Identity, Kind::Ballot],
        Scene::Result => {
            &[Kind::Identity, Kind::Topic, Kind::Number, Kind::Workshop, Kind::Vote, Kind::Ballot, Kind::Tally, Kind::Participant]
        }
        Scene::Agenda | Scene::Workshops => {
            &[Kind::Identity, Kind::Slot, Kind::Plenary, Kind::Room, Kind::Workshop, Kind::Topic, Kind::Participant]
        }
        Scene::Harvest => &[
            Kind::Topic,
            Kind::Workshop,
            Kind::Participant,
            Kind::Report,
            Kind::Section,
            Kind::TemplateSection,
            Kind::Action,
            Kind::Room,
        ],
        Scene::ActionVote => &[Kind::Identity, Kind::Convergence, Kind::Ballot],
        Scene::ActionResult => {
            &[Kind::Convergence, Kind::Action, Kind::Topic, Kind::Workshop, Kind::ActionVote, Kind::ActionTally, Kind::Ballot]
        }
        Scene::Engagements => &[Kind::Engagement, Kind::Participant, Kind::Topic],
        Scene::Minutes => &[Kind::Topic, Kind::Workshop, Kind::Action, Kind::Engagement],
    }
}

/// The kinds of record that decide what comes next.
pub const NEXT: &[Kind] = &[
    Kind::Identity,
    Kind::Objective,
    Kind::Topic,
    Kind::Number,
    Kind::Workshop,
    Kind::Vote,
    Kind::Ballot,
    Kind::Tally,
    Kind::Convergence,
    Kind::Action,
    Kind::ActionVote,
    Kind::ActionTally,
    Kind::Engagement,
    Kind::Participant,
];

/// What the room sees of a forum while the stage stands like this. Rule J1.
pub fn sight(forum: &Forum, stage: &Stage) -> Sight {
    match stage.scene {
        Scene::Theme => {
            let about = forum.about();
            Sight::Theme { title: about.title, theme: about.theme, date: about.date, place: about.place }
        }
        Scene::Objectives => {
            let branches = objectives::tree(forum).into_iter();
            Sight::Objectives(branches.map(|branch| (branch.depth, branch.objective.text.clone())).collect())
        }
        Scene::Principles => Sight::Principles(stage.page),
        Scene::Invitation => Sight::Invitation { title: forum.about().title, told: Box::new(public::told(forum, Portion::Agenda)) },
        Scene::Wall => Sight::Wall(wall::wall(forum, stage.by_label)),
        Scene::Spotlight => Sight::Spotlight(stage.topic.and_then(|topic| wall::spot(forum, topic))),
        Scene::Vote | Scene::ActionVote => {
            let matter = stage.scene.matter();
            let Rules { dots, cap, .. } = Rules::on(forum, matter);
            let (voted, _) = ballots::handed_in_and_begun(forum, matter);
            Sight::Vote { matter, state: matter.state(forum), dots, cap, voted }
        }
        Scene::Result | Scene::ActionResult => Sight::Result(result::outcome(forum, stage.scene.matter(), stage.revealed)),
        Scene::Agenda => Sight::Agenda(lines(forum)),
        Scene::Workshops => Sight::Workshops(lines(forum)),
        Scene::Harvest => Sight::Harvest(stage.topic.and_then(|workshop| harvest::harvest(forum, workshop))),
        Scene::Engagements => match stage.person {
            Some(person) => Sight::Engagements { people: vec![engagements::of(forum, person)], one: true },
            None => Sight::Engagements { people: engagements::all(forum), one: false },
        },
        Scene::Minutes => Sight::Minutes {
            topics: forum.topics.iter().filter(|(_, topic)| !topic.title.is_empty()).count(),
            workshops: super::agenda::workshops(forum).len(),
            actions: order::live::<super::Action>(forum).count(),
            engagements: order::live::<super::Engagement>(forum).count(),
        },
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
