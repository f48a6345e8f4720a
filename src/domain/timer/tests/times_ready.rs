use chrono::NaiveDate;

use super::*;
use crate::domain::records::{Phase, Plenary, Slot};
use crate::domain::{Id, Identity, hours};

/// The offers as figures: what it is for, how long in minutes, and whether it is on now.
fn offered(forum: &Forum, now: Moment) -> Vec<(String, u32, bool)> {
    let name = |occasion| match occasion {
        Occasion::Slot(id) => forum.get::<Slot>(&id).unwrap().name.clone(),
        Occasion::Plenary(id) => forum.get::<Plenary>(&id).unwrap().title.clone(),
        Occasion::Usual(usual) => format!("{usual:?}"),
    };
    presets(forum, now).into_iter().map(|preset| (name(preset.occasion), preset.seconds / 60, preset.until.is_some())).collect()
}

/// A day in summer time (two hours east of UTC) with a slot in the morning, lunch and two slots after it.
fn day() -> Scene {
    let mut scene = Scene::new();
    for line in ["10:00-11:30 Matin", "14h15-15h30 Premier", "15h30-16h30 Second", "17h-17h Rien", "Sans heure"] {
        let (hours, name) = hours::read(line);
        scene.put(Slot { name, starts: hours.starts, ends: hours.ends, ..Slot::default() });
    }
    let (hours, _) = hours::read("12h-13h30");
    scene.put(Plenary { title: "Repas".into(), starts: hours.starts, ends: hours.ends, ..Plenary::default() });
    let id: Id<Identity> = setup::forum_id(&scene.forum).unwrap();
    scene.edit(id, |about| {
        about.date = NaiveDate::from_ymd_opt(2026, 6, 20);
        about.offset = 120;
        about.phase = Phase::Harvest;
    });
    scene
}

/// That time of the day in UTC.
fn at(time: &str) -> Moment {
    Moment(format!("2026-06-20T{time}Z").parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis())
}

/// C9
#[test]
fn what_is_on_now_is_first_for_what_remains_of_it() {
    let scene = day();
    let offers = offered(&scene.forum, at("12:45:30"));
    let expected = [
        ("Premier", 44, true),
        ("Second", 60, false),
        ("Matin", 90, false),
        ("Repas", 90, false),
        ("Report", 6, false),
        ("Topics", 30, false),
        ("Votes", 15, false),
        ("Engagement", 2, false),
    ];
    assert_eq!(offers, expected.map(|(name, minutes, now)| (name.to_owned(), minutes, now)));
    let on = presets(&scene.forum, at("12:45:30"))[0];
    assert_eq!((on.seconds, on.until), (44 * 60 + 30, "15:30:00".parse().ok()));
}

/// C9
#[test]
fn the_offers_next_change_when_something_begins_or_ends() {
    let mut scene = day();
    assert_eq!(next_turn(&scene.forum, at("12:45:30")), Some(at("13:30:00")));
    assert_eq!(next_turn(&scene.forum, at("10:00:00")), Some(at("11:30:00")), "what begins now has begun");
    assert_eq!(next_turn(&scene.forum, at("15:00:00")), None, "the day is over");
    assert_eq!(next_turn(&scene.forum, Moment(0)), None);
    let id: Id<Identity> = setup::forum_id(&scene.forum).unwrap();
    scene.edit(id, |about| about.date = None);
    assert!(next_turn(&scene.forum, Moment(0)).is_some());
}

/// C9
#[test]
fn on_another_day_each_is_offered_in_the_order_of_the_day_for_its_whole_length() {
    let mut scene = day();
    let names = |forum: &Forum, now| offered(forum, now).into_iter().take(4).map(|(name, _, on)| (name, on)).collect::<Vec<_>>();
    let whole = ["Matin", "Repas", "Premier", "Second"].map(|name| (name.to_owned(), false));
    assert_eq!(names(&scene.forum, Moment(0)), whole);
    // Two hours east, the forum's day begins at 22:00 of the day before, in UTC.
    let id: Id<Identity> = setup::forum_id(&scene.forum).unwrap();
    scene.edit(id, |about| about.date = None);
    assert_eq!(names(&scene.forum, at("10:30:00"))[0], ("Repas".to_owned(), true), "without a date, it may be today");
    assert_eq!(names(&scene.forum, Moment(i64::MAX)), whole);
}
