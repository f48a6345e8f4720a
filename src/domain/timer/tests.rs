#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod ears;
mod lengths;
mod readings;
mod times_ready;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::apply::apply;
use crate::domain::scene::{LINE_REFUSED, Scene, too_long};

/// A forum whose timer is set at moments that the test chooses.
pub struct Room {
    pub forum: Forum,
    pub now: i64,
}

impl Room {
    pub fn new() -> Self {
        Self { forum: Scene::new().forum, now: 1_000_000_000 }
    }

    pub fn does(
        &mut self,
        gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>,
    ) -> Result<Transaction, Refusal> {
        let mut mint = || Uuid::nil();
        let done = gesture(&self.forum, &mut Context { now: Moment(self.now), who: String::new(), mint: &mut mint })?;
        apply(&mut self.forum, &done);
        Ok(done)
    }

    pub fn starts(&mut self, seconds: u32, warnings: &[u32]) {
        self.does(|forum, cx| start(forum, cx, "Sujets", seconds, warnings)).unwrap();
    }

    pub fn adds(&mut self, seconds: i32) -> Result<Transaction, Refusal> {
        self.does(|forum, cx| add(forum, cx, seconds))
    }

    /// Time passes, in milliseconds.
    pub fn waits(&mut self, by: i64) -> &mut Self {
        self.now += by;
        self
    }

    pub fn timer(&self) -> Timer {
        timer(&self.forum)
    }

    pub fn stands(&self) -> Standing {
        standing(&self.timer(), Moment(self.now))
    }

    /// What is set, without when it was.
    fn setting(&self) -> Timer {
        Timer { since: Moment(0), ..self.timer() }
    }
}

const DAY: u32 = limits::TIMER;

/// C1
#[test]
fn a_timer_starts_with_a_label_a_length_and_warnings_in_order_each_once() {
    let mut room = Room::new();
    room.does(|forum, cx| start(forum, cx, "  Tour\nde  table ", 600, &[60, 300, 60, 0, 600, 900])).unwrap();
    let timer = room.timer();
    assert_eq!((timer.label.as_str(), timer.length), ("Tour de table", 600));
    assert_eq!(timer.warnings, [300, 60], "none as long as the whole time, none at the end");
    assert_eq!(room.stands(), Standing::Running { left: 600_000 });
    room.does(|forum, cx| start(forum, cx, "", DAY, &[])).unwrap();
    assert_eq!((room.timer().label, room.timer().warnings), (String::new(), vec![]));
}

/// C1
#[test]
fn a_time_of_nothing_or_beyond_a_day_and_a_sixth_warning_are_refused() {
    let mut room = Room::new();
    for seconds in [0, DAY + 1, u32::MAX] {
        assert_eq!(room.does(|forum, cx| start(forum, cx, "", seconds, &[])), Err(OUT_OF_RANGE), "{seconds}");
    }
    let six = room.does(|forum, cx| start(forum, cx, "", 600, &[1, 2, 3, 4, 5, 6]));
    assert_eq!(six, Err(Refusal::TooMany { limit: limits::WARNINGS }));
    assert_eq!(room.does(|forum, cx| start(forum, cx, &too_long(), 600, &[])), Err(LINE_REFUSED));
    assert_eq!(room.stands(), Standing::None, "the room is as it was");
}

#[test]
fn before_the_forum_has_arrived_nothing_can_be_set() {
    let mut room = Room { forum: Forum::default(), now: 0 };
    assert_eq!(room.does(|forum, cx| start(forum, cx, "", 60, &[])), Err(Refusal::Gone));
    assert_eq!(room.does(pause), Err(Refusal::Gone));
    assert_eq!(room.does(resume), Err(Refusal::Gone));
    assert_eq!(room.does(stop), Err(Refusal::Gone));
    assert_eq!(room.adds(60), Err(Refusal::Gone));
}

/// C3
#[test]
fn pausing_keeps_the_time_to_the_millisecond_and_resuming_gives_all_of_it() {
    let mut room = Room::new();
    room.starts(600, &[60]);
    room.waits(1_234).does(pause).unwrap();
    assert_eq!(room.waits(3_600_000).stands(), Standing::Paused { left: 598_766 });
    assert!(room.does(pause).unwrap().edits.is_empty(), "it waits already");
    room.does(resume).unwrap();
    assert_eq!(room.stands(), Standing::Running { left: 598_766 });
    assert!(room.does(resume).unwrap().edits.is_empty(), "it runs already");
    assert_eq!(room.timer().warnings, [60]);
}

/// C4
#[test]
fn a_minute_more_or_less_changes_what_is_left_and_how_long_it_was_set_for() {
    let mut room = Room::new();
    room.starts(600, &[]);
    room.waits(500).adds(60).unwrap();
    assert_eq!((room.stands(), room.timer().length), (Standing::Running { left: 659_500 }, 660));
    room.does(pause).unwrap();
    room.adds(-120).unwrap();
    assert_eq!((room.stands(), room.timer().length), (Standing::Paused { left: 539_500 }, 540));
}

/// C4
#[test]
fn taking_more_than_is_left_ends_the_time_now_whether_it_runs_or_waits() {
    for paused in [false, true] {
        let mut room = Room::new();
        room.starts(600, &[]);
        room.waits(570_400);
        if paused {
            room.does(pause).unwrap();
            room.waits(5_000);
        }
        room.adds(-60).unwrap();
        assert_eq!(room.stands(), Standing::Over { since: Moment(room.now) });
        assert_eq!(room.timer().length, 570, "what it took");
        assert!(room.waits(10).adds(-60).unwrap().edits.is_empty(), "over is over");
    }
}

/// C4
#[test]
fn a_minute_added_to_a_time_that_is_over_starts_it_again_from_now() {
    let mut room = Room::new();
    room.starts(600, &[30]);
    room.waits(635_000).adds(60).unwrap();
    assert_eq!(room.stands(), Standing::Running { left: 60_000 });
    assert_eq!((room.timer().length, room.timer().warnings), (660, vec![30]));
}

/// C1, C4
#[test]
fn no_time_grows_beyond_a_day_and_none_can_be_added_to_no_timer() {
    let mut room = Room::new();
    assert_eq!(room.adds(60), Err(Refusal::Gone));
    room.starts(DAY, &[]);
    assert_eq!(room.adds(60), Err(OUT_OF_RANGE));
    room.waits(120_000).adds(i32::MIN).unwrap();
    assert_eq!(room.adds(i32::MAX), Err(OUT_OF_RANGE));
    room.does(stop).unwrap();
    assert_eq!((room.stands(), room.setting()), (Standing::None, Timer::default()));
    assert!(room.does(stop).unwrap().edits.is_empty(), "there is none to take away");
}

/// C1
#[test]
fn the_warnings_of_a_running_timer_can_be_chosen_anew() {
    let mut room = Room::new();
    assert_eq!(room.does(|forum, cx| warn(forum, cx, &[60])), Err(Refusal::Gone));
    room.starts(300, &[120]);
    room.does(|forum, cx| warn(forum, cx, &[30, 60, 300])).unwrap();
    assert_eq!((room.timer().warnings, room.timer().length), (vec![60, 30], 300));
    let six = room.does(|forum, cx| warn(forum, cx, &[1, 2, 3, 4, 5, 6]));
    assert_eq!(six, Err(Refusal::TooMany { limit: limits::WARNINGS }));
}

/// C3
#[test]
fn one_gesture_pauses_and_resumes() {
    let mut room = Room::new();
    assert_eq!(room.does(pause_or_resume), Err(Refusal::Gone));
    room.starts(60, &[]);
    room.does(pause_or_resume).unwrap();
    assert!(matches!(room.stands(), Standing::Paused { .. }));
    room.does(pause_or_resume).unwrap();
    assert!(matches!(room.stands(), Standing::Running { .. }));
    assert!(room.waits(60_000).does(pause_or_resume).unwrap().edits.is_empty(), "over is over");
}

/// C10
#[test]
fn a_time_stopped_or_replaced_comes_back_as_if_it_had_run_on() {
    let mut room = Room::new();
    room.starts(600, &[60]);
    let former = room.timer();
    room.waits(100_000).does(stop).unwrap();
    room.waits(20_000).does(|forum, cx| bring_back(forum, cx, &former)).unwrap();
    assert_eq!(room.stands(), Standing::Running { left: 480_000 });
    assert_eq!((room.timer().label, room.timer().warnings), (former.label, former.warnings));
    room.does(pause).unwrap();
    let former = room.timer();
    room.starts(30, &[]);
    room.waits(90_000).does(|forum, cx| bring_back(forum, cx, &former)).unwrap();
    assert_eq!(room.stands(), Standing::Paused { left: 480_000 });
    assert_eq!(room.does(|forum, cx| bring_back(forum, cx, &Timer::default())), Err(Refusal::Gone));
}

/// C7
#[test]
fn every_setting_writes_every_field() {
    let mut room = Room::new();
    let all = fields(&Timer::default()).len();
    let mut set = vec![room.does(|forum, cx| start(forum, cx, "", 600, &[])).unwrap()];
    set.push(room.adds(60).unwrap());
    set.push(room.does(pause).unwrap());
    set.push(room.does(resume).unwrap());
    set.push(room.does(stop).unwrap());
    assert!(set.iter().all(|set| set.edits.0.len() == all && set.verb == Verb::TimerSet));
}

proptest! {
    /// C4
    #[test]
    fn a_minute_added_and_taken_again_is_nothing(
        seconds in 1..=DAY - 3_600, run in 0_i64..7_200_000, by in 1..=3_600_i32, paused: bool,
    ) {
        let mut room = Room::new();
        room.starts(seconds, &[300, 60]);
        room.waits(run.min(millis(seconds) - 1));
        if paused {
            room.does(pause).unwrap();
        }
        let before = room.setting();
        room.adds(by).unwrap();
        room.adds(-by).unwrap();
        prop_assert_eq!(room.setting(), before);
    }

    /// C3
    #[test]
    fn however_often_it_is_paused_the_whole_time_runs(
        seconds in 1..=7_200_u32, stretches in prop::collection::vec((0_i64..600_000, 0_i64..600_000), 0..8),
    ) {
        let mut room = Room::new();
        room.starts(seconds, &[]);
        let mut left = millis(seconds);
        for (run, wait) in stretches {
            room.waits(run.min(left - 1)).does(pause).unwrap();
            room.waits(wait).does(resume).unwrap();
            left -= run.min(left - 1);
        }
        prop_assert_eq!(room.stands(), Standing::Running { left: counted(left) });
        prop_assert_eq!(room.waits(left).stands(), Standing::Over { since: Moment(room.now) });
    }
}
