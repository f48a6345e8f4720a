#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;

/// An update by client 7 from clock 0 with these blocks, and nothing deleted.
fn update(blocks: &[&[u8]]) -> Vec<u8> {
    let mut bytes = vec![1, u8::try_from(blocks.len()).unwrap(), 7, 0];
    bytes.extend(blocks.concat());
    bytes.push(0);
    bytes
}

/// The value `true` under the key `k` of the root map `r`.
const SOUND: &[u8] = &[0x28, 1, 1, b'r', 1, b'k', 1, 120];

#[test]
fn what_this_app_writes_passes() {
    assert_eq!(check_update(&[0, 0]), Ok(()));
    assert_eq!(check_update(&update(&[SOUND, SOUND])), Ok(()));
    assert_eq!(
        check_update(&update(&[&[4, 1, 1, b't', 2, 0xc3, 0xa9], &[0x84, 7, 0, 1, b'x'], &[0xc4, 7, 0, 7, 1, 1, b'y']])),
        Ok(())
    );
    assert_eq!(check_update(&update(&[&[0, 3], &[10, 2], &[1, 1, 1, b'r', 5]])), Ok(()));
    assert_eq!(check_update(&[0, 1, 7, 2, 0, 3, 3, 1]), Ok(()), "touching stretches of deletions");
    assert_eq!(check_state_vector(&[2, 7, 3, 8, 0]), Ok(()));
}

/// S15
#[test]
fn values_nested_without_end_are_refused_before_they_exhaust_the_stack() {
    let mut block = vec![0x28, 1, 1, b'r', 1, b'k', 1];
    for _ in 0..100_000 {
        block.extend([117, 1]);
    }
    block.push(120);
    assert_eq!(check_update(&update(&[&block])), Err(Unsound::TooDeep));
    let shallow = [&[0x28, 1, 1, b'r', 1, b'k', 1], &[117, 1].repeat(10)[..], &[120]].concat();
    assert_eq!(check_update(&update(&[&shallow])), Ok(()));
}

/// S15
#[test]
fn more_things_announced_than_there_are_bytes_are_refused_before_memory_is_set_aside() {
    let million = [0xc0, 0x84, 0x3d];
    assert_eq!(check_update(&million), Err(Unsound::CutOff));
    assert_eq!(check_update(&[&[1], &million[..], &[7, 0]].concat()), Err(Unsound::CutOff));
    assert_eq!(check_update(&update(&[&[&[0x28, 1, 1, b'r', 1, b'k'], &million[..]].concat()])), Err(Unsound::CutOff));
    assert_eq!(check_state_vector(&million), Err(Unsound::CutOff));
    assert_eq!(check_update(&[0xff; 30]), Err(Unsound::TooLarge));
}

#[test]
fn each_thing_that_is_not_ours_is_refused_by_its_name() {
    let cases: [(Vec<u8>, Unsound); 13] = [
        (vec![], Unsound::CutOff),
        (vec![0, 0, 0], Unsound::GoesOn),
        (update(&[&[0, 0]]), Unsound::Empty),
        (update(&[&[0x28, 1, 1, b'r', 1, b'k', 0]]), Unsound::Empty),
        (update(&[&[4, 1, 1, b't', 1, 0xc3]]), Unsound::NotText),
        // Put after itself: the library would wait for it for ever.
        (update(&[&[0x84, 7, 0, 1, b'x']]), Unsound::BuildsOnLater),
        // Within another type; a type; a document.
        (update(&[&[8, 0, 7, 0, 1, 120]]), Unsound::Foreign),
        (update(&[&[7, 1, 1, b'r', 0]]), Unsound::Foreign),
        (update(&[&[9, 1, 1, b'r', 0]]), Unsound::Foreign),
        (update(&[&[0, 0xff, 0xff, 0xff, 0xff, 0x7f]]), Unsound::TooLarge),
        (vec![2, 0, 7, 0, 0, 7, 0, 0], Unsound::OutOfOrder),
        (vec![0, 1, 7, 2, 5, 2, 0, 1], Unsound::OutOfOrder),
        (vec![0, 1, 7, 1, 5, 0], Unsound::Empty),
    ];
    for (bytes, unsound) in cases {
        assert_eq!(check_update(&bytes), Err(unsound), "{bytes:?}");
    }
}

#[test]
fn blocks_that_last_beyond_any_clock_are_refused() {
    let long: &[u8] = &[0, 0xff, 0xff, 0xff, 0xff, 3];
    assert_eq!(check_update(&update(&[long])), Ok(()), "2^30 - 1");
    assert_eq!(check_update(&update(&[long, long])), Err(Unsound::TooLarge));
}
