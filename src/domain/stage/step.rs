//! One step on, and one back: what the facilitator's one gesture does on each scene.

use super::{Scene, Stage, Veil, opened};
use crate::domain::projection::{places, read_out};
use crate::domain::{Forum, Matter, VoteState, agenda, engagements, objectives};

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To what comes next.
    On,
    /// To what came before.
    Back,
}

/// Pages of the principles, the law and the guests.
const PRINCIPLES: u32 = 6;

/// The stage after one step; `None` at either end of the day. `pages` is how many pages the scene that is
/// shown takes up, as it is measured where it is shown. Rule J5.
pub fn step(forum: &Forum, stage: &Stage, pages: u32, direction: Direction) -> Option<Stage> {
    // What lies over the stage is lifted first.
    if stage.veil != Veil::Lifted {
        return Some(Stage { veil: Veil::Lifted, ..stage.clone() });
    }
    within(forum, stage, pages, direction).or_else(|| {
        let scene = neighbour(forum, stage.scene, direction)?;
        let mut next = opened(forum, stage, scene);
        if direction == Direction::Back {
            match scene {
                Scene::Principles => next.page = PRINCIPLES - 1,
                Scene::Result | Scene::ActionResult => next.revealed = places(forum, scene.matter()),
                Scene::Harvest => next.topic = agenda::workshops(forum).last().map(|held| held.id),
                _ => {}
            }
        } else if scene == Scene::Harvest {
            next.topic = agenda::workshops(forum).first().map(|held| held.id);
        }
        Some(next)
    })
}

/// A step that stays in the scene: a page, a place of the result, a topic, a workshop, a person.
fn within(forum: &Forum, stage: &Stage, pages: u32, direction: Direction) -> Option<Stage> {
    let by = |at: u32, count: u32| match direction {
        Direction::On => at.checked_add(1).filter(|next| *next < count),
        Direction::Back => at.min(count.saturating_sub(1)).checked_sub(1),
    };
    let page = |count: u32| by(stage.page, count).map(|page| Stage { page, ..stage.clone() });
    match stage.scene {
        Scene::Principles => page(PRINCIPLES),
        Scene::Objectives | Scene::Invitation => page(pages),
        Scene::Result | Scene::ActionResult => {
            let places = places(forum, stage.scene.matter()).saturating_add(1);
            by(stage.revealed, places).map(|revealed| Stage { revealed, ..stage.clone() })
        }
        Scene::Spotlight => page(pages).or_else(|| {
            let topic = beside(&read_out(forum), stage.topic?, direction)?;
            Some(Stage { topic: Some(topic), page: 0, ..stage.clone() })
        }),
        Scene::Harvest => page(pages).or_else(|| {
            let workshops: Vec<_> = agenda::workshops(forum).into_iter().map(|held| held.id).collect();
            let topic = beside(&workshops, stage.topic?, direction)?;
            Some(Stage { topic: Some(topic), page: 0, ..stage.clone() })
        }),
        Scene::Engagements => page(pages).filter(|_| stage.person.is_some()).or_else(|| {
            let people: Vec<_> = engagements::by_person(forum).into_iter().filter_map(|row| row.person).collect();
            let next = beside(&people, stage.person?, direction);
            // After the last one, everybody's stand together once more.
            let stays = next.is_some() || direction == Direction::On;
            stays.then(|| Stage { person: next, page: 0, ..stage.clone() })
        }),
        Scene::Theme | Scene::Wall | Scene::Vote | Scene::Agenda | Scene::Workshops | Scene::ActionVote | Scene::Minutes => None,
    }
}

/// The one beside `at` in a list.
fn beside<T: Copy + PartialEq>(list: &[T], at: T, direction: Direction) -> Option<T> {
    let place = list.iter().position(|one| *one == at)?;
    let place = match direction {
        Direction::On => place.checked_add(1),
        Direction::Back => place.checked_sub(1),
    };
    list.get(place?).copied()
}

/// The scene before or after. The spotlight is a side step of the wall, the invitation one of the whole day, and
/// what has nothing to show is passed over.
fn neighbour(forum: &Forum, scene: Scene, direction: Direction) -> Option<Scene> {
    match scene {
        Scene::Spotlight => return Some(Scene::Wall),
        // From what is shown at any time, one comes back to where the day is.
        Scene::Invitation => return Some(Scene::of(forum.about().phase)),
        _ => {}
    }
    let has_something = |scene: &Scene| match scene {
        Scene::Spotlight | Scene::Invitation => false,
        Scene::Objectives => !objectives::tree(forum).is_empty(),
        Scene::Harvest => !agenda::workshops(forum).is_empty(),
        // Not every forum votes on its actions.
        Scene::ActionVote | Scene::ActionResult => Matter::Actions.state(forum) != VoteState::NotOpen,
        _ => true,
    };
    let at = Scene::ALL.iter().position(|one| *one == scene)?;
    let mut list = Scene::ALL.into_iter();
    match direction {
        Direction::On => list.skip(at + 1).find(has_something),
        Direction::Back => list.by_ref().take(at).rev().find(has_something),
    }
}
