#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::*;

fn cells(text: &str, delimiter: char) -> Vec<Vec<String>> {
    rows(text, delimiter).unwrap().rows.into_iter().map(|row| row.cells).collect()
}

/// F13
#[test]
fn cells_are_parted_quoted_and_trimmed() {
    assert_eq!(cells("\u{feff}a; b ;c\r\n\r\n;;\nd", ';'), [vec!["a", "b", "c"], vec!["d"]]);
    assert_eq!(
        cells("\"Roche, Inès\",\"say \"\"yes\"\"\"\n\"two\nlines\",x", ','),
        [["Roche, Inès", "say \"yes\""], ["two\nlines", "x"]]
    );
    assert_eq!(cells("5\" pipe, \"a\" b", ','), [["5\" pipe", "a b"]]);
    assert_eq!(cells("sep=;\na,b;c", ';'), [["a,b", "c"]]);
    assert_eq!(readings("sep=;\na,b;c\td").len(), 1);
    assert_eq!(readings("plain, words").into_iter().map(|(delimiter, _)| delimiter).collect::<Vec<_>>(), ['\t', ',']);
}

/// F13
#[test]
fn a_quotation_mark_that_nothing_closes_is_told_with_its_line_and_the_rows_are_read_without_it() {
    for (text, line, expected) in [
        ("a,b\n\"x\ny\",c\nd,\"e\nf,g", 4, vec![vec!["a", "b"], vec!["x\ny", "c"], vec!["d", "e"], vec!["f", "g"]]),
        ("a,\"b\n\"c\",d", 1, vec![vec!["a", "b"], vec!["c", "d"]]),
        ("a,b\n\"c,d\ne,\"f\"\ng,h", 2, vec![vec!["a", "b"], vec!["c", "d"], vec!["e", "f"], vec!["g", "h"]]),
    ] {
        assert_eq!((cells(text, ','), rows(text, ',').unwrap().unclosed), (expected_rows(&expected), vec![line]), "{text}");
    }
    assert_eq!(rows("\"a\nb\" ,c\n\"d\"", ',').unwrap().unclosed, [0; 0]);
}

fn expected_rows(rows: &[Vec<&str>]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

/// F13
#[test]
fn what_is_wrong_is_told_with_its_line() {
    let wide = format!("a\n{}", ",".repeat(limits::COLUMNS));
    assert_eq!(rows(&wide, ','), Err(AtLine { line: 2, refusal: Refusal::TooMany { limit: limits::COLUMNS } }));
    let long = "a\n".repeat(limits::TOPICS + 2);
    let line = limits::TOPICS + 2;
    assert_eq!(rows(&long, ','), Err(AtLine { line, refusal: Refusal::TooMany { limit: limits::TOPICS } }));
    assert_eq!(rows("\"a\nb\"\n\nc", ',').unwrap().rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 4]);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[ab \"\n\r\t,;\u{feff}é]{0,60}", delimiter in prop::sample::select(&DELIMITERS[..])) {
        if let Ok(rows) = rows(&text, delimiter) {
            let most = text.lines().count().max(1) + text.matches('\r').count();
            prop_assert!(rows.unclosed.iter().all(|line| (1..=most).contains(line)));
            prop_assert!(rows.rows.iter().all(|row| (1..=most).contains(&row.line) && !row.cells.is_empty()));
        }
        let _ = readings(&text);
    }

    #[test]
    fn what_is_written_with_quotation_marks_is_read_back(
        table in prop::collection::vec(prop::collection::vec("[a\"\n,;\té]{0,8}x", 1..5), 1..6),
        delimiter in prop::sample::select(&DELIMITERS[..]),
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let row = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&delimiter.to_string());
        let text = table.iter().map(row).collect::<Vec<_>>().join("\r\n");
        let trimmed: Vec<Vec<String>> = table.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        prop_assert_eq!(cells(&text, delimiter), trimmed);
    }
}
