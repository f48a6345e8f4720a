#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use super::super::trial::Trial;
use super::super::{Moment, Plenary, Room, Slot, convergence, labels, rooms, slots, stage, voting};
use super::*;

fn at(scene: Scene) -> Stage {
    Stage { scene, ..Stage::default() }
}

/// J1.
#[test]
fn while_the_vote_runs_no_scene_tells_a_voter_or_a_total() {
    let mut trial = Trial::new();
    trial.rules(|rules| rules.open_totals = true);
    let topic = trial.topic("Open the school yard", &["Ada"]);
    trial.open();
    for _ in 0..37 {
        let ballot = trial.ballot("");
        trial.give(ballot, topic, 1);
    }
    let named = trial.ballot("Zuleika Voter");
    trial.give(named, topic, 3);
    trial.make(|forum, cx| voting::hand_in(forum, cx, named));
    for scene in Scene::ALL {
        let shown = format!("{:?}", sight(&trial.forum, &Stage { topic: Some(topic), ..at(scene) }));
        assert!(!shown.contains("Zuleika"), "{scene:?} tells a voter: {shown}");
        assert!(!shown.contains("40") && !shown.contains("38"), "{scene:?} tells a total: {shown}");
    }
    let Sight::Vote { voted, .. } = sight(&trial.forum, &at(Scene::Vote)) else { panic!("the vote") };
    assert_eq!(voted, 1);
}

/// J2.
#[test]
fn the_result_is_revealed_from_the_cut_line_upwards() {
    let mut trial = Trial::new();
    trial.rules(|rules| rules.retain = 2);
    let topics: Vec<_> = ["First", "Second", "Third"].map(|title| trial.topic(title, &[])).into();
    trial.open();
    for (topic, dots) in topics.iter().zip([5, 3, 1]) {
        trial.dots(*topic, dots);
    }
    let outcome = |trial: &Trial, revealed| match sight(&trial.forum, &Stage { revealed, ..at(Scene::Result) }) {
        Sight::Result(outcome) => outcome,
        other => panic!("{other:?}"),
    };
    assert_eq!(outcome(&trial, 9), Outcome::default());
    trial.make(voting::close);
    let titles =
        |outcome: &Outcome| outcome.places.iter().map(|place| place.as_ref().map(|place| place.title.clone())).collect::<Vec<_>>();
    assert_eq!(titles(&outcome(&trial, 0)), [None, None]);
    assert_eq!(titles(&outcome(&trial, 1)), [None, Some("Second".to_owned())]);
    assert_eq!(outcome(&trial, 1).most, 0);
    assert_eq!(titles(&outcome(&trial, 2)), [Some("First".to_owned()), Some("Second".to_owned())]);
    assert_eq!(places(&trial.forum, Matter::Topics), 2);
}

/// J2.
#[test]
fn what_the_vote_on_actions_came_to_is_revealed_like_that_on_topics() {
    let mut trial = Trial::new();
    let all = ["Call — Ada", "Write", "Draw"].map(|line| trial.action(line));
    trial.open_on(Matter::Actions, |rules| rules.retain = 2);
    for (action, dots) in all.into_iter().zip([1, 5, 3]) {
        trial.make(|forum, cx| convergence::enter_tally(forum, cx, action, dots));
    }
    let result = |trial: &Trial, revealed| match sight(&trial.forum, &Stage { revealed, ..at(Scene::ActionResult) }) {
        Sight::Result(outcome) => outcome,
        other => panic!("{other:?}"),
    };
    assert!(!result(&trial, 9).closed);
    let Sight::Vote { matter, state, .. } = sight(&trial.forum, &at(Scene::ActionVote)) else { panic!("a vote") };
    assert_eq!((matter, state), (Matter::Actions, VoteState::Open));
    trial.make(convergence::close);
    let shown =
        |outcome: Outcome| outcome.places.into_iter().map(|place| place.map(|place| (place.title, place.dots))).collect::<Vec<_>>();
    assert_eq!(shown(result(&trial, 1)), [None, Some(("Draw".to_owned(), 3))]);
    assert_eq!(shown(result(&trial, 2)), [Some(("Write".to_owned(), 5)), Some(("Draw".to_owned(), 3))]);
    trial.make(|forum, cx| convergence::prioritise(forum, cx, all[0]));
    let places = result(&trial, 9).places;
    let last = places.last().unwrap().as_ref().unwrap();
    assert_eq!((last.title.as_str(), last.who.as_str(), last.by_hand), ("Call", "Ada", true));
}

/// J2.
#[test]
fn topics_tied_across_the_line_are_shown_as_tied() {
    let mut trial = Trial::new();
    trial.rules(|rules| rules.retain = 1);
    let topics: Vec<_> = ["One", "Two"].map(|title| trial.topic(title, &[])).into();
    trial.open();
    for topic in topics {
        trial.dots(topic, 2);
    }
    trial.make(voting::close);
    let Sight::Result(outcome) = sight(&trial.forum, &Stage { revealed: 2, ..at(Scene::Result) }) else { panic!("a result") };
    assert!(outcome.places.iter().all(|place| place.as_ref().is_some_and(|place| place.tied)));
}

#[test]
fn the_newest_topic_is_first_on_the_wall_and_the_first_one_is_read_out_first() {
    let mut trial = Trial::new();
    let (first, second) = (trial.topic("First", &["Ada"]), trial.topic("Second", &[]));
    let Sight::Wall(cards) = sight(&trial.forum, &at(Scene::Wall)) else { panic!("a wall") };
    assert_eq!(cards.iter().map(|card| (card.number, card.id)).collect::<Vec<_>>(), [(Some(2), second), (Some(1), first)]);
    assert_eq!(cards[1].conveners, ["Ada"]);
    assert_eq!(read_out(&trial.forum), [first, second]);
}

/// L6.
#[test]
fn by_label_the_newest_topic_stays_first_and_those_without_a_label_come_last() {
    let mut trial = Trial::new();
    let [bread, trees, bus, path, bench] = ["Bread", "Trees", "Bus", "Path", "Bench"].map(|title| trial.topic(title, &[]));
    trial.make(|forum, cx| labels::put(forum, cx, &[bread, trees], "food"));
    trial.make(|forum, cx| labels::put(forum, cx, &[path], "Énergie"));
    let shown = |by_label| match sight(&trial.forum, &Stage { by_label, ..at(Scene::Wall) }) {
        Sight::Wall(cards) => cards,
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(false).iter().map(|card| card.id).collect::<Vec<_>>(), [bench, path, bus, trees, bread]);
    assert_eq!(shown(true).iter().map(|card| card.id).collect::<Vec<_>>(), [bench, path, trees, bread, bus]);
    assert_eq!(shown(true)[1].label.as_ref().map(|(words, _)| words.as_str()), Some("Énergie"));
}

/// J3.
#[test]
fn what_is_on_now_and_next_goes_by_the_forums_own_time() {
    let mut trial = super::super::scene::Scene::new();
    let time = |hour, minute| chrono::NaiveTime::from_hms_opt(hour, minute, 0);
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 14);
    trial.does(|forum, cx| super::super::setup::change(forum, cx, |about| about.date = date)).unwrap();
    let plenary = |title: &str, starts| Plenary { title: title.to_owned(), starts, order: "80".to_owned(), ..Plenary::default() };
    trial.put(plenary("Welcome", time(9, 0)));
    trial.put(plenary("Break", time(10, 30)));
    let slot = trial.makes::<Slot>(|forum, cx| {
        slots::add(forum, cx, "", super::super::hours::Hours { starts: time(11, 0), ends: time(12, 0) })
    });
    let room = trial.makes::<Room>(|forum, cx| rooms::add(forum, cx, "Mill", None));
    let workshop = trial.workshop("A", &[]);
    trial.does(|forum, cx| super::super::agenda::place(forum, cx, workshop, room, slot)).unwrap();
    let lines = lines(&trial.forum);
    // The forum is an hour east of UTC.
    let moment = |hour: i64, minute: i64| {
        Moment((date.unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp() + (hour - 1) * 3600 + minute * 60) * 1000)
    };
    let at = |hour, minute| standing(&trial.forum, &lines, moment(hour, minute));
    assert_eq!(at(8, 0), [Standing::Next, Standing::Later, Standing::Later]);
    assert_eq!(at(9, 40), [Standing::Now, Standing::Next, Standing::Later]);
    assert_eq!(at(11, 0), [Standing::Past, Standing::Past, Standing::Now]);
    assert_eq!(at(12, 0), [Standing::Past, Standing::Past, Standing::Past]);
    assert_eq!(standing(&trial.forum, &lines, Moment(0)), [Standing::Later; 3]);
    assert_eq!(at_work(&lines, &at(11, 30)).len(), 1);
    assert!(at_work(&lines, &at(12, 0)).is_empty());
}

#[test]
fn every_scene_of_an_empty_forum_has_something_to_be_shown_by() {
    let trial = super::super::scene::Scene::new();
    for scene in Scene::ALL {
        let _shown = sight(&trial.forum, &Stage { scene, ..stage::stage(&trial.forum) });
        assert!(!kinds(scene).is_empty() || scene == Scene::Principles);
    }
}
