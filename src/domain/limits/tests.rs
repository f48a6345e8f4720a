#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;

#[test]
fn several_lines_keep_their_breaks_and_lose_what_hides_in_them() {
    assert_eq!(lines("a  b\r\n\n c\u{202e}d\n\n"), Ok("a b\n\ncd".to_owned()));
    assert_eq!(lines(""), Ok(String::new()));
}

#[test]
fn a_line_too_long_or_too_many_of_them_are_refused_with_the_count() {
    assert_eq!(lines(&format!("a\n{}", "x".repeat(LINE + 1))), Err(Refusal::TooLong { length: LINE + 1, limit: LINE }));
    assert_eq!(lines(&"x\n".repeat(TEXT)), Err(Refusal::TooLong { length: 2 * TEXT, limit: TEXT }));
}

#[test]
fn a_figure_lies_in_its_range_or_is_refused_with_it() {
    assert_eq!((within(1, 1, 3), within(3, 1, 3)), (Ok(()), Ok(())));
    assert_eq!(within(0, 1, 3), Err(Refusal::OutOfRange { least: 1, most: 3 }));
    assert_eq!(within(4, 1, 3), Err(Refusal::OutOfRange { least: 1, most: 3 }));
}
