//! Typing: letters gather into steps, and what two people type at once ends as one text.

use open_forum::domain::{Section, reports, retaining, words};
use proptest::prelude::*;

use crate::window::{Window, spread, text};

/// U3
#[test]
fn typing_on_is_one_step_until_a_pause_of_two_seconds() {
    let mut window = Window::founding(1, "Ada");
    for typed in ["M", "Me", "Mer"] {
        window.act(|forum, cx| words::conclude(forum, cx, typed));
    }
    window.now += 1_000;
    for typed in ["Merc", "Merci"] {
        window.act(|forum, cx| words::conclude(forum, cx, typed));
    }
    assert_eq!(window.undo(), Ok(()));
    assert_eq!(words::conclusion(window.forum()), "Mer");
    assert_eq!(window.undo(), Ok(()));
    assert_eq!(words::conclusion(window.forum()), "");
    assert_eq!((window.redo(), window.redo()), (Ok(()), Ok(())));
    assert_eq!(words::conclusion(window.forum()), "Merci");
}

/// U3: the first letter makes the section of a report, and is of the same step as the next ones.
#[test]
fn the_first_letter_in_a_section_belongs_to_the_step_of_the_others() {
    let mut window = Window::founding(1, "Ada");
    let topic = window.topic("Un lieu");
    window.act(|forum, cx| retaining::retain(forum, cx, topic));
    let section = reports::sections(window.forum(), topic)[0].id;
    for typed in ["O", "On", "On a"] {
        window.act(|forum, cx| reports::write_notes(forum, cx, topic, section, typed));
    }
    assert_eq!(window.undo(), Ok(()));
    assert_eq!(window.forum().text::<Section>(&section), "");
    assert_eq!(window.forum().get::<Section>(&section), None);
    assert_eq!(window.redo(), Ok(()));
    assert_eq!(window.forum().text::<Section>(&section), "On a");
}

/// U2, U3: letters that came from somebody else between two of mine aren't mine to undo.
#[test]
fn what_somebody_else_typed_in_between_stays() {
    let mut ada = Window::founding(1, "Ada");
    let mut bo = ada.beside(2, "Bo");
    ada.act(|forum, cx| words::conclude(forum, cx, "a"));
    bo.hear(&ada.updates);
    bo.act(|forum, cx| words::conclude(forum, cx, "aB"));
    ada.hear(&bo.updates);
    ada.act(|forum, cx| words::conclude(forum, cx, "aBc"));
    assert_eq!(ada.undo(), Ok(()));
    assert_eq!(words::conclusion(ada.forum()), "aB");
}

/// What two people type into one text without hearing of each other: place and letters.
fn strokes() -> impl Strategy<Value = Vec<(bool, usize, String)>> {
    prop::collection::vec((any::<bool>(), 0_usize..6, text()), 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn emoji_combining_marks_and_hebrew_typed_by_two_at_once_end_as_one_text(start in text(), strokes in strokes()) {
        let mut ada = Window::founding(1, "Ada");
        ada.act(|forum, cx| words::conclude(forum, cx, &start));
        let mut bo = ada.beside(2, "Bo");
        for (first, place, typed) in &strokes {
            let window = if *first { &mut ada } else { &mut bo };
            let wanted = spread(words::conclusion(window.forum()), *place, typed);
            window.act(|forum, cx| words::conclude(forum, cx, &wanted));
            prop_assert_eq!(words::conclusion(window.forum()), &wanted, "what is typed stands as it was typed");
        }
        let (from_ada, from_bo) = (ada.updates.clone(), bo.updates.clone());
        ada.hear(&from_bo);
        bo.hear(&from_ada);
        prop_assert_eq!(ada.forum(), bo.forum());
        prop_assert!(!words::conclusion(ada.forum()).contains('\u{fffd}'), "no character was torn apart");
    }
}
