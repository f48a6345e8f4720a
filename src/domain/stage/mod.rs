//! The stage: what the projector shows, decided in the console and the same in every window.

use serde::{Deserialize, Serialize};

mod step;

use super::edit::{Edits, Transaction, Verb};
use super::records::{Participant, Phase, Topic};
use super::{Context, Forum, Id, Matter, Moment, Refusal, draw, limits, setup};

pub use step::{Direction, step};

/// What the projector can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scene {
    /// The calling question.
    #[default]
    Theme,
    /// Why the meeting is held.
    Objectives,
    /// The four principles, the law of two feet, and who else is welcome, one by one.
    Principles,
    /// How laptops and phones join without a network. It is shown at any time, beside the day's way.
    Invitation,
    /// The topic wall, the newest in view.
    Wall,
    /// One topic, read out.
    Spotlight,
    /// The vote under way: how many have voted, never for what.
    Vote,
    /// What the vote came to, from the cut line upwards.
    Result,
    /// Who meets where and when.
    Agenda,
    /// The workshops at work, with the time.
    Workshops,
    /// What the workshops found, one after another.
    Harvest,
    /// The vote on actions under way.
    ActionVote,
    /// Which actions come first, from the cut line upwards.
    ActionResult,
    /// What people engage to do: one person, or all of them.
    Engagements,
    /// The minutes are ready.
    Minutes,
}

impl Scene {
    /// Every scene, in the order of the day.
    pub const ALL: [Self; 15] = [
        Self::Theme,
        Self::Objectives,
        Self::Principles,
        Self::Invitation,
        Self::Wall,
        Self::Spotlight,
        Self::Vote,
        Self::Result,
        Self::Agenda,
        Self::Workshops,
        Self::Harvest,
        Self::ActionVote,
        Self::ActionResult,
        Self::Engagements,
        Self::Minutes,
    ];

    /// The matter of the vote that a scene shows; topics for a scene that shows none.
    pub const fn matter(self) -> Matter {
        match self {
            Self::ActionVote | Self::ActionResult => Matter::Actions,
            _ => Matter::Topics,
        }
    }

    /// The phase of the day that a scene belongs to; none for one that is shown in any.
    pub const fn phase(self) -> Option<Phase> {
        Some(match self {
            Self::Invitation => return None,
            Self::Theme | Self::Objectives | Self::Principles => Phase::Opening,
            Self::Wall | Self::Spotlight => Phase::Topics,
            Self::Vote | Self::Result => Phase::Votes,
            Self::Agenda => Phase::Agenda,
            Self::Workshops => Phase::Workshops,
            Self::Harvest | Self::ActionVote | Self::ActionResult => Phase::Harvest,
            Self::Engagements => Phase::Engagements,
            Self::Minutes => Phase::Closing,
        })
    }

    /// The scene that a phase of the day begins with.
    pub const fn of(phase: Phase) -> Self {
        match phase {
            Phase::Opening => Self::Theme,
            Phase::Topics => Self::Wall,
            Phase::Votes => Self::Vote,
            Phase::Agenda => Self::Agenda,
            Phase::Workshops => Self::Workshops,
            Phase::Harvest => Self::Harvest,
            Phase::Engagements => Self::Engagements,
            Phase::Closing => Self::Minutes,
        }
    }
}

/// What lies over the scene.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Veil {
    /// Nothing.
    #[default]
    Lifted,
    /// Black: the room looks at who speaks.
    Black,
    /// A message typed now.
    Message,
}

/// What the projector shows. Nothing private is ever in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Stage {
    /// The scene.
    pub scene: Scene,
    /// The page of the scene, from 0.
    pub page: u32,
    /// The topic in the spotlight, or the workshop whose harvest is shown.
    pub topic: Option<Id<Topic>>,
    /// The person with the talking stick; none: everybody's engagements.
    pub person: Option<Id<Participant>>,
    /// The language on the projector; none: that of the minutes.
    pub language: Option<super::Language>,
    /// Whether the projector shows paper at night rather than in daylight.
    pub night: bool,
    /// Since when it is shown: lists that turn their pages by themselves count from here.
    pub since: Moment,
    /// Whether the wall's topics stand by their labels rather than by when they came.
    pub by_label: bool,
    /// How many places of the result are revealed, from the cut line upwards.
    pub revealed: u32,
    /// What lies over the scene.
    pub veil: Veil,
    /// The message.
    pub message: String,
}

/// The stage as it stands.
pub fn stage(forum: &Forum) -> Stage {
    forum.stages.iter().next().map(|(_, stage)| stage.clone()).unwrap_or_default()
}

/// Changes what the projector shows. Rule U6.
///
/// # Errors
/// [`Refusal::TooLong`] for a message beyond [`limits::LINE`], [`Refusal::Gone`] before the forum has arrived.
pub fn turn(forum: &Forum, cx: &mut Context<'_>, change: impl FnOnce(&mut Stage)) -> Result<Transaction, Refusal> {
    let mut edits = Edits::none();
    let key = put(forum, cx, change, &mut edits)?;
    Ok(Transaction::on::<Stage>(Verb::StageTurned, "", &key, edits))
}

fn put(
    forum: &Forum,
    cx: &Context<'_>,
    change: impl FnOnce(&mut Stage),
    edits: &mut Edits,
) -> Result<Id<super::Identity>, Refusal> {
    let key = setup::forum_id(forum).ok_or(Refusal::Gone)?;
    let before = stage(forum);
    let mut after = before.clone();
    change(&mut after);
    after.message = limits::optional_line(&after.message)?;
    let subject = |stage: &Stage| (stage.scene, stage.topic, stage.person);
    if subject(&before) != subject(&after) {
        after.since = cx.now;
        give_the_turn(forum, &after, edits);
    }
    // Rule J6.
    if before.scene != after.scene
        && let Some(phase) = after.scene.phase()
    {
        edits.change::<super::Identity>(forum, &key, |identity| identity.phase = phase)?;
    }
    edits.change_or_make::<Stage>(forum, &key, |kept| *kept = after);
    Ok(key)
}

/// Who or what comes onto the stage has had its turn, and isn't drawn by lot any more. Rule R2.
fn give_the_turn(forum: &Forum, stage: &Stage, edits: &mut Edits) {
    match (stage.scene, stage.topic, stage.person) {
        (Scene::Spotlight, Some(topic), _) => draw::has_its_turn(forum, draw::TOPICS, topic, edits),
        (Scene::Harvest, Some(workshop), _) => draw::has_its_turn(forum, draw::WORKSHOPS, workshop, edits),
        (Scene::Engagements, _, Some(person)) => draw::has_its_turn(forum, draw::PEOPLE, person, edits),
        _ => {}
    }
}

/// Shows a scene from its beginning; what lay over the stage is lifted. Rule J4.
///
/// # Errors
/// As [`turn`].
pub fn show(forum: &Forum, cx: &mut Context<'_>, scene: Scene) -> Result<Transaction, Refusal> {
    turn(forum, cx, |stage| *stage = opened(forum, stage, scene))
}

/// A scene as it opens: on its first page, with nothing revealed, and for the harvest on the first workshop.
fn opened(forum: &Forum, before: &Stage, scene: Scene) -> Stage {
    let topic = match scene {
        Scene::Spotlight => before.topic.filter(|topic| super::topics::is_on_the_wall(forum, *topic)),
        Scene::Harvest => before.topic.filter(|topic| super::agenda::held(forum, *topic).is_some()),
        _ => before.topic,
    };
    let topic = topic.or_else(|| match scene {
        Scene::Spotlight => super::projection::read_out(forum).first().copied(),
        Scene::Harvest => super::agenda::workshops(forum).first().map(|held| held.id),
        _ => None,
    });
    Stage { scene, topic, page: 0, person: None, revealed: 0, veil: Veil::Lifted, ..before.clone() }
}

/// Puts a topic into the spotlight. Rule J4.
///
/// # Errors
/// [`Refusal::NotOnTheWall`], and as [`turn`].
pub fn spotlight(forum: &Forum, cx: &mut Context<'_>, topic: Id<Topic>) -> Result<Transaction, Refusal> {
    if !super::topics::is_on_the_wall(forum, topic) {
        return Err(Refusal::NotOnTheWall);
    }
    turn(forum, cx, |stage| *stage = Stage { topic: Some(topic), ..opened(forum, stage, Scene::Spotlight) })
}

/// Shows what a workshop found. Rule J4.
///
/// # Errors
/// [`Refusal::Gone`] for a workshop that isn't held, and as [`turn`].
pub fn harvest(forum: &Forum, cx: &mut Context<'_>, workshop: Id<Topic>) -> Result<Transaction, Refusal> {
    super::agenda::held(forum, workshop).ok_or(Refusal::Gone)?;
    turn(forum, cx, |stage| *stage = Stage { topic: Some(workshop), ..opened(forum, stage, Scene::Harvest) })
}

/// Gives a person the talking stick; `None` shows everybody's engagements. Rule J4.
///
/// # Errors
/// As [`turn`].
pub fn hand_stick(forum: &Forum, cx: &mut Context<'_>, person: Option<Id<Participant>>) -> Result<Transaction, Refusal> {
    turn(forum, cx, |stage| *stage = Stage { person, ..opened(forum, stage, Scene::Engagements) })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
