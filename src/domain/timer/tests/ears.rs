use super::*;

/// A timer of ten minutes with warnings at five and at one, and a window that has just heard of it.
fn begun() -> (Room, Ear) {
    let mut room = Room::new();
    room.starts(600, &[300, 60]);
    let ear = Ear::new(&room.timer(), Moment(room.now));
    (room, ear)
}

impl Room {
    /// What a window hears now, as what is left.
    fn heard_by(&self, ear: &mut Ear) -> Option<u32> {
        ear.hear(&self.timer(), Moment(self.now)).map(|stroke| stroke.left)
    }
}

/// C6
#[test]
fn each_warning_and_the_end_is_told_once() {
    let (mut room, mut ear) = begun();
    assert_eq!(room.waits(299_999).heard_by(&mut ear), None);
    assert_eq!(room.waits(1).heard_by(&mut ear), Some(300));
    assert_eq!(room.heard_by(&mut ear), None);
    assert_eq!(room.waits(240_000).heard_by(&mut ear), Some(60));
    assert_eq!(room.waits(60_020).heard_by(&mut ear), Some(0));
    assert_eq!(room.waits(60_000).heard_by(&mut ear), None);
}

/// C6
#[test]
fn after_a_sleep_only_the_last_is_told_and_nothing_from_long_ago() {
    let (mut room, mut ear) = begun();
    assert_eq!(room.waits(550_000).heard_by(&mut ear), Some(60), "two warnings were due");
    assert_eq!(room.waits(400_000).heard_by(&mut ear), Some(0));
    let (mut room, mut ear) = begun();
    assert_eq!(room.waits(600_000 + 600_001).heard_by(&mut ear), None, "the laptop opened in the evening");
    assert_eq!(room.waits(1).heard_by(&mut ear), None);
}

/// C6
#[test]
fn a_window_that_opens_late_is_told_only_what_is_still_to_come() {
    let (mut room, _) = begun();
    let mut late = Ear::new(&room.waits(301_000).timer(), Moment(room.now));
    assert_eq!(room.heard_by(&mut late), None);
    assert_eq!(room.waits(239_000).heard_by(&mut late), Some(60));
}

/// C6
#[test]
fn a_time_resumed_adjusted_or_set_elsewhere_tells_what_is_due_from_then_on() {
    let (mut room, mut ear) = begun();
    assert_eq!(room.waits(310_000).heard_by(&mut ear), Some(300));
    room.does(pause).unwrap();
    room.waits(1_000_000).does(resume).unwrap();
    assert_eq!(room.heard_by(&mut ear), None, "the warning was before the pause");
    room.adds(120).unwrap();
    assert_eq!(room.waits(110_000).heard_by(&mut ear), Some(300), "there are five minutes once more");
    room.adds(-270).unwrap();
    assert_eq!(room.heard_by(&mut ear), None, "whoever took the time knows that little is left");
    room.waits(500).adds(-60).unwrap();
    assert_eq!(room.waits(3).heard_by(&mut ear), Some(0), "taking all that is left ends it, also in a window told later");
    room.waits(1_000).starts(30, &[]);
    assert_eq!(room.waits(31_000).heard_by(&mut ear), Some(0), "a window that slept through the whole of it");
}

/// C6
#[test]
fn a_clock_corrected_by_a_little_tells_nothing_twice_and_one_set_back_begins_anew() {
    let (mut room, mut ear) = begun();
    assert_eq!(room.waits(300_000).heard_by(&mut ear), Some(300));
    assert_eq!(room.waits(-200).heard_by(&mut ear), None);
    assert_eq!(room.waits(300).heard_by(&mut ear), None);
    assert_eq!(room.waits(-200_000).heard_by(&mut ear), None);
    assert_eq!(room.waits(199_900).heard_by(&mut ear), Some(300));
}

#[test]
fn a_paused_or_stopped_timer_tells_nothing() {
    let (mut room, _) = begun();
    room.does(pause).unwrap();
    assert_eq!(strokes(&room.timer(), Moment(0), Moment(i64::MAX)), []);
    room.does(stop).unwrap();
    assert_eq!(strokes(&room.timer(), Moment(0), Moment(i64::MAX)), []);
}

proptest! {
    /// C6
    #[test]
    fn an_interval_cut_anywhere_tells_each_once(
        length in 2_u32..7_200, warnings in prop::collection::vec(1_u32..7_200, 0..=5), mut cuts in prop::collection::vec(-1_000_i64..8_000_000, 2..12),
    ) {
        let mut room = Room::new();
        room.starts(length, &warnings);
        let timer = room.timer();
        cuts.sort_unstable();
        let at = |by: i64| Moment(room.now + by);
        let pieces: Vec<_> = cuts.windows(2).flat_map(|cut| strokes(&timer, at(cut[0]), at(cut[1]))).collect();
        prop_assert_eq!(pieces, strokes(&timer, at(cuts[0]), at(cuts[cuts.len() - 1])));
        let whole = strokes(&timer, Moment(0), at(millis(length)));
        prop_assert_eq!(whole.len(), timer.warnings.len() + 1);
        prop_assert!(whole.last().unwrap().is_end());
    }
}
