//! How good the suggested placement is, and how long it takes: `cargo xtask bench placement`.
//!
//! Each line is the mean of some seeded forums. The suggestion stands against the best of 10,000 placements
//! drawn by lot and, where there are few workshops, against the best there is.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
// Means of a few thousand.
#![allow(clippy::cast_precision_loss)]

#[path = "../tests/placement/forums.rs"]
mod forums;
#[path = "../tests/placement/rivals.rs"]
mod rivals;

use std::time::Instant;

use forums::{Shape, forum, plain};
use open_forum::domain::suggestion::{Cost, Problem, suggest};

const FORUMS: u64 = 10;
const SMALL: u64 = 200;
const BY_LOT: usize = 10_000;

fn main() {
    println!(
        "{:<52}{:>8}{:>10}{:>10}{:>9}{:>9}{:>9}{:>9}",
        "mean", "parked", "conveners", "split", "crowded", "inverted", "moves", "ms"
    );
    for (name, shape) in [
        ("12 workshops, 4 slots, 4 rooms, 60 ballots", plain(12, 4, 4, 60)),
        ("the same, 10 placed, 3 pinned", Shape { placed: 10, pinned: 3, ..plain(12, 4, 4, 60) }),
        ("24 workshops, 4 slots, 6 rooms, 200 ballots", plain(24, 4, 6, 200)),
        ("24 workshops, 4 slots that overlap, 10 rooms", Shape { overlapping: true, ..plain(24, 4, 10, 200) }),
        ("60 workshops, 8 slots, 10 rooms, 1,000 ballots", plain(60, 8, 10, 1_000)),
        ("the same, all placed", Shape { placed: 60, ..plain(60, 8, 10, 1_000) }),
        ("60 workshops, 8 slots, 7 rooms, 1,000 ballots", plain(60, 8, 7, 1_000)),
    ] {
        against_the_lot(name, shape);
    }
    println!();
    for (name, shape) in [
        ("5 workshops, 3 slots, 2 rooms", plain(5, 3, 2, 12)),
        ("7 workshops, 3 slots, 2 rooms", plain(7, 3, 2, 15)),
        ("8 workshops, 4 slots, 2 rooms", plain(8, 4, 2, 20)),
        ("8 workshops, 3 slots, 3 rooms", plain(8, 3, 3, 20)),
        ("7 workshops, 3 slots, 3 rooms, 5 placed, 2 pinned", Shape { placed: 5, pinned: 2, ..plain(7, 3, 3, 20) }),
        ("6 workshops, 3 slots that overlap, 3 rooms", Shape { overlapping: true, ..plain(6, 3, 3, 15) }),
    ] {
        against_the_best(name, shape);
    }
}

fn against_the_lot(name: &str, shape: Shape) {
    let (mut ours, mut theirs, mut took, mut worst) = (Vec::new(), Vec::new(), 0.0, 0.0_f64);
    for seed in 0..FORUMS {
        let forum = forum(seed, shape);
        let start = Instant::now();
        let suggestion = suggest(&forum).unwrap();
        let time = start.elapsed().as_secs_f64() * 1_000.0;
        took += time;
        worst = worst.max(time);
        ours.push(suggestion.then.cost);
        theirs.push(rivals::best_by_lot(&Problem::of(&forum), BY_LOT, seed));
    }
    let better = ours.iter().zip(&theirs).filter(|(ours, theirs)| ours < theirs).count();
    line(name, &ours, Some(took / ours.len() as f64));
    line("  best of 10,000 by lot", &theirs, None);
    println!("  suggestion better in {better} of {FORUMS}; longest {worst:.1} ms");
}

fn against_the_best(name: &str, shape: Shape) {
    let (mut same, mut took) = (0, 0.0);
    for seed in 0..SMALL {
        let forum = forum(seed, shape);
        let start = Instant::now();
        let cost = suggest(&forum).unwrap().then.cost;
        took += start.elapsed().as_secs_f64() * 1_000.0;
        same += u64::from(rivals::least(&Problem::of(&forum), cost) == cost);
    }
    println!("{name:<52}the best there is in {same} of {SMALL}, {:.1} ms", took / SMALL as f64);
}

fn line(name: &str, costs: &[Cost], took: Option<f64>) {
    let mean = |figure: fn(&Cost) -> i64| costs.iter().map(figure).sum::<i64>() as f64 / costs.len() as f64;
    print!("{name:<52}{:>8.1}{:>10.1}{:>10.1}", mean(|c| c.parked), mean(|c| c.conveners), mean(|c| c.split));
    print!("{:>9.1}{:>9.1}{:>9.1}", mean(|c| c.crowding), mean(|c| c.inverted), mean(|c| c.moves));
    println!("{}", took.map(|ms| format!("{ms:>9.1}")).unwrap_or_default());
}
