#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{LINE_REFUSED, Scene, too_long};

/// 2027-03-01, half past eleven in the evening by UTC.
const LATE: Moment = Moment(1_803_943_800_000);

fn day(written: &str) -> Option<NaiveDate> {
    written.parse().ok()
}

fn after(outcome: Outcome, telling: Telling) -> Result<Outcome, Refusal> {
    outcome.after(&Scene::new().forum, LATE, telling)
}

/// E8
#[test]
fn what_is_marked_has_the_day_in_the_forums_own_time_and_keeps_it_until_it_is_marked_otherwise() {
    let done = after(Outcome::default(), Telling::Progress(Progress::Done)).unwrap();
    assert_eq!(done, Outcome { progress: Progress::Done, marked: day("2027-03-02"), remark: String::new() });
    let earlier = after(done, Telling::Marked(day("2027-02-14"))).unwrap();
    let again = after(earlier.clone(), Telling::Progress(Progress::Done)).unwrap();
    assert_eq!(again, earlier);
    let moved = after(again, Telling::Progress(Progress::Moved)).unwrap();
    assert_eq!(moved.marked, day("2027-03-02"));
    assert_eq!(after(moved.clone(), Telling::Marked(None)).unwrap().marked, None);
    assert_eq!(after(moved, Telling::Progress(Progress::Open)).unwrap(), Outcome::default());
}

/// E9
#[test]
fn a_remark_is_kept_and_told_of_nothing_that_is_open() {
    let moved = Outcome { progress: Progress::Moved, ..Outcome::default() };
    let said = after(moved, Telling::Remark(" to March:\tthe key is away ".into())).unwrap();
    assert_eq!(said.remark, "to March: the key is away");
    let open = after(said.clone(), Telling::Progress(Progress::Open)).unwrap();
    assert_eq!((open.remark.as_str(), open.clone().told()), ("to March: the key is away", Outcome::default()));
    let back = after(open, Telling::Progress(Progress::Moved)).unwrap();
    assert_eq!(back.told().remark, said.remark);
    let stray = Outcome { marked: day("2027-03-02"), remark: "x".into(), ..Outcome::default() };
    assert_eq!(stray.told(), Outcome::default());
}

#[test]
fn a_remark_too_long_and_a_day_in_no_year_of_a_forum_are_refused() {
    assert_eq!(after(Outcome::default(), Telling::Remark(too_long())), Err(LINE_REFUSED));
    let range = Refusal::OutOfRange { least: 1900, most: 2200 };
    assert_eq!(after(Outcome::default(), Telling::Marked(day("1066-10-14"))), Err(range));
    let nowhere = Outcome::default().after(&Scene::new().forum, Moment(i64::MAX), Telling::Progress(Progress::Done)).unwrap();
    assert_eq!((nowhere.progress, nowhere.marked), (Progress::Done, None));
}
