//! The stage: what the projector shows, decided in the console and the same in every window.

use serde::{Deserialize, Serialize};

use super::edit::{Edits, Transaction, Verb};
use super::records::{Participant, Topic};
use super::{Context, Forum, Id, Refusal, limits};

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
    /// What people engage to do: one person, or all of them.
    Engagements,
    /// The minutes are ready.
    Minutes,
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
pub fn turn(forum: &Forum, _cx: &mut Context<'_>, change: impl FnOnce(&mut Stage)) -> Result<Transaction, Refusal> {
    let (key, _) = forum.identity.iter().next().ok_or(Refusal::Gone)?;
    let mut stage = stage(forum);
    change(&mut stage);
    stage.message = limits::optional_line(&stage.message)?;
    let mut edits = Edits::none();
    edits.change_or_make::<Stage>(forum, key, |kept| *kept = stage);
    Ok(Transaction::on::<Stage>(Verb::StageTurned, "", key, edits))
}
