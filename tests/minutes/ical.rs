//! The calendar as iCalendar: read by a reader of another hand, and held against the agenda and what is due.

use std::collections::BTreeSet;

use chrono::Datelike;
use icalendar::parser::{Component, read_calendar, unfold};
use open_forum::domain::agenda::{self, Entry};
use open_forum::domain::{Due, Forum, Identity, Language, Moment, Plenary, Record, Slot, actions, engagements};
use open_forum::minutes::compose::calendar;
use open_forum::minutes::ical::ical;

use super::{LANGUAGES, MADE, example, forum, golden, hold};

/// How many things of a forum have an hour or a date that a calendar can hold.
fn expected(forum: &Forum) -> usize {
    let writable = |due: &Due| due.date().is_some_and(|date| (1..=9999).contains(&date.year()));
    let dated = actions::table(forum).iter().filter(|(_, action)| writable(&action.due)).count();
    let people = engagements::by_person(forum);
    let promised = people.iter().flat_map(|person| &person.engagements).filter(|(_, promise)| writable(&promise.due)).count();
    let grid = agenda::grid(forum);
    let in_slot = |slot| grid.cells.iter().filter(|((_, there), _)| *there == slot).map(|(_, here)| here.len()).sum();
    let day: usize = agenda::timeline(forum)
        .into_iter()
        .map(|entry| match entry {
            Entry::Plenary(id) => usize::from(forum.get::<Plenary>(&id).unwrap().starts.is_some()),
            Entry::Slot(id) if forum.get::<Slot>(&id).unwrap().starts.is_some() => in_slot(id),
            Entry::Slot(_) => 0,
        })
        .sum();
    dated + promised + if forum.about().date.is_some() { day } else { 0 }
}

fn value(event: &Component<'_>, name: &str) -> Option<String> {
    event.find_prop(name).map(|property| property.val.as_str().to_owned())
}

/// Reads a calendar and gives what `told` says of each event.
fn events<T>(text: &str, told: impl Fn(&Component<'_>) -> T) -> Result<Vec<T>, String> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded)?;
    for name in ["VERSION", "PRODID"] {
        let there = calendar.properties.iter().filter(|property| property.name == name).count();
        if there != 1 {
            return Err(format!("{there} {name}"));
        }
    }
    let foreign = calendar.components.iter().any(|event| event.name != "VEVENT" || !event.components.is_empty());
    if foreign { Err("something but events".to_owned()) } else { Ok(calendar.components.iter().map(told).collect()) }
}

fn check(forum: &Forum, language: Language) -> Result<String, String> {
    let model = calendar(forum, language, MADE);
    let text = ical(&model);
    let whole = text.strip_suffix("\r\n").ok_or("the last line doesn't end")?;
    for line in whole.split("\r\n") {
        if line.len() > 75 || line.contains(['\r', '\n', '\u{202e}', '\0']) || line.is_empty() {
            return Err(format!("the line {line:?}"));
        }
    }
    let shown =
        |event: &Component<'_>| ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION"].map(|name| value(event, name));
    let events = events(&text, shown).map_err(|error| format!("{error} in\n{text}"))?;
    let count = expected(forum);
    if events.len() != count || model.events.len() != count {
        return Err(format!("{} events instead of {count} in\n{text}", events.len()));
    }
    let mut uids = BTreeSet::new();
    for ([uid, stamp, starts, ends, summary, location], event) in events.into_iter().zip(&model.events) {
        let ordered = ends.is_none_or(|ends| Some(ends) > starts);
        let same = summary.as_deref() == Some(event.summary.as_str()) && location.unwrap_or_default() == event.location;
        if !uids.insert(uid) || stamp.as_deref() != Some("20261114T203000Z") || starts.is_none() || !ordered || !same {
            return Err(format!("{event:?} in\n{text}"));
        }
    }
    Ok(text)
}

fn law(forum: &Forum, language: Language) -> Result<(), String> {
    check(forum, language).map(drop)
}

#[test]
fn the_calendar_of_the_example_is_the_one_kept() {
    for (language, code) in LANGUAGES {
        golden(&format!("example-{code}.ics"), &check(&example(), language).unwrap());
    }
}

#[test]
fn every_calendar_holds_what_has_an_hour_or_a_date() {
    hold(256, law);
}

#[test]
#[ignore = "takes a minute"]
fn every_calendar_of_ten_thousand_forums_holds_what_has_an_hour_or_a_date() {
    hold(10_000, law);
}

#[test]
fn hostile_words_stay_words_in_the_calendar() {
    for words in forum::hostile_words() {
        let forum = forum::of_nothing_but(&words);
        for (language, _) in LANGUAGES {
            law(&forum, language).unwrap();
        }
        assert_eq!(expected(&forum), 4);
    }
    for forum in [forum::complete(), forum::empty(), forum::hostile(), Forum::default()] {
        law(&forum, Language::En).unwrap();
    }
}

fn with(change: impl FnOnce(&mut Identity)) -> Forum {
    let mut forum = forum::of_nothing_but("Un lieu");
    let (id, mut about) = forum.identity.iter().map(|(id, about)| (*id, about.clone())).next().unwrap();
    change(&mut about);
    Identity::table_mut(&mut forum).put(id, about);
    forum
}

fn starts(forum: &Forum) -> Vec<String> {
    let text = ical(&calendar(forum, Language::En, MADE));
    events(&text, |event| value(event, "DTSTART").unwrap()).unwrap()
}

#[test]
fn hours_are_in_utc_where_the_offset_is_known_and_of_the_place_where_it_is_not() {
    assert_eq!(starts(&with(|about| about.offset = 60))[..2], ["20261114T080000Z", "20261114T130000Z"]);
    assert_eq!(starts(&with(|about| about.offset = 600))[..2], ["20261113T230000Z", "20261114T040000Z"]);
    assert_eq!(starts(&with(|about| about.offset = 0))[..2], ["20261114T090000", "20261114T140000"]);
}

#[test]
fn without_a_date_there_is_only_what_is_due() {
    assert_eq!(starts(&with(|about| about.date = None)), ["20261201", "20261202"]);
}

/// A file may bring any date and any offset.
#[test]
fn what_no_calendar_can_hold_is_left_out() {
    for (date, offset) in
        [("9999-12-31", -900), ("0001-01-01", 900), ("0000-01-01", 0), ("+12345-01-01", 60), ("2026-11-14", i32::MAX)]
    {
        assert_eq!(
            starts(&with(|about| (about.date, about.offset) = (date.parse().ok(), offset))),
            ["20261201", "20261202"],
            "{date}"
        );
    }
}

#[test]
fn what_was_given_up_is_cancelled_and_what_was_done_says_so() {
    let text = ical(&calendar(&with(|_| ()), Language::En, MADE));
    let told = events(&text, |event| [value(event, "SUMMARY").unwrap(), value(event, "STATUS").unwrap_or_default()]).unwrap();
    assert_eq!(told[2], ["Action: Un lieu (Un lieu)\u{a0}· dropped", "CANCELLED"]);
    assert_eq!(told[3], ["Engagement: Un lieu (Un lieu)\u{a0}· done", ""]);
}

#[test]
fn the_same_thing_keeps_its_uid() {
    let uids = |forum: &Forum, language| {
        let text = ical(&calendar(forum, language, None));
        events(&text, |event| value(event, "UID").unwrap()).unwrap()
    };
    let before = uids(&with(|_| ()), Language::En);
    assert_eq!(before, uids(&with(|about| (about.title, about.offset) = ("Autre".into(), 0)), Language::Fr));
}

#[test]
fn a_calendar_without_a_moment_is_stamped_with_the_forums_beginning() {
    let forum = with(|about| about.created = Moment(1_794_688_200_000 - 86_400_000));
    let text = ical(&calendar(&forum, Language::En, None));
    assert!(text.contains("DTSTAMP:20261113T203000Z\r\n"), "{text}");
    let endless = with(|about| about.created = Moment(i64::MAX));
    assert!(ical(&calendar(&endless, Language::En, None)).contains("DTSTAMP:19700101T000000Z\r\n"));
}
