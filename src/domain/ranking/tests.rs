#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::super::trial::Trial;
use super::*;
use crate::domain::{merging, topics};

fn ranked(dots: &[u32], retain: u32) -> Vec<(u32, u32, Cut)> {
    let mut trial = Trial::new();
    trial.rules(|rules| rules.retain = retain);
    let wall: Vec<_> = (0..dots.len()).map(|n| trial.topic(&n.to_string(), &[])).collect();
    trial.open();
    for (topic, dots) in wall.iter().zip(dots) {
        trial.dots(*topic, *dots);
    }
    ranking(&trial.forum).into_iter().map(|ranked| (ranked.dots, ranked.rank, ranked.above)).collect()
}

/// K1
#[test]
fn equals_share_a_rank_and_the_next_rank_is_left_out() {
    let ranks: Vec<_> = ranked(&[1, 4, 3, 3, 1, 0], 3).into_iter().map(|(dots, rank, _)| (dots, rank)).collect();
    assert_eq!(ranks, [(4, 1), (3, 2), (3, 2), (1, 4), (1, 4), (0, 6)]);
}

/// K2
#[test]
fn equals_parted_by_the_cut_line_are_tied_all_of_them() {
    use Cut::{Above, Below, Tied};
    let cuts = |dots: &[u32], retain| ranked(dots, retain).into_iter().map(|(_, _, above)| above).collect::<Vec<_>>();
    assert_eq!(cuts(&[4, 3, 3, 3, 1], 2), [Above, Tied, Tied, Tied, Below]);
    assert_eq!(cuts(&[4, 3, 3, 3, 1], 4), [Above, Above, Above, Above, Below]);
    assert_eq!(cuts(&[4, 3, 3, 3, 1], 1), [Above, Below, Below, Below, Below]);
    assert_eq!(cuts(&[2, 2], 0), [Below, Below]);
    assert_eq!(cuts(&[2, 2], 9), [Above, Above]);
}

/// K3
#[test]
fn a_topic_without_a_dot_is_below_the_line() {
    let cuts: Vec<_> = ranked(&[2, 0, 0, 0], 2).into_iter().map(|(_, _, above)| above).collect();
    assert_eq!(cuts, [Cut::Above, Cut::Below, Cut::Below, Cut::Below]);
}

/// V5
#[test]
fn withdrawn_and_merged_topics_are_not_ranked() {
    let mut trial = Trial::new();
    let [a, b, c] = ["Un", "Deux", "Trois"].map(|title| trial.topic(title, &[]));
    trial.open();
    for topic in [a, b, b, c] {
        trial.dots(topic, 1);
    }
    trial.make(|forum, cx| topics::withdraw(forum, cx, a));
    trial.make(|forum, cx| merging::merge(forum, cx, &[b], c, "oui"));
    let ranked: Vec<_> = ranking(&trial.forum).into_iter().map(|ranked| (ranked.topic, ranked.dots)).collect();
    assert_eq!(ranked, [(c, 3)]);
}

proptest! {
    /// K1, K2: however the dots fall, no more than K are above, and one who has more dots is never lower
    #[test]
    fn the_cut_line_never_favours_one_equal_over_another(dots in prop::collection::vec(0_u32..4, 0..8), retain in 0_u32..8) {
        let ranked = ranked(&dots, retain);
        let above = ranked.iter().filter(|(_, _, above)| *above == Cut::Above).count();
        prop_assert!(above <= retain as usize);
        for a in &ranked {
            let better = ranked.iter().filter(|b| b.0 > a.0).count();
            prop_assert_eq!(a.1 as usize, better + 1);
            for b in &ranked {
                prop_assert!(a.0 != b.0 || a == b);
            }
        }
        let tied = ranked.iter().filter(|(_, _, above)| *above == Cut::Tied).count();
        prop_assert!(tied == 0 || above < retain as usize && above + tied > retain as usize);
    }
}
