#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;

fn hours(text: &str) -> (String, String) {
    let (hours, rest) = read(text);
    let figures = |time: Option<NaiveTime>| time.map(|time| time.to_string()).unwrap_or_default();
    (format!("{}-{}", figures(hours.starts), figures(hours.ends)), rest)
}

/// F11
#[test]
fn hours_are_read_as_people_write_them() {
    for text in [
        "14:15-15:30",
        "14h15 – 15h30",
        "14 h 15 à 15 h 30",
        "14.15 to 15.30",
        "  14:15 → 15:30 ",
        "14\u{202f}h\u{202f}15\u{a0}– 15\u{202f}h\u{202f}30",
        "(14:15–15:30)",
    ] {
        assert_eq!(hours(text), ("14:15:00-15:30:00".to_owned(), String::new()), "{text}");
    }
    assert_eq!(hours("9-10"), ("09:00:00-10:00:00".to_owned(), String::new()));
    assert_eq!(hours("9h"), ("09:00:00-".to_owned(), String::new()));
}

/// F11
#[test]
fn what_stands_beside_the_hours_is_the_name() {
    for text in
        ["14h15-15h30 Premier tour", "Premier tour 14h15-15h30", "Premier tour (14h15 – 15h30)", "14h15-15h30 : Premier tour"]
    {
        assert_eq!(hours(text), ("14:15:00-15:30:00".to_owned(), "Premier tour".to_owned()), "{text}");
    }
    assert_eq!(hours("14h Reprise"), ("14:00:00-".to_owned(), "Reprise".to_owned()));
}

/// F11
#[test]
fn figures_that_are_no_hours_stay_part_of_the_name() {
    for text in
        ["Créneau 1", "1er tour", "2 ateliers", "14:75-15:00", "25h-26h", "Salle 12-13", "14hommes", "123:00", "", "24-25 novembre"]
    {
        assert_eq!(hours(text), ("-".to_owned(), text.to_owned()), "{text}");
    }
}

/// F4
#[test]
fn an_end_before_the_start_is_refused() {
    assert_eq!(read("15:30-14:15").0.check(), Err(Refusal::EndsBeforeStart));
    assert!(read("14:15-14:15").0.check().is_ok());
    assert!(read("14:15").0.check().is_ok());
}

/// A5
#[test]
fn slots_that_only_touch_do_not_overlap() {
    let at = |text| read(text).0;
    assert!(at("14:00-15:00").overlap(at("14:59-16:00")));
    assert!(!at("14:00-15:00").overlap(at("15:00-16:00")));
    assert!(!at("14:00-15:00").overlap(at("14:30")));
}

#[cfg(not(target_arch = "wasm32"))]
proptest::proptest! {
    #[test]
    fn reading_hours_never_panics(text in proptest::prelude::any::<String>(), short in "[0-9h:. \u{202f}–à(-]{0,12}") {
        read(&text);
        read(&short);
    }
}
