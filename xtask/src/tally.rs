//! Counting test results.

use std::fmt;

/// How many tests passed and failed.
#[derive(Default, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Those that held.
    pub passed: usize,
    /// Those that didn't.
    pub failed: usize,
}

impl Tally {
    /// Reads one line of a test runner's output, and counts it if it is a result.
    pub fn read(&mut self, line: &str) {
        let Some(result) = line.trim_start().strip_prefix("test result:") else { return };
        self.passed += before(result, " passed");
        self.failed += before(result, " failed");
    }
}

/// The number that stands before a word.
fn before(text: &str, word: &str) -> usize {
    let number = text.split(word).next().filter(|found| found.len() < text.len());
    number.and_then(|found| found.rsplit(|c: char| !c.is_ascii_digit()).next()).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_all_runs_are_added_up() {
        let mut tally = Tally::default();
        tally.read("running 3 tests");
        tally.read("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.02s");
        tally.read("test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s");
        assert_eq!(tally, Tally { passed: 13, failed: 2 });
        assert_eq!(tally.to_string(), "13 passed, 2 failed");
    }

    #[test]
    fn what_a_test_prints_about_results_is_not_one() {
        let mut tally = Tally::default();
        tally.read("the last test result: 4 passed");
        tally.read("5 passed; 1 failed");
        assert_eq!(tally, Tally::default());
    }
}
