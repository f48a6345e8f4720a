#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::exchange::invitation;

fn letters(n: usize) -> String {
    "aZ0-_9".chars().cycle().take(n).collect()
}

#[test]
fn a_code_withstands_what_its_size_allows() {
    let level = |n| {
        let code = QrCode::of(&letters(n)).unwrap();
        (code.0.version().value(), code.0.error_correction_level())
    };
    // 17 bytes fill the smallest code at 7 %, and the next one holds them with 25 %.
    assert_eq!(level(7), (1, QrCodeEcc::High));
    assert_eq!(level(17), (2, QrCodeEcc::Quartile));
    // 53 bytes fill a code at 7 %; one step larger, it withstands 15 %.
    assert_eq!(level(53), (4, QrCodeEcc::Medium));
    // One step more isn't enough here, so the code stays as small as it can be.
    assert_eq!(level(1_171), (24, QrCodeEcc::Low));
    assert_eq!(level(MOST), (40, QrCodeEcc::Low));
    assert!(level(invitation::QR).0 <= 21, "what phones still read from a projector's picture");
}

#[test]
fn what_is_too_long_is_refused_with_its_length() {
    assert!(QrCode::of(&letters(MOST)).is_ok());
    assert_eq!(QrCode::of(&letters(MOST + 1)).err(), Some(TooLong { bytes: MOST + 1 }));
    assert_eq!(QrCode::of(&"é".repeat(2_000)).err(), Some(TooLong { bytes: 4_000 }));
}

#[test]
fn the_path_fills_the_dark_modules_and_leaves_the_edge_white() {
    let code = QrCode::of("https://example.org/#/join/x").unwrap();
    let side = code.side();
    let mut filled = vec![vec![false; side]; side];
    for run in code.path().split_terminator('z') {
        let (x, rest) = run.strip_prefix('M').unwrap().split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (width, back) = rest.split_once("v1H").unwrap();
        assert_eq!(x, back);
        let (x, y, width): (usize, usize, usize) = (x.parse().unwrap(), y.parse().unwrap(), width.parse().unwrap());
        filled[y][x..x + width].fill(true);
    }
    for (y, row) in filled.iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            assert_eq!(*dark, code.is_dark(x, y));
            let is_edge = [x, y].iter().any(|at| *at < QUIET || *at >= side - QUIET);
            assert!(!(is_edge && *dark));
        }
    }
    assert!(filled[QUIET][QUIET..QUIET + 7].iter().all(|dark| *dark), "the corner's frame begins at the edge");
}
