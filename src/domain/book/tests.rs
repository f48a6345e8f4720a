#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::*;
use crate::domain::trial::Trial;

fn parts(trial: &Trial) -> Vec<BookPart> {
    listed(&choices(&trial.forum)).into_iter().map(|listed| listed.part).collect()
}

#[test]
fn a_parts_name_reads_back_from_what_it_prints() {
    for part in BookPart::ALL {
        assert_eq!(part.to_string().parse(), Ok(part));
    }
    assert_eq!("appendix".parse::<BookPart>(), Err(NotAPart));
}

/// B2, B3
#[test]
fn a_part_is_left_out_renamed_and_brought_back_and_keeps_its_place() {
    let mut trial = Trial::new();
    assert_eq!(parts(&trial), BookPart::ALL);
    trial.make(|forum, cx| show(forum, cx, BookPart::Votes, false));
    trial.make(|forum, cx| rename(forum, cx, BookPart::Workshops, " What we found "));
    assert_eq!(parts(&trial), BookPart::ALL);
    let of = |trial: &Trial, part| listed(&choices(&trial.forum)).into_iter().find(|listed| listed.part == part).unwrap();
    assert!(!of(&trial, BookPart::Votes).shown);
    assert_eq!(of(&trial, BookPart::Workshops).title, "What we found");
    trial.make(restore);
    assert!(of(&trial, BookPart::Votes).shown);
    assert_eq!(of(&trial, BookPart::Workshops).title, "");
    let too_long = "x".repeat(limits::LINE + 1);
    assert!(matches!(trial.ask(|forum, cx| rename(forum, cx, BookPart::Votes, &too_long)), Err(Refusal::TooLong { .. })));
}

/// B1
#[test]
fn the_contents_stay_first() {
    let mut trial = Trial::new();
    assert_eq!(trial.ask(|forum, cx| shift(forum, cx, BookPart::Contents, Step::Down)), Err(Refusal::Gone));
    trial.make(|forum, cx| shift(forum, cx, BookPart::Colophon, Step::To(0)));
    assert_eq!(parts(&trial)[..3], [BookPart::Contents, BookPart::Colophon, BookPart::Opening]);
}

proptest! {
    /// B1, F1
    #[test]
    fn moved_parts_stand_where_they_were_put(moves in prop::collection::vec((1_usize..13, 0_usize..14), 0..40)) {
        let mut trial = Trial::new();
        let mut wanted: Vec<BookPart> = BookPart::ALL[1..].to_vec();
        for (part, to) in moves {
            let part = BookPart::ALL[part];
            trial.make(|forum, cx| shift(forum, cx, part, Step::To(to)));
            wanted.retain(|one| *one != part);
            wanted.insert(to.min(wanted.len()), part);
            prop_assert_eq!(&parts(&trial)[1..], &wanted[..]);
        }
    }
}
