use super::*;

fn timer_left(left: i64) -> Timer {
    Timer { length: DAY, ends: Some(Moment(left)), ..Timer::default() }
}

/// What is shown that long before the end.
fn shown(left: i64) -> Face {
    face(standing(&timer_left(left), Moment(0)), Moment(0))
}

/// C8
#[test]
fn the_last_second_begun_counts_so_that_zero_is_the_end() {
    assert_eq!(shown(600_000), Face::Running(Figure::Seconds(600)));
    assert_eq!(shown(599_999), Face::Running(Figure::Seconds(600)));
    assert_eq!(shown(1), Face::Running(Figure::Seconds(1)));
    assert_eq!(shown(0), Face::Over(Figure::Seconds(0)));
    assert_eq!(shown(-35_900), Face::Over(Figure::Seconds(35)));
}

/// C8
#[test]
fn from_an_hour_on_minutes_are_shown() {
    assert_eq!(shown(3_599_000), Face::Running(Figure::Seconds(3_599)));
    assert_eq!(shown(3_599_001), Face::Running(Figure::Minutes(60)));
    assert_eq!(shown(3_600_001), Face::Running(Figure::Minutes(61)));
    assert_eq!(shown(-3_599_999), Face::Over(Figure::Seconds(3_599)));
    assert_eq!(shown(-3_600_000), Face::Over(Figure::Minutes(60)));
}

/// C2
#[test]
fn a_window_that_opens_late_reads_the_same_time_from_the_same_record() {
    let mut room = Room::new();
    room.starts(600, &[]);
    let record = room.timer();
    assert_eq!(standing(&record, Moment(room.now + 420_000)), Standing::Running { left: 180_000 });
    assert_eq!(standing(&record, Moment(room.now + 635_000)), Standing::Over { since: Moment(room.now + 600_000) });
    assert_eq!(standing(&record, Moment(room.now - 5_000)), Standing::Running { left: 605_000 }, "the clock was set back");
}

/// C5
#[test]
fn a_time_that_is_over_is_forgotten_after_twelve_hours() {
    let mut room = Room::new();
    room.starts(60, &[]);
    room.waits(60_000 + 12 * 3_600_000 - 1);
    assert!(matches!(room.stands(), Standing::Over { .. }));
    room.waits(1);
    assert_eq!((room.stands(), next_change(&room.timer(), Moment(room.now))), (Standing::None, None));
    assert_eq!(room.adds(60), Err(Refusal::Gone));
}

/// C2
#[test]
fn whatever_a_merge_brings_reads_as_some_time() {
    let all = Timer { left: Some(5_000), ..timer_left(9_000) };
    assert_eq!(standing(&all, Moment(0)), Standing::Paused { left: 5_000 });
    assert_eq!(next_change(&all, Moment(0)), None);
    assert_eq!(standing(&Timer { left: Some(u32::MAX), ..all }, Moment(0)), Standing::Paused { left: DAY * 1_000 });
    assert_eq!(standing(&Timer { length: 600, ..Timer::default() }, Moment(0)), Standing::None);
    assert_eq!(standing(&timer_left(i64::MAX), Moment(i64::MIN)), Standing::Running { left: DAY * 1_000 });
    assert_eq!(standing(&timer_left(i64::MIN), Moment(i64::MAX)), Standing::None);
}

/// C8
#[test]
fn where_nothing_runs_nothing_changes() {
    let mut room = Room::new();
    assert_eq!(next_change(&room.timer(), Moment(room.now)), None);
    room.starts(600, &[]);
    assert_eq!(next_change(&room.timer(), Moment(room.now)), Some(Moment(room.now + 1_000)));
    room.does(pause).unwrap();
    assert_eq!(next_change(&room.timer(), Moment(room.now)), None);
}

/// C8
#[test]
fn a_warning_between_two_minutes_wakes_a_window_that_shows_hours() {
    let timer = Timer { warnings: vec![5_430], ..timer_left(5_460_000) };
    assert_eq!(next_change(&timer, Moment(0)), Some(Moment(30_000)));
    assert_eq!(next_change(&timer, Moment(30_000)), Some(Moment(60_000)));
}

proptest! {
    /// C8
    #[test]
    fn the_face_is_the_same_until_the_next_change_and_another_one_then(left in -50_000_000_i64..90_000_000) {
        let (timer, now) = (timer_left(left), Moment(0));
        let at = |moment: Moment| face(standing(&timer, moment), moment);
        if let Some(next) = next_change(&timer, now) {
            prop_assert!(next > now);
            prop_assert_eq!(at(later(next, -1)), at(now));
            if left <= millis(DAY) {
                prop_assert_ne!(at(next), at(now));
            }
        } else {
            prop_assert_eq!(at(now), Face::None);
        }
    }

    #[test]
    fn reading_never_panics(ends: Option<i64>, left: Option<u32>, length: u32, since: i64, now: i64, warnings: Vec<u32>) {
        let timer = Timer { length, ends: ends.map(Moment), left, warnings, since: Moment(since), ..Timer::default() };
        face(standing(&timer, Moment(now)), Moment(now));
        prop_assert!(next_change(&timer, Moment(now)).is_none_or(|next| next.0 > now || now == i64::MAX));
        Ear::new(&timer, Moment(now)).hear(&timer, Moment(since));
        Ear::new(&Timer::default(), Moment(now)).hear(&timer, Moment(since));
    }
}
