//! How a text is shown to a camera: in one code, or in several that follow each other over and over.

use crate::exchange::{invitation, parts};

/// How many characters of a text each code of several holds. Measured: `cargo xtask bench codes`.
pub const PART: usize = 330;
/// How many codes a second are offered, from slow to fast. At six, no place of the picture flashes more than three
/// times a second, which is what people who are sensitive to it bear.
pub const RATES: [u32; 6] = [1, 2, 3, 4, 5, 6];
/// Which of the rates is the usual one: a camera of 15 pictures a second has three of each code.
pub const USUAL: usize = 4;
/// Which one where less motion is asked for.
pub const CALM: usize = 1;

/// What the codes say that show a text: one where it fits, else its parts. Rule H10.
pub fn codes(text: &str) -> Vec<String> {
    if text.chars().count() <= invitation::QR { vec![text.to_owned()] } else { parts::split(text, PART) }
}

/// Which of so many codes is shown, from 0, when so many have been shown before.
///
/// Each comes once in a round, in steps, and each round begins with the next: what a camera misses in step with the
/// codes isn't the same code every time. Missing every second to sixth picture, it has all after 2.6 rounds in the
/// mean; from the first to the last and over again, some would never come.
pub fn shown(turn: usize, count: usize) -> usize {
    let count = count.max(1);
    let (round, place) = (turn / count, turn % count);
    // Steps that have no divisor in common with the count meet every code once; those of the golden section spread
    // what is missed in a row.
    let step = (1..=count).skip(count * 382 / 1_000).find(|step| is_coprime(*step, count)).unwrap_or(1);
    (place * step + round) % count
}

fn is_coprime(mut a: usize, mut b: usize) -> bool {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    /// H10
    #[test]
    fn a_text_that_fits_is_one_code_and_a_longer_one_its_parts() {
        let text = "x".repeat(invitation::QR);
        assert_eq!(codes(&text), std::slice::from_ref(&text));
        let longer = format!("{text}x");
        assert_eq!(codes(&longer), parts::split(&longer, PART));
        assert_eq!(codes(""), [""]);
    }

    #[test]
    fn every_code_comes_once_in_a_round() {
        for count in 1..120 {
            for round in 0..9 {
                let mut seen = vec![false; count];
                for place in 0..count {
                    seen[shown(round * count + place, count)] = true;
                }
                assert!(seen.iter().all(|seen| *seen), "round {round} of {count}");
            }
        }
        assert_eq!(shown(7, 0), 0);
    }

    #[test]
    fn a_camera_that_misses_codes_in_step_gets_all_the_same() {
        for count in 2..=80 {
            for blind in 2..=6 {
                let mut seen = vec![false; count];
                for turn in (0..15 * count).filter(|turn| turn % blind != 0) {
                    seen[shown(turn, count)] = true;
                }
                assert!(seen.iter().all(|seen| *seen), "{count} codes, every {blind}th missed");
            }
        }
    }
}
