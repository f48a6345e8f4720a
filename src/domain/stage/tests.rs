#![allow(clippy::unwrap_used)]
use super::super::scene::Scene as Trial;
use super::super::{Engagement, Refusal, Topic, convergence, objectives};
use super::*;

fn stage_of(trial: &Trial) -> Stage {
    stage(&trial.forum)
}

fn on(trial: &mut Trial, pages: u32) -> Option<Scene> {
    let next = step(&trial.forum, &stage_of(trial), pages, Direction::On)?;
    trial.does(|forum, cx| turn(forum, cx, |stage| *stage = next)).unwrap();
    Some(stage_of(trial).scene)
}

fn back(trial: &mut Trial) -> Option<Scene> {
    let next = step(&trial.forum, &stage_of(trial), 1, Direction::Back)?;
    trial.does(|forum, cx| turn(forum, cx, |stage| *stage = next)).unwrap();
    Some(stage_of(trial).scene)
}

/// J4.
#[test]
fn a_scene_opens_on_its_first_page_with_nothing_over_it() {
    let mut trial = Trial::new();
    trial
        .does(|forum, cx| {
            turn(forum, cx, |stage| {
                stage.page = 4;
                stage.revealed = 3;
                stage.veil = Veil::Message;
                stage.message = "Coffee until ten".to_owned();
            })
        })
        .unwrap();
    trial.does(|forum, cx| show(forum, cx, Scene::Result)).unwrap();
    let stage = stage_of(&trial);
    assert_eq!((stage.scene, stage.page, stage.revealed, stage.veil), (Scene::Result, 0, 0, Veil::Lifted));
    assert_eq!(stage.message, "Coffee until ten");
}

/// J4.
#[test]
fn the_spotlight_takes_a_topic_on_the_wall_and_no_other() {
    let mut trial = Trial::new();
    let topic = trial.topic("Open the school yard", &[]);
    trial.does(|forum, cx| spotlight(forum, cx, topic)).unwrap();
    assert_eq!((stage_of(&trial).scene, stage_of(&trial).topic), (Scene::Spotlight, Some(topic)));
    trial.edit::<Topic>(topic, |topic| topic.withdrawn = true);
    assert_eq!(trial.does(|forum, cx| spotlight(forum, cx, topic)), Err(Refusal::NotOnTheWall));
}

/// J5.
#[test]
fn one_gesture_leads_through_the_whole_day_and_back() {
    let mut trial = Trial::new();
    trial.makes::<super::super::Objective>(|forum, cx| objectives::add(forum, cx, "Meet", None));
    let mut seen = vec![Scene::Theme];
    while let Some(scene) = on(&mut trial, 1) {
        if seen.last() != Some(&scene) {
            seen.push(scene);
        }
    }
    let all = [
        Scene::Theme,
        Scene::Objectives,
        Scene::Principles,
        Scene::Wall,
        Scene::Vote,
        Scene::Result,
        Scene::Agenda,
        Scene::Workshops,
        Scene::Engagements,
        Scene::Minutes,
    ];
    assert_eq!(seen, all);
    let mut seen_back = vec![Scene::Minutes];
    while let Some(scene) = back(&mut trial) {
        if seen_back.last() != Some(&scene) {
            seen_back.push(scene);
        }
    }
    seen_back.reverse();
    assert_eq!(seen_back, all);
}

/// J5.
#[test]
fn the_vote_on_actions_comes_after_the_harvest_once_it_was_opened() {
    let mut trial = Trial::new();
    trial.workshop("A", &[]);
    trial.does(convergence::open).unwrap();
    trial.does(|forum, cx| show(forum, cx, Scene::Harvest)).unwrap();
    let after: Vec<_> = (0..3).map(|_| on(&mut trial, 1).unwrap()).collect();
    assert_eq!(after, [Scene::ActionVote, Scene::ActionResult, Scene::Engagements]);
    assert_eq!(back(&mut trial), Some(Scene::ActionResult));
}

/// R2.
#[test]
fn whoever_had_the_talking_stick_is_not_drawn_any_more() {
    let mut trial = Trial::new();
    let (ada, bo) = (trial.person("Ada"), trial.person("Bo"));
    trial.does(|forum, cx| hand_stick(forum, cx, Some(ada))).unwrap();
    assert_eq!(draw::left(&trial.forum, draw::PEOPLE), [bo]);
    trial.does(|forum, cx| turn(forum, cx, |stage| stage.night = true)).unwrap();
    assert_eq!(draw::left(&trial.forum, draw::PEOPLE), [bo]);
}

/// J5.
#[test]
fn the_pages_of_a_workshop_come_before_the_next_workshop() {
    let mut trial = Trial::new();
    let (first, second) = (trial.workshop("A", &[]), trial.workshop("B", &[]));
    trial.does(|forum, cx| show(forum, cx, Scene::Harvest)).unwrap();
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push((stage_of(&trial).topic, stage_of(&trial).page));
        on(&mut trial, 2);
    }
    assert_eq!(seen, [(Some(first), 0), (Some(first), 1), (Some(second), 0), (Some(second), 1)]);
    assert_eq!(stage_of(&trial).scene, Scene::Engagements);
}

/// J5.
#[test]
fn the_talking_stick_goes_from_person_to_person_and_then_everybody_is_shown() {
    let mut trial = Trial::new();
    let (ada, bo) = (trial.person("Ada"), trial.person("Bo"));
    for person in [ada, bo] {
        trial.put(Engagement { person: Some(person), promise: "Call".to_owned(), ..Engagement::default() });
    }
    trial.does(|forum, cx| hand_stick(forum, cx, Some(ada))).unwrap();
    on(&mut trial, 1);
    assert_eq!(stage_of(&trial).person, Some(bo));
    on(&mut trial, 1);
    assert_eq!((stage_of(&trial).scene, stage_of(&trial).person), (Scene::Engagements, None));
    assert_eq!(on(&mut trial, 1), Some(Scene::Minutes));
}

/// J6.
#[test]
fn the_phase_goes_with_the_scene() {
    let mut trial = Trial::new();
    for scene in Scene::ALL {
        trial.does(|forum, cx| show(forum, cx, scene)).unwrap();
        if let Some(phase) = scene.phase() {
            assert_eq!(trial.forum.about().phase, phase);
            assert_eq!(Scene::of(phase).phase(), Some(phase));
        }
    }
    trial.does(|forum, cx| turn(forum, cx, |stage| stage.veil = Veil::Black)).unwrap();
    assert_eq!(trial.forum.about().phase, Phase::Closing);
}

/// J5.
#[test]
fn a_step_first_lifts_what_lies_over_the_stage() {
    let mut trial = Trial::new();
    trial.does(|forum, cx| turn(forum, cx, |stage| stage.veil = Veil::Black)).unwrap();
    assert_eq!(on(&mut trial, 1), Some(Scene::Theme));
    assert_eq!(stage_of(&trial).veil, Veil::Lifted);
}

#[test]
fn a_message_that_is_too_long_is_refused_and_the_stage_stays() {
    let mut trial = Trial::new();
    let too_long = super::super::scene::too_long();
    let refused = trial.does(|forum, cx| turn(forum, cx, |stage| stage.message = too_long));
    assert_eq!(refused, Err(super::super::scene::LINE_REFUSED));
    assert_eq!(stage_of(&trial), Stage::default());
}

#[test]
fn turning_pages_keeps_since_when_the_scene_is_shown() {
    let mut trial = Trial::new();
    trial.does(|forum, cx| show(forum, cx, Scene::Wall)).unwrap();
    let since = stage_of(&trial).since;
    assert_eq!(since, Moment(1_000));
    trial
        .does(|forum, cx| {
            turn(forum, &mut Context { now: Moment(5_000), who: String::new(), mint: cx.mint }, |stage| stage.page = 1)
        })
        .unwrap();
    assert_eq!(stage_of(&trial).since, since);
}

/// J5, J6: the invitation is shown at any time, and from it one comes back to where the day is.
#[test]
fn the_invitation_leaves_the_day_where_it_is() {
    let mut trial = Trial::new();
    trial.does(|forum, cx| show(forum, cx, Scene::Vote)).unwrap();
    trial.does(|forum, cx| show(forum, cx, Scene::Invitation)).unwrap();
    assert_eq!(trial.forum.about().phase, Phase::Votes);
    assert_eq!(on(&mut trial, 1), Some(Scene::Vote));
    trial.does(|forum, cx| show(forum, cx, Scene::Principles)).unwrap();
    trial.does(|forum, cx| turn(forum, cx, |stage| stage.page = 5)).unwrap();
    assert_eq!(on(&mut trial, 1), Some(Scene::Wall), "it isn't on the day's way");
}
